export const repositoryRoot: string;
export function dataFolder(...parts: string[]): string;
export function cacheFolder(...parts: string[]): string;
