import type { Line } from './lines.ts';

/** A line of a section's body with what is nested below it. */
export type Item = {
  line: Line;
  /** What the line says; for a paragraph all its lines joined by line breaks exactly as in the SPEC. */
  text: string;
  /** Further lines of the same paragraph. */
  more: Line[];
  children: Item[];
};
