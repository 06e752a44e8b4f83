import type { Text } from './language.mjs';

export function step<T>(title: Text, work: () => Promise<T> | T): Promise<T>;
export function remark(text: Text): void;
