"""Files of: Notas."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse

from app.core.csv_export import CSV_ANSWER, CsvColumn, CsvTable, ExportOptions, answer_export
from app.core.csv_import import BODY, ImportReport, Mode, import_rows
from app.core.errors import problems
from app.core.listing import NamesOf
from app.modules.note._generated import permissions
from app.modules.note._generated.dependencies import ServiceDep
from app.modules.note._generated.filters import NoteSort
from app.modules.note._generated.repository import NoteRepository
from app.modules.note.ext import NoteCreate, NoteFilters

NoteColumn = Literal["id", "titulo", "estado", "precio", "folder_id", "created_at", "updated_at"]


NOTE_CSV = CsvTable(
    "notas",
    (
        CsvColumn("id", "ID", "plain"),
        CsvColumn("titulo", "Título", "text"),
        CsvColumn("estado", "Estado", "plain"),
        CsvColumn("precio", "Precio", "exact"),
        CsvColumn("folder_id", "Carpeta", "integer"),
        CsvColumn("created_at", "Creado", "plain"),
        CsvColumn("updated_at", "Actualizado", "plain"),
    ),
)


class NoteExportQuery(NoteFilters, ExportOptions):
    """What goes into a file of: Notas."""

    sort: NamesOf[NoteSort] = []
    fields: NamesOf[NoteColumn] = []


router = APIRouter(tags=["notas"])


@router.get(
    "/notas/export",
    operation_id="export_notas",
    summary="Notas en un archivo CSV",
    response_class=StreamingResponse,
    responses={**CSV_ANSWER, **problems(401, 403, 422)},
    dependencies=[Depends(permissions.can_read)],
)
async def export_notas(
    request: Request,
    service: ServiceDep,
    query: Annotated[NoteExportQuery, Query()],
) -> StreamingResponse:
    return await answer_export(request, NOTE_CSV, service.session, NoteRepository, query)


@router.post(
    "/notas/import",
    operation_id="import_notas",
    summary="Crear Notas desde un archivo CSV",
    response_model=ImportReport,
    responses=problems(401, 403, 409, 413, 415, 422),
    openapi_extra=dict(BODY),
    dependencies=[Depends(permissions.can_create)],
)
async def import_notas(request: Request, service: ServiceDep, mode: Mode = "all") -> ImportReport:
    return await import_rows(request, NOTE_CSV, service.session, NoteCreate, service.create, mode)
