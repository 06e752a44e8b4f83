'use client';

import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * A link whose page is fetched once somebody is about to follow it, not as soon as it is in sight: a page full of links
 * would ask the server for all of them.
 */
export function HoverLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  const [near, setNear] = useState(false);
  return (
    <Link
      {...props}
      onFocus={(event) => {
        setNear(true);
        props.onFocus?.(event);
      }}
      onPointerEnter={(event) => {
        setNear(true);
        props.onPointerEnter?.(event);
      }}
      prefetch={near ? null : false}
    />
  );
}
