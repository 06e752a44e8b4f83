import { cn, type Styled } from '@/lib/cn';

/** Names a control: by `htmlFor`, or by holding it. */
export function Label({ className, ...props }: Styled<'label'>) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: what it names is said by whoever uses it, as with the element itself
    <label
      data-slot="label"
      {...props}
      className={cn(
        'flex items-center gap-2 font-medium text-sm leading-5 select-none has-disabled:opacity-60',
        className,
      )}
    />
  );
}
