import type { OnDelete } from '../../blueprint/schema.ts';
import type { Draft } from '../draft.ts';
import { listMentions } from './mention.ts';
import type { Model, Thing } from './model.ts';
import type { Scan } from './scan.ts';

const OPENERS =
  /^(?:(?:and |also |y |ademas |pero |but )?(?:quiero que |queremos que |necesito que |necesitamos que |i want that |i want |make sure that |make sure |que )?(?:when|whenever|if|once|after|before|unless|until|every time|each time|as soon as|only|nobody|no one|cuando|si|solo|solamente|unicamente|al(?= \w+[aei]r )|despues de|antes de|cada vez que|tan pronto|siempre que|nadie|salvo|excepto|en caso de|una vez|in case|upon|automatically|automaticamente|deleting|removing|eliminar|borrar)) /;
const BEHAVIOUR =
  /(?:^| )(?:must not|cannot|can not|can't|may not|not allowed|allowed|permit|permitted|forbidden|automatically|notif\w+|email is sent|send\w*|calculat\w+|comput\w+|increas\w+|decreas\w+|lower\w*|update\w*|restrict\w+|only|no puede\w*|no se puede\w*|no debe\w*|automatic\w+|avis\w+|envia\w*|calcul\w+|permit\w+|prohib\w+|solo|unicamente|descuent\w+|aument\w+|reduc\w+|actualiz\w+|can|must|should|puede\w*|debe\w*|debera\w*|tiene\w* que|ver|see|view|edit|delete|borrar|editar)(?: |$)/;
const DELETE = /^(delet|remov|eras|borr|elimin|suprim)/;

const folded = (scan: Scan) => `${scan.tokens.map(({ key }) => key).join(' ')} `;

/** True for a sentence that says how the application is to behave: it opens with a condition or a restriction. */
export function opensRule(scan: Scan): boolean {
  return OPENERS.test(folded(scan));
}

/** True for a sentence that speaks of permission, duty or automation, however it begins. */
export function speaksOfBehaviour(scan: Scan): boolean {
  return BEHAVIOUR.test(` ${folded(scan)}`);
}

/** Somebody is to be told, or something is to happen, whoever and whatever it is. */
const DEMANDS =
  /(?:^| )(?:send\w*|notif\w+|remind\w*|alert\w*|email (?:me|us|them|the)|avisa\w*|avise\w*|notifi\w+|envia\w*|manda\w*|recuerd\w+|recordar\w*|must not|cannot|can't|no puede\w*|no se puede\w*|automatic\w+|solo|only)(?: |$)/;

/** True for a sentence that asks for something to be done, though it names no thing kept. */
export function demands(scan: Scan): boolean {
  return DEMANDS.test(` ${folded(scan)}`);
}

export type Deletion = { parent: Thing; children: Thing[]; onDelete: OnDelete };

/** `when a customer is deleted, delete their orders`; `no se puede borrar una categoría con productos`. */
export function parseDeletion(model: Model, scan: Scan): Deletion | null {
  const first = scan.tokens.findIndex(({ key }) => DELETE.test(key));
  if (first === -1) return null;
  const mentions = listMentions(model, scan);
  const things = [...new Set(mentions.map(({ thing }) => thing))];
  if (things.length < 2) return null;
  const text = ` ${folded(scan)}`;
  const forbidden =
    / (?:cannot|can not|can't|must not|may not|should not|no se puede\w*|no puede\w*|no se debe\w*|impossible|prevent\w*|forbid\w*|not be|impedir|unless|salvo) /.test(
      text,
    );
  const kept =
    / (?:keep|kept|remain\w*|stay\w*|without|conserv\w+|mantien\w+|qued\w+|permanec\w+|sin|unassigned|null|empty|vaci\w+) /.test(
      text,
    );
  const twice =
    scan.tokens.filter(({ key }) => DELETE.test(key)).length > 1 ||
    / (?:cascade|cascada|too|also|tambien|with (?:it|them|all)|along|junto|together) /.test(text);
  const onDelete: OnDelete | null = forbidden ? 'restrict' : kept ? 'set-null' : twice ? 'cascade' : null;
  if (!onDelete) return null;
  // What is deleted first stands behind the verb, or before it in a passive sentence.
  const parent = things[0];
  return parent ? { parent, children: things.slice(1), onDelete } : null;
}

/** Puts an on-delete rule on the relations it speaks of; false when there is none between those things. */
export function applyDeletion(draft: Draft, { parent, children, onDelete }: Deletion): boolean {
  let applied = false;
  for (const relation of draft.relations) {
    const names = [relation.subject, relation.target].map((name) => name.toLowerCase());
    const concerns =
      names.includes(parent.label.toLowerCase()) &&
      children.some(({ label }) => names.includes(label.toLowerCase()));
    if (!concerns || relation.form === 'many-to-many') continue;
    relation.onDelete = onDelete;
    applied = true;
  }
  return applied;
}
