import type { AppModel } from '../../blueprint/model.ts';

/** What the README says of versions, deletions, batches, keys, links and files, one bullet a line. */
export function renderRecordNotes(app: AppModel): string {
  const es = app.language === 'es';
  const patterns = app.entities.some((entity) => entity.columns.some((column) => column.pattern !== null));
  const notes: [boolean, string, string][] = [
    [
      true,
      'Bloqueo optimista: cada respuesta trae su versión en `ETag`; `PATCH` pide `If-Match` con ella (o `*`): sin él, 428; si otra persona cambió el registro antes, 412. `DELETE` lo respeta si se envía.',
      'Optimistic locking: each answer carries its version in `ETag`; `PATCH` asks for it in `If-Match` (or `*`): without it, 428; when somebody else changed the record first, 412. `DELETE` honours it when given.',
    ],
    [
      true,
      'Varios a la vez: `POST`, `PATCH` y `DELETE /api/v1/…/batch` con `{"items": […]}`, de 1 a 100, todos o ninguno; cada error apunta a su elemento (`/items/3/title`). En `PATCH` cada elemento lleva `id` y `version`.',
      'Several at once: `POST`, `PATCH` and `DELETE /api/v1/…/batch` with `{"items": […]}`, 1 to 100, all or none; each error points at its item (`/items/3/title`). In `PATCH` each item carries `id` and `version`.',
    ],
    [
      true,
      `Lo que cambia se oye en \`/api/v1/changes\`, un WebSocket: \`{"number", "entity", "id", "action", "version", "at"}\` tras confirmarse, sin contenidos; se vuelve a leer por la API.${app.auth ? ' Cada quien oye solo lo que puede ver. Entra con la cookie de la sesión o con un primer mensaje `{"token": "…"}` o `{"ticket": "…"}` (`POST /api/v1/changes/tickets`, un uso, 30 s); 4401: la sesión o el rol ya no son los mismos.' : ''} \`?entity=a,b\` elige; \`?last=NÚMERO\` pide lo perdido, o responde \`{"reset": true}\`: hay que leerlo todo. 1013: leía demasiado despacio. \`{"ping": 1}\` se contesta con \`{"pong": 1}\`. Con varios procesos hace falta \`REDIS_URL\`.`,
      `What changes is heard on \`/api/v1/changes\`, a WebSocket: \`{"number", "entity", "id", "action", "version", "at"}\` once committed, without contents; read them through the API.${app.auth ? ' Everybody hears only what they may see. Enter with the session cookie, or with a first message `{"token": "…"}` or `{"ticket": "…"}` (`POST /api/v1/changes/tickets`, one use, 30 s); 4401: the session or the role is no longer the same.' : ''} \`?entity=a,b\` chooses; \`?last=NUMBER\` asks for what was missed, or is answered \`{"reset": true}\`: read everything again. 1013: it read too slowly. \`{"ping": 1}\` is answered with \`{"pong": 1}\`. Several processes need \`REDIS_URL\`.`,
    ],
    [
      app.entities.some((entity) => entity.linkOperations.length > 0),
      'Relaciones de muchos a muchos: `PUT` y `DELETE /api/v1/…/{id}/…/{id}` vinculan y desvinculan uno; `PUT /api/v1/…/{id}/…` con `{"ids": […]}` e `If-Match` deja justo esos, todos o ninguno.',
      'Many-to-many relations: `PUT` and `DELETE /api/v1/…/{id}/…/{id}` link and unlink one; `PUT /api/v1/…/{id}/…` with `{"ids": […]}` and `If-Match` leaves exactly those, all or none.',
    ],
    [
      app.softDelete,
      'Lo borrado se conserva: no se ve, libera sus valores únicos y vuelve con `POST /api/v1/…/{id}/restore`, junto con lo que se borró con ello. `?deleted=only` o `with` lo lista y `DELETE …?purge=true` lo elimina del todo; con cuentas, solo para administradores.',
      'What is deleted stays: out of sight, its unique values free, and back by `POST /api/v1/…/{id}/restore`, with what was deleted along. `?deleted=only` or `with` lists it and `DELETE …?purge=true` removes it for good; where there are accounts, for administrators.',
    ],
    [
      app.keys === 'uuid',
      'Los identificadores son UUID de versión 7: se ordenan por el momento de creación.',
      'Keys are UUIDs of version 7: they sort by the moment they were made.',
    ],
    [
      app.usesFiles,
      'Los archivos van a una carpeta o, con `STORAGE=s3`, a un cubo; su tipo se decide por los bytes y `UPLOAD_TYPES` dice cuáles se admiten. `python -m app.cli clean-files` quita los que nadie usa.',
      'Files go to a folder or, with `STORAGE=s3`, to a bucket; their type is told by their bytes and `UPLOAD_TYPES` says which are taken. `python -m app.cli clean-files` removes those nothing refers to.',
    ],
    [
      patterns,
      'Los formatos (expresiones regulares) los comprueba la API y no la base de datos, cuyos dialectos de expresiones regulares no significan lo mismo; las demás restricciones están en las dos.',
      'Patterns are checked by the API and not by the database, whose dialects of regular expressions do not mean the same; all other constraints are in both.',
    ],
  ];
  return notes
    .filter(([holds]) => holds)
    .map(([, spanish, english]) => `- ${es ? spanish : english}\n`)
    .join('');
}
