import type { AppModel } from '../../blueprint/model.ts';
import type { Language } from '../../blueprint/schema.ts';

/** Settings of app/auth/settings.py: name, default, meaning in Spanish and English. */
const SETTINGS: readonly [string, string, string, string][] = [
  [
    'COOKIE_SECURE',
    'true',
    'Las cookies solo viajan por HTTPS (o localhost)',
    'Cookies travel over HTTPS (or localhost) only',
  ],
  ['COOKIE_SAME_SITE', 'lax', '`lax` o `strict`', '`lax` or `strict`'],
  ['PASSWORD_MIN_LENGTH', '8', 'Longitud mínima de las contraseñas', 'Least length of passwords'],
  [
    'LOCKOUT_ATTEMPTS',
    '10',
    'Contraseñas erróneas seguidas que cierran la cuenta un rato',
    'Wrong passwords in a row that close the account for a while',
  ],
  ['LOCKOUT_MINUTES', '15', 'Cuánto queda cerrada', 'For how long'],
  [
    'VERIFICATION_HOURS',
    '48',
    'Validez del enlace que confirma un correo',
    'Life of the link that confirms an address',
  ],
  ['RECOVERY_MINUTES', '30', 'Validez del enlace de recuperación', 'Life of the recovery link'],
  [
    'VERIFIED_EMAIL_REQUIRED',
    'false',
    'Nadie entra sin haber confirmado su correo',
    'Nobody signs in before confirming their address',
  ],
  [
    'PUBLIC_URL',
    'http://localhost:3000',
    'Dónde están las páginas `/verify` y `/recover` a las que enlazan los correos',
    'Where the pages `/verify` and `/recover` are that mails link to',
  ],
  ['MAIL_FROM', 'no-reply@localhost', 'Remitente', 'Sender'],
  [
    'MAIL_OUTBOX',
    'outbox',
    'Sin servidor, carpeta donde se escriben los correos',
    'Without a server, the folder mails are written into',
  ],
  ['SMTP_HOST, SMTP_PORT, SMTP_USER, SMTP_PASSWORD', '–, 587, –, –', 'Servidor de correo', 'Mail server'],
  ['SMTP_SECURITY', 'starttls', '`starttls`, `tls` o `none`', '`starttls`, `tls` or `none`'],
];

const WORDS: Record<Language, { title: string; about: string; head: string }> = {
  en: {
    title: 'Accounts',
    about: `- API clients: \`POST /api/v1/auth/login\` answers an access and a refresh token; \`/refresh\` exchanges the latter, which works once (used again later, the whole session ends); \`/logout\`.
- Browsers: \`POST /api/v1/auth/session\` puts the tokens into cookies that no script can read; changes repeat \`csrf_token\` in the header \`X-CSRF-Token\`. \`/session/refresh\`, \`DELETE /session\`.
- One's own account: \`GET\` and \`PATCH /api/v1/auth/me\`, \`/password\`, \`/sessions\`, \`/logout-everywhere\`; \`/verification\` and \`/recovery\` by mail.
- Administrators: \`PATCH /api/v1/admin/users/{id}\` (role, closing), \`/admin/roles\`, \`/admin/audit\` (who changed what, before and after); the first one: \`python -m app.cli create-admin\`.`,
    head: '| Setting | Default | What it does |',
  },
  es: {
    title: 'Cuentas',
    about: `- Clientes de la API: \`POST /api/v1/auth/login\` da un token de acceso y otro de renovación; \`/refresh\` canjea este, que sirve una vez (si se reutiliza más tarde, la sesión entera termina); \`/logout\`.
- Navegadores: \`POST /api/v1/auth/session\` guarda los tokens en cookies que ningún script puede leer; los cambios repiten \`csrf_token\` en la cabecera \`X-CSRF-Token\`. \`/session/refresh\`, \`DELETE /session\`.
- La cuenta propia: \`GET\` y \`PATCH /api/v1/auth/me\`, \`/password\`, \`/sessions\`, \`/logout-everywhere\`; \`/verification\` y \`/recovery\` por correo.
- Administración: \`PATCH /api/v1/admin/users/{id}\` (rol, cierre), \`/admin/roles\`, \`/admin/audit\` (quién cambió qué, antes y después); la primera persona: \`python -m app.cli create-admin\`.`,
    head: '| Opción | Por defecto | Qué hace |',
  },
};

/** The section of the README about accounts and their settings; '' in projects without them. */
export function renderAccounts(app: AppModel): string {
  if (!app.auth) return '';
  const words = WORDS[app.language];
  const rows = SETTINGS.map(([name, value, es, en]) => {
    const names = name
      .split(', ')
      .map((each) => `\`${each}\``)
      .join(', ');
    return `| ${names} | ${value} | ${app.language === 'es' ? es : en} |\n`;
  });
  return `\n## ${words.title}\n\n${words.about}\n\n${words.head}\n| --- | --- | --- |\n${rows.join('')}`;
}
