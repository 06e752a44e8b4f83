/** CodeMirror's own words about differences in Spanish; English is what it speaks by itself. */
export const SPANISH_PHRASES: Record<string, string> = {
  '$ unchanged lines': '$ líneas sin cambios',
};
