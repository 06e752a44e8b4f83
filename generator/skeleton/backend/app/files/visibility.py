"""Who may see a file: whoever may see a record that refers to it, and its uploader until one does."""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from app.core.caller import NARROWINGS, Caller, caller_of
from app.core.model import Base
from app.files.model import StoredFile


@lru_cache
def references() -> tuple[InstrumentedAttribute[Any], ...]:
    """Returns every attribute of an entity that refers to files."""
    found = [
        getattr(mapper.class_, prop.key)
        for mapper in Base.registry.mappers
        for prop in mapper.column_attrs
        for column in prop.columns
        if isinstance(column, sa.Column)
        and any(key.column.table is StoredFile.__table__ for key in column.foreign_keys)
    ]
    return tuple(sorted(found, key=str))


def visible(session: AsyncSession) -> list[sa.ColumnElement[bool]]:
    """Returns the condition on the files that the session's caller may see; none where everything may be seen.

    It asks for the records as every query does, so what hides those, from strangers, from other owners or as deleted,
    hides their files too.
    """
    caller = caller_of(session)
    if caller is None or caller.role == "admin":
        return []
    shown = [sa.select(reference.class_.id).where(reference == StoredFile.id).exists() for reference in references()]
    return [sa.or_(sa.false(), *shown, *own(caller))]


def own(caller: Caller) -> list[sa.ColumnElement[bool]]:
    """Returns the condition on the caller's uploads that nothing refers to, not even what is hidden or deleted."""
    if caller.user_id is None:
        return []
    # Of tables, not entities: nothing narrows these.
    columns = [reference.class_.__table__.c[reference.key] for reference in references()]
    used = [sa.exists().where(column == StoredFile.id) for column in columns]
    return [sa.and_(StoredFile.uploader_id == caller.user_id, *(~item for item in used))]


NARROWINGS[StoredFile] = visible
