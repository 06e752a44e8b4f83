"""Deleted records stay, out of sight: what hides them, and how they come back."""

import datetime as dt
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

import sqlalchemy as sa
from fastapi import Query
from pydantic import Field
from sqlalchemy import event
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria

from app.core.clock import utc_now
from app.core.deletion import Plan, change_rows, chunks, empty_references, ids_where, referring, table_of
from app.core.errors import FieldError, conflict, field_error
from app.core.listing import ListQuery
from app.core.model import Record
from app.core.preconditions import stale
from app.core.types import UTCDateTime

Deleted = Literal["only", "with"]
Purge = Annotated[bool, Query(description="Removes the record for good, deleted already or not.")]
SHOWN = "deleted_records_shown"


class SoftDelete(Record):
    """A record that can be deleted and restored.

    `deleted_key` is 0 while the record lives and a number of the deletion afterwards. Unique constraints include it, so
    that a value is free again once its record is deleted; what was deleted together carries the same number.
    """

    __abstract__ = True

    deleted_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, default=None, sort_order=93)
    deleted_key: Mapped[int] = mapped_column(sa.BigInteger(), default=0, sort_order=94)


class SoftListQuery(ListQuery):
    """Parameters of a list whose records may be deleted."""

    deleted: Deleted | None = Field(None, description="Shows deleted records too (`with`), or no others (`only`).")


LIVE_ONLY = with_loader_criteria(SoftDelete, lambda model: model.deleted_at.is_(None), include_aliases=True)


@event.listens_for(Session, "do_orm_execute")
def hide_deleted(state: ORMExecuteState) -> None:
    """Adds to every query, and to what it loads along, that records are not deleted."""
    if state.is_select and not (state.is_column_load or state.is_relationship_load or state.session.info.get(SHOWN)):
        state.statement = state.statement.options(LIVE_ONLY)


@contextmanager
def deleted_shown(session: AsyncSession) -> Iterator[None]:
    """Within this block queries of the session see deleted records too."""
    session.info[SHOWN] = True
    try:
        yield
    finally:
        session.info.pop(SHOWN)


def new_deletion_key() -> int:
    """Returns a number no other deletion has: microseconds since 1970, then ten random bits; 63 bits last until 2255."""
    return (time.time_ns() // 1000 << 10) | secrets.randbits(10)


async def lock(session: AsyncSession, record: Record) -> None:
    """Waits for who is referring to the record right now, and makes later ones wait."""
    table = table_of(type(record))
    await session.execute(sa.select(table.c.id).where(table.c.id == record.id).with_for_update())


async def hide(session: AsyncSession, record: SoftDelete, plan: Plan) -> None:
    """Deletes the record and what goes with it, in one deletion."""
    mark = {"deleted_at": utc_now(), "deleted_key": new_deletion_key()}
    await empty_references(session, plan)
    for name, value in mark.items():
        setattr(record, name, value)
    await session.flush()
    own = table_of(type(record))
    for table, ids in plan.going.items():
        await change_rows(session, table, sorted(ids - {record.id} if table is own else ids), mark)


async def revive(session: AsyncSession, record: SoftDelete) -> None:
    """Restores the record and what was deleted with it; raises 409 when something it needs is still deleted."""
    own = table_of(type(record))
    back: dict[sa.Table, set[Any]] = {own: {record.id}}
    pending = [(own, [record.id])]
    while pending:
        current, ids = pending.pop(0)
        for column, rule in referring(current):
            if rule == "CASCADE":
                known = back.setdefault(column.table, set())
                together = column.table.c.deleted_key == record.deleted_key
                found = [key for key in await ids_where(session, column, ids, together) if key not in known]
                known.update(found)
                if found:
                    pending.append((column.table, found))
    claim = sa.update(own).where(own.c.id == record.id, own.c.version == record.version).values(version=own.c.version)
    claimed: CursorResult[Any] = await session.execute(claim)  # type: ignore[assignment]  # an UPDATE answers a cursor
    if claimed.rowcount != 1:
        raise stale()
    await drop_lost_references(session, back)
    for table, rows in back.items():
        await change_rows(session, table, sorted(rows), {"deleted_at": None, "deleted_key": 0})


async def drop_lost_references(session: AsyncSession, back: dict[sa.Table, set[Any]]) -> None:
    """Empties optional references to records that are deleted themselves; raises 409 for those that cannot be empty."""
    errors: list[FieldError] = []
    for table, ids in back.items():
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            target = key.column.table
            if "deleted_at" not in target.c:
                continue
            column = key.parent
            referred: dict[Any, Any] = {}
            for portion in chunks(sorted(ids)):
                rows = sa.select(table.c.id, column).where(table.c.id.in_(portion), column.is_not(None))
                referred |= {row[0]: row[1] for row in await session.execute(rows)}
            gone: set[Any] = set()
            for portion in chunks(sorted(set(referred.values()) - back.get(target, set()))):
                found = sa.select(target.c.id, target.c.deleted_at).where(target.c.id.in_(portion))
                rows_found = await session.execute(found.with_for_update(read=True))
                gone |= {row[0] for row in rows_found if row[1] is not None}
            lost = sorted(row for row, value in referred.items() if value in gone)
            if lost and (key.ondelete or "").upper() != "SET NULL":
                errors.append(field_error(column.name, "deleted_reference"))
            elif lost:
                await change_rows(session, table, lost, {column.name: None})
    if errors:
        raise conflict("conflict", errors=errors)
