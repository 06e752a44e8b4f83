'use client';

import { useState } from 'react';
import { isUnreadable, unreadable } from '@/lib/entity/unreadable';

type Reading = {
  value: unknown;
  onChange: (value: unknown) => void;
  onBlur: () => void;
  /** Returns the value of a text, null for none, undefined for a text that is no value. */
  parse: (text: string) => unknown;
  /** How a value looks while nobody is typing. */
  format: (value: unknown) => string;
  /** How a value looks when somebody begins to change it. */
  edit?: (value: unknown) => string;
};

/**
 * Lets somebody type a value in steps that are no values yet: while the input has the focus its text is left alone,
 * afterwards it shows the value as the language writes it, or what could not be read.
 */
export function useTypedText({ value, onChange, onBlur, parse, format, edit = format }: Reading) {
  const [typed, setTyped] = useState<string | null>(null);
  const show = (how: (value: unknown) => string): string =>
    isUnreadable(value) ? value.$unreadable : value === null || value === undefined ? '' : how(value);
  return {
    value: typed ?? show(format),
    onFocus: () => setTyped(show(edit)),
    onChange: (text: string) => {
      setTyped(text);
      const read = parse(text);
      onChange(read === undefined ? unreadable(text) : read);
    },
    onBlur: () => {
      setTyped(null);
      onBlur();
    },
  };
}
