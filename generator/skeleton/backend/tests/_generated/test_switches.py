"""What can be turned off is off everywhere, and nothing else is."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy.exc import OperationalError

from app.core.access import api_routes
from app.core.changes import Changes
from app.core.database import SAFE_METHODS
from app.core.feed import SWITCHED_OFF
from app.core.settings import Settings
from app.core.switches import SWITCHES, TABLE, Switchboard
from app.factory import API_PREFIX, PASSES, create_app
from tests.checks import UNKNOWN_ID, problem
from tests.sockets import accepted, listening, opened

FEATURES = f"{API_PREFIX}/features"


@asynccontextmanager
async def installed(app: FastAPI, settings: Settings, **changes: bool) -> AsyncIterator[AsyncClient]:
    """Yields a client of an installation with these settings."""
    other = create_app(settings.model_copy(update=changes), app.state.database)
    async with AsyncClient(transport=ASGITransport(app=other), base_url="http://test") as client:
        yield client


def addresses(app: FastAPI, fits: Callable[[str, str], bool]) -> list[tuple[str, str]]:
    """Returns method and address of the routes that fit, with a key where one is asked for."""
    found = [(method, str(route.path)) for route in api_routes(app) for method in route.methods or ()]
    return [(method, path.replace("{record_id}", str(UNKNOWN_ID))) for method, path in found if fits(method, path)]


async def test_anybody_reads_how_the_switches_stand(app: FastAPI, anonymous: AsyncClient, settings: Settings) -> None:
    response = await anonymous.get(FEATURES)
    assert response.status_code == 200
    assert response.json() == app.state.switches.defaults
    assert set(response.json()) == set(SWITCHES) >= {"csv_export", "csv_import", "read_only", "realtime"}
    async with installed(app, settings, feature_csv_export=False, read_only=True) as client:
        found = (await client.get(FEATURES)).json()
        assert (found["csv_export"], found["csv_import"], found["read_only"]) == (False, True, True)


@pytest.mark.parametrize(("feature", "ending"), [("csv_export", "/export"), ("csv_import", "/import")])
async def test_files_that_are_turned_off_are_refused(
    app: FastAPI, client: AsyncClient, settings: Settings, feature: str, ending: str
) -> None:
    routes = addresses(app, lambda _method, path: path.endswith(ending) and not path.startswith(f"{API_PREFIX}/admin"))
    async with installed(app, settings, **{f"feature_{feature}": False}) as other:
        for method, path in routes:
            refused = await other.request(method, path, headers=client.headers)
            assert problem(refused, 403)["code"] == "feature_off", path
            allowed = await client.request(method, path)
            assert allowed.status_code in (200, 415), path


async def test_nothing_can_be_changed_while_everything_is_only_to_be_read(
    app: FastAPI, client: AsyncClient, settings: Settings
) -> None:
    changing = addresses(
        app, lambda method, path: method not in SAFE_METHODS and path.startswith(API_PREFIX) and "{" not in path
    )
    reading = addresses(app, lambda method, path: method == "GET" and path.startswith(API_PREFIX) and "{" not in path)
    async with installed(app, settings, read_only=True) as other:
        for method, path in changing:
            response = await other.request(method, path, json={}, headers=client.headers)
            said = response.json().get("code") if response.status_code == 503 else None
            assert (said == "read_only") is not bool(PASSES.fullmatch(path)), f"{method} {path}"
        for method, path in reading:
            assert (await other.request(method, path, headers=client.headers)).status_code < 500, path
    for method, path in changing:
        response = await client.request(method, path, json={}, headers={"Content-Type": "text/plain"})
        assert response.status_code != 503, f"{method} {path}"


async def test_decisions_are_kept_for_a_moment_and_survive_a_database_that_is_away(
    app: FastAPI, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[dict[str, bool] | Exception] = [{"realtime": False}, OperationalError("", {}, OSError()), {}]
    asked = 0

    async def decisions(_database: object) -> dict[str, bool]:
        nonlocal asked
        answer = answers[asked]
        asked += 1
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr("app.core.switches.DECISIONS", [decisions])
    board = Switchboard(settings, lambda: app.state.database)
    # The second question is answered from memory, the third while the database is away.
    assert [await board.on("realtime"), await board.on("realtime")] == [False, False]
    board.forget()
    assert await board.on("realtime") is False
    board.forget()
    assert await board.on("realtime") is True
    assert asked == len(answers)
    with pytest.raises(KeyError):
        await board.on("no_such_feature")


async def test_a_feed_that_is_turned_off_takes_nobody_in_and_lets_everybody_go(
    app: FastAPI, client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listening(app, client.headers) as (socket, said):
        assert said["ready"] is True
        monkeypatch.setitem(app.state.switches.defaults, "realtime", False)
        await app.state.switches.heard(Changes(tables={"something_else"}))
        assert await socket.silent()
        await app.state.switches.heard(Changes(tables={TABLE}))
        assert await socket.closed() == SWITCHED_OFF
    async with opened(app) as socket:
        await accepted(socket)
        socket.say({"token": client.headers.get("authorization", "").removeprefix("Bearer ")})
        assert await socket.closed() == SWITCHED_OFF
