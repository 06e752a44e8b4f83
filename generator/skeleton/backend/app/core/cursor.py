"""Cursors: a page that begins after (or ends before) a row, whatever was inserted or deleted since.

A cursor holds the sort it was made for and the row's values in it. It is no secret and needs no signature: what it holds
is read back as strictly as a filter, so a forged one can do no more than a filter can.
"""

import base64
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.orm import InstrumentedAttribute

from app.core.errors import ApiError, FieldError, invalid
from app.core.messages import message
from app.core.model import Record
from app.core.schemas import Day, FilterBig, FilterExact, FilterReal, Moment, TimeOfDay

Condition = sa.ColumnElement[bool]


@dataclass(frozen=True)
class SortKey:
    """One column of an ORDER BY."""

    name: str
    column: InstrumentedAttribute[Any]
    descending: bool
    nullable: bool


def sort_keys(model: type[Record], sort: Sequence[str]) -> list[SortKey]:
    """Returns the keys of a sort; the record's own key comes last, as tie-break, in the direction of the key before it.

    One direction for both lets a database read an index that ends with the key from either end.
    """
    keys = []
    last = "-id" if sort and sort[-1].startswith("-") else "id"
    for text in (*sort, last):
        column = getattr(model, text.lstrip("-"))
        nullable = bool(model.__table__.c[column.key].nullable)
        keys.append(SortKey(text.lstrip("-"), column, text.startswith("-"), nullable))
    return keys


def order_by(keys: Sequence[SortKey], *, backward: bool = False) -> list[sa.ColumnElement[Any]]:
    """Returns the ORDER BY: empty values last in both directions; `backward` turns all of it round."""
    order: list[sa.ColumnElement[Any]] = []
    for key in keys:
        if key.nullable:
            order.append(sa.case((key.column.is_(None), 0 if backward else 1), else_=1 if backward else 0))
        order.append(key.column.desc() if key.descending != backward else key.column.asc())
    return order


@dataclass(frozen=True)
class Cursor:
    """A place in a list: between the row with these values and the next one, or the one before."""

    backward: bool
    sort: tuple[str, ...]
    values: tuple[Any, ...]

    def encode(self) -> str:
        """Returns the cursor as clients carry it."""
        payload = [int(self.backward), list(self.sort), [_plain(value) for value in self.values]]
        text = json.dumps(payload, separators=(",", ":"), ensure_ascii=False)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def condition(self, keys: Sequence[SortKey]) -> Condition:
        """Returns the condition of the rows beyond the cursor."""
        alternatives: list[Condition] = []
        same: list[Condition] = []
        for key, value in zip(keys, self.values, strict=True):
            beyond = _beyond(key, value, backward=self.backward)
            if beyond is not None:
                alternatives.append(sa.and_(*same, beyond))
            same.append(key.column.is_(None) if value is None else key.column == _bound(key, value))
        found = sa.or_(*alternatives)
        first = keys[0]
        # Says nothing new, but tells the database where in an index to begin.
        if not first.nullable and len(keys) > 1:
            start = _bound(first, self.values[0])
            upwards = first.descending == self.backward
            return sa.and_(first.column >= start if upwards else first.column <= start, found)
        return found


def _bound(key: SortKey, value: Any) -> sa.ColumnElement[Any]:
    """Returns the value as a parameter: a bare truth value cannot be compared by order."""
    return sa.literal(value, key.column.type)


def _beyond(key: SortKey, value: Any, *, backward: bool) -> Condition | None:
    """Returns the condition of a column whose value lies beyond; None when nothing does. Empty values are the last."""
    if value is None:
        return key.column.is_not(None) if backward else None
    bound = _bound(key, value)
    beyond: Condition = key.column < bound if key.descending != backward else key.column > bound
    return sa.or_(beyond, key.column.is_(None)) if key.nullable and not backward else beyond


def cursor_at(record: Record, keys: Sequence[SortKey], sort: Sequence[str], *, backward: bool) -> str:
    """Returns the cursor after a record, or before it."""
    return Cursor(backward, tuple(sort), tuple(getattr(record, key.name) for key in keys)).encode()


def read_cursor(text: str, keys: Sequence[SortKey], sort: Sequence[str]) -> Cursor:
    """Returns the cursor; raises 422 when it is none of ours, or was made for another order."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        direction, made_for, values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if direction not in (0, 1) or made_for != list(sort) or len(values) != len(keys):
            raise bad_cursor()
        return Cursor(direction == 1, tuple(sort), tuple(map(_typed, keys, values)))
    except (ValueError, TypeError, RecursionError) as error:
        raise bad_cursor() from error


def bad_cursor() -> ApiError:
    return invalid(
        FieldError(location="query", pointer="/cursor", field="cursor", code="bad_cursor", detail=message("bad_cursor"))
    )


def _plain(value: Any) -> Any:
    """Returns a column's value as JSON can carry it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    return str(value) if isinstance(value, (Decimal, UUID)) else value


ADAPTERS: Mapping[type, TypeAdapter[Any]] = {
    bool: TypeAdapter(bool),
    int: TypeAdapter(FilterBig),
    float: TypeAdapter(FilterReal),
    Decimal: TypeAdapter(FilterExact),
    dt.datetime: TypeAdapter(Moment),
    dt.date: TypeAdapter(Day),
    dt.time: TypeAdapter(TimeOfDay),
    UUID: TypeAdapter(UUID),
}


def _typed(key: SortKey, value: Any) -> Any:
    """Returns a value of a cursor as its column holds it; raises ValueError."""
    if value is None:
        if not key.nullable:
            raise ValueError(key.name)
        return None
    kind = key.column.type.python_type
    if issubclass(kind, Enum):
        return kind(value)
    if kind is str:
        if not isinstance(value, str) or "\x00" in value:
            raise ValueError(key.name)
        value.encode()
        return value
    return ADAPTERS[kind].validate_python(value)
