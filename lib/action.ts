import type { z } from 'zod';
import { type Member, requireMember, type TeamContext } from './auth/member.ts';
import { assertTrustedOrigin, requestHeaders } from './auth/request.ts';
import { requireUser, type SessionUser } from './auth/session.ts';
import { inTeam } from './db/team.ts';
import { AppError, type Failure, type Result } from './errors.ts';
import { parseInput } from './input.ts';
import { logUnexpected } from './log.ts';
import type { Permission } from './teams/rules.ts';

type TeamActionOptions<S extends z.ZodType, T> = {
  input: S;
  can: Permission;
  /** Runs in one transaction of the team; throwing rolls everything back. No network in here. */
  run: (context: TeamContext, input: z.output<S>) => Promise<T>;
  /** Runs once the transaction is committed: the only place for payments, e-mail and revalidation. */
  after?: (done: Member & { input: z.output<S>; data: T }) => Promise<void> | void;
};

type UserActionOptions<S extends z.ZodType, T> = {
  input: S;
  run: (context: { user: SessionUser }, input: z.output<S>) => Promise<T>;
  after?: (done: { user: SessionUser; input: z.output<S>; data: T }) => Promise<void> | void;
};

/**
 * Builds the server action of one command of a team. Whoever calls it gives the team's slug and the input, and always
 * gets a typed result, never an exception. Checks, in this order: origin, input, session, membership, permission.
 */
export function teamAction<S extends z.ZodType, T>(options: TeamActionOptions<S, T>) {
  return async function action(teamSlug: string, input: z.input<S>): Promise<Result<T>> {
    return settle(async () => {
      assertTrustedOrigin(await requestHeaders());
      const parsed = parseInput(options.input, input);
      const member = await requireMember(teamSlug, options.can);
      const data = await inTeam(member.team.id, (db) => options.run({ ...member, db }, parsed));
      await runAfter(() => options.after?.({ ...member, input: parsed, data }));
      return data;
    });
  };
}

/** Builds the server action of one of the few things a signed-in person does outside any team. */
export function userAction<S extends z.ZodType, T>(options: UserActionOptions<S, T>) {
  return async function action(input: z.input<S>): Promise<Result<T>> {
    return settle(async () => {
      assertTrustedOrigin(await requestHeaders());
      const parsed = parseInput(options.input, input);
      const user = await requireUser();
      const data = await options.run({ user }, parsed);
      await runAfter(() => options.after?.({ user, input: parsed, data }));
      return data;
    });
  };
}

/** Turns anything thrown into what the browser may know of it; the unexpected is logged and gets an id. */
export function toFailure(error: unknown, part: string): Failure {
  if (!(error instanceof AppError)) {
    return { code: 'unexpected', key: 'unexpected', errorId: logUnexpected(part, error) };
  }
  return {
    code: error.code,
    key: error.key,
    ...(error.fields === undefined ? {} : { fields: error.fields }),
    ...(error.params === undefined ? {} : { params: error.params }),
  };
}

async function settle<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    return { ok: false, error: toFailure(error, 'action') };
  }
}

/** The command is committed by now: a failure here must not be told as if it had not happened. */
async function runAfter(after: () => Promise<void> | void): Promise<void> {
  try {
    await after();
  } catch (error) {
    logUnexpected('action.after', error);
  }
}
