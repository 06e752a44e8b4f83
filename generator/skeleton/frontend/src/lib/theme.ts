import { project } from './project';

const chosen: { color: string | null } = project;

/** The colour of the application, `#rrggbb`: the SPEC's, or ours. Style sheets make its shades (see `tokens.css`). */
export const themeColor = chosen.color ?? '#4c56d6';

/** Takes `#rrggbb`, returns the colour of letters that can be read on it: the better of white and near-black. */
export function inkOn(color: string): '#ffffff' | '#111318' {
  const [red, green, blue] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  );
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  // Both contrasts are equal (4.3) where (1.05 / x) = (x / 0.057): WCAG 2, relative luminance.
  return luminance > 0.195 ? '#111318' : '#ffffff';
}

/** sRGB to linear light (IEC 61966-2-1). */
const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
