export type Text = { es: string; en: string };
export function detectLanguage(environment: Record<string, string | undefined>): 'es' | 'en';
export function pick(text: Text): string;
