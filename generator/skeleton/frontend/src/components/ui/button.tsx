import { cva, type VariantProps } from 'class-variance-authority';
import type { MouseEvent, ReactElement } from 'react';
import { cn, type Styled } from '@/lib/cn';
import { type Slotted, withProps } from './slot';
import { Spinner } from './spinner';

/** The look of everything that acts; links that act like buttons take it too: `<Link className={buttonVariants()}>`. */
export const buttonVariants = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium text-sm whitespace-nowrap select-none',
    'transition-[background-color,border-color,color,box-shadow,scale] active:scale-[0.985]',
    'disabled:pointer-events-none disabled:opacity-50 data-disabled:pointer-events-none data-disabled:opacity-50',
    'aria-invalid:border-destructive [&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4',
  ],
  {
    variants: {
      variant: {
        default:
          'border-transparent bg-primary text-primary-foreground shadow-xs hover:bg-primary-hover data-popup-open:bg-primary-hover',
        outline:
          'border-input bg-background shadow-xs hover:bg-accent hover:text-accent-foreground data-popup-open:bg-accent dark:bg-card dark:hover:bg-accent',
        secondary:
          'border-transparent bg-secondary text-secondary-foreground hover:bg-accent data-popup-open:bg-accent',
        ghost: 'border-transparent hover:bg-accent hover:text-accent-foreground data-popup-open:bg-accent',
        destructive:
          'border-transparent bg-destructive text-destructive-foreground shadow-xs hover:bg-destructive-hover',
        'destructive-ghost': 'border-transparent text-destructive hover:bg-destructive-soft',
        link: 'border-transparent text-primary underline-offset-4 hover:underline active:scale-100',
      },
      size: {
        default: 'h-9 px-3.5',
        xs: 'h-7 rounded-sm px-2 text-xs [&_svg:not([class*=size-])]:size-3.5',
        sm: 'h-8 px-2.5',
        lg: 'h-11 px-5 text-base',
        icon: 'size-9',
        'icon-xs': 'size-7 rounded-sm [&_svg:not([class*=size-])]:size-3.5',
        'icon-sm': 'size-8',
        'icon-lg': 'size-11',
      },
    },
    defaultVariants: { variant: 'default', size: 'default' },
  },
);

export type ButtonVariants = VariantProps<typeof buttonVariants>;
export type ButtonProps = Styled<'button'> &
  ButtonVariants & {
    busy?: boolean;
    /** Keeps the focus of whoever just used it up, as on the last page. */
    focusableWhenDisabled?: boolean;
    /** What is drawn instead of a plain button, and acts like one. */
    render?: ReactElement;
  };

/** A button; `busy` shows a spinner, keeps the focus and refuses clicks. Takes `render` where shadcn's has `asChild`. */
export function Button({
  variant,
  size,
  className,
  busy = false,
  disabled = false,
  focusableWhenDisabled = false,
  type = 'button',
  render,
  children,
  ...props
}: ButtonProps) {
  const refuses = disabled || busy;
  const reachable = refuses && (busy || focusableWhenDisabled);
  return withProps((render ?? <button type={type} />) as Slotted, {
    'data-slot': 'button',
    ...props,
    'aria-busy': busy || undefined,
    'aria-disabled': reachable || undefined,
    'data-disabled': refuses ? '' : undefined,
    children: (
      <>
        {busy ? <Spinner /> : null}
        {busy && size?.startsWith('icon') ? null : children}
      </>
    ),
    className: cn(buttonVariants({ variant, size }), className),
    disabled: refuses && !reachable,
    ...(reachable ? { onClick: refuse } : {}),
  });
}

/** A button that can be reached but refuses must not send its form either. */
const refuse = (event: MouseEvent): void => event.preventDefault();
