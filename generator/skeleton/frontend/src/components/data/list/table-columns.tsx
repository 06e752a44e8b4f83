import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  metaHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { FieldValue } from '@/components/data/value/field-value';
import type { EntityDefinition, FieldDefinition, Row } from '@/lib/entity/definition';
import type { ColumnOverrides } from '@/lib/entity/overrides';
import { LEAST_WIDTH, TITLE_WIDTH, widthOf } from './field-sizes';
import { TitleValue } from './title-value';

/** Only what the table does: everything else stays out of the page. Paging, order and filters are the API's. */
export const FEATURES = tableFeatures({
  columnResizingFeature,
  columnSizingFeature,
  columnMeta: metaHelper<{ field: FieldDefinition | null }>(),
  rowSelectionFeature,
  rowSortingFeature,
});

/** Column of what names a record, for entities that have no field for it. */
export const TITLE = '$title';

const helper = createColumnHelper<typeof FEATURES, Row>();

/** Takes an entity, the fields shown and what people changed of them, returns the table's columns: what names a record first. */
export function columnsOf(
  definition: EntityDefinition,
  shown: readonly FieldDefinition[],
  overrides: ColumnOverrides,
  label: (field: string) => string,
) {
  const display = definition.fields.find(({ name }) => name === definition.display) ?? null;
  const title = helper.accessor((row) => row[display?.name ?? 'id'], {
    id: display?.name ?? TITLE,
    header: display ? label(display.name) : '#',
    size: overrides[display?.name ?? '']?.width ?? TITLE_WIDTH,
    minSize: LEAST_WIDTH,
    enableSorting: display?.sortable ?? false,
    sortDescFirst: false,
    meta: { field: display },
    cell: ({ row, getValue }) => (
      <TitleValue
        definition={definition}
        row={row.original}
        custom={overrides[display?.name ?? '']?.cell?.(getValue(), row.original)}
      />
    ),
  });
  const others = shown
    .filter((field) => field !== display)
    .map((field) => {
      const { width, cell } = overrides[field.name] ?? {};
      return helper.accessor((row) => row[field.name], {
        id: field.name,
        header: label(field.name),
        size: width ?? widthOf(field),
        minSize: LEAST_WIDTH,
        enableSorting: field.sortable,
        sortDescFirst: false,
        meta: { field },
        cell: ({ row, getValue }) =>
          cell ? (
            cell(getValue(), row.original)
          ) : (
            <FieldValue definition={definition} field={field} row={row.original} />
          ),
      });
    });
  return [title, ...others];
}
