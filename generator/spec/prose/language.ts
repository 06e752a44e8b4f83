import type { Language } from '../../blueprint/schema.ts';
import type { Token } from './token.ts';
import { ENGLISH } from './words/english.ts';
import { SPANISH } from './words/spanish.ts';
import type { Vocabulary } from './words/vocabulary.ts';

const VOCABULARIES: Record<Language, Vocabulary> = { es: SPANISH, en: ENGLISH };

/** Small words only one of the two languages has. */
const SPANISH_WORDS = new Set(
  'el la los las un una unos unas y de del que con para cada tiene tienen es son se su sus al puede pueden por muchos muchas varios varias debe deben pertenece pertenecen lo como hay esta estan'.split(
    ' ',
  ),
);
const ENGLISH_WORDS = new Set(
  'the an and of that with for each every has have is are its their can may must many several belongs belong to which by it they there be in on has'.split(
    ' ',
  ),
);

/** The words of the language a sentence is written in; `fallback` when it does not show. */
export function vocabularyOf(tokens: readonly Token[], fallback: Language): Vocabulary {
  let spanish = 0;
  let english = 0;
  for (const { key, text } of tokens) {
    if (SPANISH_WORDS.has(key)) spanish += 1;
    if (ENGLISH_WORDS.has(key)) english += 1;
    if (/[ñáéíóú]/i.test(text)) spanish += 0.5;
  }
  if (spanish === english) return VOCABULARIES[fallback];
  return VOCABULARIES[spanish > english ? 'es' : 'en'];
}
