"""Which records a statement changes that does not load them, and which ones the database changes along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import sqlalchemy as sa

from app.core.model import Base, Record
from app.core.ownership import models, ownership

Action = Literal["created", "updated", "deleted", "restored"]
# Readers that hear of more records at once are better off reading all of them again.
MOST: Final = 1000
# Marks columns that no answer shows: changing nothing else changes nothing for readers.
UNSEEN: Final = "unseen"


@dataclass(frozen=True)
class Row:
    """A record before a change."""

    id: Any
    version: int
    owner: Any
    deleted: bool


class TooMany(Exception):
    """More records change than can be told one by one, or nobody can say which."""


def rows(connection: sa.Connection, model: type[Record], *where: sa.ColumnElement[bool]) -> list[Row]:
    """Returns the records that meet the conditions; raises when there are too many."""
    table = model.__table__
    owned = ownership(model)
    owner = sa.null() if owned is None else owned.expression(table)
    deleted = table.c.deleted_at.is_not(None) if "deleted_at" in table.c else sa.false()
    statement = sa.select(table.c.id, table.c.version, owner, deleted).where(*where).limit(MOST + 1)
    found = [Row(*row) for row in connection.execute(statement)]
    if len(found) > MOST:
        raise TooMany
    return found


def along(
    connection: sa.Connection, model: type[Record], ids: Sequence[Any]
) -> Iterator[tuple[type[Record], Action, Row]]:
    """Yields what the database deletes or changes when it deletes these records."""
    seen: dict[str, set[Any]] = {str(model.__tablename__): set(ids)}
    pending: list[tuple[str, Sequence[Any]]] = [(str(model.__tablename__), ids)]
    while pending:
        name, gone = pending.pop()
        for other, key in references(name):
            found = rows(connection, other, key.in_(gone)) if gone else []
            table = str(other.__tablename__)
            known = seen.setdefault(table, set())
            fresh = [row for row in found if row.id not in known]
            if key_rule(key) == "SET NULL":
                yield from ((other, "updated", row) for row in fresh)
                continue
            known.update(row.id for row in fresh)
            yield from ((other, "deleted", row) for row in fresh)
            pending.append((table, [row.id for row in fresh]))


def references(table: str) -> list[tuple[type[Record], sa.Column[Any]]]:
    """Returns the columns by which rows of other entities go or change with rows of the table."""
    return [
        (models()[other.name], key.parent)
        for other in Base.metadata.sorted_tables
        if other.name in models()
        for key in sorted(other.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table.name == table and key.ondelete in ("CASCADE", "SET NULL")
    ]


def key_rule(column: sa.Column[Any]) -> str | None:
    return next(key.ondelete for key in column.foreign_keys)


def written(statement: sa.Update) -> dict[str, Any]:
    """Returns the columns an UPDATE writes, by name, each with its value or the expression for it."""
    return {str(getattr(column, "name", column)): value for column, value in (statement._values or {}).items()}


def is_null(value: Any) -> bool:
    return isinstance(value, sa.Null) or (isinstance(value, sa.BindParameter) and value.value is None)


def statement_rows(
    connection: sa.Connection, statement: sa.UpdateBase, *, several: bool
) -> Iterator[tuple[type[Record], Action, int, Row, Any]]:
    """Yields what a statement will change: entity, action, version afterwards, the row before, its owner afterwards.

    Raises when that cannot be said: `several` stands for a statement run for a list of parameters.
    """
    model = models().get(getattr(statement.table, "name", ""))
    if model is None:
        return
    if several or not isinstance(statement, sa.Update | sa.Delete):
        raise TooMany
    where = [] if statement.whereclause is None else [statement.whereclause]
    if isinstance(statement, sa.Delete):
        found = rows(connection, model, *where)
        for row in found:
            yield model, "deleted", row.version, row, row.owner
        for other, effect, row in along(connection, model, [row.id for row in found]):
            yield other, effect, row.version, row, row.owner
        return
    values = written(statement)
    table = model.__table__
    if values and all(name in table.c and table.c[name].info.get(UNSEEN) for name in values):
        return
    action: Action = "updated"
    if "deleted_at" in values:
        action = "restored" if is_null(values["deleted_at"]) else "deleted"
    owned = ownership(model)
    for row in rows(connection, model, *where):
        owner = row.owner
        if owned is not None and owned.column in values:
            # Only a plain value in a column of the record itself says whose it will be.
            value = values[owned.column]
            plain = owned.account is None and isinstance(value, sa.BindParameter)
            owner = value.value if plain else None
        yield model, action, row.version + ("version" in values), row, owner
