"""Upload first, then refer to the file by its id."""

from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Request, UploadFile
from fastapi.responses import StreamingResponse

from app.core.database import SessionDep
from app.core.errors import not_found, problems
from app.core.settings import Settings
from app.files import permissions, service
from app.files.model import StoredFile
from app.files.schemas import FileRead
from app.files.storage import Storage, create_storage
from app.files.types import IMAGES

router = APIRouter(prefix="/files", tags=["files"])


async def get_storage(request: Request) -> Storage:
    """Returns the storage the settings name."""
    found: Storage | None = getattr(request.app.state, "storage", None)
    if found is None:
        found = request.app.state.storage = create_storage(request.app.state.settings)
    return found


StorageDep = Annotated[Storage, Depends(get_storage)]


@router.post(
    "",
    operation_id="upload_file",
    status_code=201,
    response_model=FileRead,
    responses=problems(401, 403, 413, 422),
    dependencies=[Depends(permissions.can_write)],
)
async def upload_file(file: UploadFile, request: Request, session: SessionDep, storage: StorageDep) -> StoredFile:
    """Stores a file and answers its id."""
    settings: Settings = request.app.state.settings
    content = await file.read()
    return await service.store(session, storage, file.filename, file.content_type, content, settings.upload_types)


@router.get(
    "/{file_id}",
    operation_id="get_file",
    response_model=FileRead,
    responses=problems(401, 403, 404, 422),
    dependencies=[Depends(permissions.can_read)],
)
async def get_file(file_id: UUID, session: SessionDep) -> StoredFile:
    """Answers what is known about a file."""
    return await service.get_file(session, file_id)


@router.get(
    "/{file_id}/content",
    operation_id="download_file",
    response_class=StreamingResponse,
    responses=problems(401, 403, 404, 422),
    dependencies=[Depends(permissions.can_read)],
)
async def download_file(file_id: UUID, session: SessionDep, storage: StorageDep) -> StreamingResponse:
    """Answers the content; only images are shown in place, all else is offered for saving."""
    record = await service.get_file(session, file_id)
    content = storage.read(record.storage_key)
    try:
        first = await anext(content, b"")
    except FileNotFoundError as error:
        raise not_found() from error

    async def stream() -> AsyncIterator[bytes]:
        yield first
        async for chunk in content:
            yield chunk

    disposition = "inline" if record.content_type in IMAGES else "attachment"
    headers = {
        "Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(record.name)}",
        "Content-Length": str(record.size),
        "Content-Security-Policy": "sandbox",
    }
    return StreamingResponse(stream(), media_type=record.content_type, headers=headers)
