import type { Database, Language } from '#generator/blueprint/schema.ts';
import { LOOKS, SCREENSHOTS_FOLDER } from '#generator/blueprint/screenshots.ts';
import type { Check } from '#lib/runs/schema.ts';
import type { Evidence, Remark, UnverifiedReason } from './evidence.ts';

type Sentences = Record<Language, string>;

const REASONS: Record<UnverifiedReason, Sentences> = {
  'not-checked': {
    es: 'No se ejecutó ninguna comprobación: nadie sabe todavía si este proyecto funciona.',
    en: 'No check was run: nobody knows yet whether this project works.',
  },
  'checks-failed': {
    es: 'Alguna comprobación no pasó; abajo se ve cuál.',
    en: 'Some check did not pass; see below which.',
  },
  'no-sandbox': {
    es: 'Las comprobaciones pasaron, pero sin aislamiento (IOPEER_SANDBOX=none): no prueban que funcione en un sitio limpio.',
    en: 'The checks passed, but without a sandbox (IOPEER_SANDBOX=none): they do not prove that it works in a clean place.',
  },
};

const REMARKS: Record<Remark, Sentences> = {
  'frontend-not-included': {
    es: 'El SPEC pide un frontend; esta entrega trae solo el backend.',
    en: 'The SPEC asks for a frontend; this delivery holds the backend only.',
  },
  'backend-not-included': {
    es: 'Se entrega solo el frontend; se probó contra el backend que IOPEER hace del mismo SPEC.',
    en: 'Only the frontend is delivered; it was tried against the backend that IOPEER makes of the same SPEC.',
  },
  'tested-on-sqlite': {
    es: 'El proyecto usa otra base de datos que la de las pruebas: en esta máquina no había un servidor de ella y se probó en SQLite.',
    en: 'The project uses another database than its tests did: this machine had no such server, so they ran on SQLite.',
  },
  'rules-not-implemented': {
    es: 'El SPEC contiene reglas que no son crear, leer, cambiar o borrar; están anotadas en el proyecto y falta escribirlas.',
    en: 'The SPEC holds rules beyond create, read, update and delete; the project lists them, and they remain to be written.',
  },
};

/** The sentence of a remark, for the page and for whoever shows it elsewhere. */
export function remarkSentence(remark: Remark, language: Language): string {
  return REMARKS[remark][language];
}

const DATABASE_NAMES: Record<Database, string> = {
  sqlite: 'SQLite',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL / MariaDB',
};

const WORDS = {
  es: {
    verified: 'Verificado',
    unverified: 'SIN VERIFICAR',
    proven: 'Todas las comprobaciones pasaron en un entorno aislado y limpio, sin red.',
    checks: 'Comprobaciones',
    columns: ['Comprobación', 'Resultado', 'Código', 'Pasan', 'Fallan', 'Omitidas', 'Duración'],
    passed: 'pasa',
    failed: 'FALLA',
    commands: 'Órdenes ejecutadas, cada una en su carpeta',
    remarks: 'Conviene saber',
    expected: 'Por escribir',
    expectedHelp:
      'Frases del SPEC que piden algo más que guardar datos. Cada una tiene su función, vacía y marcada `@pending`:',
    where: 'Dónde y con qué',
    sandbox: 'Aislamiento',
    noSandbox: 'ninguno',
    network: { true: 'con red', false: 'sin red' },
    testedOn: 'Base de datos de las pruebas',
    chosen: 'Base de datos del proyecto',
    fixes: 'Rondas de reparación',
    files: 'archivos; el sha256 de cada uno está en `.iopeer/evidence.json`.',
    blueprint: 'Huella del Blueprint',
    packages: 'Versiones',
    parts: 'Se entrega',
    part: { backend: 'backend', frontend: 'frontend', both: 'backend y frontend' },
    pictures: 'Imágenes de las páginas',
    picturesHelp:
      'Cada página como la vio el navegador de las pruebas, en claro y oscuro, en escritorio y móvil:',
  },
  en: {
    verified: 'Verified',
    unverified: 'UNVERIFIED',
    proven: 'Every check passed in a clean sandbox without network.',
    checks: 'Checks',
    columns: ['Check', 'Result', 'Exit code', 'Passed', 'Failed', 'Skipped', 'Duration'],
    passed: 'passes',
    failed: 'FAILS',
    commands: 'Commands that ran, each in its folder',
    remarks: 'Worth knowing',
    expected: 'Expected to be implemented',
    expectedHelp:
      'Sentences of the SPEC that ask for more than storing data. Each has its function, empty and marked `@pending`:',
    where: 'Where and with what',
    sandbox: 'Sandbox',
    noSandbox: 'none',
    network: { true: 'with network', false: 'no network' },
    testedOn: 'Database of the tests',
    chosen: 'Database of the project',
    fixes: 'Rounds of fixing',
    files: 'files; the sha256 of each is in `.iopeer/evidence.json`.',
    blueprint: 'Blueprint hash',
    packages: 'Versions',
    parts: 'Delivered',
    part: { backend: 'backend', frontend: 'frontend', both: 'backend and frontend' },
    pictures: 'Pictures of the pages',
    picturesHelp: 'Each page as the browser of the tests saw it, light and dark, on a desktop and a phone:',
  },
} as const;

/** EVIDENCE.md: what was proved of this project and how, in the SPEC's language. */
export function evidencePage(evidence: Evidence, language: Language): string {
  const words = WORDS[language];
  const title = evidence.verified ? `✓ ${words.verified}` : `⚠ ${words.unverified}`;
  const why = evidence.reason === null ? words.proven : REASONS[evidence.reason][language];
  const sections = [
    `# ${evidence.project.name}: ${title}\n\n**${why}**`,
    ...(evidence.remarks.length > 0
      ? [
          `## ${words.remarks}\n\n${evidence.remarks.map((remark) => `- ${remarkSentence(remark, language)}`).join('\n')}`,
        ]
      : []),
    ...(evidence.expected.length > 0 ? [expectedSection(evidence, language)] : []),
    ...(evidence.checks.length > 0
      ? [checksSection(evidence.checks, language), commandsSection(evidence.checks, language)]
      : []),
    ...picturesSection(evidence, language),
    whereSection(evidence, language),
  ];
  return `${sections.join('\n\n')}\n`;
}

function expectedSection(evidence: Evidence, language: Language): string {
  const rows = evidence.expected.map(
    ({ text, file, name }) => `- [ ] ${inline(text)}\n  \`${file}\`: \`${name}\``,
  );
  return `## ${WORDS[language].expected}\n\n${WORDS[language].expectedHelp}\n\n${rows.join('\n')}`;
}

/** Text of a person as Markdown shows it on one line. */
const inline = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+|!~]/g, (char) => `\\${char}`);

function checksSection(checks: readonly Check[], language: Language): string {
  const words = WORDS[language];
  const count = (value: number | null) => (value === null ? '–' : String(value));
  const rows = checks.map((check) => {
    const held = check.exitCode === 0 && (check.failed ?? 0) === 0;
    const seconds = `${(check.durationMs / 1_000).toFixed(1)} s`;
    return [
      check.name,
      held ? words.passed : `**${words.failed}**`,
      String(check.exitCode),
      count(check.passed),
      count(check.failed),
      count(check.skipped),
      seconds,
    ];
  });
  return `## ${words.checks}\n\n${[words.columns, words.columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')}`;
}

/** The lock compares hashes by itself; there is no command to type. */
function commandsSection(all: readonly Check[], language: Language): string {
  const checks = all.filter((check) => check.name !== 'acceptance-lock');
  return `## ${WORDS[language].commands}\n\n\`\`\`sh\n${checks.map((check) => `# ${check.name}\n${check.command}`).join('\n')}\n\`\`\``;
}

/** One line a page: a link to each of its pictures. */
function picturesSection({ files }: Evidence, language: Language): string[] {
  const pages = new Map<string, string[]>();
  for (const path of Object.keys(files)) {
    const file = path.startsWith(SCREENSHOTS_FOLDER) ? path.slice(SCREENSHOTS_FOLDER.length) : '';
    const look = LOOKS.toReversed().find((each) => file.endsWith(`-${each}.png`));
    if (look === undefined) continue;
    const page = file.slice(0, -`-${look}.png`.length);
    pages.set(page, [...(pages.get(page) ?? []), `[${look}](${path})`]);
  }
  if (pages.size === 0) return [];
  const rows = [...pages].map(([page, links]) => `- \`${page}\`: ${links.join(' · ')}`);
  return [`## ${WORDS[language].pictures}\n\n${WORDS[language].picturesHelp}\n\n${rows.join('\n')}`];
}

/** Packages a person asks about first; the rest are in evidence.json. */
const SHOWN_NODE_PACKAGES = ['next', 'react', 'typescript', '@hey-api/openapi-ts', '@playwright/test'];
const SHOWN_PACKAGES = ['fastapi', 'sqlalchemy', 'pydantic', 'alembic', 'uvicorn', 'pytest', 'ruff', 'mypy'];

function whereSection(evidence: Evidence, language: Language): string {
  const words = WORDS[language];
  const { sandbox, environment, database } = evidence;
  const lines = [
    `- IOPEER ${evidence.generator.version}`,
    ...(evidence.parts ? [`- ${words.parts}: ${words.part[evidence.parts]}`] : []),
    `- ${words.sandbox}: ${sandbox ? `${sandbox.kind === 'none' ? words.noSandbox : sandbox.kind}, ${words.network[`${sandbox.network}`]}` : '–'}`,
    `- ${words.chosen}: ${DATABASE_NAMES[database.chosen]}`,
    ...(database.testedOn ? [`- ${words.testedOn}: ${DATABASE_NAMES[database.testedOn]}`] : []),
    ...(environment
      ? [
          `- Python ${environment.python}, ${environment.platform}`,
          `- ${words.packages}: ${versions(environment.packages, SHOWN_PACKAGES)}`,
          ...(environment.frontend
            ? [
                `- Node ${environment.frontend.node}: ${versions(environment.frontend.packages, SHOWN_NODE_PACKAGES)}`,
              ]
            : []),
        ]
      : []),
    `- ${words.fixes}: ${evidence.fixRounds}`,
    `- ${words.blueprint}: \`${evidence.project.blueprintHash}\``,
    `- ${Object.keys(evidence.files).length} ${words.files}`,
  ];
  return `## ${words.where}\n\n${lines.join('\n')}`;
}

function versions(packages: Readonly<Record<string, string>>, shown: readonly string[]): string {
  return shown.flatMap((name) => (packages[name] ? [`${name} ${packages[name]}`] : [])).join(', ');
}
