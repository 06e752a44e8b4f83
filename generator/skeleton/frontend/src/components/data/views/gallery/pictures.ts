import type { Row } from '@/lib/entity/definition';
import { isStoredFile, type StoredFile } from '@/lib/entity/files';

/** Takes a record and its field of images, returns the picture; null for a record without one. */
export function pictureOf(row: Row, field: string): StoredFile | null {
  const value = row[field];
  return isStoredFile(value) ? value : null;
}

/** Takes where somebody is among several and which way they go, returns where they come to: round at the ends. */
export function stepTo(index: number, step: 1 | -1, length: number): number {
  return length === 0 ? 0 : (index + step + length) % length;
}
