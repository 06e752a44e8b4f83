import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties are styles too. */
    [property: `--${string}`]: string | number | undefined;
  }
}
