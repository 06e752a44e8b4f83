"""Answers to lists: as few steps as possible from the rows to the bytes."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any, Generic, Protocol, TypeVar

import sqlalchemy as sa
from fastapi import Request, Response
from pydantic import BaseModel, TypeAdapter, create_model
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.visitors import iterate

from app.core.cache import Answer, Cache
from app.core.caller import caller_of
from app.core.include import Relation, expand
from app.core.listing import Condition, ListQuery, names_of
from app.core.model import Record
from app.core.preconditions import etag
from app.core.repository import Rows
from app.core.schemas import Page, Schema

ReadT = TypeVar("ReadT", bound=BaseModel)
RecordT = TypeVar("RecordT", bound=Record)


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

    def tables_of(self, include: Sequence[str]) -> list[str]:
        """Returns the tables that a page is read from."""
        more = [table for name in include for table in self.relations[name].tables]
        return sorted({str(self.model.__tablename__), *self.tables, *more})

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
        "capped": found.capped,
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
    """Returns one page as an answer, from the cache when nothing it is made of has changed."""

    async def write() -> bytes:
        return await write_page(view, service, query, *within)

    tables = {*view.tables_of(names_of(query, "include")), *tables_in(within)}
    return await answer(request, service.session, sorted(tables), write)


def tables_in(conditions: Sequence[Condition]) -> set[str]:
    """Returns the tables that conditions look into: which records are linked to another one is no part of either."""
    parts = (part for condition in conditions for part in iterate(condition))
    return {part.name for part in parts if isinstance(part, sa.Table)}


async def answer(
    request: Request, session: AsyncSession, tables: Sequence[str], write: Callable[[], Awaitable[bytes]]
) -> Response:
    """Returns an answer read from the tables: from the cache if it is there, and 304 if the caller has it already."""
    cache: Cache | None = request.app.state.cache
    if cache is None:
        found = named(await write())
    else:
        key = f"{caller_key(request, session)} {request.url.path}?{request.url.query}"
        stamp = await cache.stamp(tables)
        kept = await cache.get(key, stamp)
        if kept is None:
            kept = named(await write())
            await cache.put(key, stamp, kept)
        found = kept
    headers = {"ETag": found.etag, "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie, X-API-Key"}
    if is_known(request.headers.get("if-none-match"), found.etag):
        return Response(status_code=304, headers=headers)
    return Response(found.body, headers=headers, media_type="application/json")


def caller_key(request: Request, session: AsyncSession) -> str:
    """Returns what tells callers apart: what one of them may see, another may not."""
    caller = caller_of(session)
    if caller is not None:
        return repr(caller)
    credentials = [request.headers.get(name, "") for name in ("authorization", "cookie", "x-api-key")]
    return blake2b(repr(credentials).encode(), digest_size=16).hexdigest()


def named(body: bytes) -> Answer:
    """Returns the answer with its entity tag."""
    return Answer(f'"{blake2b(body, digest_size=12).hexdigest()}"', body)


def is_known(if_none_match: str | None, etag: str) -> bool:
    """Returns whether the caller says that it has this answer; weak tags compare like strong ones (RFC 9110, 13.1.2)."""
    if if_none_match is None:
        return False
    return if_none_match.strip() == "*" or etag in [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]


def fresh(request: Request, response: Response, record: RecordT) -> RecordT | Response:
    """Returns the record with its version in the answer's ETag, or 304 when the caller has just that."""
    tag = etag(record)
    if is_known(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return record
