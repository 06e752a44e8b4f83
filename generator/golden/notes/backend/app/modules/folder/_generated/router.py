"""Addresses of: Carpetas."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response

from app.core.aggregates import Figures, answer_figures
from app.core.answers import answer_page, fresh
from app.core.errors import problems
from app.core.keys import RecordId
from app.core.preconditions import OptionalMatch, RequiredMatch, tagged
from app.core.routing import Section
from app.core.soft_delete import Purge
from app.modules.folder._generated import permissions
from app.modules.folder._generated.batch import router as batch_router
from app.modules.folder._generated.dependencies import ServiceDep
from app.modules.folder._generated.exchange import router as exchange_router
from app.modules.folder._generated.figures import FOLDER_FIGURES, FolderFiguresQuery
from app.modules.folder._generated.lists import FOLDER_LIST, FolderPage
from app.modules.folder.ext import Folder, FolderCreate, FolderQuery, FolderRead, FolderUpdate

router = Section(tags=["carpetas"])
router.include_router(batch_router)
router.include_router(exchange_router)


@router.get(
    "/carpetas",
    operation_id="list_carpetas",
    summary="Listar Carpetas",
    response_model=FolderPage,
    responses=problems(304, 401, 403, 422),
    dependencies=[Depends(permissions.can_read), Depends(permissions.can_see_deleted)],
)
async def list_carpetas(request: Request, service: ServiceDep, query: Annotated[FolderQuery, Query()]) -> Response:
    return await answer_page(request, FOLDER_LIST, service, query)


@router.get(
    "/carpetas/aggregates",
    operation_id="aggregate_carpetas",
    summary="Cifras de Carpetas",
    response_model=Figures,
    responses=problems(304, 401, 403, 422),
    dependencies=[Depends(permissions.can_read)],
)
async def aggregate_carpetas(
    request: Request,
    service: ServiceDep,
    query: Annotated[FolderFiguresQuery, Query()],
) -> Response:
    return await answer_figures(request, FOLDER_FIGURES, service, query)


@router.post(
    "/carpetas",
    operation_id="create_folder",
    summary="Crear: Carpeta",
    status_code=201,
    response_model=FolderRead,
    responses=problems(401, 403, 409, 422),
    dependencies=[Depends(permissions.can_create)],
)
async def create_folder(response: Response, service: ServiceDep, data: FolderCreate) -> Folder:
    return tagged(response, await service.create(data))


@router.get(
    "/carpetas/{record_id}",
    operation_id="get_folder",
    summary="Consultar: Carpeta",
    response_model=FolderRead,
    responses=problems(304, 401, 403, 404, 422),
    dependencies=[Depends(permissions.can_read)],
)
async def get_folder(
    request: Request,
    response: Response,
    service: ServiceDep,
    record_id: RecordId,
) -> Folder | Response:
    return fresh(request, response, await service.get(record_id))


@router.patch(
    "/carpetas/{record_id}",
    operation_id="update_folder",
    summary="Cambiar: Carpeta",
    response_model=FolderRead,
    responses=problems(401, 403, 404, 409, 412, 422, 428),
    dependencies=[Depends(permissions.can_update)],
)
async def update_folder(
    response: Response,
    service: ServiceDep,
    record_id: RecordId,
    match: RequiredMatch,
    data: FolderUpdate,
) -> Folder:
    return tagged(response, await service.update(record_id, data, match))


@router.delete(
    "/carpetas/{record_id}",
    operation_id="delete_folder",
    summary="Borrar: Carpeta",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422),
    dependencies=[Depends(permissions.can_delete), Depends(permissions.can_see_deleted)],
)
async def delete_folder(service: ServiceDep, record_id: RecordId, match: OptionalMatch, purge: Purge = False) -> None:
    await (service.purge if purge else service.delete)(record_id, match)


@router.post(
    "/carpetas/{record_id}/restore",
    operation_id="restore_folder",
    summary="Restaurar: Carpeta",
    response_model=FolderRead,
    responses=problems(401, 403, 404, 409, 412, 422),
    dependencies=[Depends(permissions.can_restore)],
)
async def restore_folder(response: Response, service: ServiceDep, record_id: RecordId, match: OptionalMatch) -> Folder:
    return tagged(response, await service.restore(record_id, match))
