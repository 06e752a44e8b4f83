import type { AppModel, EntityModel } from '../../blueprint/model.ts';
import { renderAccounts } from './accounts.ts';
import { exampleDatabaseUrl } from './example-url.ts';
import { renderPermissionTable } from './permissions.ts';
import { renderRecordNotes } from './records.ts';
import { settingsTable } from './settings.ts';

/** Returns text that Markdown shows as it is, on one line. */
const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+|!~]/g, (char) => `\\${char}`);

function entityRow(entity: EntityModel): string {
  const fields = [
    ...entity.columns.map((column) => column.label),
    ...entity.references.map((reference) => reference.label),
    ...entity.links.map((link) => link.label),
  ];
  return `| ${plain(entity.label)} | \`/api/v1/${entity.path}\` | ${fields.map(plain).join(', ') || '–'} |`;
}

/** `README.md`, in the language of the SPEC: a stranger can start the project with nothing else. `bothParts`: see `renderStackReadme`. */
export function renderReadme(app: AppModel, bothParts = ''): string {
  const rules = [...app.rules, ...app.entities.flatMap((entity) => entity.rules)];
  const parts = app.language === 'es' ? spanish(app) : english(app);
  const rows = app.entities.map(entityRow).join('\n');
  return `# ${plain(app.name)}

${app.description === null ? '' : `${plain(app.description)}\n\n`}${bothParts}${parts.start}

## ${parts.entitiesTitle}

${app.entities.length > 0 ? `| ${parts.columns} |\n| --- | --- | --- |\n${rows}` : parts.none}
${renderAccounts(app)}${renderPermissionTable(app, plain)}${rules.length > 0 ? `\n## ${parts.rulesTitle}\n\n${rules.map((rule) => `- [ ] ${plain(rule.text)}`).join('\n')}\n` : ''}${app.notes.length > 0 ? `\n## ${parts.notesTitle}\n\n${app.notes.map((note) => `- ${plain(note)}`).join('\n')}\n` : ''}
## ${parts.settingsTitle}

${parts.settings}

${settingsTable(app)}

${parts.api}
`;
}

function spanish(app: AppModel): Record<string, string> {
  return {
    start: `Servicio FastAPI con SQLAlchemy y Alembic, generado a partir de [SPEC.md](SPEC.md). Base de datos elegida: ${app.database}; funciona igual con SQLite, PostgreSQL y MySQL según \`DATABASE_URL\`.

## Puesta en marcha

Hace falta Python 3.11 o posterior. Sin configurar nada usa un archivo SQLite. Con pip:

\`\`\`sh
cd backend
python3 -m venv .venv && . .venv/bin/activate
pip install -e '.[dev]'
python -m app.cli migrate        # crea las tablas
python -m app.cli seed           # datos de ejemplo (opcional)
${app.auth ? 'python -m app.cli create-admin admin@example.com\n' : ''}uvicorn app.main:app --reload    # http://localhost:8000/docs
\`\`\`

O con uv, que se ocupa del entorno:

\`\`\`sh
cd backend
uv run --extra dev python -m app.cli migrate
uv run --extra dev python -m app.cli seed
uv run --extra dev uvicorn app.main:app --reload
\`\`\`

O en un contenedor (las migraciones se aplican al arrancar):

\`\`\`console
docker build -t ${app.slug} backend
docker run -p 8000:8000 -e ENVIRONMENT=production -e SECRET_KEY=… -e DATABASE_URL=… ${app.slug}
\`\`\`

Las opciones se leen del entorno o de \`backend/.env\`; copie \`.env.example\`. Para ${app.database}: \`DATABASE_URL=${exampleDatabaseUrl(app)}\`. En producción (\`ENVIRONMENT=production\`) son obligatorias \`DATABASE_URL\` y una \`SECRET_KEY\` propia.

## Comprobaciones

\`\`\`sh
pytest                           # con TEST_DATABASE_URL usa otra base, cuyo nombre debe contener «test»
ruff check . && ruff format --check . && mypy app tests
python -m app.cli rules          # lo que la SPEC pide y falta escribir
python -m app.cli export-openapi --output openapi.json    # --check: si el archivo sigue al día
\`\`\``,
    entitiesTitle: 'Entidades',
    columns: 'Entidad | Dirección | Campos',
    none: 'La SPEC no nombra ninguna.',
    rulesTitle: 'Reglas por escribir',
    notesTitle: 'Decisiones tomadas',
    settingsTitle: 'Configuración',
    settings: `Se lee del entorno o de \`backend/.env\` (copie \`.env.example\`). Producción no arranca con secretos conocidos, sin \`DATABASE_URL\` o con puertas abiertas.`,
    api: `## API

- \`GET /api/v1/…?limit=20&offset=40&sort=-created_at&search=texto\`; filtros \`campo\`, \`campo__ne\`, \`__in\`, \`__lt\`, \`__lte\`, \`__gt\`, \`__gte\`, \`__contains\`, \`__starts\`, \`__isnull\`. Un parámetro desconocido se rechaza.
- \`PATCH\` cambia solo lo que se envía; \`null\` vacía un campo opcional.
${renderRecordNotes(app)}- Los errores son \`application/problem+json\` (RFC 9457) y señalan cada campo con un puntero JSON.
- Las fechas con hora viajan en UTC; los importes, como texto para no perder decimales.
${app.usesFiles ? `- Los archivos se suben primero a \`POST /api/v1/files\`; después se usa su \`id\`.${app.auth ? ' Los ve quien vea un registro que los nombre; hasta entonces, solo quien los subió.' : ''}\n` : ''}${app.auth ? '- Las cuentas: `POST /api/v1/auth/register`, `/login`, `/refresh`, `/logout`; las demás rutas piden `Authorization: Bearer …`.\n' : '- El proyecto no tiene cuentas: todas las rutas son públicas, de forma expresa (`permissions.py`).\n'}- Su descripción OpenAPI, con ejemplos, está en \`backend/openapi.json\` (una entrega sin verificar no la trae: la crea \`export-openapi\`) y, en desarrollo, en \`/docs\`.
- Salud: \`/health/live\` y \`/health/ready\`.

## Dónde escribir código propio

\`app/modules/<entidad>/{ext,hooks,service,router}.py\`, \`tests/custom/\` y nuevas migraciones. Lo que está en \`_generated\` y en \`app/core\` se vuelve a generar.`,
  };
}

function english(app: AppModel): Record<string, string> {
  return {
    start: `A FastAPI service with SQLAlchemy and Alembic, generated from [SPEC.md](SPEC.md). Database chosen: ${app.database}; it runs alike on SQLite, PostgreSQL and MySQL, as \`DATABASE_URL\` says.

## Start

Python 3.11 or later is needed. With nothing configured it uses an SQLite file. With pip:

\`\`\`sh
cd backend
python3 -m venv .venv && . .venv/bin/activate
pip install -e '.[dev]'
python -m app.cli migrate        # creates the tables
python -m app.cli seed           # example records (optional)
${app.auth ? 'python -m app.cli create-admin admin@example.com\n' : ''}uvicorn app.main:app --reload    # http://localhost:8000/docs
\`\`\`

Or with uv, which takes care of the environment:

\`\`\`sh
cd backend
uv run --extra dev python -m app.cli migrate
uv run --extra dev python -m app.cli seed
uv run --extra dev uvicorn app.main:app --reload
\`\`\`

Or in a container (migrations are applied at start):

\`\`\`console
docker build -t ${app.slug} backend
docker run -p 8000:8000 -e ENVIRONMENT=production -e SECRET_KEY=… -e DATABASE_URL=… ${app.slug}
\`\`\`

Settings are read from the environment or from \`backend/.env\`; copy \`.env.example\`. For ${app.database}: \`DATABASE_URL=${exampleDatabaseUrl(app)}\`. In production (\`ENVIRONMENT=production\`) \`DATABASE_URL\` and a \`SECRET_KEY\` of your own are required.

## Checks

\`\`\`sh
pytest                           # TEST_DATABASE_URL names another database; its name must contain "test"
ruff check . && ruff format --check . && mypy app tests
python -m app.cli rules          # what the SPEC asks for and remains to be written
python -m app.cli export-openapi --output openapi.json    # --check: is the file up to date
\`\`\``,
    entitiesTitle: 'Entities',
    columns: 'Entity | Address | Fields',
    none: 'The SPEC names none.',
    rulesTitle: 'Rules to write',
    notesTitle: 'Decisions taken',
    settingsTitle: 'Settings',
    settings: `Read from the environment or from \`backend/.env\` (copy \`.env.example\`). Production does not start with known secrets, without \`DATABASE_URL\` or with open doors.`,
    api: `## API

- \`GET /api/v1/…?limit=20&offset=40&sort=-created_at&search=text\`; filters \`field\`, \`field__ne\`, \`__in\`, \`__lt\`, \`__lte\`, \`__gt\`, \`__gte\`, \`__contains\`, \`__starts\`, \`__isnull\`. An unknown parameter is refused.
- \`PATCH\` changes only what is sent; \`null\` empties an optional field.
${renderRecordNotes(app)}- Errors are \`application/problem+json\` (RFC 9457) and point at each field with a JSON Pointer.
- Moments travel in UTC; exact amounts as text, so that no decimal is lost.
${app.usesFiles ? `- Files are uploaded first, to \`POST /api/v1/files\`; then their \`id\` is used.${app.auth ? ' Whoever sees a record that names them sees them; until then only their uploader does.' : ''}\n` : ''}${app.auth ? '- Accounts: `POST /api/v1/auth/register`, `/login`, `/refresh`, `/logout`; all other routes ask for `Authorization: Bearer …`.\n' : '- The project has no accounts: every route is public, on purpose (`permissions.py`).\n'}- Its OpenAPI description, with examples, is in \`backend/openapi.json\` (a delivery that was not verified has none: \`export-openapi\` makes it) and, in development, at \`/docs\`.
- Health: \`/health/live\` and \`/health/ready\`.

## Where your own code goes

\`app/modules/<entity>/{ext,hooks,service,router}.py\`, \`tests/custom/\` and new migrations. What is in \`_generated\` and in \`app/core\` is generated again.`,
  };
}
