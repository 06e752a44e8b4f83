"""A WebSocket as tests open it: on the application itself and its own event loop, where the test's transaction is."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

from fastapi import FastAPI

from app.core.changes import watch
from app.core.model import Record
from app.core.service import touch

CHANGES: Final = "/api/v1/changes"
# Far more than anything takes; what never comes fails the test.
PATIENCE_SECONDS: Final = 5.0


class Socket:
    """The client's side of a connection."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.received: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        # While it is not set, the client reads nothing more.
        self.reading = asyncio.Event()
        self.reading.set()

    async def to_application(self) -> dict[str, Any]:
        return await self.sent.get()

    async def from_application(self, message: Any) -> None:
        await self.reading.wait()
        await self.received.put(message)

    def say(self, message: Any) -> None:
        text = message if isinstance(message, str) else json.dumps(message)
        self.sent.put_nowait({"type": "websocket.receive", "text": text})

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await self.received.get()

    async def hear(self) -> dict[str, Any]:
        """Returns the next message, which has to come."""
        found = await self.next()
        assert found["type"] == "websocket.send", found
        message: dict[str, Any] = json.loads(found["text"])
        return message

    async def closed(self) -> int:
        """Returns the code the application closes with, which it has to do next."""
        found = await self.next()
        assert found["type"] == "websocket.close", found
        return int(found["code"])

    async def heard(self) -> list[dict[str, Any]]:
        """Returns what was said up to now: what comes before the answer to a ping."""
        self.say({"ping": "now"})
        found = []
        while (message := await self.hear()) != {"pong": "now"}:
            found.append(message)
        return found

    async def silent(self) -> bool:
        """Returns whether nothing was said that is not heard yet."""
        return await self.heard() == []


@asynccontextmanager
async def opened(
    app: FastAPI, query: str = "", headers: Mapping[str, str] | None = None, address: str = "127.0.0.1"
) -> AsyncIterator[Socket]:
    """Yields a connection to the feed as soon as it was asked for; what was answered is for the test to hear."""
    socket = Socket()
    given = {"host": "test", **(headers or {})}
    scope = {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "scheme": "ws",
        "server": ("test", 80),
        "client": (address, 1),
        "path": CHANGES,
        "raw_path": CHANGES.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
        "subprotocols": [],
        "state": {},
    }
    socket.sent.put_nowait({"type": "websocket.connect"})
    task = asyncio.create_task(app(scope, socket.to_application, socket.from_application))
    try:
        yield socket
    finally:
        socket.reading.set()
        socket.sent.put_nowait({"type": "websocket.disconnect", "code": 1000})
        async with asyncio.timeout(PATIENCE_SECONDS):
            await task


async def accepted(socket: Socket) -> Socket:
    """Returns the socket once the application has taken the connection."""
    found = await socket.next()
    assert found["type"] == "websocket.accept", found
    return socket


@asynccontextmanager
async def listening(
    app: FastAPI, headers: Mapping[str, str], query: str = "", **wish: Any
) -> AsyncIterator[tuple[Socket, dict[str, Any]]]:
    """Yields a connection of whoever the headers sign in (of a stranger without), and the first thing it was told."""
    async with opened(app, query) as socket:
        await accepted(socket)
        token = headers.get("authorization", headers.get("Authorization", "")).removeprefix("Bearer ")
        if token:
            socket.say({"token": token, **wish})
        yield socket, await socket.hear()


async def touched(app: FastAPI, model: type[Record], ids: Sequence[Any], *, keep: bool = True) -> None:
    """Changes records by one statement, as the application does, and tells of it; `keep=False` takes it back."""
    async with app.state.database.sessions() as session:
        changes = watch(session)
        await touch(session, model, ids)
        await (session.commit() if keep else session.rollback())
    await app.state.changes.announce(changes)
