"""Answers to lists: as few steps as possible from the rows to the bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Generic, Protocol, TypeVar

from fastapi import Request, Response
from pydantic import BaseModel, TypeAdapter, create_model
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.include import Relation, expand
from app.core.listing import Condition, ListQuery, names_of
from app.core.model import Record
from app.core.repository import Rows
from app.core.schemas import Page, Schema

ReadT = TypeVar("ReadT", bound=BaseModel)


class Listing(Protocol):
    """The operations of an entity, as far as lists need them."""

    session: AsyncSession

    async def list_page(
        self, query: ListQuery, *within: Condition, names: frozenset[str] | None = None
    ) -> Rows[Any]: ...


@dataclass(frozen=True)
class ListView(Generic[ReadT]):
    """How an entity's lists are answered."""

    model: type[Record]
    read: type[ReadT]
    # The tables that rows are made of besides their own.
    tables: tuple[str, ...] = ()
    relations: Mapping[str, Relation] = field(default_factory=dict)

    @cached_property
    def whole(self) -> TypeAdapter[Page[ReadT]]:
        """Validates and writes a page of whole rows in one go."""
        return TypeAdapter(Page[self.read])  # type: ignore[name-defined]  # the class is known at run time only


@lru_cache(maxsize=512)
def part_of(read: type[BaseModel], names: frozenset[str]) -> TypeAdapter[list[BaseModel]]:
    """Returns what writes rows with these of their fields only."""
    fields: dict[str, Any] = {
        name: (info.annotation, info) for name, info in read.model_fields.items() if name == "id" or name in names
    }
    part = create_model(read.__name__, __base__=Schema, **fields)
    return TypeAdapter(list[part])  # type: ignore[valid-type]  # the class is known at run time only


async def write_page(view: ListView[Any], service: Listing, query: ListQuery, *within: Condition) -> bytes:
    """Returns one page as JSON: whole rows, or rows with what `fields` and `include` ask for."""
    fields, include = names_of(query, "fields"), names_of(query, "include")
    names = frozenset((*fields, *include)) if fields else None
    found = await service.list_page(query, *within, names=names)
    page: dict[str, Any] = {
        "items": found.items,
        "total": found.total,
        "limit": query.limit,
        "offset": query.offset,
        "next": found.next,
        "previous": found.previous,
    }
    if not fields and not include:
        return view.whole.dump_json(view.whole.validate_python(page), by_alias=True)
    read: type[BaseModel] = view.read
    writer = part_of(read, frozenset(fields or read.model_fields))
    rows = writer.dump_python(writer.validate_python(found.items), mode="json", by_alias=True)
    await expand(service.session, rows, found.items, view.relations, include)
    page["items"] = rows
    return json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode()


async def answer_page(
    request: Request, view: ListView[Any], service: Listing, query: ListQuery, *within: Condition
) -> Response:
    """Returns one page as an answer."""
    return Response(await write_page(view, service, query, *within), media_type="application/json")
