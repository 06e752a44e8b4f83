import { cn, type Styled } from '@/lib/cn';
import { controlStyle } from './control';

/** Lines of text; grows with what is written where the browser can. */
export function Textarea({ className, ...props }: Styled<'textarea'>) {
  return (
    <textarea
      data-slot="textarea"
      {...props}
      className={cn(controlStyle, 'field-sizing-content max-h-96 min-h-20 px-3 py-2', className)}
    />
  );
}
