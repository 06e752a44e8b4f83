import { cn, type Styled } from '@/lib/cn';
import { controlStyle } from './control';

/** A line of text. */
export function Input({ className, ...props }: Styled<'input'>) {
  return (
    <input
      data-slot="input"
      {...props}
      className={cn(
        controlStyle,
        'h-9 px-3 file:mr-3 file:h-full file:border-0 file:bg-transparent file:font-medium file:text-sm',
        className,
      )}
    />
  );
}
