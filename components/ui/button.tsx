import { Button as BaseButton } from '@base-ui/react/button';
import { cva, type VariantProps } from 'class-variance-authority';
import { cn } from './cn.ts';
import { Spinner } from './spinner.tsx';

/** The look of everything that acts; links that act like buttons take it too. */
export const buttonStyle = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none',
    'transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0',
    'disabled:pointer-events-none disabled:opacity-50 data-disabled:pointer-events-none data-disabled:opacity-50',
  ],
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-primary text-ink-inverse hover:bg-primary-hover',
        secondary: 'border-line-strong bg-surface text-ink shadow-low hover:bg-hover',
        ghost: 'border-transparent text-ink-muted hover:bg-hover hover:text-ink data-popup-open:bg-hover',
        danger: 'border-bad-line bg-surface text-bad hover:bg-bad-soft',
      },
      size: {
        sm: 'h-7 px-2.5 text-xs',
        md: 'h-8 px-3 text-sm',
        lg: 'h-10 px-4 text-base',
        icon: 'size-8',
        'icon-sm': 'size-7',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyle>;
type ButtonProps = Omit<BaseButton.Props, 'className'> & ButtonLook & { className?: string; busy?: boolean };

/** A button; `busy` shows a spinner, keeps the focus and refuses clicks. */
export function Button({
  variant,
  size,
  className,
  busy = false,
  disabled,
  children,
  ...props
}: ButtonProps) {
  const icon = size === 'icon' || size === 'icon-sm';
  return (
    <BaseButton
      {...props}
      aria-busy={busy || undefined}
      className={cn(buttonStyle({ variant, size }), className)}
      disabled={disabled || busy}
      focusableWhenDisabled={busy || props.focusableWhenDisabled}
    >
      {busy ? <Spinner /> : null}
      {busy && icon ? null : children}
    </BaseButton>
  );
}
