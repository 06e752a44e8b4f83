import { Prisma } from './generated/client.ts';

/** JSON as PostgreSQL can store it: it refuses NUL and lone surrogates inside the strings of `jsonb`. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string' ? member.replaceAll('\0', '').toWellFormed() : member,
  );
}

/** A value for a JSON column: members that are `undefined` and what PostgreSQL refuses are left out. */
export function toJson(value: unknown): Prisma.InputJsonValue | typeof Prisma.JsonNull {
  if (value === undefined || value === null) return Prisma.JsonNull;
  return JSON.parse(toJsonText(value)) as Prisma.InputJsonValue;
}
