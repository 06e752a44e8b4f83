import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import { env, requiredEnv } from '../env.ts';
import { ID_PREFIXES, type IdKind, newId } from '../ids.ts';
import { log, logUnexpected } from '../log.ts';
import { authDatabase } from './database.ts';
import { AUTH_BASE_PATH, DISABLED_PATHS } from './endpoints.ts';
import { trustedOrigins } from './request.ts';
import { LOCALES, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, signUpInput } from './schema.ts';

/** A session lives 30 days from sign-in, as its cookie does: pages cannot set cookies, so neither is prolonged. */
const SESSION_S = 30 * 24 * 60 * 60;

/** A cookie marked Secure is not stored over plain http, which is what a developer's machine speaks. */
const isHttps = () => env().APP_URL.startsWith('https://');

function build() {
  const logger = log('auth');
  return betterAuth({
    appName: 'IOPEER',
    baseURL: env().APP_URL,
    basePath: AUTH_BASE_PATH,
    secret: requiredEnv('APP_SECRET'),
    trustedOrigins: trustedOrigins(),
    database: authDatabase(),
    disabledPaths: DISABLED_PATHS,
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    user: { additionalFields: { locale: { type: [...LOCALES], required: false, defaultValue: 'en' } } },
    // No cookie cache: a revoked session ends at once, not when a cookie says so.
    session: { expiresIn: SESSION_S, disableSessionRefresh: true, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: env().RATE_LIMIT_ENABLED,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        // Ten guesses a minute from one address: no trouble for a family, a thousand years for a password of ten signs.
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-up/email': { window: 3600, max: 20 },
      },
    },
    advanced: {
      cookiePrefix: 'iopeer',
      useSecureCookies: isHttps(),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: ({ model }) => newId(isIdKind(model) ? model : 'verification') },
      // Our server writes the client's address there as the only value: see lib/client-address.ts.
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path !== '/sign-up/email') return;
        // better-auth lets any length of name through and any address as the image; ours takes just these fields.
        const parsed = signUpInput.safeParse(context.body);
        if (!parsed.success) {
          const field = parsed.error.issues[0]?.path.join('.') ?? '';
          throw new APIError('BAD_REQUEST', { code: 'INVALID_INPUT', message: `invalid: ${field}` });
        }
        return { context: { body: parsed.data } };
      }),
    },
    onAPIError: {
      // An APIError is an answer to the person; only what is not one means that something broke.
      onError: (error) => {
        if (isAPIError(error)) logger.debug({ err: error }, 'refused');
        else logUnexpected('auth', error);
      },
    },
    logger: {
      level: 'warn',
      log: (level, message, ...details) =>
        logger[level === 'error' ? 'error' : level === 'warn' ? 'warn' : 'debug']({ details }, message),
    },
  });
}

let instance: ReturnType<typeof build> | undefined;

/** The one better-auth of this process, made at first use so that a build needs neither secret nor database. */
export function auth(): ReturnType<typeof build> {
  instance ??= build();
  return instance;
}

function isIdKind(model: string): model is IdKind {
  return model in ID_PREFIXES;
}
