import type { Setting } from './setting.ts';

const setting = (name: string, value: string, es: string, en: string): Setting => ({ name, value, es, en });

/** The settings of app/auth/settings.py, in the order people meet them; projects without accounts have none of them. */
export const AUTH_SETTINGS: readonly Setting[] = [
  setting(
    'COOKIE_SECURE',
    'true',
    'Las cookies solo viajan por HTTPS (o localhost)',
    'Cookies travel over HTTPS (or localhost) only',
  ),
  setting('COOKIE_SAME_SITE', 'lax', '`lax` o `strict`', '`lax` or `strict`'),
  setting('PASSWORD_MIN_LENGTH', '8', 'Longitud mínima de las contraseñas', 'Least length of passwords'),
  setting(
    'LOCKOUT_ATTEMPTS',
    '10',
    'Contraseñas erróneas seguidas que cierran la cuenta un rato',
    'Wrong passwords in a row that close the account for a while',
  ),
  setting('LOCKOUT_MINUTES', '15', 'Minutos que queda cerrada', 'Minutes it stays closed'),
  setting(
    'API_KEY_MAX_DAYS',
    '0',
    'Días que dura como mucho una clave de API; 0: sin límite',
    'Days an API key lasts at most; 0: no limit',
  ),
  setting(
    'VERIFICATION_HOURS',
    '48',
    'Validez del enlace que confirma un correo',
    'Life of the link that confirms an address',
  ),
  setting('RECOVERY_MINUTES', '30', 'Validez del enlace de recuperación', 'Life of the recovery link'),
  setting(
    'FEATURE_SIGN_UP',
    'true',
    'Cualquiera puede abrir una cuenta, mientras administración no decida otra cosa',
    'Anybody may open an account, until administrators decide otherwise',
  ),
  setting(
    'VERIFIED_EMAIL_REQUIRED',
    'false',
    'Nadie entra sin haber confirmado su correo; el registro responde igual haya o no cuenta',
    'Nobody signs in before confirming their address; signing up answers alike whether there is an account',
  ),
  setting('MAIL_FROM', 'no-reply@localhost', 'Remitente de los correos', 'Sender of mails'),
  setting(
    'MAIL_OUTBOX',
    'outbox',
    'Sin servidor, carpeta donde se escriben los correos',
    'Without a server, the folder mails are written into',
  ),
  setting('SMTP_HOST', '', 'Servidor de correo', 'Mail server'),
  setting('SMTP_PORT', '587', 'Puerto del servidor de correo', 'Port of the mail server'),
  setting('SMTP_USER', '', 'Cuenta en el servidor de correo', 'Account at the mail server'),
  setting('SMTP_PASSWORD', '', 'Contraseña de esa cuenta', 'Password of that account'),
  setting('SMTP_SECURITY', 'starttls', '`starttls`, `tls` o `none`', '`starttls`, `tls` or `none`'),
];
