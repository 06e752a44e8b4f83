export function isSuitable(version: string): boolean;
export function handOver(program: string): Promise<never>;
export function followLauncher(): void;
export function ensureNode(): Promise<void>;
