import { Separator as Base } from '@base-ui/react/separator';
import { cn, type Styled } from '@/lib/cn';

export function Separator({ className, orientation = 'horizontal', ...props }: Styled<typeof Base>) {
  return (
    <Base
      data-slot="separator"
      orientation={orientation}
      {...props}
      className={cn(
        'shrink-0 bg-border',
        orientation === 'vertical' ? 'w-px self-stretch' : 'h-px w-full',
        className,
      )}
    />
  );
}
