import { z } from 'zod';
import type { Role } from './rules.ts';

/** Team slugs stand in addresses (`/t/<slug>`), so they are short, lower-case ASCII. */
export const teamSlugSchema = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const renameTeamInput = z.strictObject({ name: z.string().trim().min(1).max(80) });

export type TeamView = { id: string; slug: string; name: string };
/** One team of the signed-in person, for the team switcher. */
export type MembershipView = { team: TeamView; role: Role };
export type MemberView = { userId: string; name: string; email: string; role: Role; joinedAt: Date };
