"""The feed of changes: ids and versions of what was committed, in the order it was heard of, for whoever listens.

The last ones are kept, so that a listener who was away for a moment is told what it missed; one that was away for
longer is told to read everything again. This one lives in a process; see app/core/feed_redis.py for several.
"""

import asyncio
import datetime as dt
import time
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Final, Protocol, Self

from pydantic_core import to_jsonable_python

from app.core.changed_rows import Action
from app.core.changes import Change, Changes
from app.core.clock import utc_now
from app.core.ownership import entity_of
from app.core.settings import Settings

# Close codes: RFC 6455 and the registry it founded; from 4000 on they are the application's own.
GOING_AWAY: Final = 1001
TRY_AGAIN_LATER: Final = 1013
UNAUTHENTICATED: Final = 4401
SWITCHED_OFF: Final = 4410
TOO_MANY: Final = 4429
# How long a server that stops waits for its last words to be heard.
STOP_SECONDS: Final = 1.0


@dataclass(frozen=True)
class Notice:
    """One change as it goes through the feed; the accounts it belonged to and belongs to are never sent."""

    entity: str
    id: Any
    action: Action
    version: int
    at: str
    was: str | None = None
    now: str | None = None
    number: int = 0

    def message(self, action: Action) -> dict[str, Any]:
        """Returns what a listener is told, for whom the change may be another one than for the next listener."""
        return {
            "number": self.number,
            "entity": self.entity,
            "id": self.id,
            "action": action,
            "version": self.version,
            "at": self.at,
        }

    def numbered(self, number: int) -> Self:
        return type(self)(**{**asdict(self), "number": number})


class Viewer(Protocol):
    """Who listens."""

    # What the connection counts for, besides its address.
    account: str | None
    # What ends or changes this viewer's rights when it is heard of.
    signals: frozenset[str]
    # The moment at which the viewer has to say anew who they are: seconds since 1970.
    until: float

    def view(self, notice: Notice) -> Action | None:
        """Returns what the change is to this viewer; None when it is none of their business."""

    async def good(self) -> bool:
        """Returns whether the viewer may go on listening."""


class Anybody:
    """A listener of an application without accounts."""

    account: str | None = None
    signals: frozenset[str] = frozenset()
    until = float("inf")

    def view(self, notice: Notice) -> Action | None:
        return notice.action

    async def good(self) -> bool:
        return True


class Subscription:
    """What waits for one connection: so many changes at most, and perhaps the end."""

    def __init__(self, viewer: Viewer, address: str, entities: frozenset[str] | None, limit: int) -> None:
        self.viewer = viewer
        self.address = address
        self.entities = entities
        # None stands for: read everything again; a message goes as it is.
        self.queue: asyncio.Queue[Notice | dict[str, Any] | None] = asyncio.Queue(limit)
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        # Something happened that may have ended the viewer's rights.
        self.doubtful = asyncio.Event()

    def wants(self, notice: Notice) -> bool:
        return self.entities is None or notice.entity in self.entities

    def offer(self, notice: Notice | dict[str, Any] | None) -> None:
        """Adds to what waits; a connection that cannot keep up ends."""
        try:
            self.queue.put_nowait(notice)
        except asyncio.QueueFull:
            self.end(TRY_AGAIN_LATER)

    def end(self, code: int) -> None:
        if not self.ended.done():
            self.ended.set_result(code)


class Feed:
    """The feed of one process."""

    def __init__(self, history: int, queue: int, per_account: int, per_address: int) -> None:
        self.queue = queue
        self.limits = {"account": per_account, "address": per_address}
        self.subscriptions: set[Subscription] = set()
        # Nobody listens.
        self.empty = asyncio.Event()
        self.empty.set()
        self.history: deque[Notice] = deque(maxlen=history)
        # Numbers of a process that starts later are greater: microseconds since 1970, which JSON carries exactly.
        self.number = time.time_ns() // 1000
        # What came before cannot be replayed.
        self.since = self.number

    async def start(self) -> None:
        """Begins to listen to other processes, if there are any."""

    async def stop(self) -> None:
        """Ends every connection: the server is going away. Those that listen are told so."""
        for subscription in list(self.subscriptions):
            subscription.end(GOING_AWAY)
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                await self.empty.wait()

    def enter(self, subscription: Subscription) -> None:
        self.subscriptions.add(subscription)
        self.empty.clear()

    def leave(self, subscription: Subscription) -> None:
        self.subscriptions.discard(subscription)
        if not self.subscriptions:
            self.empty.set()

    async def tell(self, changes: Changes) -> None:
        """Takes what was committed; listens to the announcer of the application."""
        notices, signals = noticed(changes.records), sorted(changes.signals)
        if notices or signals or changes.many:
            await self.publish(notices, signals, many=changes.many)

    async def publish(self, notices: Sequence[Notice], signals: Sequence[str], *, many: bool) -> None:
        """Gives the changes their numbers and passes them on."""
        self.signal(signals)
        for notice in notices:
            self.take(notice.numbered(self.number + 1))
        if many:
            self.forget(self.number + 1)

    def signal(self, signals: Iterable[str]) -> None:
        """Has the rights of those checked whom a signal is about, before they are told anything more."""
        heard = set(signals)
        for subscription in self.subscriptions:
            if heard & subscription.viewer.signals:
                subscription.doubtful.set()

    def doubt(self) -> None:
        """Has it checked of everybody whether they may go on listening."""
        for subscription in self.subscriptions:
            subscription.doubtful.set()

    def take(self, notice: Notice) -> None:
        """Keeps a change and passes it on to the connections of this process."""
        self.number = notice.number
        if len(self.history) == self.history.maxlen and self.history:
            self.since = self.history[0].number
        self.history.append(notice)
        for subscription in list(self.subscriptions):
            if subscription.wants(notice):
                subscription.offer(notice)

    def forget(self, number: int) -> None:
        """Tells everybody to read everything again: what changed is not known one by one."""
        self.history.clear()
        self.number = self.since = number
        for subscription in list(self.subscriptions):
            subscription.offer(None)

    def missed(self, last: int) -> list[Notice] | None:
        """Returns the changes after the number; None when they are not all known any more."""
        if not self.since <= last <= self.number:
            return None
        return [notice for notice in self.history if notice.number > last]

    def full_for(self, viewer: Viewer, address: str) -> bool:
        """Returns whether the account or the address has all the connections it may have."""
        accounts = Counter(found.viewer.account for found in self.subscriptions)
        addresses = Counter(found.address for found in self.subscriptions)
        crowded = viewer.account is not None and accounts[viewer.account] >= self.limits["account"]
        return crowded or addresses[address] >= self.limits["address"]


def noticed(changes: Sequence[Change]) -> list[Notice]:
    """Returns what readers are told of a transaction: each record once, by what it came to."""
    found: dict[tuple[str, Any], Notice] = {}
    at = utc_now().astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    for change in changes:
        entity, key = entity_of(change.model), to_jsonable_python(change.id)
        before = found.pop((entity, key), None)
        action = change.action if before is None else summed(before.action, change.action)
        if action is None:
            continue
        was = text_of(change.was) if before is None else before.was
        found[(entity, key)] = Notice(entity, key, action, change.version, at, was, text_of(change.now))
    return list(found.values())


def summed(first: Action, then: Action) -> Action | None:
    """Returns what two changes of a record come to; None when it was never seen, and is not now."""
    if first in ("created", "restored"):
        return None if then == "deleted" else first
    if first == "deleted":
        return "deleted" if then == "updated" else "updated"
    return then


def text_of(account: Any) -> str | None:
    return None if account is None else str(account)


def feed_options(settings: Settings) -> dict[str, int]:
    return {
        "history": settings.feed_history,
        "queue": settings.feed_queue,
        "per_account": settings.feed_per_account,
        "per_address": settings.feed_per_address,
    }
