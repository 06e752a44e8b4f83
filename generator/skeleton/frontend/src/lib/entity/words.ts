'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';

/** The words of an entity, in the language of the pages. */
export type Words = {
  one: string;
  many: string;
  field: (name: string) => string;
  value: (field: string, value: string) => string;
  /** Null where the SPEC says nothing about it. */
  help: (field: string) => string | null;
  child: (name: string) => string;
  description: string | null;
};

/** Takes an entity's key, returns how its fields, values and records are called. What has no word is called by its name. */
export function useWords(key: string): Words {
  const t = useTranslations();
  return useMemo(() => {
    const find = (path: string): string | null =>
      t.has(`entities.${key}.${path}`) ? t(`entities.${key}.${path}`) || null : null;
    return {
      one: find('one') ?? key,
      many: find('many') ?? key,
      field: (name) => find(`fields.${name}`) ?? name,
      value: (field, value) => find(`values.${field}.${value}`) ?? value,
      help: (field) => find(`help.${field}`),
      child: (name) => find(`children.${name}`) ?? name,
      description: find('description'),
    };
  }, [key, t]);
}
