import { ACTIONS, type Action } from '../../blueprint/schema.ts';
import type { DraftRule } from '../draft.ts';
import { fold } from '../naming/fold.ts';
import { type Grant, readActions, readRole, type Vocabulary } from './permission-sentence.ts';
import { JOIN } from './permission-words.ts';

const ALL = /^(?:all|todo|todos|full|total|everything|yes|si|x|✓|✔|✅|crud|\*)$/;
const NOTHING = /^(?:|-|–|—|no|none|nada|ningun[oa]?|nothing|✗|✘|❌|n\/a)$/;
const LETTERS: Record<string, Action> = { c: 'create', r: 'read', u: 'update', d: 'delete' };
const OWN = /\b(?:only |solo )?(?:(?:the |l[oa]s )?(?:their )?own|propi[oa]s?|suy[oa]s?)\b/;

type Cell = { actions: Action[]; own: boolean };

/**
 * A table of roles and entities in either direction, beginning at `rules[at]`; null when there is none. What the table
 * gives nobody is left to administrators: it is complete for what it names.
 */
export function readPermissionTable(
  rules: readonly DraftRule[],
  at: number,
  words: Vocabulary,
): { grants: Grant[]; rows: number } | null {
  const lines: string[][] = [];
  let line = rules[at]?.span.line ?? 0;
  for (const rule of rules.slice(at)) {
    // The row of dashes is no rule and leaves a gap of one line.
    if (!rule.text.startsWith('|') || rule.span.line - line > 2) break;
    line = rule.span.line;
    lines.push(cellsOf(rule.text));
  }
  const [head, ...body] = lines;
  if (!head || body.length === 0) return null;
  const across = head.slice(1);
  const down = body.map((cells) => cells[0] ?? '');
  const entityOf = (text: string): string | null => words.entity(fold(text));
  // A new role may be named where others are known, or where the heading says that roles follow.
  const titled = /\b(?:rol|roles|role|perfil|profile)\b/.test(fold(head[0] ?? ''));
  const roleIn = (texts: readonly string[]) => {
    const surely = titled || texts.some((text) => readRole(text, words, false) !== null);
    return (text: string): string | null => readRole(text, words, surely);
  };
  const [ofRow, ofColumn] = [roleIn(down), roleIn(across)];
  if (across.every((text) => entityOf(text) !== null) && down.every((text) => ofRow(text) !== null))
    return tableOf(body, across.map(entityOf), ofRow);
  if (across.every((text) => ofColumn(text) !== null) && down.every((text) => entityOf(text) !== null)) {
    const turned = across.map((role, column) => [role, ...body.map((cells) => cells[column + 1] ?? '')]);
    const found = tableOf(turned, down.map(entityOf), ofColumn);
    return found && { ...found, rows: lines.length };
  }
  return null;
}

const cellsOf = (text: string): string[] =>
  text
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.replace(/[*_`]+/g, '').trim());

function tableOf(
  rows: readonly string[][],
  entities: readonly (string | null)[],
  roleOf: (text: string) => string | null,
): { grants: Grant[]; rows: number } | null {
  const grants: Grant[] = [];
  for (const [column, entity] of entities.entries()) {
    if (entity === null) return null;
    const left = new Set<Action>(ACTIONS);
    for (const row of rows) {
      const role = roleOf(row[0] ?? '');
      const cells = readCell(row[column + 1] ?? '');
      if (role === null || cells === null) return null;
      for (const { actions, own } of cells) {
        for (const action of actions) left.delete(action);
        grants.push({
          entities: [entity],
          actions,
          roles: [role],
          own: own && role !== 'admin',
          exclusive: true,
        });
      }
    }
    if (left.size > 0)
      grants.push({ entities: [entity], actions: [...left], roles: ['admin'], own: false, exclusive: true });
  }
  return { grants, rows: rows.length + 1 };
}

/** What one cell grants, [] for nothing, null when it says something else: `read own, create`, `CRUD`, `ver (propios)`. */
function readCell(text: string): Cell[] | null {
  const folded = fold(text).trim();
  if (NOTHING.test(folded)) return [];
  if (ALL.test(folded)) return [{ actions: [...ACTIONS], own: false }];
  if (/^[crud]{1,4}$/.test(folded) && readActions(folded).length === 0)
    return [{ actions: [...new Set([...folded].map((letter) => LETTERS[letter] as Action))], own: false }];
  const cells: Cell[] = [];
  for (const part of folded.split(new RegExp(`${JOIN}|\\s*\\+\\s*`))) {
    const own = OWN.test(part);
    const word = part.replace(OWN, '').replace(/[()]/g, '').replace(/\s+/g, ' ').trim();
    const actions = ALL.test(word) || (own && word === '') ? [...ACTIONS] : readActions(word);
    if (actions.length === 0) return null;
    const same = cells.find((cell) => cell.own === own);
    if (same) same.actions.push(...actions);
    else cells.push({ actions: [...actions], own });
  }
  return cells;
}
