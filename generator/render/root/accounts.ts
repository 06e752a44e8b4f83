import type { AppModel } from '../../blueprint/model.ts';
import type { Language } from '../../blueprint/schema.ts';

const WORDS: Record<Language, { title: string; about: string }> = {
  en: {
    title: 'Accounts',
    about: `- API clients: \`POST /api/v1/auth/login\` answers an access and a refresh token; \`/refresh\` exchanges the latter, which works once (used again later, the whole session ends); \`/logout\`.
- Browsers: \`POST /api/v1/auth/session\` puts the tokens into cookies that no script can read; changes repeat \`csrf_token\` in the header \`X-CSRF-Token\`. \`/session/refresh\`, \`DELETE /session\`.
- One's own account: \`GET\` and \`PATCH /api/v1/auth/me\`, \`/password\`, \`/sessions\`, \`/logout-everywhere\`; \`/verification\` and \`/recovery\` by mail.
- Programs: \`POST /api/v1/auth/api-keys\` makes a key for one's own account (\`name\`, \`scopes\`: \`read\` or \`write\`, \`expires_in_days\`) and shows it once; only its hash is stored. \`GET\` and \`DELETE …/api-keys/{id}\` list and revoke.
  - It is sent as \`Authorization: Bearer ak_…\` or \`X-API-Key: ak_…\`, without cookies and without a CSRF token.
  - It may do what its account may and no more; with \`read\` only what changes nothing. It makes no keys and touches neither password, address nor sessions.
  - It ends with its time, its revocation, its account (closed, locked, deleted) and with the recovery of a forgotten password.
  - Administrators see and revoke those of others (\`/admin/users/{id}/api-keys\`, \`/admin/api-keys/{id}\`); the audit log names the key (\`key_id\`).
- Administrators: \`PATCH /api/v1/admin/users/{id}\` (role, closing), \`/admin/roles\`, \`/admin/audit\` (who changed what, before and after); the first one: \`python -m app.cli create-admin\`.
- Features: \`GET /api/v1/admin/features\` lists what can be turned off while the application runs (signing up, confirmed addresses only, CSV files in and out, live changes, everything read-only); \`PATCH …/features/{name}\` decides, the settings hold where nobody has. \`GET /api/v1/features\` tells pages.`,
  },
  es: {
    title: 'Cuentas',
    about: `- Clientes de la API: \`POST /api/v1/auth/login\` da un token de acceso y otro de renovación; \`/refresh\` canjea este, que sirve una vez (si se reutiliza más tarde, la sesión entera termina); \`/logout\`.
- Navegadores: \`POST /api/v1/auth/session\` guarda los tokens en cookies que ningún script puede leer; los cambios repiten \`csrf_token\` en la cabecera \`X-CSRF-Token\`. \`/session/refresh\`, \`DELETE /session\`.
- La cuenta propia: \`GET\` y \`PATCH /api/v1/auth/me\`, \`/password\`, \`/sessions\`, \`/logout-everywhere\`; \`/verification\` y \`/recovery\` por correo.
- Programas: \`POST /api/v1/auth/api-keys\` crea una clave de la cuenta propia (\`name\`, \`scopes\`: \`read\` o \`write\`, \`expires_in_days\`) y la muestra una sola vez; solo se guarda su hash. \`GET\` y \`DELETE …/api-keys/{id}\` las listan y revocan.
  - Se envía como \`Authorization: Bearer ak_…\` o \`X-API-Key: ak_…\`, sin cookies ni token CSRF.
  - Puede lo que pueda su cuenta y nada más; con \`read\`, solo lo que no cambia nada. No crea claves ni toca contraseña, correo o sesiones.
  - Termina con su plazo, su revocación, su cuenta (cerrada, bloqueada, borrada) y al recuperar una contraseña olvidada.
  - Administración ve y revoca las de otros (\`/admin/users/{id}/api-keys\`, \`/admin/api-keys/{id}\`); el registro nombra la clave (\`key_id\`).
- Administración: \`PATCH /api/v1/admin/users/{id}\` (rol, cierre), \`/admin/roles\`, \`/admin/audit\` (quién cambió qué, antes y después); la primera persona: \`python -m app.cli create-admin\`.
- Funciones: \`GET /api/v1/admin/features\` lista lo que se puede desactivar con la aplicación en marcha (registrarse, solo correos confirmados, archivos CSV de entrada y salida, cambios en directo, todo de solo lectura); \`PATCH …/features/{name}\` decide; donde nadie lo ha hecho vale la configuración. \`GET /api/v1/features\` se lo dice a las páginas.`,
  },
};

/** The section of the README about accounts; '' in projects without them. */
export function renderAccounts(app: AppModel): string {
  if (!app.auth) return '';
  const { title, about } = WORDS[app.language];
  return `\n## ${title}\n\n${about}\n`;
}
