export type Kind = 'git' | 'sandbox' | 'limits' | 'python' | 'browser';
export function findKind(kind: Kind): string | null;
