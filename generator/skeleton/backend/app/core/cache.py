"""Answers to lists, kept until something they are made of changes.

An answer is kept under its address and its caller, together with a stamp of the tables it was read from. A committed
change gives those tables a new stamp, and what carries the old one is never served again; because the stamp is taken
before the database is asked, an answer that was being written meanwhile is not either.

The memory of one process knows only its own changes: with several processes set REDIS_URL (see cache_redis.py), or
CACHE_SECONDS=0.
"""

import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from app.core.changes import Changes, Listener

Stamp = tuple[int | str, ...]
# A longer answer would push out many others.
LONGEST_BYTES: Final = 1_048_576


@dataclass(frozen=True)
class Answer:
    """The bytes of an answer and their name."""

    etag: str
    body: bytes


class Cache(Protocol):
    """Where answers are kept."""

    async def stamp(self, tables: Sequence[str]) -> Stamp:
        """Returns what changes whenever one of the tables does."""

    async def get(self, key: str, stamp: Stamp) -> Answer | None:
        """Returns the answer if it is there and of this stamp."""

    async def put(self, key: str, stamp: Stamp, answer: Answer) -> None:
        """Keeps an answer read under the stamp."""

    async def invalidate(self, tables: Iterable[str]) -> None:
        """Gives the tables a new stamp."""

    async def close(self) -> None:
        """Lets go of connections."""


@dataclass(frozen=True)
class _Entry:
    stamp: Stamp
    answer: Answer
    until: float


class MemoryCache:
    """Answers in the memory of this process; the ones unused for longest make room for new ones."""

    def __init__(self, seconds: float, limit_bytes: int) -> None:
        self.seconds = seconds
        self.limit_bytes = limit_bytes
        self.size = 0
        self.entries: OrderedDict[str, _Entry] = OrderedDict()
        self.stamps: dict[str, int] = {}

    async def stamp(self, tables: Sequence[str]) -> Stamp:
        return tuple(self.stamps.get(table, 0) for table in tables)

    async def get(self, key: str, stamp: Stamp) -> Answer | None:
        entry = self.entries.get(key)
        if entry is None:
            return None
        if entry.stamp != stamp or entry.until < time.monotonic():
            self._drop(key)
            return None
        self.entries.move_to_end(key)
        return entry.answer

    async def put(self, key: str, stamp: Stamp, answer: Answer) -> None:
        if len(answer.body) > LONGEST_BYTES:
            return
        if key in self.entries:
            self._drop(key)
        self.entries[key] = _Entry(stamp, answer, time.monotonic() + self.seconds)
        self.size += len(key) + len(answer.body)
        while self.size > self.limit_bytes:
            self._drop(next(iter(self.entries)))

    async def invalidate(self, tables: Iterable[str]) -> None:
        for table in tables:
            self.stamps[table] = self.stamps.get(table, 0) + 1

    async def close(self) -> None:
        self.entries.clear()

    def _drop(self, key: str) -> None:
        entry = self.entries.pop(key)
        self.size -= len(key) + len(entry.answer.body)


def forgetting(cache: Cache) -> Listener:
    """Returns what makes the cache forget the answers that a committed change made stale."""

    async def forget(changes: Changes) -> None:
        await cache.invalidate(changes.tables)

    return forget
