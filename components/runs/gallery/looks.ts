import type { Look } from '#generator/blueprint/screenshots.ts';
import type { ScreenshotPage, ScreenshotView } from '#lib/artifacts/schema.ts';

/** How pages are looked at: on what, and in which theme. */
export type Viewing = { device: 'desktop' | 'phone'; theme: 'light' | 'dark' };

/** Sizes the browser tests take pictures in; they keep the place of a picture that has not come yet. */
export const PICTURE_SIZE = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/** The look that a way of viewing is called by. */
export const lookOf = ({ device, theme }: Viewing): Look => (device === 'phone' ? `phone-${theme}` : theme);

/** The picture of a page in a look; null when none was taken. */
export function findPicture(page: ScreenshotPage, viewing: Viewing): ScreenshotView | null {
  return page.pictures[lookOf(viewing)] ?? null;
}

/** Address of a picture of the run whose page is `href`. A picture that changed has another address. */
export function pictureAddress(href: string, { file, sha256 }: ScreenshotView): string {
  return `${href}/screenshot?file=${encodeURIComponent(file)}&v=${sha256.slice(0, 12)}`;
}

/** What people call a page: its title without the application's name, else its name in the tests. */
export function titleOf({ title, name }: Pick<ScreenshotPage, 'title' | 'name'>): string {
  return title.split(' · ')[0]?.trim() || name;
}
