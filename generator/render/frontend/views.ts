import type { EntityModel } from '../../blueprint/model.ts';
import type { Literal } from '../typescript.ts';

/** A board has a column for each value: more than this fit on no screen. */
const MOST_COLUMNS = 8;
/** How people call the choice that a record moves through; any other one tells a property that stays. */
const STATE = /^(status|state|estado|situacion|stage|etapa|phase|fase|progress|progreso)(_|$)/;

/**
 * The ways to look at an entity's records, by what its data is: choices make a board, dates a calendar, images a
 * gallery, places a map; the table is always there and comes first.
 */
export function viewsOf(entity: EntityModel): Literal {
  const { columns, references } = entity;
  const choices = columns.filter(
    (column) => column.type === 'enum' && (column.enumeration?.members.length ?? 0) <= MOST_COLUMNS,
  );
  const choice = choices.find((column) => STATE.test(column.name)) ?? choices[0];
  const date = columns.find((column) => column.type === 'date' || column.type === 'datetime');
  const image = references.find((reference) => reference.image);
  const place = columns.find((column) => column.type === 'geo');
  return [
    { kind: 'table' },
    ...(choice ? [{ kind: 'board', field: choice.name }] : []),
    ...(date ? [{ kind: 'calendar', field: date.name }] : []),
    ...(image ? [{ kind: 'gallery', field: image.name }] : []),
    ...(place ? [{ kind: 'map', field: place.name }] : []),
  ];
}
