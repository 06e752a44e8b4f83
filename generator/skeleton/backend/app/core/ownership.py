"""Whose a record is. The parts of an application that know accounts say so here; one without them has nobody to ask."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from app.core.model import Base, Record


@dataclass(frozen=True)
class Ownership:
    """How a record leads to its account: by the value of a column, or by what that value leads to."""

    column: str
    account: Callable[[sa.ColumnElement[Any]], sa.ColumnElement[Any]] | None = None

    def expression(self, table: sa.FromClause) -> sa.ColumnElement[Any]:
        """Returns the account of each row of the table."""
        key = table.c[self.column]
        return key if self.account is None else self.account(key)


# Each returns how records of the model belong to people, None when that decides nothing about who sees them.
OWNERSHIPS: Final[list[Callable[[type[Record]], Ownership | None]]] = []


@lru_cache
def ownership(model: type[Record]) -> Ownership | None:
    """Returns how records of the model belong to people, None when it does not matter."""
    return next((found for find in OWNERSHIPS if (found := find(model)) is not None), None)


def owner_at(connection: sa.Connection, model: type[Record], key: Any) -> Any:
    """Returns the account that a value of the owner column leads to; None for nobody."""
    found = ownership(model)
    if found is None or key is None:
        return None
    if found.account is None:
        return key
    column = model.__table__.c[found.column]
    return connection.execute(sa.select(found.account(sa.literal(key, column.type)))).scalar()


@lru_cache
def models() -> dict[str, type[Record]]:
    """Returns the entities by their tables."""
    classes = [mapper.class_ for mapper in Base.registry.mappers]
    return {str(found.__tablename__): found for found in classes if issubclass(found, Record)}


@lru_cache
def entity_of(model: type[Record]) -> str:
    """Returns the name of an entity: that of its module."""
    return model.__module__.split(".")[2]
