import { CircleAlert } from 'lucide-react';
import { cn, type Styled } from '@/lib/cn';
import { Label } from './label';

/** Ids that tie a control to its words: `aria-describedby={fieldIds(id).describedBy({ help, error })}`. */
export function fieldIds(id: string) {
  const [description, error] = [`${id}-description`, `${id}-error`];
  return {
    description,
    error,
    describedBy: (said: { description: boolean; error: boolean }): string | undefined =>
      [said.description && description, said.error && error].filter(Boolean).join(' ') || undefined,
  };
}

/** A control with its label, help and error. `data-invalid` colours its label. */
export function Field({
  className,
  orientation = 'vertical',
  ...props
}: Styled<'div'> & { orientation?: 'vertical' | 'horizontal' }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset for every single control would be read aloud as a group of one
    <div
      data-orientation={orientation}
      data-slot="field"
      role="group"
      {...props}
      className={cn(
        'group/field flex w-full min-w-0',
        orientation === 'vertical' ? 'flex-col gap-1.5' : 'flex-row items-start gap-3',
        className,
      )}
    />
  );
}

export function FieldSet({ className, ...props }: Styled<'fieldset'>) {
  return (
    <fieldset
      data-slot="field-set"
      {...props}
      className={cn('flex min-w-0 flex-col gap-5 border-0 p-0', className)}
    />
  );
}

export function FieldLegend({ className, ...props }: Styled<'legend'>) {
  return (
    <legend
      data-slot="field-legend"
      {...props}
      className={cn('mb-1 font-semibold text-sm tracking-tight', className)}
    />
  );
}

/** Fields below each other. */
export function FieldGroup({ className, ...props }: Styled<'div'>) {
  return <div data-slot="field-group" {...props} className={cn('flex w-full flex-col gap-5', className)} />;
}

/** Label and help beside a checkbox or a switch. */
export function FieldContent({ className, ...props }: Styled<'div'>) {
  return (
    <div
      data-slot="field-content"
      {...props}
      className={cn('flex min-w-0 flex-1 flex-col gap-0.5', className)}
    />
  );
}

/** `required` adds the mark people know; that it is required, the control itself says. */
export function FieldLabel({
  className,
  required = false,
  children,
  ...props
}: Styled<'label'> & { required?: boolean }) {
  return (
    <Label
      data-slot="field-label"
      {...props}
      className={cn('w-fit group-data-[invalid=true]/field:text-destructive', className)}
    >
      <span>
        {children}
        {required ? (
          <span aria-hidden className="ml-0.5 text-destructive">
            *
          </span>
        ) : null}
      </span>
    </Label>
  );
}

export function FieldTitle({ className, ...props }: Styled<'div'>) {
  return (
    <div data-slot="field-title" {...props} className={cn('font-medium text-sm leading-5', className)} />
  );
}

export function FieldDescription({ className, ...props }: Styled<'p'>) {
  return (
    <p
      data-slot="field-description"
      {...props}
      className={cn('text-muted-foreground text-xs text-pretty', className)}
    />
  );
}

/** What is wrong, read aloud as soon as it is there; nothing while nothing is wrong. */
export function FieldError({ className, children, ...props }: Styled<'p'>) {
  if (!children) return null;
  return (
    <p
      data-slot="field-error"
      role="alert"
      {...props}
      className={cn('flex items-start gap-1.5 text-destructive text-xs', className)}
    >
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
