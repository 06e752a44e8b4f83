import { cn, type Styled } from '@/lib/cn';

export function Separator({
  className,
  orientation = 'horizontal',
  ...props
}: Styled<'div'> & { orientation?: 'horizontal' | 'vertical' }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot stand upright
    <div
      aria-orientation={orientation}
      data-slot="separator"
      role="separator"
      {...props}
      className={cn(
        'shrink-0 bg-border',
        orientation === 'vertical' ? 'w-px self-stretch' : 'h-px w-full',
        className,
      )}
    />
  );
}
