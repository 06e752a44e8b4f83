/** What lies over the page while a window is open. */
export const overlayStyle =
  'fixed inset-0 z-40 min-h-dvh bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0';

/** A window in the middle of the screen. */
export const windowStyle =
  'fixed top-1/2 left-1/2 z-50 grid max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg -translate-1/2 gap-4 overflow-y-auto overscroll-contain rounded-xl border bg-popover p-5 text-popover-foreground shadow-xl transition-[opacity,scale] duration-150 ease-out outline-none data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0 sm:p-6';

export const titleStyle = 'font-semibold text-base leading-6 tracking-tight';
export const descriptionStyle = 'text-muted-foreground text-sm text-pretty';
export const headerStyle = 'grid gap-1.5 pr-8';
export const footerStyle = 'flex flex-col-reverse gap-2 sm:flex-row sm:justify-end';
