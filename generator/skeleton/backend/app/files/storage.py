"""Where the bytes of files live: one interface, on disk or in a bucket."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol

from app.core.settings import Settings

CHUNK_BYTES = 65_536


class Storage(Protocol):
    """Keys are made by the caller, from safe characters only."""

    async def write(self, key: str, content: bytes) -> None:
        """Stores the content; all of it or nothing."""

    def read(self, key: str) -> AsyncIterator[bytes]:
        """Yields the content in chunks; raises FileNotFoundError."""

    async def delete(self, key: str) -> None:
        """Removes the content; a missing one is no error."""


class DiskStorage:
    """Files below one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, key: str) -> Path:
        """Returns the file's place, spread over folders so that none grows too long."""
        return self.root / key[:2] / key

    async def write(self, key: str, content: bytes) -> None:
        def store() -> None:
            path = self.path(key)
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".part")
            partial.write_bytes(content)
            partial.replace(path)

        await asyncio.to_thread(store)

    async def read(self, key: str) -> AsyncIterator[bytes]:
        file = await asyncio.to_thread(self.path(key).open, "rb")
        try:
            while chunk := await asyncio.to_thread(file.read, CHUNK_BYTES):
                yield chunk
        finally:
            file.close()

    async def delete(self, key: str) -> None:
        await asyncio.to_thread(self.path(key).unlink, missing_ok=True)


def create_storage(settings: Settings) -> Storage:
    """Returns the storage the settings name; a bucket is connected to on first use."""
    if settings.storage == "s3":
        from app.files.s3 import S3Storage

        return S3Storage(settings)
    return DiskStorage(settings.storage_dir)
