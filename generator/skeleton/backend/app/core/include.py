"""`include` and `fields`: rows of a list with more of other records, or with less of their own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import sqlalchemy as sa
from pydantic import GetJsonSchemaHandler, TypeAdapter
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from app.core.keys import Key
from app.core.model import Record
from app.core.schemas import Ref, Schema

# Longest list of children one row shows; the list below the record itself has pages.
MAX_CHILDREN = 50


class ListItem(Schema):
    """One row of a list, for the documentation: only `id` is always there, and relations may be expanded."""

    expands: ClassVar[Mapping[str, Any]] = {}

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        found = handler(core_schema)
        schema = handler.resolve_ref_schema(found)
        schema["required"] = ["id"]
        for name, kind in cls.expands.items():
            expanded = handler(TypeAdapter(kind).core_schema)
            known = schema["properties"].get(name, {})
            schema["properties"][name] = {**({"title": known["title"]} if "title" in known else {}), **expanded}
        return found


class Relation(Protocol):
    """A relation that rows can be expanded by."""

    @property
    def tables(self) -> tuple[str, ...]: ...

    async def expand(self, session: AsyncSession, name: str, records: Sequence[Any]) -> Mapping[Key, Any]: ...


def dump(brief: type[Ref], record: Record) -> dict[str, Any]:
    """Returns a record as rows show it when they include it."""
    return brief.model_validate(record).model_dump(mode="json", by_alias=True)


@dataclass(frozen=True)
class Loaded:
    """What rows refer to or are linked with: lists load it anyway."""

    model: type[Record]
    brief: type[Ref]

    @property
    def tables(self) -> tuple[str, ...]:
        return (str(self.model.__tablename__),)

    async def expand(self, session: AsyncSession, name: str, records: Sequence[Any]) -> Mapping[Key, Any]:
        """Returns by row what to show instead of a mere reference; empty ones are left out."""
        related = {record.id: getattr(record, name) for record in records}
        return {
            key: [dump(self.brief, other) for other in value] if isinstance(value, list) else dump(self.brief, value)
            for key, value in related.items()
            if value is not None
        }


@dataclass(frozen=True)
class Children:
    """Records of another entity that refer to the row: a bounded list, or the only one."""

    model: type[Record]
    column: str
    brief: type[Ref]
    single: bool = False

    @property
    def tables(self) -> tuple[str, ...]:
        return (str(self.model.__tablename__),)

    async def expand(self, session: AsyncSession, _name: str, records: Sequence[Any]) -> Mapping[Key, Any]:
        """Returns the children of each row, by one query for all rows."""
        parent: InstrumentedAttribute[Key] = getattr(self.model, self.column)
        ids = [record.id for record in records]
        statement = bounded(sa.select(self.model.id, parent.label("parent")), parent, self.model.id)
        ranked = statement.where(parent.in_(ids)).subquery()
        return await collect(session, self.model, ranked, ids, self.brief, single=self.single)


@dataclass(frozen=True)
class Linked:
    """Records of another entity whose many-to-many relation the row is in."""

    model: type[Record]
    table: sa.Table
    here: str
    there: str
    brief: type[Ref]

    @property
    def tables(self) -> tuple[str, ...]:
        return (str(self.model.__tablename__), self.table.name)

    async def expand(self, session: AsyncSession, _name: str, records: Sequence[Any]) -> Mapping[Key, Any]:
        """Returns the linked records of each row, by one query for all rows."""
        here, there = self.table.c[self.here], self.table.c[self.there]
        ids = [record.id for record in records]
        statement = bounded(sa.select(self.model.id, here.label("parent")), here, self.model.id)
        ranked = statement.join(self.table, there == self.model.id).where(here.in_(ids)).subquery()
        return await collect(session, self.model, ranked, ids, self.brief, single=False)


def bounded(statement: sa.Select[*tuple[Any, ...]], parent: Any, key: Any) -> sa.Select[*tuple[Any, ...]]:
    """Returns the statement with the place of each row among those of its parent."""
    place = sa.func.row_number().over(partition_by=parent, order_by=key).label("place")
    return statement.add_columns(place)


async def collect(
    session: AsyncSession,
    model: type[Record],
    ranked: sa.Subquery,
    ids: Sequence[Key],
    brief: type[Ref],
    *,
    single: bool,
) -> Mapping[Key, Any]:
    """Returns the first records of each parent, as rows show them."""
    statement = (
        sa.select(model, ranked.c.parent)
        .join(ranked, ranked.c.id == model.id)
        .where(ranked.c.place <= MAX_CHILDREN)
        .order_by(model.id)
    )
    found: dict[Key, list[Any]] = defaultdict(list)
    for record, parent in await session.execute(statement):
        found[parent].append(dump(brief, record))
    if single:
        return {key: found[key][0] if key in found else None for key in ids}
    return {key: found.get(key, []) for key in ids}


async def expand(
    session: AsyncSession,
    rows: Sequence[dict[str, Any]],
    records: Sequence[Record],
    relations: Mapping[str, Relation],
    include: Sequence[str],
) -> None:
    """Puts what `include` names into the rows."""
    if not records:
        return
    for name in dict.fromkeys(include):
        found = await relations[name].expand(session, name, records)
        for row, record in zip(rows, records, strict=True):
            row[name] = found.get(record.id)
