'use client';

import { SearchIcon, XIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { InputGroup, InputGroupAddon, InputGroupButton, InputGroupInput } from '@/components/ui/input-group';
import { Kbd } from '@/components/ui/kbd';
import { inSentence } from '@/lib/format/text';
import { useList } from './list-context';

/** Long enough not to ask for every letter, short enough not to be felt. */
const DEBOUNCE_MS = 250;

/** The search over all records; what is typed reaches the address a moment later. */
export function SearchBox() {
  const { state, setState, words } = useList();
  const t = useTranslations('list');
  const [text, setText] = useState(state.search);
  const [told, setTold] = useState(state.search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  if (state.search !== told) {
    // The address changed by another way: back, a saved view, “clear”.
    setTold(state.search);
    setText(state.search);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (next: string, delay: number): void => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setTold(next);
      setState({ search: next }, { typing: true });
    }, delay);
  };

  return (
    <InputGroup className="h-8 w-full sm:w-64">
      <InputGroupAddon>
        <SearchIcon aria-hidden="true" />
      </InputGroupAddon>
      <InputGroupInput
        ref={input}
        type="search"
        data-list-search
        aria-label={t('search.label', { many: inSentence(words.many) })}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={(event) => search(event.target.value, DEBOUNCE_MS)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search(text, 0);
          if (event.key !== 'Escape') return;
          if (text === '') input.current?.blur();
          else search('', 0);
        }}
      />
      <InputGroupAddon align="inline-end">
        {text === '' ? (
          <Kbd className="max-sm:hidden">/</Kbd>
        ) : (
          <InputGroupButton
            aria-label={t('search.clear')}
            onClick={() => {
              search('', 0);
              input.current?.focus();
            }}
          >
            <XIcon aria-hidden="true" />
          </InputGroupButton>
        )}
      </InputGroupAddon>
    </InputGroup>
  );
}
