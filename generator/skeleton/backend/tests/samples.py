"""Valid values for every field, never the same twice where they must be unique."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.model import Record

_serial: Counter[str] = Counter()


def sample(entity: str, values: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """Returns a body with the next value of each field; `{n}` in a text becomes a serial number."""
    _serial[entity] += 1
    number = _serial[entity]
    chosen = {name: choices[number % len(choices)] for name, choices in values.items()}
    return {name: item.replace("{n}", str(number)) if isinstance(item, str) else item for name, item in chosen.items()}


def id_of(record: Any) -> Any:
    """Returns the key of a record as JSON carries it."""
    return record.id if isinstance(record.id, int) else str(record.id)


async def any_id(session: AsyncSession, model: type[Record]) -> Any:
    """Returns the key of a record that exists, or None."""
    found = await session.scalar(sa.select(model.id).order_by(model.id).limit(1))
    return found if found is None or isinstance(found, int) else str(found)
