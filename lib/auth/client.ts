import { z } from 'zod';
import { AppError, type Failure, type Result } from '../errors.ts';
import { newId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { AUTH_BASE_PATH } from './endpoints.ts';
import { type SignInInput, type SignUpInput, signInInput, signUpInput } from './schema.ts';

/** What better-auth, and our route around it, answer when something is wrong. */
const problemSchema = z.object({ code: z.string().optional(), errorId: z.string().optional() });

/** better-auth's error codes that have a sentence of ours. */
const FAILURES: Record<string, Failure> = {
  INVALID_EMAIL_OR_PASSWORD: { code: 'unauthenticated', key: 'sign_in_failed' },
  USER_ALREADY_EXISTS: { code: 'conflict', key: 'email_taken', fields: { email: { key: 'taken' } } },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    code: 'conflict',
    key: 'email_taken',
    fields: { email: { key: 'taken' } },
  },
  INVALID_EMAIL: { code: 'invalid', key: 'invalid', fields: { email: { key: 'email' } } },
  INVALID_INPUT: { code: 'invalid', key: 'invalid' },
  INVALID_ORIGIN: { code: 'forbidden', key: 'foreign_origin' },
  MISSING_OR_NULL_ORIGIN: { code: 'forbidden', key: 'foreign_origin' },
};

/** Creates an account with its team and signs in. For the browser; the cookie is set by the answer. */
export function signUp(input: SignUpInput): Promise<Result<null>> {
  return post('/sign-up/email', signUpInput, input);
}

/** Signs in. The answer does not tell an unknown address from a wrong password. */
export function signIn(input: SignInInput): Promise<Result<null>> {
  return post('/sign-in/email', signInInput, input);
}

/** Ends the session of this browser. */
export function signOut(): Promise<Result<null>> {
  return post('/sign-out', z.object({}), {});
}

async function post<S extends z.ZodType>(path: string, schema: S, input: z.input<S>): Promise<Result<null>> {
  let body: z.output<S>;
  try {
    body = parseInput(schema, input);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      ok: false,
      error: { code: error.code, key: error.key, ...(error.fields && { fields: error.fields }) },
    };
  }
  let response: Response;
  try {
    response = await fetch(`${AUTH_BASE_PATH}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return { ok: false, error: { code: 'unexpected', key: 'offline' } };
  }
  return response.ok ? { ok: true, data: null } : { ok: false, error: await readFailure(response) };
}

async function readFailure(response: Response): Promise<Failure> {
  if (response.status === 429) {
    const seconds = Number(response.headers.get('x-retry-after') ?? 60);
    return { code: 'limit', key: 'too_many_attempts', params: { seconds } };
  }
  const parsed = problemSchema.safeParse(await response.json().catch(() => ({})));
  const problem = parsed.success ? parsed.data : {};
  const known = problem.code === undefined ? undefined : FAILURES[problem.code];
  return known ?? { code: 'unexpected', key: 'unexpected', errorId: problem.errorId ?? newId('error') };
}
