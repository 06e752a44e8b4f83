import type { Language } from '#generator/blueprint/schema.ts';
import type { Check, RunEvent, Stage } from '#lib/runs/schema.ts';
import type { Terminal } from './terminal.ts';

const TITLES: Record<Language, Record<Stage, string>> = {
  es: {
    plan: 'Leer el SPEC',
    code: 'Escribir el código',
    install: 'Instalar paquetes',
    test: 'Probar',
    fix: 'Reparar',
    package: 'Empaquetar',
  },
  en: {
    plan: 'Read the SPEC',
    code: 'Write the code',
    install: 'Install packages',
    test: 'Test',
    fix: 'Fix',
    package: 'Package',
  },
};
const CHECKS: Record<Language, Record<string, string>> = {
  es: {
    'acceptance-lock': 'pruebas intactas',
    migrations: 'migraciones',
    tests: 'pruebas',
    lint: 'estilo',
    format: 'formato',
    types: 'tipos',
    client: 'cliente tipado',
    'client-drift': 'cliente al día',
    'frontend-types': 'tipos del frontend',
    'frontend-lint': 'estilo del frontend',
    'frontend-tests': 'pruebas del frontend',
    'frontend-build': 'compilación del frontend',
    e2e: 'pruebas en el navegador',
  },
  en: {
    'acceptance-lock': 'tests untouched',
    migrations: 'migrations',
    tests: 'tests',
    lint: 'lint',
    format: 'format',
    types: 'types',
    client: 'typed client',
    'client-drift': 'client up to date',
    'frontend-types': 'frontend types',
    'frontend-lint': 'frontend style',
    'frontend-tests': 'frontend tests',
    'frontend-build': 'frontend build',
    e2e: 'browser tests',
  },
};
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 90;
const TITLE_COLUMNS = 24;
/** Columns of a line without its note, and two before the note. */
const BARE_COLUMNS = TITLE_COLUMNS + 16;

type Row = {
  title: string;
  depth: number;
  status: 'running' | 'passed' | 'failed' | 'skipped' | 'cancelled';
  startedAt: number;
  durationMs: number;
  note: string;
};

/**
 * Shows the stages of a run as they happen: redrawn in place on a terminal, one line as each ends elsewhere. Console
 * text of `-v` is written above the list, so that both stay readable.
 */
export class StageList {
  readonly #terminal: Terminal;
  readonly #language: Language;
  #rows: Row[] = [];
  #drawn = 0;
  #frame = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(terminal: Terminal, language: Language) {
    this.#terminal = terminal;
    this.#language = language;
  }

  onEvent(event: RunEvent): void {
    if (event.type === 'stage.started') this.#begin(TITLES[this.#language][event.stage], 0);
    else if (event.type === 'check.started') this.#begin(this.#checkTitle(event.name), 1);
    else if (event.type === 'check.finished') this.#endCheck(event.check);
    else if (event.type === 'files.written')
      this.#annotate(`${event.count} ${this.#language === 'es' ? 'archivos' : 'files'}`);
    else if (event.type === 'fix.applied') this.#annotate(`${event.fixer}: ${event.files.length}`);
    else if (event.type === 'fix.unrepaired') this.#annotate(this.#unrepaired(event.checks));
    else if (event.type === 'stage.finished')
      this.#end(TITLES[this.#language][event.stage], 0, event.status, event.durationMs, '');
  }

  /** Writes console text above the list. */
  write(text: string): void {
    this.#erase();
    this.#terminal.err(text.endsWith('\n') ? text : `${text}\n`);
    this.#draw();
  }

  /** Leaves the finished rows on screen and stops redrawing. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#rows.length > 0) this.#draw();
    this.#drawn = 0;
    this.#rows = [];
  }

  #begin(title: string, depth: number): void {
    this.#rows.push({
      title,
      depth,
      status: 'running',
      startedAt: performance.now(),
      durationMs: 0,
      note: '',
    });
    if (!this.#terminal.live) return;
    this.#timer ??= setInterval(() => this.#draw(), FRAME_MS);
    this.#draw();
  }

  #endCheck(check: Check): void {
    const counted = check.passed === null ? '' : this.#counts(check);
    const held = check.exitCode === 0 && (check.failed ?? 0) === 0;
    this.#end(this.#checkTitle(check.name), 1, held ? 'passed' : 'failed', check.durationMs, counted);
  }

  #counts({ passed, failed }: Check): string {
    const es = this.#language === 'es';
    const good = `${passed} ${es ? 'pasan' : 'passed'}`;
    return failed ? `${good}, ${failed} ${es ? 'fallan' : 'failed'}` : good;
  }

  #end(title: string, depth: number, status: Row['status'], durationMs: number, note: string): void {
    let row = this.#rows.findLast(
      (each) => each.title === title && each.depth === depth && each.status === 'running',
    );
    if (!row) {
      row = { title, depth, status, startedAt: 0, durationMs, note };
      this.#rows.push(row);
    }
    row.status = status;
    row.durationMs = durationMs;
    if (note !== '') row.note = note;
    if (this.#terminal.live) this.#draw();
    else this.#terminal.err(`${this.#line(row)}\n`);
  }

  #annotate(note: string): void {
    const row = this.#rows.findLast((each) => each.depth === 0 && each.status === 'running');
    if (row) row.note = row.note === '' ? note : `${row.note}, ${note}`;
  }

  #unrepaired(checks: readonly string[]): string {
    const named = checks.map((name) => this.#checkTitle(name)).join(', ');
    return this.#language === 'es' ? `sin arreglo automático: ${named}` : `no automatic repair: ${named}`;
  }

  #checkTitle(name: string): string {
    return CHECKS[this.#language][name] ?? name;
  }

  #draw(): void {
    if (!this.#terminal.live) return;
    this.#frame++;
    const text = this.#rows.map((row) => `\u001b[2K${this.#line(row)}\n`).join('');
    const up = this.#drawn > 0 ? `\u001b[${this.#drawn}A` : '';
    this.#terminal.err(`${up}\r${text}`);
    this.#drawn = this.#rows.length;
  }

  #erase(): void {
    if (!this.#terminal.live || this.#drawn === 0) return;
    this.#terminal.err(`\u001b[${this.#drawn}A\r\u001b[0J`);
    this.#drawn = 0;
  }

  #line(row: Row): string {
    const { paint } = this.#terminal;
    const marks = {
      running: paint('cyan', FRAMES[this.#frame % FRAMES.length] ?? ''),
      passed: paint('green', '✓'),
      failed: paint('red', '✗'),
      skipped: paint('dim', '–'),
      cancelled: paint('yellow', '■'),
    };
    const durationMs = row.status === 'running' ? performance.now() - row.startedAt : row.durationMs;
    const time = row.status === 'skipped' ? '' : `${(durationMs / 1_000).toFixed(1)} s`;
    const title = `${'  '.repeat(row.depth)}${row.title}`.padEnd(TITLE_COLUMNS);
    // A line that wraps could not be redrawn.
    const note = this.#terminal.live
      ? row.note.slice(0, Math.max(0, this.#terminal.columns - BARE_COLUMNS))
      : row.note;
    const end = note === '' ? '' : `  ${paint('dim', note)}`;
    return `  ${marks[row.status]} ${title} ${paint('dim', time.padStart(8))}${end}`;
  }
}
