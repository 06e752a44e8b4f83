import { cn } from '@/lib/cn';

/** The look of everything one types or chooses in. 16 px on touch screens: below that, phones zoom into the page. */
export const controlStyle = cn(
  'w-full min-w-0 rounded-md border border-input bg-background text-base shadow-xs md:text-sm dark:bg-muted/40',
  'transition-[border-color,box-shadow] outline-none placeholder:text-muted-foreground',
  'focus-visible:border-ring focus-visible:ring-3 focus-visible:ring-ring/25',
  'disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground data-disabled:cursor-not-allowed data-disabled:bg-muted data-disabled:text-muted-foreground',
  'aria-invalid:border-destructive aria-invalid:focus-visible:ring-destructive/25',
);

/** The look of what opens over the page: menus, lists of choices, popovers. */
export const popupStyle = cn(
  'origin-(--transform-origin) rounded-lg border bg-popover text-popover-foreground shadow-lg outline-none',
  'transition-[opacity,scale] duration-100 ease-out data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0',
  'data-instant:transition-none',
);

/** The look of one line in a menu or a list of choices. */
export const itemStyle = cn(
  'relative flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none select-none pointer-coarse:min-h-10',
  'data-highlighted:bg-accent data-highlighted:text-accent-foreground data-disabled:pointer-events-none data-disabled:opacity-50',
  '[&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4 [&_svg:not([class*=text-])]:text-muted-foreground',
);

/** The look of the name of a group of such lines. */
export const groupLabelStyle = 'px-2 pt-2 pb-1 font-medium text-muted-foreground text-xs';
