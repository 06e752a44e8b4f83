"""Files of: Carpetas."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse

from app.core.csv_export import CSV_ANSWER, CsvColumn, CsvTable, ExportOptions, answer_export
from app.core.csv_import import BODY, ImportReport, Mode, import_rows
from app.core.errors import problems
from app.core.listing import NamesOf
from app.modules.folder._generated import permissions
from app.modules.folder._generated.dependencies import ServiceDep
from app.modules.folder._generated.filters import FolderSort
from app.modules.folder._generated.repository import FolderRepository
from app.modules.folder.ext import FolderCreate, FolderFilters

FolderColumn = Literal["id", "nombre", "created_at", "updated_at"]


FOLDER_CSV = CsvTable(
    "carpetas",
    (
        CsvColumn("id", "ID", "plain"),
        CsvColumn("nombre", "Nombre", "text"),
        CsvColumn("created_at", "Creado", "plain"),
        CsvColumn("updated_at", "Actualizado", "plain"),
    ),
)


class FolderExportQuery(FolderFilters, ExportOptions):
    """What goes into a file of: Carpetas."""

    sort: NamesOf[FolderSort] = []
    fields: NamesOf[FolderColumn] = []


router = APIRouter(tags=["carpetas"])


@router.get(
    "/carpetas/export",
    operation_id="export_carpetas",
    summary="Carpetas en un archivo CSV",
    response_class=StreamingResponse,
    responses={**CSV_ANSWER, **problems(401, 403, 422)},
    dependencies=[Depends(permissions.can_read)],
)
async def export_carpetas(
    request: Request,
    service: ServiceDep,
    query: Annotated[FolderExportQuery, Query()],
) -> StreamingResponse:
    return await answer_export(request, FOLDER_CSV, service.session, FolderRepository, query)


@router.post(
    "/carpetas/import",
    operation_id="import_carpetas",
    summary="Crear Carpetas desde un archivo CSV",
    response_model=ImportReport,
    responses=problems(401, 403, 409, 413, 415, 422),
    openapi_extra=dict(BODY),
    dependencies=[Depends(permissions.can_create)],
)
async def import_carpetas(request: Request, service: ServiceDep, mode: Mode = "all") -> ImportReport:
    return await import_rows(request, FOLDER_CSV, service.session, FolderCreate, service.create, mode)
