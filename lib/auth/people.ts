import { asSystem } from '../db/system.ts';

/**
 * Names of people by their ids; who is unknown is absent. For authors of things the asking team already sees:
 * accounts belong to no team, so they are read through the system door.
 */
export async function listUserNames(userIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(userIds)];
  if (ids.length === 0) return new Map();
  const rows = await asSystem('membership', (db) =>
    db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
