import type { OnDelete } from '../../blueprint/schema.ts';
import type { Cursor } from './cursor.ts';

const END = '(?![a-z0-9_])';
/** What is deleted, a noun of a word or two with its article. */
const NOUN =
  '(?:(?:the|an?|its|their|el|la|los|las|un|una|su|sus|all|todos|todas|this|that|est[ea])\\s+)*[a-z0-9_]+(?:\\s+[a-z0-9_]+)?';
const GO = '(?:borra|borre|borran|borren|elimina|elimine|eliminan|eliminen|suprime)';

/** When something happens: `on delete`, `al borrar el cliente`, `si se elimina`, `when a seller is deleted`. */
const TRIGGER = [
  'on[ _-]?delet(?:e|ion)',
  `al (?:borrar|eliminar|suprimir)(?:se|l[oa]s?)?(?: ${NOUN})??`,
  `(?:si|cuando|en caso de que)(?: ${NOUN})?? (?:se )?${GO}(?: ${NOUN})??`,
  `(?:when|if|once)(?: ${NOUN})?? (?:(?:is|are|gets?) )?(?:deleted|removed)`,
  'delete',
  'borrado',
  'eliminacion',
  'deletion',
].join('|');

const EFFECTS: [OnDelete, string][] = [
  [
    'cascade',
    `en cascada|cascad[aoe]r?d?|cascading|(?:also )?(?:delete|remove)s?(?: (?:it|them|too|also|as well)| ${NOUN})?(?: too| as well)?|(?:(?:it|they|${NOUN}) )??(?:is|are) (?:also )?(?:deleted|removed)(?: too| as well)?|(?:tambien )?(?:se )?(?:${GO}|borrar|eliminar)(?: tambien)?(?: ${NOUN})?(?: tambien)?`,
  ],
  [
    'set-null',
    'set[ _-]?(?:to )?null|(?:poner|dejar|queda|quede|quedan|pasa|becomes?|stays?|is|are|left|leave(?: it)?)(?: a| en| como)? (?:null|nul[oa]s?|vaci[oa]s?|blanco|empty|blank|cleared|unassigned|unset|sin asignar)|a nulo|nulo|null|nullify|anular|vaciar|dejar vaci[oa]|desvincular|unlink|detach|clear(?:ed)?|keep|mantener|conservar|unassign(?:ed)?|empty',
  ],
  [
    'restrict',
    `restrict(?:ed)?|restringir|restringid[oa]|no action|no permit(?:ir|e|ido)(?:lo)?|not (?:allowed|permitted)|prohibir(?:lo)?|prohibid[oa]|forbidden|forbid|impedir(?:lo)?|bloquear|bloquead[oa]|block(?:ed)?|deny|denied|protect(?:ed)?|proteger|prevent(?:ed)?|refuse|error|no se (?:puede|permite)`,
  ],
];

const sticky = (source: string) => new RegExp(`(?:${source})${END}`, 'y');
const TRIGGERED = EFFECTS.map(
  ([effect, words]) =>
    [
      effect,
      sticky(
        `(?:${TRIGGER})${END}\\s*(?:[:=→,]|->|is(?= )|es(?= )|se(?= )|in(?= )|por(?= ))?\\s*\\(?\\s*(?:${words})`,
      ),
    ] as const,
);

const DELETING =
  '(?:borrar|borrarl[oa]|borrado|eliminar|eliminarl[oa]|eliminacion|delete|deletes|deletion|deleting)';
/** Effects that say by themselves that they are about deleting. */
const AFTER =
  '(?: (?:on[ _-]?delet(?:e|ion)|(?:when|if) (?:it is )?deleted|al (?:borrar|eliminar)(?:se|l[oa])?|(?:si|cuando) (?:se )?(?:borra|elimina)))?';
const ALONE: [OnDelete, RegExp][] = [
  [
    'cascade',
    sticky(
      `(?:deleting|removing|deletion of|borrar|eliminar) ${NOUN} (?:also )?(?:deletes?|removes?|${GO})(?: tambien)? ${NOUN}`,
    ),
  ],
  [
    'cascade',
    sticky(
      `(?:(?:also )?(?:delete|remove)s?|(?:se )?(?:${GO}|borrar|eliminar)) ${NOUN} (?:when|if|with|cuando|si|al)(?: ${NOUN})? (?:(?:is|are|gets?) (?:deleted|removed)|se ${GO}|(?:se )?(?:borrar|eliminar)(?:se|l[oa])?)(?: ${NOUN})?`,
    ),
  ],
  [
    'cascade',
    sticky(
      `(?:(?:se )?(?:borrado|eliminacion|borrar(?:se)?|eliminar(?:se)?|${GO}) )?en cascada|cascad(?:e|ing)(?:[ _-](?:on[ _-])?(?:delet(?:e|es|ion)|all))?${AFTER}|cascada${AFTER}|delete with parent|(?:is |are )?(?:deleted|removed)(?: together| along)? with (?:the |its |their )?[a-z]+|se ${GO} (?:junto )?con (?:el|la|su)(?: [a-z]+)?`,
    ),
  ],
  [
    'set-null',
    sticky(
      `(?:set[ _-]?(?:to )?null|(?:poner|dejar|queda|quedar|pasa|pasar)(?:l[oa]|se)? (?:(?:a|en|como) )?(?:null|nul[oa]|vaci[oa]|blanco|sin asignar)|a nulo)${AFTER}`,
    ),
  ],
  [
    'restrict',
    sticky(
      `restrict(?:ed)?${AFTER}|restring(?:ir|id[oa]|e)${AFTER}|(?:no|do not|don'?t|not) (?:permit(?:ir|e)|se permite|se puede|puede|allow)(?: (?:el|la|que se|the))? ?(?:${DELETING}|${GO})(?: ${NOUN})??(?: (?:if|si|while|mientras|con|with)(?: [a-z]+){1,4})?|(?:prevent|block|forbid|deny|impedir|prohibir|bloquear)(?: (?:el|la|the))? ${DELETING}|cannot be deleted|${DELETING} (?:is )?(?:not allowed|no permitid[oa]|prohibid[oa]|forbidden|bloquead[oa])`,
    ),
  ],
];

/** Takes an on-delete phrase at the cursor; null when there is none. */
export function takeOnDelete(cursor: Cursor): OnDelete | null {
  for (const [effect, pattern] of TRIGGERED) {
    if (!cursor.take(pattern)) continue;
    cursor.take(/\s*\)/y);
    return effect;
  }
  for (const [effect, pattern] of ALONE) if (cursor.take(pattern)) return effect;
  return null;
}

/** True when an on-delete phrase begins at the cursor. */
export const isOnDeleteAhead = (cursor: Cursor) =>
  [...TRIGGERED, ...ALONE].some(([, pattern]) => cursor.peek(pattern) !== null);

/** What a folded word says about deleting. */
export function onDeleteOf(word: string): OnDelete {
  if (/casca|tambien|\balso\b/.test(word)) return 'cascade';
  return /null|nul[oa]|nullify|anular|vaci|empty|clear|desvincular|unlink|detach|unassign|keep|mantener|conservar/.test(
    word,
  )
    ? 'set-null'
    : 'restrict';
}
