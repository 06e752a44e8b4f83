import type { Text } from './language.mjs';

export class SetupFailure extends Error {
  readonly cure: string;
  constructor(message: Text, cure: Text, options?: ErrorOptions);
}
export function describeFailure(error: unknown): string;
export function runOrExplain(work: () => Promise<void>, exitCode?: number): Promise<void>;
