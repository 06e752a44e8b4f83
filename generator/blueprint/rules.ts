import type { AppModel, RuleEvent, RuleModel } from './model.ts';
import { Names, safeAttribute, shorten, snake } from './naming.ts';
import type { Rule } from './schema.ts';

/** A method's name still reads as the sentence it stands for. */
const MAX_NAME = 50;
/** Names methods of hooks have already. */
const TAKEN =
  'session before_create after_create before_update after_update before_delete after_delete before_restore after_restore'.split(
    ' ',
  );

/** How a sentence says that a record was stored, changed or removed; anything less plain is left to people. */
const EVENTS: readonly [RuleEvent, RegExp][] = [
  [
    'after_create',
    /\b(when|whenever|after|once|every time)\b[^,]*\b(is|are|gets?) (created|added|registered)\b/i,
  ],
  [
    'after_update',
    /\b(when|whenever|after|once|every time)\b[^,]*\b(is|are|gets?) (updated|changed|modified|edited)\b/i,
  ],
  ['after_delete', /\b(when|whenever|after|once|every time)\b[^,]*\b(is|are|gets?) (deleted|removed)\b/i],
  [
    'after_create',
    /\b(cuando|al|tras|cada vez que)\b[^,]*\b(se (crea|cree|añade|añada|registra|registre)|crear|añadir|registrar)(?![a-zé])/i,
  ],
  [
    'after_update',
    /\b(cuando|al|tras|cada vez que)\b[^,]*\b(se (modifica|modifique|actualiza|actualice|cambia|cambie|edita|edite)|modificar|actualizar|editar)(?![a-zé])/i,
  ],
  [
    'after_delete',
    /\b(cuando|al|tras|cada vez que)\b[^,]*\b(se (borra|borre|elimina|elimine)|borrar|eliminar)(?![a-zé])/i,
  ],
];

/** Gives each sentence the method that will carry it out, apart from each other's. */
export function prepareRules(rules: readonly Rule[], entity: boolean): RuleModel[] {
  const names = new Names(entity ? TAKEN : ['pending']);
  return rules.map((rule) => {
    const wanted = snake(rule.text) || 'rule';
    const cut = wanted.length <= MAX_NAME ? wanted : wanted.slice(0, MAX_NAME).replace(/_[^_]*$/, '');
    const name = safeAttribute(/^[0-9]/.test(cut) ? `rule_${cut}` : cut);
    const events = new Set(EVENTS.filter(([, pattern]) => pattern.test(rule.text)).map(([event]) => event));
    const [event = null] = entity && events.size === 1 ? events : [];
    return { ...rule, method: names.take(shorten(name, MAX_NAME + 8)), event };
  });
}

/** One thing the SPEC asks for that somebody has yet to write: the sentence and where it goes. */
export type ExpectedRule = { text: string; file: string; name: string };

/** Returns what the SPEC asks for beyond create, read, update and delete, in the order of the project's files. */
export function expectedRules(app: AppModel): ExpectedRule[] {
  return [
    ...app.entities.flatMap((entity) =>
      entity.rules.map((rule) => ({
        text: rule.text,
        file: `backend/app/modules/${entity.module}/hooks.py`,
        name: `${entity.name}Hooks.${rule.method}`,
      })),
    ),
    ...app.rules.map((rule) => ({ text: rule.text, file: 'backend/app/rules.py', name: rule.method })),
  ];
}
