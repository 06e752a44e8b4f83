import type { Enumeration, EnumValue } from '../../blueprint/schema.ts';
import { report } from '../diagnose.ts';
import type { DraftEnumValue, Span } from '../draft.ts';
import { entityKeys, readableLabel, splitWords } from '../naming/names.ts';
import { toAscii } from '../naming/transliterate.ts';
import { type Catalog, findEnum } from './catalog.ts';

/** The code of a choice when the SPEC gives none: `en curso` → `en_curso`, `24 h` → `24_h`, `A+` → `a_plus`. */
export function enumCode(label: string): string {
  const spelled = label
    .trim()
    .replace(/\+/g, ' plus ')
    .replace(/(?<=\w)-$/u, ' minus ')
    .replace(/^-(?=\d)/, 'minus ');
  return splitWords(toAscii(spelled))
    .flatMap((word) => word.split(/[^A-Za-z0-9]+/))
    .filter(Boolean)
    .join('_')
    .toLowerCase();
}

/** The choices as code and label; a choice given twice is reported and kept once. */
export function enumValues(catalog: Catalog, values: readonly DraftEnumValue[], fallback: Span): EnumValue[] {
  const out: EnumValue[] = [];
  const seen = new Set<string>();
  for (const { label, value, span } of values) {
    const code = value ?? (enumCode(label) || `value_${out.length + 1}`);
    if (seen.has(code)) {
      report(catalog.draft, 'warning', 'duplicate-value', span ?? fallback, {
        es: `La opción «${label}» está repetida; se toma una sola vez.`,
        en: `The choice “${label}” is repeated; it is taken once.`,
      });
      continue;
    }
    seen.add(code);
    out.push({ value: code, label: value === undefined ? readableLabel(label) : label });
  }
  return out;
}

/** Gives every declared enumeration its name, id and choices; one declared twice or without choices is an error. */
export function nameEnums(catalog: Catalog): void {
  for (const block of catalog.draft.enums) {
    if (findEnum(catalog, block.name ?? block.label)) {
      report(catalog.draft, 'error', 'duplicate-enum', block.span, {
        es: `La enumeración «${block.label}» ya está declarada. Junta las dos o cambia el nombre de una.`,
        en: `The enumeration “${block.label}” is already declared. Join the two or rename one.`,
      });
      continue;
    }
    const values = enumValues(catalog, block.values, block.span);
    if (values.length === 0) {
      report(catalog.draft, 'error', 'empty-enum', block.span, {
        es: `La enumeración «${block.label}» no tiene opciones. Escríbelas debajo, una por línea.`,
        en: `The enumeration “${block.label}” has no choices. Write them below, one a line.`,
      });
      continue;
    }
    const name = enumName(block.label, block.name, catalog.enumerations);
    const id = block.id && catalog.ids.claim(block.id) ? block.id : catalog.ids.derive('enm', name);
    const made = {
      id,
      name,
      label: (block.exactLabel ? block.label : readableLabel(block.label)) || name,
      values,
    };
    catalog.enumerations.push(made);
    for (const key of [...entityKeys(name), ...entityKeys(block.label)]) {
      if (!catalog.enumByKey.has(key)) catalog.enumByKey.set(key, made);
    }
  }
}

/** The code name of an enumeration: as given, else the label's words in PascalCase without change of number. */
export function enumName(
  label: string,
  explicit: string | undefined,
  others: readonly Enumeration[],
): string {
  const words = splitWords(toAscii(label))
    .flatMap((word) => word.split(/[^A-Za-z0-9]+/))
    .filter(Boolean);
  const derived =
    words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') || `Enum${others.length + 1}`;
  const base = explicit ?? (/^[A-Z]/.test(derived) ? derived : `N${derived}`);
  let name = base;
  for (let n = 2; others.some((other) => other.name === name); n++) name = `${base}${n}`;
  return name;
}
