import type { VersionAbilities } from '#components/versions/looks.ts';
import type { TeamContext } from '#lib/auth/member.ts';
import { AppError } from '#lib/errors.ts';
import { roleCan } from '#lib/teams/rules.ts';

/** The number of a version in an address. Throws `not_found` for what is none. */
export function versionNumber(text: string): number {
  // PostgreSQL's integers end at 2^31: nine digits are always one.
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new AppError('not_found');
  return Number(text);
}

/** As `versionNumber`; zero stands for nothing, which a first version is compared with. */
export const versionNumberOrNothing = (text: string): number | null =>
  text === '0' ? null : versionNumber(text);

/** What the person asking may do with versions. */
export function versionAbilities({ role }: Pick<TeamContext, 'role'>): VersionAbilities {
  return {
    edit: roleCan(role, 'version.edit'),
    restore: roleCan(role, 'version.restore'),
    tryOut: roleCan(role, 'run.start'),
    download: roleCan(role, 'run.download'),
    upload: roleCan(role, 'git.write'),
  };
}
