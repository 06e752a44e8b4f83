"""What holds for the application as a whole."""

import asyncio
import json
from collections.abc import Iterator
from inspect import isasyncgenfunction, iscoroutinefunction
from pathlib import Path

from fastapi import FastAPI, WebSocket
from fastapi.dependencies.models import Dependant
from httpx2 import ASGITransport, AsyncClient
from starlette.routing import WebSocketRoute

from app.core import migrations, project
from app.core.access import api_routes, rules_of, socket_routes
from app.core.database import Database, create_engine
from app.core.openapi import dump
from app.core.settings import Settings
from app.factory import create_app
from tests.checks import problem


def is_async(call: object) -> bool:
    return iscoroutinefunction(call) or isasyncgenfunction(call)


async def test_it_says_that_it_lives_and_is_ready(anonymous: AsyncClient) -> None:
    for path in ("/health/live", "/health/ready"):
        response = await anonymous.get(path)
        assert (response.status_code, response.json()) == (200, {"status": "ok"})


async def test_it_is_not_ready_without_its_database(settings: Settings, folder: Path) -> None:
    missing = create_engine(f"sqlite+aiosqlite:///{folder / 'no' / 'such' / 'folder' / 'test.db'}")
    transport = ASGITransport(app=create_app(settings, Database(missing)))
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        problem(await client.get("/health/ready"), 503)
        assert (await client.get("/health/live")).status_code == 200
    await missing.dispose()


async def test_migrations_go_up_and_down_and_produce_what_the_models_describe(settings: Settings, folder: Path) -> None:
    url = f"sqlite+aiosqlite:///{folder / 'migrations_test.db'}" if settings.is_sqlite else settings.database_url
    await asyncio.to_thread(migrations.verify, url)


def test_every_route_names_its_access_rule(app: FastAPI) -> None:
    routes, sockets = api_routes(app), socket_routes(app)
    bare = [f"{sorted(route.methods or ())} {route.path}" for route in [*routes, *sockets] if not rules_of(route)]
    assert routes
    assert [route.path for route in sockets] == ["/api/v1/changes"]
    assert bare == []


def test_a_socket_without_a_rule_does_not_go_unnoticed(app: FastAPI, settings: Settings) -> None:
    bare = create_app(settings, app.state.database)

    async def talk(websocket: WebSocket) -> None:
        await websocket.accept()

    bare.add_api_websocket_route("/bare", talk)
    bare.router.routes.append(WebSocketRoute("/barer", talk))
    assert [route.path for route in socket_routes(bare) if not rules_of(route)] == ["/bare", "/barer"]


def test_no_dependency_of_a_route_is_called_in_a_thread(app: FastAPI) -> None:
    """A plain function would be, and waking a thread up takes longer than most of what routes do."""

    def walk(dependant: Dependant) -> Iterator[object]:
        for inner in dependant.dependencies:
            yield inner.call
            yield from walk(inner)

    called = {call for route in api_routes(app) if route.dependant is not None for call in walk(route.dependant)}
    plain = [call for call in called if not (is_async(call) or is_async(type(call).__call__))]
    assert called
    assert plain == []


def test_operation_ids_are_unique_and_errors_are_our_own(app: FastAPI) -> None:
    paths = app.openapi()["paths"]
    operations = [operation for path in paths.values() for operation in path.values()]
    ids = [operation["operationId"] for operation in operations]
    assert len(ids) == len(set(ids))
    assert "HTTPValidationError" not in app.openapi()["components"]["schemas"]


def test_the_openapi_document_is_the_same_every_time(settings: Settings, app: FastAPI) -> None:
    first, second = dump(app), dump(create_app(settings, app.state.database))
    assert first == second
    assert json.loads(first)["info"]["title"] == project.NAME


async def test_an_unknown_address_is_a_problem(anonymous: AsyncClient) -> None:
    problem(await anonymous.get("/api/v1/no-such-address"), 404)
    problem(await anonymous.post("/health/live"), 405)


async def test_a_request_keeps_its_id_and_gets_one_when_it_has_none(anonymous: AsyncClient) -> None:
    given = await anonymous.get("/health/live", headers={"X-Request-ID": "trace-12345678"})
    assert given.headers["x-request-id"] == "trace-12345678"
    for headers in ({}, {"X-Request-ID": "bad id\t"}):
        made = await anonymous.get("/api/v1/no-such-address", headers=headers)
        assert made.headers["x-request-id"] == problem(made, 404)["request_id"]
        assert len(made.headers["x-request-id"]) == 32
    assert given.headers["x-content-type-options"] == "nosniff"


async def test_a_bug_is_a_problem_too_and_tells_nothing(settings: Settings, app: FastAPI) -> None:
    broken = create_app(settings.model_copy(update={"cors_origins": ["https://example.com"]}), app.state.database)

    @broken.get("/broken")
    async def fail() -> None:
        raise RuntimeError("secret detail")

    transport = ASGITransport(app=broken)
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        response = await client.get("/broken", headers={"Origin": "https://example.com"})
    body = problem(response, 500)
    assert "secret" not in response.text
    assert body["request_id"] == response.headers["x-request-id"]
    assert response.headers["access-control-allow-origin"] == "https://example.com"


async def test_a_body_over_the_limit_is_refused_declared_or_not(settings: Settings, app: FastAPI) -> None:
    small = create_app(settings.model_copy(update={"body_limit_bytes": 1024}), app.state.database)

    @small.post("/echo")
    async def echo(data: dict[str, str]) -> dict[str, str]:
        return data

    async def chunks() -> object:
        for _ in range(4):
            yield b'{"a": "' + b"x" * 500

    async with AsyncClient(transport=ASGITransport(app=small), base_url="http://test") as client:
        assert (await client.post("/echo", json={"a": "x"})).status_code == 200
        problem(await client.post("/echo", json={"a": "x" * 2000}), 413)
        problem(await client.post("/echo", content=chunks()), 413)  # type: ignore[arg-type]
