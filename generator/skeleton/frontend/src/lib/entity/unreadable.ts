/** What somebody typed and cannot be read as a value of its field yet. Forms keep it, and never send it. */
export type Unreadable = { $unreadable: string };

export const unreadable = (text: string): Unreadable => ({ $unreadable: text });

export const isUnreadable = (value: unknown): value is Unreadable =>
  typeof value === 'object' && value !== null && '$unreadable' in value;
