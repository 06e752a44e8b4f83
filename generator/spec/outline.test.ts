import { describe, expect, it } from 'vitest';
import { completeSpec } from './complete.ts';
import { outlineSpec } from './outline.ts';

const marked = (text: string) => {
  const lines = text.split('\n');
  return outlineSpec(text).map(
    ({ kind, line, column, endColumn }) => `${kind} ${lines[line - 1]?.slice(column - 1, endColumn - 1)}`,
  );
};

describe('the outline of a SPEC', () => {
  it('names sections, entities, fields, types, constraints, relations and options', () => {
    expect(
      marked(
        '## Entities\n\n### Customer\n- name: string, required, 2..80 — as on the card\n- belongs to Agent\n\n## Options\n- database: postgres',
      ),
    ).toEqual([
      'section Entities',
      'entity Customer',
      'field name',
      'type string',
      'constraint required',
      'constraint 2..80',
      'comment — as on the card',
      'relation belongs to Agent',
      'section Options',
      'option database',
    ]);
  });

  it('points at the words behind markers, bold and indentation', () => {
    expect(marked('### 1. **Cliente**\n  * **título**: texto, por defecto "x"')).toEqual([
      'entity Cliente',
      'field título',
      'type texto',
      'constraint por defecto "x"',
    ]);
  });

  it('never lets two tokens overlap', () => {
    const text =
      '### A\n- a: string(80) required unique max 80 default "required"\n- b: open | closed (default open)\n- code: text, pattern ^[a-z, ]+$, required';
    const tokens = outlineSpec(text);
    for (const [at, token] of tokens.entries()) {
      const next = tokens[at + 1];
      if (next && next.line === token.line) expect(next.column).toBeGreaterThanOrEqual(token.endColumn);
    }
    expect(tokens.length).toBeGreaterThan(8);
  });
});

describe('completion', () => {
  const labels = (before: string, language: 'es' | 'en' = 'en') =>
    completeSpec(before, language, ['Customer', 'Order']).options.map(({ label }) => label);

  it('offers types and entities behind a name', () => {
    expect(labels('- due at: dat')).toEqual(['date', 'datetime']);
    expect(labels('- customer: C')).toEqual(['Customer']);
    expect(labels('- vence: fecha', 'es')).toEqual(['fecha', 'fecha y hora']);
  });

  it('offers constraints behind a type', () => {
    expect(labels('- name: string, re')).toEqual(['required', 'regex']);
    expect(labels('- nombre: texto, ob', 'es')).toEqual(['obligatorio']);
  });

  it('offers entities behind a relation, in the plural when many are meant', () => {
    expect(labels('- belongs to Cu')).toEqual(['Customer']);
    expect(labels('- has many O')).toEqual(['Orders']);
  });

  it('offers relations at the start of a bullet', () => {
    expect(labels('- bel')).toEqual(['belongs to ']);
  });
});
