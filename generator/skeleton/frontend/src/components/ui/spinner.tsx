import { LoaderCircle } from 'lucide-react';
import { cn, type Styled } from '@/lib/cn';

/** Turns while something is under way; what is under way has to be said by words or `aria-busy` beside it. */
export function Spinner({ className, ...props }: Styled<'svg'>) {
  return <LoaderCircle aria-hidden className={cn('size-4 animate-spin', className)} {...props} />;
}
