import { z } from 'zod';

/** Where a delivery keeps the pictures that its browser tests took of every page. */
export const SCREENSHOTS_FOLDER = 'docs/screenshots/';
/** Below it: what the browser showed when a test failed. */
export const FAILED_FOLDER = 'failed/';
/** Below it: which pages there are, by name. */
export const SCREENSHOTS_INDEX = 'pages.json';

/** How each page is looked at; the file of a picture is `<page>-<look>.png`. `light` and `dark` are 1440 px wide. */
export const LOOKS = ['light', 'dark', 'phone-light', 'phone-dark'] as const;
export type Look = (typeof LOOKS)[number];

/** A page as the browser tests name it, its title as people read it, and its address. */
export const pictureIndexSchema = z.array(
  z.object({
    name: z.string().regex(/^[\w-]+$/),
    title: z.string().max(300),
    path: z.string().max(2_000),
  }),
);
export type PicturedPage = z.infer<typeof pictureIndexSchema>[number];
