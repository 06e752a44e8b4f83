"""What identifies a record: a UUID that sorts by the moment it was made (RFC 9562, version 7)."""

import secrets
import time
from threading import Lock
from typing import Annotated
from uuid import UUID

import sqlalchemy as sa
from fastapi import Path
from pydantic import Field
from sqlalchemy.orm import MappedColumn, mapped_column

Key = UUID
# Type of a column that refers to a record.
KeyType = sa.Uuid

# A key in a body, in a path, and in a filter.
Id = UUID
RecordId = Annotated[UUID, Path()]
FilterId = UUID
# Linking more records at once belongs into several requests.
Ids = Annotated[list[Id], Field(max_length=500)]

_lock = Lock()
_last = 0


def uuid7() -> UUID:
    """Returns a new key, greater than every one this process made before: milliseconds, a fraction of one, 62 random bits."""
    global _last
    with _lock:
        nanoseconds = time.time_ns()
        # RFC 9562, 6.2, method 3: the twelve bits after the milliseconds carry more of the clock.
        tick = (nanoseconds // 1_000_000 << 12) | (nanoseconds % 1_000_000 * 4096 // 1_000_000)
        _last = tick = max(tick, _last + 1)
    milliseconds, fraction = tick >> 12, tick & 0xFFF
    return UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62))


def key_column() -> MappedColumn[Key]:
    """Returns the primary key of a table of records."""
    return mapped_column(sa.Uuid(), primary_key=True, default=uuid7, sort_order=-10)


def read_key(text: str) -> Key:
    """Returns the key a text stands for; raises ValueError."""
    return UUID(text)
