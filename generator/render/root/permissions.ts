import { reachIn } from '../../blueprint/access.ts';
import type { AppModel, EntityModel, Reach } from '../../blueprint/model.ts';
import { ACTIONS, type Action, type Language } from '../../blueprint/schema.ts';

type Words = {
  title: string;
  entity: string;
  anyone: string;
  note: string;
  own: string;
  actions: Record<Action, string>;
};

const WORDS: Record<Language, Words> = {
  en: {
    title: 'Who may do what',
    entity: 'Entity',
    anyone: 'not signed in',
    note: 'Administrators (`admin`) may do everything. “own”: only what belongs to the caller; all else answers 404.',
    own: 'own',
    actions: { read: 'read', create: 'create', update: 'update', delete: 'delete' },
  },
  es: {
    title: 'Quién puede hacer qué',
    entity: 'Entidad',
    anyone: 'sin sesión',
    note: 'Los administradores (`admin`) pueden todo. «propios»: solo lo que es de quien llama; lo demás responde 404.',
    own: 'propios',
    actions: { read: 'ver', create: 'crear', update: 'cambiar', delete: 'borrar' },
  },
};

/** The section of the README that shows who may do what; '' in projects without accounts. */
export function renderPermissionTable(app: AppModel, plain: (text: string) => string): string {
  if (!app.auth) return '';
  const words = WORDS[app.language];
  const roles = app.roles.filter((role) => role !== 'admin');
  const head = [words.entity, words.anyone, ...roles.map((role) => `\`${role}\``)];
  const rows = app.entities.map((entity) =>
    [plain(entity.label), cell(entity, null, words), ...roles.map((role) => cell(entity, role, words))].join(
      ' | ',
    ),
  );
  return `\n## ${words.title}\n\n| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}\n${rows.map((row) => `| ${row} |\n`).join('')}\n${words.note}\n`;
}

function cell(entity: EntityModel, role: string | null, words: Words): string {
  const reach = (action: Action): Reach => {
    const access = entity.access[action];
    if (access.anyone) return 'all';
    return role === null ? 'none' : reachIn(access, role);
  };
  // Accounts are opened by signing up, whoever does it.
  const shown = entity.account ? ACTIONS.filter((action) => action !== 'create') : ACTIONS;
  const granted = shown.filter((action) => reach(action) !== 'none');
  const texts = granted.map(
    (action) => `${words.actions[action]}${reach(action) === 'own' ? ` (${words.own})` : ''}`,
  );
  return texts.join(', ') || '–';
}
