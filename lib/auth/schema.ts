import { z } from 'zod';

export const LOCALES = ['es', 'en'] as const;
/** NIST SP 800-63B-4 asks for 8 and advises more; length counts for more than rules about signs. */
export const MIN_PASSWORD_LENGTH = 10;
/** scrypt reads it all; the bound only stops megabytes. */
export const MAX_PASSWORD_LENGTH = 128;

/** 254 characters is the longest address SMTP can carry (RFC 5321, 4.5.3.1.3). */
const emailSchema = z.email().max(254);

export const signUpInput = z.strictObject({
  name: z.string().trim().min(1).max(80),
  email: emailSchema,
  password: z.string().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH),
  locale: z.enum(LOCALES),
});
export const signInInput = z.strictObject({
  email: emailSchema,
  password: z.string().min(1).max(MAX_PASSWORD_LENGTH),
  rememberMe: z.boolean().default(true),
});
export const saveLocaleInput = z.strictObject({ locale: z.enum(LOCALES) });

export type SignUpInput = z.input<typeof signUpInput>;
export type SignInInput = z.input<typeof signInInput>;
