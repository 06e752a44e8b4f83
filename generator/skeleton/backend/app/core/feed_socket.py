"""One connection to the feed of changes: what is said, in which order, and how it ends."""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import structlog
from fastapi import WebSocket, WebSocketException
from starlette.websockets import WebSocketDisconnect, WebSocketState

from app.core.feed import GOING_AWAY, SWITCHED_OFF, TOO_MANY, UNAUTHENTICATED, Feed, Subscription, Viewer
from app.core.ownership import entity_of, models
from app.core.settings import Settings
from app.core.switches import Switchboard

logger = structlog.get_logger("app.feed")

NORMAL: Final = 1000
TOO_LARGE: Final = 1009
BAD_MESSAGE: Final = 4400
FORBIDDEN: Final = 4403
# A message names a few entities and a token.
LONGEST_MESSAGE: Final = 8192
# How often it is asked whether a viewer may still listen, when nothing says otherwise.
CHECK_SECONDS: Final = 30.0
# How long the last words to a connection may take.
CLOSE_SECONDS: Final = 2.0
MAX_NUMBER: Final = 2**53 - 1


@dataclass(frozen=True)
class Wish:
    """What a listener wants to hear: of these entities (None: of all), and of what it missed after a number."""

    entities: frozenset[str] | None = None
    last: int | None = None


@dataclass(frozen=True)
class Entry:
    """Who was let in, and what they asked for when they came."""

    viewer: Viewer
    wish: Wish = field(default_factory=Wish)


def known_entities() -> frozenset[str]:
    return frozenset(entity_of(model) for model in models().values())


def read_wish(given: Mapping[str, Any]) -> Wish:
    """Returns what a message or the address asks for; raises when it makes no sense."""
    entities, last = given.get("entity"), given.get("last")
    if isinstance(entities, str):
        entities = [name.strip() for name in entities.split(",") if name.strip()]
    if isinstance(last, str) and last.isascii() and last.isdecimal():
        last = int(last)
    if entities is not None and not (isinstance(entities, list) and known_entities().issuperset(map(str, entities))):
        raise WebSocketException(BAD_MESSAGE, "unknown entity")
    if last is not None and not (type(last) is int and 0 <= last <= MAX_NUMBER):
        raise WebSocketException(BAD_MESSAGE, "last is no number of a change")
    return Wish(None if entities is None else frozenset(entities), last)


async def read_message(websocket: WebSocket) -> dict[str, Any]:
    """Returns the next message; raises when it is no JSON object of a reasonable size."""
    received = await websocket.receive()
    if received["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(received.get("code", NORMAL))
    text = received.get("text")
    if text is None:
        raise WebSocketException(BAD_MESSAGE, "messages are JSON objects")
    if len(text) > LONGEST_MESSAGE:
        raise WebSocketException(TOO_LARGE, "too long")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise WebSocketException(BAD_MESSAGE, "messages are JSON objects")
    return found


def origin_of(url: str) -> str:
    """Returns scheme and host of an address; those of a WebSocket are those of the page's own server."""
    parts = urlsplit(url)
    scheme = {"ws": "http", "wss": "https"}.get(parts.scheme, parts.scheme)
    return f"{scheme}://{parts.netloc}".lower()


def require_known_origin(websocket: WebSocket, *, stated: bool = False) -> None:
    """Refuses, before the connection stands, what a page of another site opens in somebody's browser.

    Programs send no origin; `stated` asks for one, because the browser adds cookies by itself.
    """
    settings: Settings = websocket.app.state.settings
    said = websocket.headers.get("origin")
    if said is None and not stated:
        return
    allowed = {origin_of(url) for url in (str(websocket.base_url), settings.public_url, *settings.cors_origins)}
    if said is None or (origin_of(said) not in allowed and ("*" not in settings.cors_origins or stated)):
        raise WebSocketException(FORBIDDEN, "unknown origin")


class Connection:
    """A listener that was let in."""

    def __init__(self, websocket: WebSocket, viewer: Viewer) -> None:
        self.websocket = websocket
        self.viewer = viewer
        self.feed: Feed = websocket.app.state.feed
        self.settings: Settings = websocket.app.state.settings
        self.switches: Switchboard = websocket.app.state.switches
        self.heard = time.monotonic()

    async def run(self, wish: Wish) -> None:
        """Talks until one side has enough."""
        if not await self.switches.on("realtime"):
            raise WebSocketException(SWITCHED_OFF, "turned off")
        address = self.websocket.client.host if self.websocket.client is not None else ""
        if self.feed.full_for(self.viewer, address):
            raise WebSocketException(TOO_MANY, "too many connections")
        subscription = Subscription(self.viewer, address, wish.entities, self.feed.queue)
        # Together with the number it starts from: nothing falls between.
        self.feed.enter(subscription)
        logger.info("feed opened", listeners=len(self.feed.subscriptions))
        code = GOING_AWAY
        try:
            code = await self.talk(subscription, wish.last)
        finally:
            self.feed.leave(subscription)
            logger.info("feed closed", code=code, listeners=len(self.feed.subscriptions))

    async def talk(self, subscription: Subscription, last: int | None) -> int:
        """Runs both directions until one of them ends, or the feed ends the connection; returns the code of the end."""
        speaking = asyncio.create_task(self.speak(subscription, last))
        listening = asyncio.create_task(self.listen(subscription))
        try:
            await asyncio.wait({speaking, listening, subscription.ended}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (speaking, listening):
                task.cancel()
            results = await asyncio.gather(speaking, listening, return_exceptions=True)
        code = next((result for result in results if isinstance(result, int)), NORMAL)
        for result in results:
            if isinstance(result, WebSocketException):
                code = result.code
            elif isinstance(result, WebSocketDisconnect):
                return result.code
            elif isinstance(result, Exception):
                raise result
        if subscription.ended.done():
            code = subscription.ended.result()
        if self.websocket.client_state is WebSocketState.CONNECTED:
            # Who reads nothing any more does not read this either.
            closing = asyncio.create_task(self.websocket.close(code))
            await asyncio.wait({closing}, timeout=CLOSE_SECONDS)
            closing.cancel()
        return code

    async def listen(self, subscription: Subscription) -> int:
        """Reads what the listener says: a `ping`, or which entities it wants to hear of from here on."""
        while True:
            found = await read_message(self.websocket)
            self.heard = time.monotonic()
            if "entity" in found:
                subscription.entities = read_wish({"entity": found["entity"]}).entities
            if "ping" in found:
                # After what waits already: who hears it has heard all that was before.
                subscription.offer({"pong": found["ping"]})

    async def speak(self, subscription: Subscription, last: int | None) -> int:
        """Sends what the viewer may see; returns the code to close with."""
        missed = [] if last is None else self.feed.missed(last)
        begins = {"number": self.feed.number if missed is None or last is None else last}
        await self.websocket.send_json({"reset": True, **begins} if missed is None else {"ready": True, **begins})
        for notice in missed or []:
            if subscription.wants(notice):
                await self.send(subscription, notice)
        checked = time.monotonic()
        while True:
            found, timely = await self.next(subscription)
            now = time.monotonic()
            if subscription.doubtful.is_set() or now - checked >= CHECK_SECONDS or time.time() >= self.viewer.until:
                subscription.doubtful.clear()
                checked = now
                if time.time() >= self.viewer.until or not await self.viewer.good():
                    return UNAUTHENTICATED
                if not await self.switches.on("realtime"):
                    return SWITCHED_OFF
            if timely:
                self.heard = now
                await self.send(subscription, found)
            elif now - self.heard >= self.settings.feed_idle_seconds:
                return NORMAL
            else:
                await self.websocket.send_json({"ping": self.feed.number})

    async def next(self, subscription: Subscription) -> tuple[Any, bool]:
        """Returns what waits, or nothing once it is time for a ping or for a look at the viewer's rights."""
        left = self.viewer.until - time.time()
        waiting = asyncio.create_task(subscription.queue.get())
        doubting = asyncio.create_task(subscription.doubtful.wait())
        try:
            seconds = max(0.0, min(self.settings.feed_ping_seconds, left))
            await asyncio.wait({waiting, doubting}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            return (waiting.result(), True) if waiting.done() else (None, False)
        finally:
            waiting.cancel()
            doubting.cancel()

    async def send(self, subscription: Subscription, notice: Any) -> None:
        """Sends one change as the viewer sees it, if they do, or what else waits."""
        if isinstance(notice, dict):
            await self.websocket.send_json(notice)
            return
        if notice is None:
            await self.websocket.send_json({"reset": True, "number": self.feed.number})
            return
        action = self.viewer.view(notice)
        if action is not None:
            await self.websocket.send_json(notice.message(action))
