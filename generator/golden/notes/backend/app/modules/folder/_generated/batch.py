"""Several at once, all or none: Carpetas."""

from fastapi import APIRouter, Depends

from app.core.batch import Batch, BatchResult, Changed, Removed, create_all, delete_all, update_all
from app.core.errors import problems
from app.modules.folder._generated import permissions
from app.modules.folder._generated.dependencies import ServiceDep
from app.modules.folder.ext import Folder, FolderCreate, FolderRead, FolderUpdate

router = APIRouter()


class FolderBatchResult(BatchResult[FolderRead]):
    """Several at once: Carpetas."""


class FolderBatchItem(Changed, FolderUpdate):
    """One of several that are changed: Carpetas."""


class FolderBatchUpdate(Batch[FolderBatchItem]):
    """Several that are changed: Carpetas."""


class FolderBatchCreate(Batch[FolderCreate]):
    """Several that are created: Carpetas."""


@router.post(
    "/carpetas/batch",
    operation_id="create_carpetas_batch",
    summary="Crear varios: Carpetas",
    status_code=201,
    response_model=FolderBatchResult,
    responses=problems(401, 403, 409, 422),
    dependencies=[Depends(permissions.can_create)],
)
async def create_carpetas_batch(service: ServiceDep, data: FolderBatchCreate) -> dict[str, list[Folder]]:
    return {"items": await create_all(service, data.items)}


@router.patch(
    "/carpetas/batch",
    operation_id="update_carpetas_batch",
    summary="Cambiar varios: Carpetas",
    response_model=FolderBatchResult,
    responses=problems(401, 403, 404, 409, 412, 422),
    dependencies=[Depends(permissions.can_update)],
)
async def update_carpetas_batch(service: ServiceDep, data: FolderBatchUpdate) -> dict[str, list[Folder]]:
    return {"items": await update_all(service, data.items)}


@router.delete(
    "/carpetas/batch",
    operation_id="delete_carpetas_batch",
    summary="Borrar varios: Carpetas",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422),
    dependencies=[Depends(permissions.can_delete)],
)
async def delete_carpetas_batch(service: ServiceDep, data: Batch[Removed]) -> None:
    await delete_all(service, data.items)
