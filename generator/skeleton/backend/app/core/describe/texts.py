"""What the documentation says, in the two languages; the project speaks one of them."""

from typing import Final

from app.core.project import LANGUAGE

# By kind for entities, by operation id for the rest; packages add their own (see app/auth/describe.py).
OPERATIONS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "en": {
        "list": (
            "",
            "Answers one page of: {plural}. Filters narrow it, `sort` orders it, `fields` and `include` choose what a row shows; `cursor` or `offset` go on to other pages.",
        ),
        "aggregate": (
            "",
            "Answers counts, sums and averages of: {plural}, of all of them or by group; the filters are those of the list.",
        ),
        "create": ("", "Stores a record of: {label}. Answers it with its id and, in `ETag`, its version."),
        "get": (
            "",
            "Answers the record of this id with its version in `ETag`; with `If-None-Match`, 304 when it is the same.",
        ),
        "update": (
            "",
            "Changes what the body names and leaves the rest as it is; an explicit `null` clears. `If-Match` says which version is being changed.",
        ),
        "delete": ("", "Deletes the record of this id; with `If-Match`, only that version of it."),
        "restore": ("", "Brings a deleted record back, with what was deleted together with it."),
        "batch_create": (
            "",
            "Stores several records: all of them or none. What refuses one is pointed at by its position.",
        ),
        "batch_update": ("", "Changes several records, each from the version it names: all of them or none."),
        "batch_delete": ("", "Deletes several records: all of them or none."),
        "export": ("", "Answers the records that the filters leave as a CSV file, row by row however many there are."),
        "import": (
            "",
            "Stores the rows of a CSV file, sent by itself or in a form as `file`, and reports those that are not good. The header names fields or their labels.",
        ),
        "nested": (
            "",
            "Answers one page of: {plural}, only those of the record in the address. It takes what the list of all takes.",
        ),
        "nested_one": ("", "Answers the one record of: {label} that belongs to the record in the address."),
        "link": ("", "Links the two records; doing it twice changes nothing."),
        "unlink": ("", "Ends the link between the two records; neither is deleted."),
        "set_links": (
            "",
            "Makes these the linked records and no others, all or none of them; doing it twice changes nothing. Those the caller cannot see stay linked.",
        ),
        "health_live": (
            "Is the process alive",
            "Answers as long as the process can answer at all; restart it when it does not.",
        ),
        "health_ready": (
            "Can it serve",
            "Answers when the database answers too and has all migrations; send no traffic when it does not.",
        ),
        "create_change_ticket": (
            "Ask for a ticket to the feed of changes",
            'Answers a ticket that opens one connection to `/api/v1/changes`, a WebSocket, within half a minute: its first message is `{"ticket": "…"}`.',
        ),
        "upload_file": (
            "Upload a file",
            "Stores a file, sent in a form as `file`. Its type is read from its bytes; records refer to it by its `id`.",
        ),
        "get_file": ("Look at a file", "Answers name, type, size and checksum of a file, and where its content is."),
        "download_file": (
            "Download a file",
            "Answers the content. Images are shown in place, anything else is offered for saving.",
        ),
    },
    "es": {
        "list": (
            "",
            "Responde una página de: {plural}. Los filtros la acotan, `sort` la ordena, `fields` e `include` eligen qué muestra cada fila; `cursor` u `offset` llevan a otras páginas.",
        ),
        "aggregate": (
            "",
            "Responde recuentos, sumas y medias de: {plural}, de todos o por grupos; los filtros son los de la lista.",
        ),
        "create": ("", "Guarda un registro de: {label}. Responde con su id y, en `ETag`, su versión."),
        "get": (
            "",
            "Responde el registro con este id y su versión en `ETag`; con `If-None-Match`, 304 si es la misma.",
        ),
        "update": (
            "",
            "Cambia lo que el cuerpo nombra y deja lo demás como está; un `null` explícito vacía el campo. `If-Match` dice qué versión se cambia.",
        ),
        "delete": ("", "Borra el registro con este id; con `If-Match`, solo esa versión."),
        "restore": ("", "Recupera un registro borrado, con lo que se borró junto a él."),
        "batch_create": ("", "Guarda varios registros: todos o ninguno. Lo que se rechaza se señala por su posición."),
        "batch_update": ("", "Cambia varios registros, cada uno desde la versión que nombra: todos o ninguno."),
        "batch_delete": ("", "Borra varios registros: todos o ninguno."),
        "export": (
            "",
            "Responde como archivo CSV los registros que los filtros dejan, fila a fila y sean cuantos sean.",
        ),
        "import": (
            "",
            "Guarda las filas de un archivo CSV, enviado tal cual o en un formulario como `file`, e informa de las que no valen. La cabecera nombra campos o sus etiquetas.",
        ),
        "nested": (
            "",
            "Responde una página de: {plural}, solo los del registro de la dirección. Admite lo mismo que la lista completa.",
        ),
        "nested_one": ("", "Responde el único registro de: {label} que pertenece al registro de la dirección."),
        "link": ("", "Vincula los dos registros; hacerlo dos veces no cambia nada."),
        "unlink": ("", "Deshace el vínculo entre los dos registros; no se borra ninguno."),
        "set_links": (
            "",
            "Deja vinculados estos registros y ningún otro, todos o ninguno; hacerlo dos veces no cambia nada. Los que no se pueden ver siguen vinculados.",
        ),
        "health_live": (
            "Si el proceso vive",
            "Responde mientras el proceso pueda responder; si no lo hace, hay que reiniciarlo.",
        ),
        "health_ready": (
            "Si puede atender",
            "Responde cuando también la base de datos responde y tiene todas las migraciones; si no, no le envíe tráfico.",
        ),
        "create_change_ticket": (
            "Pedir un pase para el canal de cambios",
            'Responde un pase que abre una conexión a `/api/v1/changes`, un WebSocket, en medio minuto: el primer mensaje es `{"ticket": "…"}`.',
        ),
        "upload_file": (
            "Subir un archivo",
            "Guarda un archivo, enviado en un formulario como `file`. Su tipo se lee de sus bytes; los registros se refieren a él por su `id`.",
        ),
        "get_file": (
            "Consultar un archivo",
            "Responde nombre, tipo, tamaño y suma de un archivo, y dónde está su contenido.",
        ),
        "download_file": (
            "Descargar un archivo",
            "Responde el contenido. Las imágenes se muestran; lo demás se ofrece para guardarlo.",
        ),
    },
}

PARAMETERS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "search": "Words to look for in the record's texts, whatever their case and accents; all of them must be there.",
        "limit": "How many rows a page has at most.",
        "offset": "How many rows to pass over. For pages far away `cursor` is quicker.",
        "cursor": "`next` or `previous` of another page of this list in this order.",
        "count": "Whether to count all pages (`total`). Left out: up to 5,000 (`capped` says if there are more), with `cursor` none.",
        "deleted": "`with` shows deleted records too, `only` no others.",
        "sort": "Fields to order by, the first one first; a minus turns its order round. Repeated or separated by commas.",
        "fields": "Fields to show, repeated or separated by commas; left out: all of them. `id` is always there.",
        "include": "Relations whose records are shown whole, repeated or separated by commas.",
        "group_by": "What to make groups by, at most two; left out: one group of everything.",
        "metrics": "Figures to work out for each group.",
        "purge": "Removes the record for good, deleted already or not.",
        "mode": "`all`: one bad row and nothing is stored. `partial`: the good rows are stored.",
        "separator": "What stands between the cells.",
        "headers": "Whether the header has the fields' names or their labels.",
        "bom": "Begins with a mark that tells old spreadsheets the text is UTF-8.",
        "record_id": "Id of the record.",
        "other_id": "Id of the record to link or unlink.",
        "file_id": "Id of the file.",
        "If-Match": "The `ETag` of the version being changed, or `*` for whatever is there.",
        "If-None-Match": "The `ETag` of the answer you have; 304 when it is still right.",
    },
    "es": {
        "search": "Palabras que buscar en los textos del registro, sin distinguir mayúsculas ni acentos; tienen que estar todas.",
        "limit": "Cuántas filas tiene una página como máximo.",
        "offset": "Cuántas filas saltar. Para páginas lejanas `cursor` es más rápido.",
        "cursor": "`next` o `previous` de otra página de esta lista en este orden.",
        "count": "Si se cuentan todas las páginas (`total`). Sin indicarlo, hasta 5000 (`capped` dice si hay más); con `cursor`, no.",
        "deleted": "`with` muestra también los registros borrados, `only` solo esos.",
        "sort": "Campos por los que ordenar, el primero primero; un menos invierte su orden. Repetido o separado por comas.",
        "fields": "Campos que mostrar, repetido o separado por comas; sin indicarlo, todos. `id` está siempre.",
        "include": "Relaciones cuyos registros se muestran enteros, repetido o separado por comas.",
        "group_by": "Por qué agrupar, dos como máximo; sin indicarlo, un grupo con todo.",
        "metrics": "Cifras que calcular para cada grupo.",
        "purge": "Elimina el registro para siempre, esté ya borrado o no.",
        "mode": "`all`: con una fila mala no se guarda nada. `partial`: se guardan las buenas.",
        "separator": "Lo que separa las celdas.",
        "headers": "Si la cabecera lleva los nombres de los campos o sus etiquetas.",
        "bom": "Empieza con una marca que dice a hojas de cálculo antiguas que el texto es UTF-8.",
        "record_id": "Id del registro.",
        "other_id": "Id del registro que vincular o desvincular.",
        "file_id": "Id del archivo.",
        "If-Match": "El `ETag` de la versión que se cambia, o `*` para la que haya.",
        "If-None-Match": "El `ETag` de la respuesta que ya tiene; 304 si sigue valiendo.",
    },
}

OPERATORS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "eq": "Only where “{label}” is this.",
        "ne": "Only where “{label}” is not this, or empty.",
        "in": "Only where “{label}” is one of these; repeat the parameter.",
        "lt": "Only where “{label}” is less than this.",
        "lte": "Only where “{label}” is this or less.",
        "gt": "Only where “{label}” is more than this.",
        "gte": "Only where “{label}” is this or more.",
        "contains": "Only where “{label}” contains this text.",
        "starts": "Only where “{label}” starts with this text.",
        "isnull": "Only where “{label}” is empty (`true`) or not (`false`).",
    },
    "es": {
        "eq": "Solo donde «{label}» es esto.",
        "ne": "Solo donde «{label}» no es esto, o está vacío.",
        "in": "Solo donde «{label}» es uno de estos; se repite el parámetro.",
        "lt": "Solo donde «{label}» es menor que esto.",
        "lte": "Solo donde «{label}» es esto o menos.",
        "gt": "Solo donde «{label}» es mayor que esto.",
        "gte": "Solo donde «{label}» es esto o más.",
        "contains": "Solo donde «{label}» contiene este texto.",
        "starts": "Solo donde «{label}» empieza por este texto.",
        "isnull": "Solo donde «{label}» está vacío (`true`) o no (`false`).",
    },
}

PHRASES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "200": "What was asked for",
        "201": "Created",
        "202": "Accepted",
        "204": "Done; there is nothing to answer",
        "ETag": "Version of what is answered, for `If-Match` and `If-None-Match`.",
        "Retry-After": "Seconds to wait before trying again.",
        "X-Request-ID": "Id of this request, as in the logs; a sane one that was sent is kept.",
        "RateLimit-Limit": "Requests a minute.",
        "RateLimit-Remaining": "Requests left right now.",
        "RateLimit-Reset": "Seconds until all of them are there again.",
        "Content-Disposition": "The name to save the file under.",
        "about": "Errors are `application/problem+json` (RFC 9457): `code` is for programs, `detail` for people, `errors` point at what was refused. Moments are in UTC, exact amounts are text.",
        "choices": "Choices",
        "fields": "Fields",
        "parameter": "Parameter",
    },
    "es": {
        "200": "Lo que se pidió",
        "201": "Creado",
        "202": "Aceptado",
        "204": "Hecho; no hay nada que responder",
        "ETag": "Versión de lo que se responde, para `If-Match` e `If-None-Match`.",
        "Retry-After": "Segundos que esperar antes de volver a intentarlo.",
        "X-Request-ID": "Identificador de esta petición, como en los registros; si se envía uno válido, se conserva.",
        "RateLimit-Limit": "Peticiones por minuto.",
        "RateLimit-Remaining": "Peticiones que quedan ahora.",
        "RateLimit-Reset": "Segundos hasta que vuelvan a estar todas.",
        "Content-Disposition": "El nombre con que guardar el archivo.",
        "about": "Los errores son `application/problem+json` (RFC 9457): `code` es para programas, `detail` para personas, `errors` señala lo que se rechazó. Los momentos van en UTC; los importes exactos, como texto.",
        "choices": "Valores",
        "fields": "Campos",
        "parameter": "Parámetro",
    },
}


def phrase(name: str) -> str:
    return PHRASES[LANGUAGE][name]


def operation_text(name: str) -> tuple[str, str] | None:
    """Returns summary and description of a kind or an operation; None where nothing is written about it."""
    return OPERATIONS[LANGUAGE].get(name)


def parameter_text(name: str) -> str | None:
    return PARAMETERS[LANGUAGE].get(name)


def operator_text(operator: str, label: str) -> str:
    return OPERATORS[LANGUAGE][operator].format(label=label)
