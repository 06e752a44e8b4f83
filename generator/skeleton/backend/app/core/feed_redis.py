"""The feed of several processes: every change goes through one stream in Redis, which numbers and keeps them."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

import structlog

from app.core.feed import Feed, Notice, feed_options
from app.core.redis_client import connect, failures, require_redis
from app.core.settings import Settings

logger = structlog.get_logger("app.feed")

# How long one question for news may wait in Redis.
BLOCK_SECONDS: Final = 5
# How long the process waits before it asks again after a failure.
PAUSE_SECONDS: Final = 1.0
# What an entry may be.
CHANGE: Final = "change"
SIGNALS: Final = "signals"
RESET: Final = "reset"

# One after the other, numbered without gaps; a counter that is lost begins at the clock, beyond what was given before.
SCRIPT: Final = """
if redis.call('EXISTS', KEYS[1]) == 0 then
  local time = redis.call('TIME')
  redis.call('SET', KEYS[1], string.format('%.0f', time[1] * 1000000 + time[2]))
end
for index = 2, #ARGV do
  local number = redis.call('INCR', KEYS[1])
  redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[1], string.format('%.0f', number) .. '-0', 'entry', ARGV[index])
end
return redis.call('GET', KEYS[1])
"""


class RedisFeed(Feed):
    """A feed that hears of the changes of all processes, its own included, in one order."""

    def __init__(self, url: str, prefix: str, *, history: int, queue: int, per_account: int, per_address: int) -> None:
        super().__init__(history, queue, per_account, per_address)
        self.client: Any = connect(url)
        self.reader: Any = connect(url, BLOCK_SECONDS + 2.0)
        self.failures = failures()
        self.script = self.client.register_script(SCRIPT)
        self.keys = [f"{prefix}:feed:number", f"{prefix}:feed"]
        self.kept = history
        self.task: asyncio.Task[None] | None = None
        # Something could not be told while Redis was away.
        self.owing = False
        self.stopping = False
        self.ready = asyncio.Event()

    async def start(self) -> None:
        self.task = asyncio.create_task(self.listen())

    async def stop(self) -> None:
        await super().stop()
        self.stopping = True
        while self.task is not None and not self.task.done():
            # The client may take a cancellation for a failure of its own, and try again.
            self.task.cancel()
            await asyncio.wait({self.task}, timeout=0.1)
        await self.client.aclose()
        await self.reader.aclose()

    async def publish(self, notices: Sequence[Notice], signals: Sequence[str], *, many: bool) -> None:
        entries: list[dict[str, Any]] = [{"kind": SIGNALS, "signals": list(signals)}] if signals else []
        entries += [{"kind": CHANGE, **asdict(notice)} for notice in notices]
        # At once for the people of this process, whatever Redis does.
        self.signal(signals)
        if many or self.owing:
            entries.append({"kind": RESET})
        try:
            await self.script(keys=self.keys, args=[self.kept, *map(json.dumps, entries)])
            self.owing = False
        except self.failures as error:
            logger.warning("redis is away, listeners are told later to read again", error=type(error).__name__)
            self.owing = True

    async def listen(self) -> None:
        """Reads the stream for as long as the process runs."""
        while not self.stopping:
            try:
                if not self.ready.is_set():
                    await self.begin()
                if self.owing:
                    await self.publish([], [], many=False)
                found = await self.reader.xread({self.keys[1]: f"{self.number}-0"}, block=BLOCK_SECONDS * 1000)
                for number, entry in entries_of(found):
                    self.hear(number, entry)
            except self.failures as error:
                logger.warning("the feed cannot hear of other processes", error=type(error).__name__)
                await asyncio.sleep(PAUSE_SECONDS)

    async def begin(self) -> None:
        """Fills the history with what the stream has kept, and goes on from there."""
        number = int(await self.script(keys=self.keys, args=[self.kept]))
        self.number = self.since = number
        for identity, fields in reversed(await self.client.xrevrange(self.keys[1], count=self.kept)):
            found, entry = entry_of(identity, fields)
            if found > number:
                continue
            if not self.history:
                self.since = found - 1
            if entry["kind"] == CHANGE:
                self.history.append(notice_of(found, entry))
            elif entry["kind"] == RESET:
                self.history.clear()
                self.since = found
        self.ready.set()

    def hear(self, number: int, entry: dict[str, Any]) -> None:
        """Takes one entry; after a gap nobody can say what was missed."""
        if number != self.number + 1 or entry["kind"] == RESET:
            self.forget(number)
        if entry["kind"] == SIGNALS:
            self.number = number
            self.signal(entry["signals"])
        elif entry["kind"] == CHANGE:
            self.take(notice_of(number, entry))


def entry_of(identity: bytes, fields: dict[bytes, bytes]) -> tuple[int, dict[str, Any]]:
    return int(identity.partition(b"-")[0]), json.loads(fields[b"entry"])


def entries_of(found: Any) -> list[tuple[int, dict[str, Any]]]:
    """Returns the entries of an answer to XREAD, whose form depends on the protocol."""
    streams = found.values() if isinstance(found, dict) else [entries for _, entries in found or []]
    return [entry_of(*item) for entries in streams for item in flat(entries)]


def flat(entries: Any) -> list[Any]:
    """Returns pairs of identity and fields, which the newer protocol wraps once more."""
    return [item for entry in entries for item in (entry if isinstance(entry, list) else [entry])]


def notice_of(number: int, entry: dict[str, Any]) -> Notice:
    values = {name: value for name, value in entry.items() if name != "kind"}
    return Notice(**{**values, "number": number})


def create_feed(settings: Settings) -> Feed:
    """Returns the feed the settings ask for."""
    if settings.redis_url is None:
        return Feed(**feed_options(settings))
    return RedisFeed(require_redis(settings), settings.redis_prefix, **feed_options(settings))
