import type { IncomingMessage } from 'node:http';
import { findBasicToken, tokenCan } from '#lib/access-tokens/rules.ts';
import { findTokenHolder, type TokenHolder } from '#lib/auth/access-tokens.ts';
import { countBadToken, secondsToWait } from '#lib/auth/bad-tokens.ts';
import { inTeam } from '#lib/db/team.ts';
import { env } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';
import { getProjectBySlug } from '#lib/projects/queries.ts';
import type { GitAddress } from './address.ts';
import { type AnswerKey, answerText, type Language } from './sentences.ts';

/** An answer in words instead of a repository. */
export class GitRefusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    key: AnswerKey,
    language: Language,
    values: Record<string, string | number> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(answerText(key, language, values));
    this.status = status;
    this.headers = headers;
  }
}

export type Admitted = { holder: TokenHolder; project: { id: string; slug: string } };

/** How git is told to ask its person for a token. The realm is shown. */
const ASK = { 'www-authenticate': 'Basic realm="IOPEER: an access token as the password", charset="UTF-8"' };

/** Whoever may do what they ask for, and with which project. Throws `GitRefusal`; what is another team's looks like nothing. */
export async function admit(request: IncomingMessage, address: GitAddress): Promise<Admitted> {
  const asked = languageOf(request);
  const client = [request.headers['x-forwarded-for'] ?? ''].flat().join();
  const url = new URL(`/t/${address.team}/settings`, env().APP_URL).href;
  const token = findBasicToken(request.headers.authorization);
  if (token === null) throw new GitRefusal(401, 'no-token', asked, { url }, ASK);
  const seconds = await secondsToWait(client);
  if (seconds > 0)
    throw new GitRefusal(429, 'too-many', asked, { seconds }, { 'retry-after': String(seconds) });
  const holder = await findTokenHolder(token);
  if (holder === null) {
    await countBadToken(client);
    throw new GitRefusal(401, 'bad-token', asked, { url }, ASK);
  }
  const language = languageOfUser(holder);
  if (holder.team.slug !== address.team || !tokenCan(holder, 'git.read'))
    throw new GitRefusal(404, 'not-found', language);
  const project = await findProject(holder, address, language);
  if (address.service === 'git-receive-pack' && !tokenCan(holder, 'git.write'))
    throw new GitRefusal(403, 'read-only', language);
  return { holder, project };
}

/** The language of somebody we know. */
export const languageOfUser = ({ user }: TokenHolder): Language => (user.locale === 'es' ? 'es' : 'en');

/** git sends its person's language along, from the machine's own settings. */
export function languageOf(request: IncomingMessage): Language {
  return /^\s*es\b/i.test(request.headers['accept-language'] ?? '') ? 'es' : 'en';
}

async function findProject(holder: TokenHolder, address: GitAddress, language: Language) {
  try {
    return await inTeam(holder.team.id, (db) => getProjectBySlug(db, address.project));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found')
      throw new GitRefusal(404, 'not-found', language);
    throw error;
  }
}
