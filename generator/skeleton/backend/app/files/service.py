"""Taking and giving files."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.errors import field_error, invalid, not_found
from app.files.model import StoredFile
from app.files.storage import Storage

# What a browser may show as an image, by the first bytes: a declared type can lie, and SVG can run scripts.
SIGNATURES: Mapping[str, re.Pattern[bytes]] = {
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
MEDIA_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")


def detect_type(content: bytes, declared: str | None) -> str:
    """Returns the type to store: images by their bytes, others as declared, never an image that is none."""
    for media_type, signature in SIGNATURES.items():
        if signature.match(content):
            return media_type
    base = (declared or "").partition(";")[0].strip().lower()
    if not MEDIA_TYPE.fullmatch(base) or base.startswith("image/"):
        return "application/octet-stream"
    return base


def clean_name(name: str | None) -> str:
    """Returns the last part of the name without control characters, or `file`."""
    last = re.split(r"[\\/]", name or "")[-1]
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "", last).strip()[-255:] or "file"


async def store(
    session: AsyncSession, storage: Storage, name: str | None, declared: str | None, content: bytes
) -> StoredFile:
    """Stores an upload; raises 422 when it is empty."""
    if not content:
        raise invalid(field_error("file", "empty_file"))
    identity = uuid4()
    record = StoredFile(
        id=identity,
        name=clean_name(name),
        content_type=detect_type(content, declared),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        storage_key=identity.hex,
    )
    await storage.write(record.storage_key, content)
    session.add(record)
    await session.flush()
    return record


async def get_file(session: AsyncSession, file_id: UUID) -> StoredFile:
    """Returns the file's record; raises 404."""
    record = await session.get(StoredFile, file_id)
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
        found = await session.scalar(sa.select(StoredFile.content_type).where(StoredFile.id == file_id))
        if found is not None and found not in SIGNATURES:
            errors.append(field_error(field, "not_an_image"))
    if errors:
        raise invalid(*errors)
