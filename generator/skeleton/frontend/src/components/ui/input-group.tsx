import { cva, type VariantProps } from 'class-variance-authority';
import { cn, type Styled } from '@/lib/cn';
import { Button, type ButtonProps } from './button';
import { controlStyle } from './control';
import { Input } from './input';
import { Textarea } from './textarea';

/** An input with something before or after it, inside one frame. */
export function InputGroup({ className, ...props }: Styled<'div'>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be read aloud as a group of fields of its own
    <div
      data-slot="input-group"
      role="group"
      {...props}
      className={cn(
        controlStyle,
        'group/input-group relative flex h-9 items-center has-[textarea]:h-auto has-[textarea]:flex-col',
        'has-[[data-slot=input-group-control]:focus-visible]:border-ring has-[[data-slot=input-group-control]:focus-visible]:ring-3 has-[[data-slot=input-group-control]:focus-visible]:ring-ring/25',
        'has-aria-invalid:border-destructive has-[[data-slot=input-group-control]:disabled]:bg-muted',
        className,
      )}
    />
  );
}

const addonStyle = cva(
  'flex h-full items-center gap-1.5 text-muted-foreground text-sm select-none [&_svg:not([class*=size-])]:size-4',
  {
    variants: {
      align: {
        'inline-start': 'order-first pl-2.5',
        'inline-end': 'order-last pr-1.5',
        'block-start': 'order-first h-auto w-full px-3 pt-2',
        'block-end': 'order-last h-auto w-full px-3 pb-2',
      },
    },
    defaultVariants: { align: 'inline-start' },
  },
);

export function InputGroupAddon({
  className,
  align,
  ...props
}: Styled<'div'> & VariantProps<typeof addonStyle>) {
  return <div data-slot="input-group-addon" {...props} className={cn(addonStyle({ align }), className)} />;
}

export function InputGroupButton({ size = 'icon-xs', variant = 'ghost', ...props }: ButtonProps) {
  return <Button size={size} type="button" variant={variant} {...props} />;
}

export function InputGroupText({ className, ...props }: Styled<'span'>) {
  return <span {...props} className={cn('flex items-center gap-1.5 px-1', className)} />;
}

const bare =
  'flex-1 rounded-none border-0 bg-transparent shadow-none focus-visible:ring-0 disabled:bg-transparent dark:bg-transparent';

export function InputGroupInput({ className, ...props }: Styled<typeof Input>) {
  return (
    <Input data-slot="input-group-control" {...props} className={cn(bare, 'h-full px-2.5', className)} />
  );
}

export function InputGroupTextarea({ className, ...props }: Styled<typeof Textarea>) {
  return <Textarea data-slot="input-group-control" {...props} className={cn(bare, 'w-full', className)} />;
}
