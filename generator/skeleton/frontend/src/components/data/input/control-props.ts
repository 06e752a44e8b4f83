import type { InputProps } from '@/lib/entity/overrides';

/** Takes what an input is given, returns what its element needs to be found, named and read aloud. */
export const controlProps = (props: InputProps) => ({
  id: props.id,
  disabled: props.disabled,
  'aria-invalid': props.invalid || undefined,
  'aria-describedby': props.describedBy,
  'aria-required': props.field.required || undefined,
  'data-field': props.field.name,
  autoFocus: props.autoFocus,
});
