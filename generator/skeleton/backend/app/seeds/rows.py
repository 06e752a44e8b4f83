"""Rows of example records: the same every time, but for the day that dates are counted from."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.model import Record

# Takes the number of the row and the name of the field, gives the value.
Choice = Callable[[int, str], Any]
Rows = Mapping[str, Choice]
Id = TypeVar("Id")

# How far back example records were made, so that figures over time have something to show.
PAST = dt.timedelta(days=60)
# Every so many optional references are left empty.
EMPTY = 6


def scatter(number: int, name: str) -> int:
    """Returns a number that looks like any other, and is the same every time."""
    return int.from_bytes(hashlib.sha256(f"{name} {number}".encode()).digest()[:6])


def in_turn(*values: Any) -> Choice:
    """Row after row the next value; `{n}` in a text becomes the number of the row."""

    def choose(number: int, _name: str) -> Any:
        value = values[number % len(values)]
        return value.replace("{n}", str(number + 1)) if isinstance(value, str) else value

    return choose


def scattered(*values: Any) -> Choice:
    """One of the values, in no order that shows."""
    return lambda number, name: in_turn(*values)(scatter(number, name), name)


def days(first: int, last: int) -> Choice:
    """A day between `first` and `last` days from now; the dates of one row keep their order."""
    return lambda number, _name: (utc_now() + _between(number, first, last)).date().isoformat()


def moments(first: int, last: int) -> Choice:
    """A moment between eight and six on a day between `first` and `last` days from now."""

    def choose(number: int, _name: str) -> str:
        day = utc_now() + _between(number, first, last)
        quarter = scatter(number, "quarter") % 40
        moment = day.replace(hour=8 + quarter // 4, minute=quarter % 4 * 15, second=0, microsecond=0)
        return moment.isoformat()

    return choose


def _between(number: int, first: int, last: int) -> dt.timedelta:
    return dt.timedelta(days=first + scatter(number, "day") % (last - first + 1))


def row(rows: Rows, number: int) -> dict[str, Any]:
    """Returns the values of one record."""
    return {name: choose(number, name) for name, choose in rows.items()}


def one_of(ids: Sequence[Id], number: int, name: str) -> Id:
    """Returns one of the records to refer to."""
    return ids[scatter(number, name) % len(ids)]


def maybe_one_of(ids: Sequence[Id], number: int, name: str) -> Id | None:
    """Returns one of the records to refer to, or now and then none."""
    if not ids or scatter(number, f"{name} or none") % EMPTY == 0:
        return None
    return one_of(ids, number, name)


def some_of(ids: Sequence[Id], number: int, name: str) -> list[Id]:
    """Returns up to three of the records to link."""
    start = scatter(number, name)
    return [ids[(start + step) % len(ids)] for step in range(min(start % 4, len(ids)))]


async def backdate(session: AsyncSession, record: Record, number: int, count: int) -> None:
    """Makes the record one of the past: older than those made after it, which come closer and closer together."""
    kind = type(record)
    left = (count - number - scatter(number, kind.__tablename__) % 100 / 100) / count
    created = utc_now() - PAST * left**1.5
    # What is loaded is not read again, and its version is not to be raised.
    quietly = sa.update(kind).where(kind.id == record.id).execution_options(synchronize_session=False)
    await session.execute(quietly.values(created_at=created, updated_at=created))
