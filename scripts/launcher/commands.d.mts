import type { Text } from './language.mjs';

type Options = { cwd?: string; env?: Record<string, string | undefined> };

export function findProgram(name: string): string | null;
export function isProgram(path: string): boolean;
export function execute(
  command: string,
  args: string[],
  options?: Options,
): Promise<{ code: number | null; output: string }>;
export function mustExecute(
  command: string,
  args: string[],
  options: Options & { cure: Text },
): Promise<string>;
