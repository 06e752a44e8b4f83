"""Answers to lists in Redis, so that a change that one process commits makes them stale for all.

Each table has a stamp, a random text: a change writes a new one, and one that Redis has lost is never the one before.
"""

import secrets
import time
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, Final

import structlog

from app.core.cache import LONGEST_BYTES, Answer, Cache, MemoryCache, Stamp
from app.core.redis_client import connect, failures, require_redis
from app.core.settings import Settings

logger = structlog.get_logger("app.cache")

# How long the process does without Redis after a failure: waiting for it would slow down every list.
PAUSE_SECONDS: Final = 2.0
# Answers are short-lived; stamps need only outlive them.
STAMP_SECONDS: Final = 604_800


class RedisCache:
    """A cache that all processes share; while Redis is away nothing is served from it, and nothing is kept."""

    def __init__(self, url: str, prefix: str, seconds: float) -> None:
        self.client: Any = connect(url)
        self.failures = failures()
        self.prefix = prefix
        self.milliseconds = max(1, int(seconds * 1000))
        self.away_until = 0.0
        # Tables whose change could not be told; until it is, nothing kept may be served.
        self.owed: set[str] = set()

    async def stamp(self, tables: Sequence[str]) -> Stamp:
        if not await self.there():
            return self.nothing()
        keys = [self.stamp_key(table) for table in tables]
        try:
            found = await self.client.mget(keys)
            missing = [key for key, value in zip(keys, found, strict=True) if value is None]
            if missing:
                async with self.client.pipeline(transaction=False) as pipe:
                    for key in missing:
                        pipe.set(key, secrets.token_hex(8), ex=STAMP_SECONDS, nx=True)
                    await pipe.execute()
                found = await self.client.mget(keys)
        except self.failures as error:
            return self.gone(error)
        if None in found:
            return self.nothing()
        return tuple(value.decode() for value in found)

    async def get(self, key: str, stamp: Stamp) -> Answer | None:
        if not await self.there():
            return None
        try:
            found = await self.client.get(self.answer_key(key))
        except self.failures as error:
            self.gone(error)
            return None
        if found is None:
            return None
        kept, etag, body = found.split(b"\n", 2)
        return Answer(etag.decode(), body) if kept.decode() == text_of(stamp) else None

    async def put(self, key: str, stamp: Stamp, answer: Answer) -> None:
        if len(answer.body) > LONGEST_BYTES or not await self.there():
            return
        value = b"\n".join([text_of(stamp).encode(), answer.etag.encode(), answer.body])
        try:
            await self.client.set(self.answer_key(key), value, px=self.milliseconds)
        except self.failures as error:
            self.gone(error)

    async def invalidate(self, tables: Iterable[str]) -> None:
        self.owed.update(tables)
        # A change is worth waiting for, whatever happened a moment ago.
        self.away_until = 0.0
        await self.there()

    async def close(self) -> None:
        await self.client.aclose()

    async def there(self) -> bool:
        """Tells Redis what it was not told yet; returns whether it is there and knows all that this process changed."""
        if time.monotonic() < self.away_until:
            return False
        if not self.owed:
            return True
        tables = sorted(self.owed)
        try:
            async with self.client.pipeline(transaction=True) as pipe:
                for table in tables:
                    pipe.set(self.stamp_key(table), secrets.token_hex(8), ex=STAMP_SECONDS)
                await pipe.execute()
        except self.failures as error:
            self.gone(error)
            return False
        self.owed.difference_update(tables)
        return True

    def gone(self, error: Exception) -> Stamp:
        """Notes that Redis is away; returns a stamp that nothing has."""
        logger.warning("redis is away, answers are not kept", error=type(error).__name__)
        self.away_until = time.monotonic() + PAUSE_SECONDS
        return self.nothing()

    def nothing(self) -> Stamp:
        return (secrets.token_hex(8),)

    def stamp_key(self, table: str) -> str:
        return f"{self.prefix}:stamp:{table}"

    def answer_key(self, key: str) -> str:
        # What names a caller is nobody's business who looks into Redis.
        return f"{self.prefix}:answer:{blake2b(key.encode(), digest_size=16).hexdigest()}"


def text_of(stamp: Stamp) -> str:
    return ",".join(map(str, stamp))


def create_cache(settings: Settings) -> Cache | None:
    """Returns the cache the settings ask for, None for none."""
    if settings.cache_seconds == 0:
        return None
    if settings.redis_url is None:
        return MemoryCache(settings.cache_seconds, settings.cache_limit_bytes)
    return RedisCache(require_redis(settings), settings.redis_prefix, settings.cache_seconds)
