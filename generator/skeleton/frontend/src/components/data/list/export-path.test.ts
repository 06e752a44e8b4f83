import { expect, test } from 'vitest';
import { exportPath, exportSome } from './export-path';

const entity = {
  path: 'tickets',
  fields: [{ name: 'due_at', kind: 'datetime' as const, required: false, sortable: true, operators: [] }],
};

test('a file holds what the filters leave, in the order shown, and nothing that is deleted', () => {
  const path = exportPath(entity, { status__in: ['open', 'waiting'], search: 'ana', deleted: 'only' }, [
    { field: 'due_at', descending: true },
  ]);
  expect(path).toBe(
    '/api/v1/tickets/export?status__in=open&status__in=waiting&search=ana&sort=-due_at&bom=true',
  );
});

test('a file of some records names them', () => {
  expect(exportSome(entity, [3, 5])).toBe('/api/v1/tickets/export?id__in=3&id__in=5&bom=true');
});
