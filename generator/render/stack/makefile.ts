import type { AppModel } from '../../blueprint/model.ts';

type Target = { name: string; es: string; en: string; needs?: string; lines: string[] };

const PYTHON = 'backend/.venv/.ready';
const NODE = 'frontend/node_modules/.ready';
const CLIENT = 'frontend/src/client/types.gen.ts';

/** What people type; `make` alone lists it. */
const targets = (app: AppModel): Target[] => [
  {
    name: 'install',
    es: 'paquetes de las dos partes y cliente tipado; las demás órdenes lo hacen si falta',
    en: 'packages of both parts and the typed client; other commands do it where it is missing',
    needs: `${PYTHON} ${NODE} ${CLIENT}`,
    lines: [],
  },
  {
    name: 'dev',
    es: 'API y páginas con SQLite, sin Docker: http://localhost:3000 (otros puertos: PORT=3001 API_PORT=8001)',
    en: 'API and pages on SQLite, without Docker: http://localhost:3000 (other ports: PORT=3001 API_PORT=8001)',
    needs: `${PYTHON} ${NODE} ${CLIENT}`,
    lines: ['@$(MAKE) --no-print-directory --jobs=2 dev-backend dev-frontend'],
  },
  {
    name: 'seed',
    es: 'registros de ejemplo para desarrollar',
    en: 'example records for development',
    needs: PYTHON,
    lines: ['cd backend && $(VENV)/python -m app.cli migrate && $(VENV)/python -m app.cli seed'],
  },
  ...(app.auth
    ? [
        {
          name: 'admin',
          es: 'crea la cuenta de administración: make admin EMAIL=yo@example.com',
          en: 'makes the administrator’s account: make admin EMAIL=me@example.com',
          needs: PYTHON,
          lines: [
            'cd backend && $(VENV)/python -m app.cli migrate && $(VENV)/python -m app.cli create-admin $(EMAIL)',
          ],
        },
      ]
    : []),
  {
    name: 'client',
    es: 'vuelve a crear el cliente tipado tras cambiar la API',
    en: 'makes the typed client again after the API has changed',
    needs: `${PYTHON} ${NODE}`,
    lines: [
      'cd backend && $(VENV)/python -m app.cli export-openapi --output openapi.json',
      'cd frontend && npm run client',
    ],
  },
  {
    name: 'lint',
    es: 'estilo y tipos de las dos partes',
    en: 'style and types of both parts',
    needs: `${PYTHON} ${NODE} ${CLIENT}`,
    lines: [
      'cd backend && $(VENV)/ruff check . && $(VENV)/ruff format --check . && $(VENV)/mypy app tests',
      'cd frontend && npm run lint && npm run types',
    ],
  },
  {
    name: 'test',
    es: 'pruebas de las dos partes',
    en: 'tests of both parts',
    needs: `${PYTHON} ${NODE} ${CLIENT}`,
    lines: ['cd backend && $(VENV)/pytest', 'cd frontend && npm test'],
  },
  {
    name: 'e2e',
    es: 'pruebas en un navegador, con las dos partes en marcha',
    en: 'tests in a browser, with both parts running',
    needs: `${PYTHON} ${NODE} ${CLIENT}`,
    lines: [
      'cd frontend && { test -n "$$CHROMIUM_PATH" || npx playwright install chromium; }',
      'cd frontend && npm run e2e',
    ],
  },
  {
    name: 'build',
    es: 'compila las páginas para producción',
    en: 'builds the pages for production',
    needs: `${NODE} ${CLIENT}`,
    lines: ['cd frontend && npm run build'],
  },
  {
    name: 'up',
    es: 'todo en contenedores: http://localhost',
    en: 'everything in containers: http://localhost',
    needs: `.env ${CLIENT}`,
    lines: ['docker compose up --build --detach --wait'],
  },
  {
    name: 'down',
    es: 'para los contenedores; los datos se quedan',
    en: 'stops the containers; the data stays',
    lines: ['docker compose down'],
  },
];

/** Takes an application, returns `Makefile`. */
export function renderMakefile(app: AppModel): string {
  const es = app.language === 'es';
  const known = targets(app);
  const width = Math.max(...known.map(({ name }) => name.length)) + 2;
  const help = known.map(
    ({ name, ...words }) => `\t@echo "make ${name.padEnd(width)}${es ? words.es : words.en}"`,
  );
  const rules = known.map(
    ({ name, needs, lines }) =>
      `${name}:${needs ? ` ${needs}` : ''}\n${lines.map((line) => `\t${line}\n`).join('')}`,
  );
  const made = `# ${es ? 'Lo que se crea una vez, y de nuevo cuando cambia lo que lo decide.' : 'What is made once, and again when what decides it changes.'}
${PYTHON}: backend/pyproject.toml backend/requirements.txt
	$(PYTHON) -m venv backend/.venv
	cd backend && $(VENV)/pip install --quiet --constraint requirements.txt --editable '.[dev]'
	touch $@

${NODE}: frontend/package.json frontend/package-lock.json
	cd frontend && npm ci --ignore-scripts
	touch $@

${CLIENT}: | ${PYTHON} ${NODE}
	$(MAKE) --no-print-directory client

.env:
	cp .env.example .env
	printf '\\nSECRET_KEY=%s\\nDB_PASSWORD=%s\\nPUBLIC_URL=http://localhost\\n' "$$(openssl rand -hex 32)" "$$(openssl rand -hex 16)" >> .env
`;
  return `PYTHON ?= python3
# ${es ? 'Visto desde' : 'As seen from'} backend/
VENV := .venv/bin
PORT ?= 3000
API_PORT ?= 8000

help:
${help.join('\n')}

${rules.join('\n')}
dev-backend:
	cd backend && PUBLIC_URL=http://localhost:$(PORT) $(VENV)/python -m uvicorn app.main:app --reload --timeout-keep-alive 75 --port $(API_PORT)

dev-frontend:
	cd frontend && BACKEND_URL=http://127.0.0.1:$(API_PORT) npm run dev -- --port $(PORT)

${made}
.PHONY: help ${known.map(({ name }) => name).join(' ')} dev-backend dev-frontend
`;
}
