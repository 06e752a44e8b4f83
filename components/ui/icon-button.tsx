'use client';

import type { ComponentProps, ReactNode } from 'react';
import { Button } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

type IconButtonProps = Omit<ComponentProps<typeof Button>, 'children' | 'aria-label'> & {
  label: string;
  shortcut?: string;
  children: ReactNode;
};

/** A button with an icon alone; its label is read aloud and shown on hover and focus. */
export function IconButton({
  label,
  shortcut,
  children,
  size = 'icon',
  variant = 'ghost',
  ...props
}: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <Button {...props} aria-label={label} size={size} variant={variant}>
        {children}
      </Button>
    </Tooltip>
  );
}
