import { ENTITIES } from '@/features/registry';

/** What the audit log can be narrowed to; days are those of whoever looks. */
export type AuditFilters = {
  entity: string | null;
  action: string | null;
  actor: string | null;
  from: string | null;
  to: string | null;
};

/** Everything that can happen to a record or an account. */
export const AUDIT_ACTIONS = [
  'created',
  'updated',
  'deleted',
  'restored',
  'linked',
  'unlinked',
  'registered',
  'locked',
  'password_changed',
  'password_reset',
  'email_verified',
  'session_ended',
  'sessions_ended',
  'revoked',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** How the log calls decisions about features, which are no records of an entity. */
export const FEATURE_ENTRIES = 'feature_switches';

export const isAuditAction = (text: string | null): text is AuditAction =>
  AUDIT_ACTIONS.some((action) => action === text);

/** Takes filters, returns what to ask the API for; what makes no sense is left out. */
export function auditQuery({ entity, action, actor, from, to }: AuditFilters) {
  const table =
    ENTITIES.find(({ key }) => key === entity)?.table ?? (entity === FEATURE_ENTRIES ? entity : null);
  return {
    ...(table ? { entity: table } : {}),
    ...(isAuditAction(action) ? { action } : {}),
    ...(actor ? { actor_id: actor } : {}),
    ...(startOf(from) ? { since: startOf(from) } : {}),
    ...(startOf(to, 1) ? { until: startOf(to, 1) } : {}),
  };
}

/** The moment a day begins, or the day after so many others. */
function startOf(day: string | null, later = 0): string | undefined {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = (day ?? '').split('-').map(Number);
  const moment = new Date(year, month - 1, date + later);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** One value that a change replaced; `undefined` where there was, or is, none to tell of. */
export type Difference = { name: string; before: unknown; after: unknown };

type Values = Readonly<Record<string, unknown>> | null | undefined;

/** Takes what was and what is, returns value by value what differs; of a new or deleted record all that is not empty. */
export function differencesOf(before: Values, after: Values): readonly Difference[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .map((name) => ({ name, before: before?.[name], after: after?.[name] }))
    .filter((found) => !isNothing(found.before) || !isNothing(found.after));
}

export const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';
