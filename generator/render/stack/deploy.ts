import type { AppModel } from '../../blueprint/model.ts';
import { yaml } from '../yaml.ts';
import { CADDYFILE } from './compose.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Takes an application, returns what hosts want to know of it: path → text. Their instructions are in `deploy/README.md`. */
export function renderDeployFiles(app: AppModel): [string, string][] {
  return [
    ['deploy/Caddyfile', CADDYFILE],
    ['deploy/fly/backend.toml', flyBackend(app)],
    ['deploy/fly/frontend.toml', flyFrontend(app)],
    ['deploy/railway/backend.json', railway('/health/ready')],
    ['deploy/railway/frontend.json', railway('/')],
    ['deploy/render/render.yaml', renderBlueprint(app)],
    ['deploy/vm/install.sh', VM_INSTALL],
  ];
}

const flyBackend = ({ slug }: AppModel): string => `app = "${slug}-backend"
primary_region = "mad"

[env]
  ENVIRONMENT = "production"
  PUBLIC_URL = "https://${slug}-frontend.fly.dev"
  STORAGE_DIR = "/srv/storage/files"
  FORWARDED_ALLOW_IPS = "*"

[[mounts]]
  source = "storage"
  destination = "/srv/storage"

# Reached through the private address of the organisation only: see deploy/README.md.
[http_service]
  internal_port = 8000
  force_https = false
  auto_stop_machines = "off"
  min_machines_running = 1

  [[http_service.checks]]
    method = "GET"
    path = "/health/ready"
    interval = "30s"
    timeout = "5s"
    grace_period = "60s"

[[vm]]
  size = "shared-cpu-1x"
  memory = "512mb"
`;

const flyFrontend = ({ slug }: AppModel): string => `app = "${slug}-frontend"
primary_region = "mad"

[build.args]
  BACKEND_URL = "http://${slug}-backend.flycast"

[env]
  BACKEND_URL = "http://${slug}-backend.flycast"

[http_service]
  internal_port = 3000
  force_https = true
  auto_stop_machines = "off"
  min_machines_running = 1

  [[http_service.checks]]
    method = "GET"
    path = "/"
    interval = "30s"
    timeout = "5s"
    grace_period = "30s"

[[vm]]
  size = "shared-cpu-1x"
  memory = "512mb"
`;

const railway = (healthcheckPath: string): string =>
  json({
    $schema: 'https://railway.com/railway.schema.json',
    build: { builder: 'DOCKERFILE', dockerfilePath: 'Dockerfile' },
    deploy: { healthcheckPath, healthcheckTimeout: 120, restartPolicyType: 'ON_FAILURE' },
  });

/** Render has PostgreSQL of its own; for another database its address is asked for. */
function renderBlueprint({ slug, database }: AppModel): string {
  const isPostgres = database === 'postgresql';
  const backendAddress = {
    key: 'BACKEND_URL',
    fromService: { type: 'pserv', name: `${slug}-backend`, property: 'hostport' },
  };
  return yaml({
    services: [
      {
        type: 'pserv',
        name: `${slug}-backend`,
        runtime: 'docker',
        rootDir: 'backend',
        plan: 'starter',
        disk: { name: 'storage', mountPath: '/srv/storage', sizeGB: 1 },
        envVars: [
          { key: 'ENVIRONMENT', value: 'production' },
          { key: 'SECRET_KEY', generateValue: true },
          isPostgres
            ? { key: 'DATABASE_URL', fromDatabase: { name: `${slug}-db`, property: 'connectionString' } }
            : database === 'sqlite'
              ? { key: 'DATABASE_URL', value: 'sqlite+aiosqlite:////srv/storage/app.db' }
              : { key: 'DATABASE_URL', sync: false },
          { key: 'PUBLIC_URL', sync: false },
          { key: 'STORAGE_DIR', value: '/srv/storage/files' },
          { key: 'FORWARDED_ALLOW_IPS', value: '*' },
          { key: 'PORT', value: '8000' },
        ],
      },
      {
        type: 'web',
        name: `${slug}-frontend`,
        runtime: 'docker',
        rootDir: 'frontend',
        plan: 'starter',
        healthCheckPath: '/',
        envVars: [backendAddress, { key: 'PORT', value: '3000' }],
      },
    ],
    ...(isPostgres && {
      databases: [{ name: `${slug}-db`, plan: 'basic-256mb', databaseName: 'app', user: 'app' }],
    }),
  });
}

/** A new Debian or Ubuntu becomes the application's home. Safe to run again: it then only starts what changed. */
const VM_INSTALL = `#!/bin/sh
# sudo deploy/vm/install.sh app.example.com
set -eu
cd "$(dirname "$0")/../.."
domain="\${1:?the name this machine is reached by, e.g. app.example.com}"
command -v docker > /dev/null || { apt-get update && apt-get install --yes docker.io docker-compose-v2 || apt-get install --yes docker.io docker-compose; }
test -f .env || {
  cp .env.example .env
  printf '\\nSECRET_KEY=%s\\nDB_PASSWORD=%s\\nSITE_ADDRESS=%s\\nPUBLIC_URL=https://%s\\n' \\
    "$(openssl rand -hex 32)" "$(openssl rand -hex 16)" "$domain" "$domain" >> .env
  chmod 600 .env
}
docker compose up --build --detach --wait
echo "https://$domain"
`;

/** Takes an application, returns \`deploy/README.md\`: one way in for each host, in the SPEC's language. */
export function renderDeployGuide(app: AppModel): string {
  return app.language === 'es' ? spanish(app) : english(app);
}

const adminIn = (app: AppModel, command: string): string =>
  app.auth ? `\n${command} python -m app.cli create-admin admin@example.com` : '';

function flySecrets({ slug, database }: AppModel): string {
  const url =
    database === 'sqlite'
      ? 'sqlite+aiosqlite:////srv/storage/app.db'
      : database === 'postgresql'
        ? 'postgresql://…'
        : 'mysql://…';
  return `fly secrets set --app ${slug}-backend SECRET_KEY=$(openssl rand -hex 32) DATABASE_URL=${url}`;
}

function fly(app: AppModel): string {
  const { slug } = app;
  return `\`\`\`console
fly apps create ${slug}-backend && fly apps create ${slug}-frontend
fly volumes create storage --app ${slug}-backend --region mad --size 1
fly ips allocate-v6 --private --app ${slug}-backend
${flySecrets(app)}
cd backend && fly deploy --config ../deploy/fly/backend.toml --flycast && cd ..
cd frontend && fly deploy --config ../deploy/fly/frontend.toml && cd ..${adminIn(app, `\nfly ssh console --app ${slug}-backend --command`).replace(/command python(.*)$/, "command 'python$1'")}
\`\`\``;
}

const vm = (app: AppModel): string => `\`\`\`console
sudo deploy/vm/install.sh app.example.com${adminIn(app, '\nsudo docker compose exec backend')}
\`\`\``;

function spanish(app: AppModel): string {
  return `# Despliegue

El navegador habla con una sola dirección; las páginas pasan \`/api\` a la API, que no necesita ser pública. \`BACKEND_URL\` se lee al compilar las páginas y al servirlas; \`PUBLIC_URL\` es la dirección que escriben las personas.

## Una máquina propia

Debian o Ubuntu con un nombre que apunte a ella y los puertos 80 y 443 abiertos. Instala Docker, crea los secretos en \`.env\` y arranca \`compose.yml\`; Caddy consigue el certificado (\`deploy/Caddyfile\`).

${vm(app)}

Copias de seguridad: los volúmenes \`storage\`${app.database === 'sqlite' ? '' : ' y `database`'}. Para actualizar, trae el código nuevo y repite la orden.

## Fly.io

Archivos: \`deploy/fly/backend.toml\` y \`deploy/fly/frontend.toml\`. La API solo tiene dirección privada.

${fly(app)}

## Railway

Dos servicios del mismo repositorio. Al de la API, llamado \`backend\`: directorio raíz \`/backend\`, archivo de configuración \`/deploy/railway/backend.json\` y variables \`ENVIRONMENT=production\`, \`SECRET_KEY\`, \`DATABASE_URL\`${app.database === 'postgresql' ? ' (de un servicio PostgreSQL)' : ''}, \`PUBLIC_URL\`, \`PORT=8000\`, y un volumen en \`/srv/storage\` con \`STORAGE_DIR=/srv/storage/files\` y \`RAILWAY_RUN_UID=0\`. Al de las páginas: directorio raíz \`/frontend\`, archivo de configuración \`/deploy/railway/frontend.json\`, variables \`BACKEND_URL=http://backend.railway.internal:8000\` y \`PORT=3000\`, y un dominio público, que es \`PUBLIC_URL\`.

## Render

Crea un «Blueprint» con la ruta \`deploy/render/render.yaml\`. Pide \`PUBLIC_URL\`: la dirección del servicio \`${app.slug}-frontend\`.
`;
}

function english(app: AppModel): string {
  return `# Deployment

Browsers talk to one address; the pages pass \`/api\` on to the API, which need not be public. \`BACKEND_URL\` is read when the pages are built and when they are served; \`PUBLIC_URL\` is the address people type.

## A machine of your own

Debian or Ubuntu, a name that points at it, ports 80 and 443 open. It installs Docker, makes the secrets in \`.env\` and starts \`compose.yml\`; Caddy gets the certificate (\`deploy/Caddyfile\`).

${vm(app)}

Back up the volumes \`storage\`${app.database === 'sqlite' ? '' : ' and `database`'}. To update, fetch the new code and run the command again.

## Fly.io

Files: \`deploy/fly/backend.toml\` and \`deploy/fly/frontend.toml\`. The API has a private address only.

${fly(app)}

## Railway

Two services of the same repository. The API's, called \`backend\`: root directory \`/backend\`, config file \`/deploy/railway/backend.json\`, and variables \`ENVIRONMENT=production\`, \`SECRET_KEY\`, \`DATABASE_URL\`${app.database === 'postgresql' ? ' (of a PostgreSQL service)' : ''}, \`PUBLIC_URL\`, \`PORT=8000\`, and a volume at \`/srv/storage\` with \`STORAGE_DIR=/srv/storage/files\` and \`RAILWAY_RUN_UID=0\`. The pages': root directory \`/frontend\`, config file \`/deploy/railway/frontend.json\`, variables \`BACKEND_URL=http://backend.railway.internal:8000\` and \`PORT=3000\`, and a public domain, which is \`PUBLIC_URL\`.

## Render

Make a Blueprint with the path \`deploy/render/render.yaml\`. It asks for \`PUBLIC_URL\`: the address of the service \`${app.slug}-frontend\`.
`;
}
