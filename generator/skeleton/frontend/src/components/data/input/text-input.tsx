'use client';

import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { isClearable } from '@/lib/entity/fields';
import type { InputProps } from '@/lib/entity/overrides';
import { controlProps } from './control-props';

/** What keyboards of phones and helpers of browsers make of each kind. */
const KINDS: Readonly<Record<string, { type: string; spellCheck: boolean }>> = {
  email: { type: 'email', spellCheck: false },
  url: { type: 'url', spellCheck: false },
  phone: { type: 'tel', spellCheck: false },
  uuid: { type: 'text', spellCheck: false },
};

/** A text that was emptied is none, where there may be none. */
const sent = (props: InputProps, text: string): string | null =>
  text === '' && isClearable(props.field) ? null : text;

const shown = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One line of text. */
export function TextInput(props: InputProps) {
  const { kind } = props.field;
  return (
    <Input
      {...controlProps(props)}
      {...(KINDS[kind] ?? { type: 'text', spellCheck: true })}
      autoComplete="off"
      onBlur={(event) => {
        const found = completed(kind, event.currentTarget.value);
        if (found !== event.currentTarget.value) props.onChange(sent(props, found));
        props.onBlur();
      }}
      onChange={(event) => props.onChange(sent(props, event.currentTarget.value))}
      value={shown(props.value)}
    />
  );
}

/** Spaces around addresses and numbers are never meant, and few people type how an address of the web begins. */
function completed(kind: string, text: string): string {
  if (!(kind in KINDS)) return text;
  const trimmed = text.trim();
  return kind === 'url' && /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(trimmed) ? `https://${trimmed}` : trimmed;
}

/** Several lines of text; the box grows with them. */
export function TextAreaInput(props: InputProps) {
  return (
    <Textarea
      {...controlProps(props)}
      onBlur={props.onBlur}
      onChange={(event) => props.onChange(sent(props, event.currentTarget.value))}
      rows={props.compact ? 2 : 4}
      value={shown(props.value)}
    />
  );
}
