import type { AppModel } from '../../blueprint/model.ts';
import { type Yaml, yaml } from '../yaml.ts';
import { databaseOf, filledIn } from './database.ts';

/** Takes an application, returns `compose.yml`: database, API, pages, and in front of them the one door to all. */
export function renderCompose(app: AppModel): string {
  const database = databaseOf(app);
  const isServer = database.image !== null;
  const services: Record<string, Yaml> = {
    ...(isServer && {
      db: {
        image: database.image,
        restart: 'unless-stopped',
        environment: database.env,
        volumes: [`database:${database.volume}`],
        healthcheck: { test: database.healthcheck, interval: '5s', timeout: '5s', retries: 20 },
      },
    }),
    backend: {
      build: { context: './backend' },
      restart: 'unless-stopped',
      environment: {
        ENVIRONMENT: 'production',
        SECRET_KEY: filledIn('SECRET_KEY:?'),
        DATABASE_URL: database.url,
        PUBLIC_URL: filledIn('PUBLIC_URL:-http://localhost'),
        STORAGE_DIR: '/srv/storage/files',
        // Nobody but the proxy reaches it, so what it says of callers is believed.
        FORWARDED_ALLOW_IPS: '*',
        ...(app.auth && { ...passwordLength(), ...mailSettings() }),
      },
      volumes: ['storage:/srv/storage'],
      ...(isServer && { depends_on: { db: { condition: 'service_healthy' } } }),
    },
    frontend: {
      build: { context: './frontend', args: { BACKEND_URL: 'http://backend:8000' } },
      restart: 'unless-stopped',
      environment: { BACKEND_URL: 'http://backend:8000', ...(app.auth && passwordLength()) },
      depends_on: { backend: { condition: 'service_healthy' } },
    },
    proxy: {
      image: 'caddy:2-alpine',
      restart: 'unless-stopped',
      ports: ['80:80', '443:443', '443:443/udp'],
      environment: { SITE_ADDRESS: filledIn('SITE_ADDRESS:-:80') },
      volumes: ['./deploy/Caddyfile:/etc/caddy/Caddyfile:ro', 'certificates:/data'],
      healthcheck: {
        test: ['CMD', 'wget', '--quiet', '--spider', 'http://127.0.0.1:2019/config/'],
        interval: '30s',
        timeout: '5s',
        retries: 3,
      },
      depends_on: { frontend: { condition: 'service_healthy' } },
    },
  };
  const volumes = { ...(isServer && { database: null }), storage: null, certificates: null };
  const head =
    app.language === 'es'
      ? '# Todo lo que hace falta, con una orden: make up (la primera vez crea .env con sus secretos).\n'
      : '# All that is needed, with one command: make up (the first time it makes .env with its secrets).\n';
  return `${head}${yaml({ name: app.slug, services, volumes })}`;
}

/** Mail is sent where a server is named; else the mails stay in the volume. */
const mailSettings = (): Record<string, string> => ({
  MAIL_OUTBOX: '/srv/storage/outbox',
  ...Object.fromEntries(
    ['MAIL_FROM', 'SMTP_HOST', 'SMTP_PORT', 'SMTP_USER', 'SMTP_PASSWORD', 'SMTP_SECURITY'].map((name) => [
      name,
      `\${${name}:-${MAIL_DEFAULTS[name] ?? ''}}`,
    ]),
  ),
});

/** Pages show the rule the API holds passwords to, so both are told it. */
const passwordLength = () => ({ PASSWORD_MIN_LENGTH: filledIn('PASSWORD_MIN_LENGTH:-8') });

const MAIL_DEFAULTS: Readonly<Record<string, string>> = {
  MAIL_FROM: 'no-reply@localhost',
  SMTP_PORT: '587',
  SMTP_SECURITY: 'starttls',
};

/** `deploy/Caddyfile`: one address for pages and API; with a name of one's own Caddy gets its certificate by itself. */
export const CADDYFILE = `{$SITE_ADDRESS::80} {
	encode zstd gzip
	# The API and its feed of changes (a WebSocket) go straight to the backend, all else to the pages.
	handle /api/* {
		reverse_proxy backend:8000
	}
	handle {
		reverse_proxy frontend:3000
	}
}
`;
