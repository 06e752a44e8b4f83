import { describe, expect, it } from 'vitest';
import type { Blueprint } from '#generator/blueprint/schema.ts';
import type { Check } from '#lib/runs/schema.ts';
import { type EvidenceInput, evidenceOf, evidenceSchema } from './evidence.ts';
import { evidencePage } from './evidence-page.ts';

const BLUEPRINT: Blueprint = {
  version: 1,
  name: 'Tienda',
  slug: 'tienda',
  language: 'es',
  entities: [],
  relations: [],
  enums: [],
  rules: [],
  options: {
    auth: false,
    roles: [],
    database: 'sqlite',
    frontend: 'none',
    softDelete: true,
    keys: 'integer',
  },
};
const TESTS: Check = {
  name: 'tests',
  command: 'DATABASE_URL=sqlite+aiosqlite:////tmp/x.db python -m pytest',
  exitCode: 0,
  passed: 12,
  failed: 0,
  skipped: 0,
  durationMs: 1_234,
};

function evidence(change: Partial<EvidenceInput> = {}, options: Partial<Blueprint['options']> = {}) {
  const made = evidenceOf({
    blueprint: { ...BLUEPRINT, options: { ...BLUEPRINT.options, ...options } },
    blueprintHash: 'abc',
    verified: true,
    checks: [TESTS],
    sandbox: 'bubblewrap',
    fixRounds: 0,
    environment: null,
    tree: new Map([['a.txt', { content: new TextEncoder().encode('a'), executable: false }]]),
    ...change,
  });
  return evidenceSchema.parse(made);
}

describe('evidence', () => {
  it('names every file by content', () => {
    expect(evidence().files).toEqual({
      'a.txt': 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
    });
  });

  it('says why a project is not verified', () => {
    const failed = { ...TESTS, exitCode: 1, failed: 2 };
    expect(evidence().reason).toBeNull();
    expect(evidence({ verified: false, checks: [] })).toMatchObject({ reason: 'not-checked', sandbox: null });
    expect(evidence({ verified: false, checks: [failed] })).toMatchObject({ reason: 'checks-failed' });
    expect(evidence({ verified: false, sandbox: 'none' })).toMatchObject({
      reason: 'no-sandbox',
      sandbox: { kind: 'none', network: true },
    });
    expect(evidence({ verified: false, sandbox: 'none', checks: [failed] }).reason).toBe('checks-failed');
  });

  it('lists each sentence that somebody has yet to write, with its place', () => {
    const blueprint = { ...BLUEPRINT, rules: [{ id: '1', text: 'Cada noche se hace una copia.' }] };
    const made = evidence({ blueprint });
    expect(made.remarks).toContain('rules-not-implemented');
    expect(made.expected).toEqual([
      {
        text: 'Cada noche se hace una copia.',
        file: 'backend/app/rules.py',
        name: 'cada_noche_se_hace_una_copia',
      },
    ]);
    expect(evidencePage(made, 'es')).toContain(
      '## Por escribir\n\nFrases del SPEC que piden algo más que guardar datos',
    );
    expect(evidencePage(made, 'es')).toContain('`backend/app/rules.py`: `cada_noche_se_hace_una_copia`');
    expect(evidence().expected).toEqual([]);
  });

  it('says which database the tests really ran on, and when that is not the project’s own', () => {
    expect(evidence({}, { database: 'mysql' })).toMatchObject({
      database: { chosen: 'mysql', testedOn: 'sqlite' },
      remarks: ['tested-on-sqlite'],
    });
    const onMysql = {
      ...TESTS,
      command: 'DATABASE_URL=mysql+aiomysql://app:app@127.0.0.1:3306/x python -m pytest',
    };
    expect(evidence({ checks: [onMysql] }, { database: 'mysql' })).toMatchObject({
      database: { chosen: 'mysql', testedOn: 'mysql' },
      remarks: [],
    });
  });

  it('says what was asked for and is not there', () => {
    expect(evidence({}, { frontend: 'nextjs' }).remarks).toEqual(['frontend-not-included']);
  });
});

describe('EVIDENCE.md', () => {
  it('speaks the SPEC’s language and shows counts, commands and what to know', () => {
    const page = evidencePage(evidence({}, { frontend: 'nextjs', database: 'mysql' }), 'es');
    expect(page).toContain('# Tienda: ✓ Verificado');
    expect(page).toContain('| tests | pasa | 0 | 12 | 0 | 0 | 1.2 s |');
    expect(page).toContain('DATABASE_URL=sqlite+aiosqlite:////tmp/x.db python -m pytest');
    expect(page).toContain('esta entrega trae solo el backend');
    expect(page).toContain('se probó en SQLite');
  });

  it('says what is delivered, and leads to the pictures of each page', () => {
    const picture = { content: new Uint8Array(), executable: false };
    const names = ['login-light', 'login-phone-dark', 'failed/1'];
    const tree = new Map(names.map((name) => [`docs/screenshots/${name}.png`, picture]));
    const page = evidencePage(evidence({ parts: 'both', tree }, { frontend: 'nextjs' }), 'en');
    expect(page).toContain('- Delivered: backend and frontend');
    expect(page).toContain(
      '- `login`: [light](docs/screenshots/login-light.png) · [phone-dark](docs/screenshots/login-phone-dark.png)\n',
    );
    expect(evidencePage(evidence(), 'en')).not.toContain('Pictures');
  });

  it('cannot be taken for verified when it is not', () => {
    for (const language of ['es', 'en'] as const) {
      const page = evidencePage(evidence({ verified: false, checks: [] }), language);
      expect(page).toMatch(/^# Tienda: ⚠ (SIN VERIFICAR|UNVERIFIED)\n/);
      expect(page).not.toMatch(/✓/);
    }
  });
});
