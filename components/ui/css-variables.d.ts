import 'react';

/** Lets a style set a CSS variable: `style={{ '--columns': … }}`. */
declare module 'react' {
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
