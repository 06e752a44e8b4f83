'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RelationSelect } from '@/components/data/input/relation-select';
import type { EntityDefinition, Id } from '@/lib/entity/definition';
import { inSentence } from '@/lib/format/text';
import { useWords } from '@/lib/entity/words';

type ChildLinkerProps = {
  target: EntityDefinition;
  onLink: (id: Id) => void;
};

/** Finds a record and links it; one that is linked already stays so. */
export function ChildLinker({ target, onLink }: ChildLinkerProps) {
  const t = useTranslations('detail.children');
  const words = useWords(target.key);
  // Chosen and linked: the search is empty again for the next one.
  const [round, setRound] = useState(0);
  return (
    <div className="w-full max-w-xs">
      <RelationSelect
        aria-label={t('link', { one: inSentence(words.one) })}
        creatable
        key={round}
        onChange={(id) => {
          if (id === null) return;
          setRound(round + 1);
          onLink(id);
        }}
        placeholder={t('link', { one: inSentence(words.one) })}
        target={target.key}
        value={null}
      />
    </div>
  );
}
