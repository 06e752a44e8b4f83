/** An uploaded file as answers carry it. */
export type StoredFile = {
  id: string;
  name: string;
  content_type: string;
  size: number;
  url: string;
};

/** Returns whether a value of a record is an uploaded file. */
export function isStoredFile(value: unknown): value is StoredFile {
  return typeof value === 'object' && value !== null && typeof (value as StoredFile).url === 'string';
}
