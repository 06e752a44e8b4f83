"""Addresses of: Notas."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response

from app.core.aggregates import Figures, answer_figures
from app.core.answers import answer_page, fresh
from app.core.database import SessionDep
from app.core.errors import problems
from app.core.keys import RecordId
from app.core.preconditions import OptionalMatch, RequiredMatch, tagged
from app.core.routing import Section
from app.core.service import require
from app.core.soft_delete import Purge
from app.modules.folder.ext import Folder
from app.modules.note._generated import permissions
from app.modules.note._generated.batch import router as batch_router
from app.modules.note._generated.dependencies import ServiceDep
from app.modules.note._generated.exchange import router as exchange_router
from app.modules.note._generated.figures import NOTE_FIGURES, NoteFiguresQuery
from app.modules.note._generated.lists import NOTE_LIST, NotePage
from app.modules.note.ext import Note, NoteCreate, NoteQuery, NoteRead, NoteUpdate

router = Section(tags=["notas"])
router.include_router(batch_router)
router.include_router(exchange_router)


@router.get(
    "/notas",
    operation_id="list_notas",
    summary="Listar Notas",
    response_model=NotePage,
    responses=problems(304, 401, 403, 422),
    dependencies=[Depends(permissions.can_read), Depends(permissions.can_see_deleted)],
)
async def list_notas(request: Request, service: ServiceDep, query: Annotated[NoteQuery, Query()]) -> Response:
    return await answer_page(request, NOTE_LIST, service, query)


@router.get(
    "/notas/aggregates",
    operation_id="aggregate_notas",
    summary="Cifras de Notas",
    response_model=Figures,
    responses=problems(304, 401, 403, 422),
    dependencies=[Depends(permissions.can_read)],
)
async def aggregate_notas(
    request: Request,
    service: ServiceDep,
    query: Annotated[NoteFiguresQuery, Query()],
) -> Response:
    return await answer_figures(request, NOTE_FIGURES, service, query)


@router.post(
    "/notas",
    operation_id="create_note",
    summary="Crear: Nota",
    status_code=201,
    response_model=NoteRead,
    responses=problems(401, 403, 409, 422),
    dependencies=[Depends(permissions.can_create)],
)
async def create_note(response: Response, service: ServiceDep, data: NoteCreate) -> Note:
    return tagged(response, await service.create(data))


@router.get(
    "/notas/{record_id}",
    operation_id="get_note",
    summary="Consultar: Nota",
    response_model=NoteRead,
    responses=problems(304, 401, 403, 404, 422),
    dependencies=[Depends(permissions.can_read)],
)
async def get_note(request: Request, response: Response, service: ServiceDep, record_id: RecordId) -> Note | Response:
    return fresh(request, response, await service.get(record_id))


@router.patch(
    "/notas/{record_id}",
    operation_id="update_note",
    summary="Cambiar: Nota",
    response_model=NoteRead,
    responses=problems(401, 403, 404, 409, 412, 422, 428),
    dependencies=[Depends(permissions.can_update)],
)
async def update_note(
    response: Response,
    service: ServiceDep,
    record_id: RecordId,
    match: RequiredMatch,
    data: NoteUpdate,
) -> Note:
    return tagged(response, await service.update(record_id, data, match))


@router.delete(
    "/notas/{record_id}",
    operation_id="delete_note",
    summary="Borrar: Nota",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422),
    dependencies=[Depends(permissions.can_delete), Depends(permissions.can_see_deleted)],
)
async def delete_note(service: ServiceDep, record_id: RecordId, match: OptionalMatch, purge: Purge = False) -> None:
    await (service.purge if purge else service.delete)(record_id, match)


@router.post(
    "/notas/{record_id}/restore",
    operation_id="restore_note",
    summary="Restaurar: Nota",
    response_model=NoteRead,
    responses=problems(401, 403, 404, 409, 412, 422),
    dependencies=[Depends(permissions.can_restore)],
)
async def restore_note(response: Response, service: ServiceDep, record_id: RecordId, match: OptionalMatch) -> Note:
    return tagged(response, await service.restore(record_id, match))


@router.get(
    "/carpetas/{record_id}/notes",
    operation_id="list_folder_notes",
    summary="notes de: Carpeta",
    response_model=NotePage,
    responses=problems(304, 401, 403, 404, 422),
    dependencies=[Depends(permissions.can_read), Depends(permissions.can_see_deleted)],
)
async def list_folder_notes(
    request: Request,
    service: ServiceDep,
    session: SessionDep,
    record_id: RecordId,
    query: Annotated[NoteQuery, Query()],
) -> Response:
    await require(session, Folder, record_id)
    return await answer_page(request, NOTE_LIST, service, query, Note.folder_id == record_id)
