"""Several at once, all or none: Notas."""

from fastapi import APIRouter, Depends

from app.core.batch import Batch, BatchResult, Changed, Removed, create_all, delete_all, update_all
from app.core.errors import problems
from app.modules.note._generated import permissions
from app.modules.note._generated.dependencies import ServiceDep
from app.modules.note.ext import Note, NoteCreate, NoteRead, NoteUpdate

router = APIRouter()


class NoteBatchResult(BatchResult[NoteRead]):
    """Several at once: Notas."""


class NoteBatchItem(Changed, NoteUpdate):
    """One of several that are changed: Notas."""


class NoteBatchUpdate(Batch[NoteBatchItem]):
    """Several that are changed: Notas."""


class NoteBatchCreate(Batch[NoteCreate]):
    """Several that are created: Notas."""


@router.post(
    "/notas/batch",
    operation_id="create_notas_batch",
    summary="Crear varios: Notas",
    status_code=201,
    response_model=NoteBatchResult,
    responses=problems(401, 403, 409, 422),
    dependencies=[Depends(permissions.can_create)],
)
async def create_notas_batch(service: ServiceDep, data: NoteBatchCreate) -> dict[str, list[Note]]:
    return {"items": await create_all(service, data.items)}


@router.patch(
    "/notas/batch",
    operation_id="update_notas_batch",
    summary="Cambiar varios: Notas",
    response_model=NoteBatchResult,
    responses=problems(401, 403, 404, 409, 412, 422),
    dependencies=[Depends(permissions.can_update)],
)
async def update_notas_batch(service: ServiceDep, data: NoteBatchUpdate) -> dict[str, list[Note]]:
    return {"items": await update_all(service, data.items)}


@router.delete(
    "/notas/batch",
    operation_id="delete_notas_batch",
    summary="Borrar varios: Notas",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422),
    dependencies=[Depends(permissions.can_delete)],
)
async def delete_notas_batch(service: ServiceDep, data: Batch[Removed]) -> None:
    await delete_all(service, data.items)
