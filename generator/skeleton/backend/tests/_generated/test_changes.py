"""The feed of changes: who hears what is decided elsewhere; here is how it is said."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from types import FrameType
from typing import Any

import pytest
import uvicorn
import websockets
from fastapi import FastAPI
from httpx2 import AsyncClient

from app.core.changed_rows import Action
from app.core.feed import GOING_AWAY, TOO_MANY, TRY_AGAIN_LATER, Feed, Notice, summed
from app.core.feed_socket import BAD_MESSAGE, FORBIDDEN, NORMAL, TOO_LARGE, known_entities
from app.core.settings import Settings
from app.core.stopping import stopped_early
from app.factory import create_app
from tests.sockets import CHANGES, accepted, listening, opened

ENTITY = min(known_entities(), default="thing")


def notice(key: int, action: Action = "updated") -> Notice:
    return Notice(ENTITY, key, action, 1, "2026-01-31T10:00:00.000Z")


async def publish(app: FastAPI, *keys: int) -> None:
    await app.state.feed.publish([notice(key) for key in keys], [], many=False)


@pytest.fixture
def headers(client: AsyncClient) -> dict[str, str]:
    """Returns what signs a listener in who sees everything."""
    return dict(client.headers)


@pytest.fixture
def feed(app: FastAPI) -> Iterator[Feed]:
    """Yields a small feed that the application uses during the test."""
    before = app.state.feed
    app.state.feed = found = Feed(history=3, queue=2, per_account=2, per_address=2)
    yield found
    app.state.feed = before


async def test_changes_are_told_in_order_and_those_missed_are_told_later(
    app: FastAPI, feed: Feed, headers: dict[str, str]
) -> None:
    async with listening(app, headers) as (socket, first):
        assert first == {"ready": True, "number": feed.number}
        await publish(app, 1)
        told = await socket.hear()
        assert sorted(told) == ["action", "at", "entity", "id", "number", "version"]
        assert (told["number"], told["entity"], told["id"], told["action"]) == (
            first["number"] + 1,
            ENTITY,
            1,
            "updated",
        )
    await publish(app, 2, 3)
    for wish in ({"query": f"last={told['number']}"}, {"last": told["number"]}):
        # Without an account there is no first message: what is missed is asked for in the address.
        if "last" in wish and "authorization" not in headers:
            continue
        async with listening(app, headers, **wish) as (socket, again):
            assert again == {"ready": True, "number": told["number"]}
            assert [(await socket.hear())["id"] for _ in range(2)] == [2, 3]
            assert await socket.silent()
    # Three are kept: whoever missed more reads everything again, and so does who comes from elsewhere.
    await publish(app, 4, 5)
    for last in (told["number"], 0, feed.number + 1):
        async with listening(app, headers, f"last={last}") as (socket, reset):
            assert reset == {"reset": True, "number": feed.number}
            assert await socket.silent()


async def test_a_listener_chooses_its_entities(app: FastAPI, headers: dict[str, str]) -> None:
    for chosen in ({ENTITY} & known_entities(), set()):
        async with listening(app, headers, f"entity={','.join(chosen)}") as (socket, _):
            await publish(app, 1)
            assert await socket.silent() is not bool(chosen)
    async with listening(app, headers) as (socket, _):
        socket.say({"entity": []})
        assert await socket.silent()
        await publish(app, 1)
        assert await socket.silent()
        socket.say({"entity": ["no_such_entity"]})
        assert await socket.closed() == BAD_MESSAGE
    for query in ("entity=no_such_entity", "last=x", "last=-1"):
        async with opened(app, query) as socket:
            assert await socket.closed() == BAD_MESSAGE


async def test_pages_of_other_sites_are_kept_out(app: FastAPI) -> None:
    async with opened(app, headers={"Origin": "https://evil.example"}) as socket:
        # Before the connection stands: the browser is answered 403.
        assert await socket.closed() == FORBIDDEN
    async with opened(app, headers={"Origin": "http://test"}) as socket:
        await accepted(socket)


async def test_pages_at_the_public_address_are_let_in(app: FastAPI, settings: Settings) -> None:
    async with opened(app, headers={"Origin": settings.public_url.rstrip("/")}) as socket:
        await accepted(socket)


async def test_what_is_no_message_ends_the_connection(app: FastAPI, headers: dict[str, str]) -> None:
    for text, code in (("{", BAD_MESSAGE), ("[]", BAD_MESSAGE), ("[" * 5000, BAD_MESSAGE), (" " * 9000, TOO_LARGE)):
        async with listening(app, headers) as (socket, _):
            socket.say(text)
            assert await socket.closed() == code
        async with opened(app) as socket:
            await accepted(socket)
            if "authorization" not in headers:
                await socket.hear()
            socket.say(text)
            assert await socket.closed() == code


async def test_who_reads_too_slowly_is_cut_off(app: FastAPI, feed: Feed, headers: dict[str, str]) -> None:
    async with listening(app, headers) as (slow, _), listening(app, headers) as (quick, _):
        slow.reading.clear()
        for key in range(5):
            await publish(app, key)
            assert (await quick.hear())["id"] == key
        slow.reading.set()
        while (found := await slow.next())["type"] == "websocket.send":
            pass
        assert found["code"] == TRY_AGAIN_LATER
        assert await quick.silent()
    assert not feed.subscriptions


async def test_an_address_has_so_many_connections_and_no_more(
    app: FastAPI, feed: Feed, headers: dict[str, str]
) -> None:
    async with listening(app, headers), listening(app, headers), opened(app) as socket:
        await accepted(socket)
        if "authorization" in headers:
            socket.say({"token": headers["authorization"].removeprefix("Bearer ")})
        assert await socket.closed() == TOO_MANY
    async with listening(app, headers) as (_, first):
        assert first["ready"]
    assert feed.empty.is_set()


async def test_silence_is_broken_by_pings_and_ends(app: FastAPI, headers: dict[str, str], settings: Settings) -> None:
    try:
        app.state.settings = settings.model_copy(update={"feed_ping_seconds": 0.02})
        async with listening(app, headers) as (socket, _):
            assert await socket.hear() == {"ping": app.state.feed.number}
        # On a busy machine the end may come before the first ping.
        app.state.settings = settings.model_copy(update={"feed_ping_seconds": 0.02, "feed_idle_seconds": 0.1})
        async with listening(app, headers) as (socket, _):
            while (found := await socket.next())["type"] == "websocket.send":
                assert "ping" in json.loads(found["text"])
            assert found["code"] == NORMAL
    finally:
        app.state.settings = settings


async def test_opening_connections_counts_as_asking(app: FastAPI, settings: Settings) -> None:
    limits = {"rate_limit_enabled": True, "rate_limit_per_address": 1}
    limited = create_app(settings.model_copy(update=limits), app.state.database)
    async with opened(limited) as socket:
        await accepted(socket)
    async with opened(limited) as socket:
        assert await socket.closed() == TOO_MANY


def test_several_changes_of_a_record_are_one() -> None:
    expected: dict[tuple[Action, Action], Action | None] = {
        ("created", "updated"): "created",
        ("created", "deleted"): None,
        ("updated", "deleted"): "deleted",
        ("updated", "restored"): "restored",
        ("deleted", "updated"): "deleted",
        ("deleted", "restored"): "updated",
        ("restored", "updated"): "restored",
        ("restored", "deleted"): None,
    }
    assert {pair: summed(*pair) for pair in expected} == expected


async def test_what_is_not_known_one_by_one_is_read_again(app: FastAPI, headers: dict[str, str]) -> None:
    async with listening(app, headers) as (socket, first):
        await app.state.feed.publish([], [], many=True)
        assert await socket.hear() == {"reset": True, "number": first["number"] + 1}
    async with listening(app, headers, f"last={first['number']}") as (_, again):
        assert again == {"reset": True, "number": first["number"] + 1}


@asynccontextmanager
async def _nothing(_app: FastAPI) -> AsyncIterator[None]:
    yield


async def heard(socket: websockets.ClientConnection) -> AsyncIterator[dict[str, Any]]:
    """Yields what a connection still hears until it is closed."""
    async for text in socket:
        yield json.loads(text)


async def test_a_server_tells_real_clients_and_says_goodbye(
    app: FastAPI, settings: Settings, headers: dict[str, str]
) -> None:
    served = create_app(settings.model_copy(update={"migrate_on_start": False}), app.state.database)
    # The database belongs to the tests; a server that stops would close it.
    served.router.lifespan_context = _nothing
    config = uvicorn.Config(served, host="127.0.0.1", port=0, log_config=None, loop="none")
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    port = server.servers[0].sockets[0].getsockname()[1]
    async with websockets.connect(f"ws://127.0.0.1:{port}{CHANGES}", proxy=None) as socket:
        if "authorization" in headers:
            await socket.send(json.dumps({"token": headers["authorization"].removeprefix("Bearer ")}))
        assert json.loads(await socket.recv())["ready"]
        await publish(served, 7)
        assert known_entities() == frozenset() or json.loads(await socket.recv())["id"] == 7
        await (await socket.ping())
        await served.state.feed.stop()
        # It ends by itself; an application without entities has said only now what changed.
        assert [change["id"] async for change in heard(socket)] in ([], [7])
        assert socket.close_code == GOING_AWAY
    await server.shutdown()


async def test_a_signal_to_stop_first_ends_the_connections() -> None:
    done: list[str] = []
    passed_on = asyncio.Event()

    def stop_server(_number: int, _frame: FrameType | None) -> None:
        done.append("server")
        passed_on.set()

    async def stop_feed() -> None:
        done.append("feed")

    before: Any = signal.signal(signal.SIGTERM, stop_server)
    try:
        with stopped_early(stop_feed):
            signal.raise_signal(signal.SIGTERM)
            await passed_on.wait()
        assert done == ["feed", "server"]
        assert signal.getsignal(signal.SIGTERM) is stop_server
    finally:
        signal.signal(signal.SIGTERM, before)
