import type { AppModel } from '../../blueprint/model.ts';
import type { FileMapBuilder } from '../files.ts';
import { renderCompose } from './compose.ts';
import { renderDeployFiles, renderDeployGuide } from './deploy.ts';
import { renderMakefile } from './makefile.ts';
import { renderWorkflow } from './workflows.ts';

/** Adds what runs both parts together: on a desk, in containers, on hosts, and in the checks of a repository. */
export function addStack(files: FileMapBuilder, app: AppModel): void {
  files.add('compose.yml', renderCompose(app), 'M');
  files.add('Makefile', renderMakefile(app), 'M');
  files.add('.github/workflows/ci.yml', renderWorkflow(app), 'M');
  files.add('deploy/README.md', renderDeployGuide(app), 'M');
  for (const [path, text] of renderDeployFiles(app)) files.add(path, text, 'M', path.endsWith('.sh'));
}

/**
 * What compose and the pages read; the end of `.env.example`. Written as shells export it, which the files' readers know
 * too: the settings of the API, which its tests compare with this file, are the others.
 */
export function renderStackSettings(app: AppModel): string {
  const es = app.language === 'es';
  const rows: [string, string, string, string][] = [
    [
      'SITE_ADDRESS',
      ':80',
      'Nombre por el que se llega a compose.yml, p. ej. app.example.com: Caddy consigue su certificado',
      'The name compose.yml is reached by, e.g. app.example.com: Caddy gets its certificate',
    ],
    [
      'BACKEND_URL',
      'http://127.0.0.1:8000',
      'Dónde encuentra a la API el servidor de las páginas; se lee al compilarlas y al servirlas',
      'Where the server of the pages finds the API; read when they are built and when they are served',
    ],
    ...(app.database === 'sqlite'
      ? []
      : ([
          [
            'DB_PASSWORD',
            '',
            'Contraseña de la base de datos de compose.yml',
            'Password of the database of compose.yml',
          ],
        ] as [string, string, string, string][])),
  ];
  return rows
    .map(([name, value, spanish, english]) => `\n# ${es ? spanish : english}\nexport ${name}=${value}\n`)
    .join('');
}

/** What the README says of both parts together; before what it says of the API. */
export function renderStackReadme(app: AppModel): string {
  const admin = app.auth ? '\nmake admin EMAIL=admin@example.com' : '';
  return app.language === 'es'
    ? `## Las dos partes

\`backend/\` es la API (FastAPI), \`frontend/\` las páginas (Next.js, React, TypeScript). Hacen falta Python 3.11 o posterior y Node 22.12 o posterior; todo usa SQLite mientras no se diga otra cosa.

\`\`\`console
make dev                         # las dos, en http://localhost:3000
make seed                        # registros de ejemplo${admin}
make test lint e2e               # pruebas, estilo y tipos, navegador
make up                          # en contenedores, en http://localhost
\`\`\`

- El navegador habla solo con las páginas, que pasan \`/api\` a la API (\`BACKEND_URL\`). No hay CORS y las cookies son propias.
- El cliente tipado (\`frontend/src/client\`) se crea a partir de \`backend/openapi.json\`; tras cambiar la API, \`make client\`. Una entrega sin verificar no lo trae: \`make client\` lo crea.
- Código propio del frontend: \`frontend/src/features/<entidad>/{columns,form,overrides}.tsx\`, \`frontend/src/components/ui\`, \`frontend/e2e/custom\` y los textos de \`frontend/messages\`. Lo que está en \`_generated\` se vuelve a generar.
- Una entrega verificada trae imágenes de cada página en \`docs/screenshots\`.
- Despliegue en una máquina, Fly.io, Railway y Render: [deploy/README.md](deploy/README.md).

`
    : `## Both parts

\`backend/\` is the API (FastAPI), \`frontend/\` the pages (Next.js, React, TypeScript). Python 3.11 or later and Node 22.12 or later are needed; everything uses SQLite unless told otherwise.

\`\`\`console
make dev                         # both, at http://localhost:3000
make seed                        # example records${admin}
make test lint e2e               # tests, style and types, browser
make up                          # in containers, at http://localhost
\`\`\`

- Browsers talk to the pages only, which pass \`/api\` on to the API (\`BACKEND_URL\`). There is no CORS, and cookies are first-party.
- The typed client (\`frontend/src/client\`) is made from \`backend/openapi.json\`; after a change of the API: \`make client\`. A delivery that was not verified has none: \`make client\` makes it.
- Your own code in the frontend: \`frontend/src/features/<entity>/{columns,form,overrides}.tsx\`, \`frontend/src/components/ui\`, \`frontend/e2e/custom\` and the words in \`frontend/messages\`. What is in \`_generated\` is generated again.
- A verified delivery brings pictures of every page in \`docs/screenshots\`.
- Deployment on a machine, Fly.io, Railway and Render: [deploy/README.md](deploy/README.md).

`;
}

/** What git must not keep of the frontend. */
export const STACK_GITIGNORE = `frontend/.next/
frontend/next-env.d.ts
frontend/node_modules/
frontend/playwright-report/
frontend/test-results/
`;
