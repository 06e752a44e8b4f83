import type { AppModel } from '../../blueprint/model.ts';
import { AUTH_SETTINGS } from './auth-settings.ts';
import { exampleDatabaseUrl } from './example-url.ts';
import type { Setting } from './setting.ts';

const setting = (name: string, value: Setting['value'], es: string, en: string): Setting => ({
  name,
  value,
  es,
  en,
});

/** Every setting there is, in the order people meet them; a test compares them with `Settings` in the skeleton. */
export const SETTINGS: readonly Setting[] = [
  setting(
    'ENVIRONMENT',
    'development',
    '`development`, `test` o `production`',
    '`development`, `test` or `production`',
  ),
  setting(
    'DATABASE_URL',
    exampleDatabaseUrl,
    'Base de datos; sin ella, un archivo SQLite (obligatoria en producción)',
    'Database; an SQLite file without it (required in production)',
  ),
  setting('DATABASE_POOL_SIZE', '10', 'Conexiones que se mantienen abiertas', 'Connections kept open'),
  setting(
    'DATABASE_POOL_OVERFLOW',
    '10',
    'Conexiones de más en momentos de carga',
    'Connections beyond those under load',
  ),
  setting(
    'DATABASE_POOL_TIMEOUT_SECONDS',
    '10',
    'Espera por una conexión libre antes de responder 503',
    'Wait for a free connection before answering 503',
  ),
  setting(
    'DATABASE_POOL_RECYCLE_SECONDS',
    '1800',
    'Edad a la que una conexión se renueva; -1: nunca',
    'Age at which a connection is renewed; -1: never',
  ),
  setting(
    'DATABASE_ECHO',
    'false',
    'Escribe cada consulta en el registro (no en producción)',
    'Logs every query (not in production)',
  ),
  setting(
    'MIGRATE_ON_START',
    'true',
    'Aplica las migraciones al arrancar, un proceso cada vez',
    'Applies migrations at start, one process at a time',
  ),
  setting(
    'SECRET_KEY',
    'change-me-change-me-change-me-change-me',
    'Firma los accesos; en producción, al menos 32 caracteres al azar',
    'Signs tokens; in production at least 32 random characters',
  ),
  setting('ACCESS_TOKEN_MINUTES', '15', 'Duración de un token de acceso', 'Life of an access token'),
  setting('REFRESH_TOKEN_DAYS', '30', 'Duración de una sesión sin uso', 'Life of a session nobody uses'),
  setting(
    'REFRESH_GRACE_SECONDS',
    '20',
    'Margen en que repetir una renovación no es un robo',
    'Time in which renewing twice is not taken for theft',
  ),
  setting(
    'CACHE_SECONDS',
    '10',
    'Cuánto se guardan las respuestas de las listas; 0: nada (con varios procesos, `REDIS_URL`, o 0 si ni un momento puede verse lo anterior)',
    'How long answers to lists are kept; 0: not at all (with several processes, `REDIS_URL`, or 0 where nothing old may be seen for a moment)',
  ),
  setting(
    'CACHE_LIMIT_BYTES',
    '16777216',
    'Memoria que ocupan como mucho esas respuestas',
    'Memory those answers take at most',
  ),
  setting(
    'PUBLIC_URL',
    'http://localhost:3000',
    'Dirección que escriben las personas: sus páginas pueden escuchar los cambios, y a ellas enlazan los correos',
    'The address people type: its pages may listen to changes, and mails link to them',
  ),
  setting(
    'CORS_ORIGINS',
    '',
    'Orígenes de otros dominios que pueden leer las respuestas, separados por comas',
    'Origins of other domains that may read answers, separated by commas',
  ),
  setting(
    'CORS_CREDENTIALS',
    'true',
    'Si esos orígenes pueden enviar credenciales; con `*` debe ser `false`',
    'Whether those origins may send credentials; must be `false` with `*`',
  ),
  setting('RATE_LIMIT_ENABLED', 'true', 'Limita las peticiones', 'Limits requests'),
  setting(
    'RATE_LIMIT_PER_MINUTE',
    '600',
    'Peticiones por minuto de una cuenta o clave',
    'Requests a minute of an account or key',
  ),
  setting(
    'RATE_LIMIT_PER_ADDRESS',
    '1200',
    'Peticiones por minuto de una dirección IP; tras un proxy, indique a uvicorn `FORWARDED_ALLOW_IPS`',
    'Requests a minute of an IP address; behind a proxy tell uvicorn `FORWARDED_ALLOW_IPS`',
  ),
  setting(
    'REDIS_URL',
    '',
    "Redis que comparten todos los procesos: límites, respuestas guardadas y cambios (`pip install '.[redis]'`); con más de un proceso hace falta",
    "Redis that all processes share: limits, kept answers and the feed of changes (`pip install '.[redis]'`); needed with more than one process",
  ),
  setting('REDIS_PREFIX', (app) => app.slug, 'Comienzo de las claves en Redis', 'Start of the keys in Redis'),
  setting(
    'FEED_HISTORY',
    '1000',
    'Cambios que se guardan para quien vuelve a escuchar `/api/v1/changes`',
    'Changes kept for who comes back to `/api/v1/changes`',
  ),
  setting(
    'FEED_QUEUE',
    '200',
    'Cambios que pueden esperar a quien lee despacio, antes de cerrar (1013)',
    'Changes that may wait for who reads slowly, before it is closed (1013)',
  ),
  setting(
    'FEED_PER_ACCOUNT',
    '10',
    'Conexiones de una cuenta a los cambios, por proceso',
    'Connections of an account to the changes, by process',
  ),
  setting(
    'FEED_PER_ADDRESS',
    '100',
    'Conexiones de una dirección IP a los cambios, por proceso',
    'Connections of an IP address to the changes, by process',
  ),
  setting(
    'FEED_PING_SECONDS',
    '25',
    'Silencio tras el que se envía un `ping` por el canal de cambios',
    'Silence after which the feed of changes sends a `ping`',
  ),
  setting(
    'FEED_IDLE_SECONDS',
    '900',
    'Tiempo sin cambios ni mensajes tras el que se cierra una conexión a los cambios',
    'Time without changes and messages after which a connection to the changes is closed',
  ),
  setting('REQUEST_TIMEOUT_SECONDS', '30', 'Tiempo hasta responder 504', 'Time until 504 is answered'),
  setting('BODY_LIMIT_BYTES', '1048576', 'Tamaño máximo de una petición', 'Largest request'),
  setting('UPLOAD_LIMIT_BYTES', '10485760', 'Tamaño máximo de un archivo', 'Largest file'),
  setting('IMPORT_MAX_ROWS', '5000', 'Filas que admite un archivo CSV', 'Rows a CSV file may have'),
  setting(
    'FEATURE_CSV_IMPORT',
    'true',
    'Se pueden crear registros con archivos CSV, mientras administración no decida otra cosa',
    'Records can be made from CSV files, until administrators decide otherwise',
  ),
  setting(
    'FEATURE_CSV_EXPORT',
    'true',
    'Las listas se pueden descargar como CSV, mientras administración no decida otra cosa',
    'Lists can be taken away as CSV, until administrators decide otherwise',
  ),
  setting(
    'FEATURE_REALTIME',
    'true',
    'Las páginas abiertas se enteran de los cambios en el momento, mientras administración no decida otra cosa',
    'Open pages hear of changes as they happen, until administrators decide otherwise',
  ),
  setting(
    'READ_ONLY',
    'false',
    'Nadie puede cambiar nada (mantenimiento), mientras administración no decida otra cosa',
    'Nobody can change anything (maintenance), until administrators decide otherwise',
  ),
  setting(
    'UPLOAD_TYPES',
    '*/*',
    'Tipos de archivo que se admiten, según sus bytes: `image/*,application/pdf`',
    'Types of files taken, as their bytes tell: `image/*,application/pdf`',
  ),
  setting(
    'STORAGE',
    'disk',
    'Dónde van los archivos: `disk` o `s3` (extra `s3`)',
    'Where files go: `disk` or `s3` (extra `s3`)',
  ),
  setting('STORAGE_DIR', 'storage', 'Carpeta de los archivos subidos', 'Folder of uploaded files'),
  setting(
    'S3_BUCKET',
    '',
    'Cubo de los archivos, con `STORAGE=s3`',
    'Bucket of the files, with `STORAGE=s3`',
  ),
  setting(
    'S3_ENDPOINT_URL',
    '',
    'Otro servidor que hable S3, p. ej. MinIO',
    'Another server that speaks S3, say MinIO',
  ),
  setting('S3_REGION', 'us-east-1', 'Región del cubo', 'Region of the bucket'),
  setting(
    'S3_ACCESS_KEY_ID',
    '',
    'Clave de acceso; vacía: la que encuentren las herramientas de Amazon',
    'Access key; empty: the one Amazon’s own tools find',
  ),
  setting('S3_SECRET_ACCESS_KEY', '', 'Secreto de la clave de acceso', 'Secret of the access key'),
  setting(
    'DOCS_ENABLED',
    '',
    'Sirve `/docs`; vacío: en todas partes menos en producción',
    'Serves `/docs`; empty: everywhere except in production',
  ),
  setting('METRICS_ENABLED', 'true', 'Sirve `/metrics` para Prometheus', 'Serves `/metrics` for Prometheus'),
  setting(
    'METRICS_TOKEN',
    '',
    'Token (`Authorization: Bearer`) que pide `/metrics`; en producción, sin él no se sirve',
    'Token (`Authorization: Bearer`) that `/metrics` asks for; in production it is not served without one',
  ),
  setting(
    'OTEL_ENABLED',
    'false',
    "Envía trazas y métricas a `OTEL_EXPORTER_OTLP_ENDPOINT` (`pip install '.[otel]'`)",
    "Sends traces and metrics to `OTEL_EXPORTER_OTLP_ENDPOINT` (`pip install '.[otel]'`)",
  ),
  setting(
    'LOG_LEVEL',
    'INFO',
    '`DEBUG`, `INFO`, `WARNING` o `ERROR`',
    '`DEBUG`, `INFO`, `WARNING` or `ERROR`',
  ),
];

const settingsOf = (app: AppModel): readonly Setting[] =>
  app.auth ? [...SETTINGS, ...AUTH_SETTINGS] : SETTINGS;
const valueIn = (found: Setting, app: AppModel): string =>
  typeof found.value === 'string' ? found.value : found.value(app);

/** \`.env.example\`: every setting with the value it has when left out, or one to start from. */
export function renderEnvExample(app: AppModel): string {
  return settingsOf(app)
    .map((found) => `# ${found[app.language].replaceAll('`', '')}\n${found.name}=${valueIn(found, app)}\n`)
    .join('\n');
}

/** The settings as a table for the README. */
export function settingsTable(app: AppModel): string {
  const head = app.language === 'es' ? '| Nombre | Valor | Qué es |' : '| Name | Value | What it is |';
  const rows = settingsOf(app).map((found) => {
    const value = valueIn(found, app);
    return `| \`${found.name}\` | ${value === '' ? '' : `\`${value}\``} | ${found[app.language]} |`;
  });
  return [head, '| --- | --- | --- |', ...rows].join('\n');
}
