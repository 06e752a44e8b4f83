"""Taking and giving files."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.caller import caller_of
from app.core.errors import field_error, invalid, not_found
from app.core.messages import message
from app.files.model import StoredFile
from app.files.storage import Storage
from app.files.types import IMAGES, detect_type, is_allowed
from app.files.visibility import visible


def clean_name(name: str | None) -> str:
    """Returns the last part of the name without control characters, or `file`."""
    last = re.split(r"[\\/]", name or "")[-1]
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "", last).strip()[-255:] or "file"


async def store(
    session: AsyncSession,
    storage: Storage,
    name: str | None,
    declared: str | None,
    content: bytes,
    allowed: Sequence[str] = ("*/*",),
) -> StoredFile:
    """Stores an upload; raises 422 when it is empty or, by its bytes, of a type that is not allowed."""
    if not content:
        raise invalid(field_error("file", "empty_file"))
    media_type = detect_type(content, declared)
    if not is_allowed(media_type, allowed):
        detail = message("type_not_allowed", type=media_type, allowed=", ".join(allowed))
        raise invalid(field_error("file", "type_not_allowed", detail))
    identity, caller = uuid4(), caller_of(session)
    record = StoredFile(
        id=identity,
        name=clean_name(name),
        content_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        storage_key=identity.hex,
        uploader_id=caller.user_id if caller is not None else None,
    )
    await storage.write(record.storage_key, content)
    session.add(record)
    await session.flush()
    return record


async def find_file(session: AsyncSession, file_id: UUID) -> StoredFile | None:
    """Returns the file's record, None when there is none for the caller."""
    found: StoredFile | None = await session.scalar(
        sa.select(StoredFile).where(StoredFile.id == file_id, *visible(session))
    )
    return found


async def get_file(session: AsyncSession, file_id: UUID) -> StoredFile:
    """Returns the file's record; raises 404."""
    record = await find_file(session, file_id)
    if record is None:
        raise not_found()
    return record


async def require_images(session: AsyncSession, fields: Iterable[str], values: Mapping[str, Any]) -> None:
    """Raises 422 when one of the named fields is given a file that is no image."""
    errors = []
    for field in fields:
        file_id = values.get(field)
        if file_id is None:
            continue
        image = sa.select(StoredFile.content_type).where(StoredFile.id == file_id, *visible(session))
        found = await session.scalar(image)
        if found is not None and found not in IMAGES:
            errors.append(field_error(field, "not_an_image"))
    if errors:
        raise invalid(*errors)
