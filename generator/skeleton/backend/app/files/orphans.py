"""Files that nothing refers to: uploads nobody used, and what is left of records that were purged."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.model import Base
from app.files.model import StoredFile
from app.files.storage import Storage

PORTION = 500


def referred() -> list[sa.ColumnElement[bool]]:
    """Returns, for every column that refers to files, the condition that some row does; deleted rows count too."""
    own = StoredFile.__table__
    return [
        sa.exists().where(key.parent == own.c.id)
        for table in Base.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table is own
    ]


async def take_orphans(session: AsyncSession, older_than: dt.timedelta) -> list[str]:
    """Deletes the records of such files, and returns where their bytes are."""
    condition = sa.and_(StoredFile.created_at < utc_now() - older_than, *(~used for used in referred()))
    found = (await session.scalars(sa.select(StoredFile).where(condition).order_by(StoredFile.id).limit(PORTION))).all()
    for file in found:
        await session.delete(file)
    await session.flush()
    return [file.storage_key for file in found]


async def remove_bytes(storage: Storage, keys: list[str]) -> None:
    """Removes the bytes; only once the deletion of the records is committed, so that none points at nothing."""
    for key in keys:
        await storage.delete(key)
