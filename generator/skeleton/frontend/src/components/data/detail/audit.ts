import { client } from '@/client/client.gen';
import { unwrap } from '@/lib/api/problem';
import type { Id } from '@/lib/entity/definition';

/** One change, as the audit log tells it. Applications without accounts have no such log, and their client no type of it. */
export type AuditEntry = {
  id: number;
  at: string;
  actor_id: Id | null;
  action: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
};

export type AuditPage = { items: readonly AuditEntry[]; next: number | null };

const PAGE = 20;

/** Returns what happened to a record, the newest first; throws `ApiProblem`. */
export function listHistory(
  table: string,
  id: Id,
  before: number | null,
  signal: AbortSignal,
): Promise<AuditPage> {
  const query = {
    entity: table,
    record_id: String(id),
    limit: PAGE,
    ...(before ? { before_id: before } : {}),
  };
  return unwrap(client.get<{ 200: AuditPage }>({ url: '/api/v1/admin/audit', query, signal }));
}
