"""What a deletion means for other records: those that go with it, those that lose their reference, those that forbid it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.caller import note_rows
from app.core.clock import utc_now
from app.core.errors import conflict
from app.core.messages import message
from app.core.model import Base, Record

# SQLite takes 32,766 values in one statement; fewer keep each statement quick to plan.
CHUNK = 500


@dataclass
class Plan:
    """The ids that go, by table, and the references to them that are emptied."""

    going: dict[sa.Table, set[Any]]
    emptied: list[tuple[sa.Column[Any], list[Any]]] = field(default_factory=list)
    users: list[str] = field(default_factory=list)

    def require_allowed(self) -> None:
        """Raises 409 naming what still refers to the records by a relation that forbids the deletion."""
        if self.users:
            raise conflict("in_use", message("in_use", what=", ".join(dict.fromkeys(self.users))))


def table_of(model: type[Record]) -> sa.Table:
    return cast("sa.Table", model.__table__)


def chunks(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yields the ids in portions a statement can hold."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def referring(table: sa.Table) -> list[tuple[sa.Column[Any], str]]:
    """Returns the columns of records that refer to the table, with their rule; other tables are the database's affair."""
    return [
        (key.parent, (key.ondelete or "RESTRICT").upper())
        for other in Base.metadata.sorted_tables
        if "version" in other.c
        for key in sorted(other.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table is table
    ]


def live(table: sa.Table) -> list[sa.ColumnElement[bool]]:
    """Returns the condition that rows are not deleted; none where deleted rows do not stay."""
    return [table.c.deleted_at.is_(None)] if "deleted_at" in table.c else []


async def ids_where(
    session: AsyncSession, column: sa.Column[Any], values: Sequence[Any], *where: Any, lock: bool = False
) -> list[Any]:
    """Returns the ids of the rows whose column holds one of the values; `lock` waits for who is using them."""
    key = column.table.c.id
    found: list[Any] = []
    for portion in chunks(values):
        rows = sa.select(key).where(column.in_(portion), *where)
        found += await session.scalars(rows.with_for_update() if lock else rows)
    return found


async def plan_deletion(session: AsyncSession, record: Record, *, purge: bool = False) -> Plan:
    """Follows the relations from the record as their rules say; a purge counts deleted rows too."""
    table = table_of(type(record))
    plan = Plan({table: {record.id}})
    forbidding: list[tuple[sa.Column[Any], list[Any]]] = []
    pending = [(table, [record.id])]
    while pending:
        current, ids = pending.pop(0)
        for column, rule in referring(current):
            if rule == "SET NULL":
                plan.emptied.append((column, ids))
            elif rule == "CASCADE":
                known = plan.going.setdefault(column.table, set())
                where = [] if purge else live(column.table)
                rows = await ids_where(session, column, ids, *where, lock=not purge)
                found = [key for key in rows if key not in known]
                known.update(found)
                if found:
                    pending.append((column.table, found))
            else:
                forbidding.append((column, ids))
    for column, ids in forbidding:
        where = [] if purge else live(column.table)
        users = set(await ids_where(session, column, ids, *where)) - plan.going.get(column.table, set())
        if users:
            plan.users.append(str(column.table.info.get("label", column.table.name)))
    return plan


async def empty_references(session: AsyncSession, plan: Plan, *, purge: bool = False) -> None:
    """Empties what refers to the records that go, in the records that stay, and raises the versions of those."""
    for column, values in plan.emptied:
        where = [] if purge else live(column.table)
        staying = set(await ids_where(session, column, values, *where)) - plan.going.get(column.table, set())
        await change_rows(session, column.table, sorted(staying), {column.name: None})


async def change_rows(session: AsyncSession, table: sa.Table, ids: Sequence[Any], values: dict[str, Any]) -> None:
    """Changes rows past the ORM, with the new version and moment that the ORM would give them."""
    changes = {**values, "version": table.c.version + 1, "updated_at": utc_now()}
    for portion in chunks(ids):
        await note_rows(session, table, portion, values)
        await session.execute(sa.update(table).where(table.c.id.in_(portion)).values(changes))


async def note_companions(session: AsyncSession, plan: Plan, record: Record) -> None:
    """Tells of the rows that the database will remove along with the record."""
    own = table_of(type(record))
    for table, ids in plan.going.items():
        for portion in chunks(sorted(ids - {record.id} if table is own else ids)):
            await note_rows(session, table, portion, None)
