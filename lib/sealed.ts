import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { requiredEnv } from './env.ts';

const CIPHER = 'aes-256-gcm';
const [IV_BYTES, TAG_BYTES] = [12, 16];
/** Names the form, so that another one can follow. */
const FORM = 'v1.';

/**
 * Encrypts a secret that has to be used later, with a key made from APP_SECRET for this purpose alone. `context` says whose it
 * is and is not kept: under another one it cannot be opened, so a row copied to another team is worth nothing.
 */
export function seal(secret: string, purpose: string, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyFor(purpose), iv, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(context),
  );
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return FORM + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Opens what `seal` made; null when it was made with another APP_SECRET, for somebody else, or was changed. */
export function unseal(sealed: string, purpose: string, context: string): string | null {
  if (!sealed.startsWith(FORM)) return null;
  const bytes = Buffer.from(sealed.slice(FORM.length), 'base64url');
  try {
    const decipher = createDecipheriv(CIPHER, keyFor(purpose), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    return null; // The tag does not fit: not ours, or not any more.
  }
}

function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', requiredEnv('APP_SECRET'), '', `iopeer:${purpose}`, 32));
}
