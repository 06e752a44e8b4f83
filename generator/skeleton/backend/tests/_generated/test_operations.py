"""What keeps the service standing: limits, time, metrics, an orderly stop."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from unittest.mock import ANY

import pytest
import sqlalchemy as sa
import uvicorn
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core import redis_client
from app.core.availability import is_unavailable
from app.core.ratelimit import MemoryLimiter, RedisLimiter, create_limiter, decide
from app.core.settings import Settings
from app.factory import create_app
from tests.checks import problem
from tests.identity import sign_in

NOTHING = "/api/v1/no-such-address"


def changed(app: FastAPI, settings: Settings, **changes: Any) -> FastAPI:
    """Returns an application like the one under test, with other settings."""
    return create_app(settings.model_copy(update=changes), app.state.database)


@asynccontextmanager
async def calling(app: FastAPI, **headers: str) -> AsyncIterator[AsyncClient]:
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://test", headers=headers) as client:
        yield client


# Rate limits


async def test_too_many_requests_of_one_address_have_to_wait(app: FastAPI, settings: Settings) -> None:
    limited = changed(app, settings, rate_limit_enabled=True, rate_limit_per_address=2, rate_limit_per_minute=1000)
    async with calling(limited) as client:
        answers = [await client.get(NOTHING) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [404, 404, 429]
        assert [answer.headers["ratelimit-remaining"] for answer in answers] == ["1", "0", "0"]
        assert {answer.headers["ratelimit-limit"] for answer in answers} == {"2"}
        assert problem(answers[2], 429)["request_id"] == answers[2].headers["x-request-id"]
        assert 1 <= int(answers[2].headers["retry-after"]) <= 30
        assert "retry-after" not in answers[1].headers
        for path in ("/health/live", "/metrics"):
            assert (await client.get(path)).status_code == 200


async def test_each_key_has_a_limit_of_its_own(app: FastAPI, settings: Settings) -> None:
    limited = changed(app, settings, rate_limit_enabled=True, rate_limit_per_address=1000, rate_limit_per_minute=1)
    async with calling(limited) as client:
        statuses = [
            (await client.get(NOTHING, headers={"X-API-Key": key})).status_code for key in ("one", "one", "two")
        ]
    assert statuses == [404, 429, 404]


async def test_each_account_has_a_limit_of_its_own(
    app: FastAPI, settings: Settings, anonymous: AsyncClient, session: AsyncSession
) -> None:
    limited = changed(app, settings, rate_limit_enabled=True, rate_limit_per_address=1000, rate_limit_per_minute=1)
    first, second = await sign_in(session, settings), await sign_in(session, settings)
    async with calling(limited) as client:
        statuses = [(await client.get(NOTHING, headers=who)).status_code for who in (first, first, second)]
    # Without accounts everybody is an address and nothing else.
    assert statuses == ([404, 429, 404] if first else [404, 404, 404])
    assert anonymous.headers.get("authorization") is None


async def test_a_limit_is_used_up_and_comes_back_bit_by_bit() -> None:
    now = 100.0
    limiter = MemoryLimiter(lambda: now)
    taken = [await limiter.take("one", 60) for _ in range(61)]
    assert [decision.wait > 0 for decision in taken] == [False] * 60 + [True]
    assert [decision.remaining for decision in taken[:3]] == [59, 58, 57]
    assert taken[60].wait == pytest.approx(1)
    assert (await limiter.take("two", 60)).wait == 0
    now += 1
    assert [(await limiter.take("one", 60)).wait > 0 for _ in range(2)] == [False, True]
    now += 3600
    assert (await limiter.take("one", 60)).remaining == 59


async def test_callers_not_heard_of_for_long_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MemoryLimiter, "MAX_CALLERS", 2)
    limiter = MemoryLimiter(lambda: 0.0)
    for key in ("a", "b", "a", "c"):
        await limiter.take(key, 60)
    assert list(limiter.paid) == ["a", "c"]
    await limiter.close()
    assert not limiter.paid


async def test_without_redis_each_process_counts_for_itself(settings: Settings) -> None:
    # Nothing listens on port 1.
    limiter = create_limiter(Settings(**{**settings.model_dump(), "redis_url": "redis://127.0.0.1:1/0"}))
    assert isinstance(limiter, RedisLimiter)
    assert await limiter.take("one", 2) == decide(2, 0.0)
    assert (await limiter.take("one", 2)).remaining == 0
    assert (await limiter.take("one", 2)).wait > 0
    await limiter.close()


def test_a_setting_that_needs_a_package_says_which(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis_client, "find_spec", lambda _name: None)
    with pytest.raises(RuntimeError, match=r"\.\[redis\]"):
        create_limiter(Settings(**{**settings.model_dump(), "redis_url": "redis://127.0.0.1:1/0"}))
    monkeypatch.setattr("app.core.telemetry.find_spec", lambda _name: None)
    with pytest.raises(RuntimeError, match=r"\.\[otel\]"):
        create_app(settings.model_copy(update={"otel_enabled": True}))


# Time and availability


async def test_a_request_that_takes_too_long_is_given_up(app: FastAPI, settings: Settings) -> None:
    slow = changed(app, settings, request_timeout_seconds=0.05)
    cancelled = False

    @slow.get("/slow")
    async def wait() -> None:
        nonlocal cancelled
        try:
            await asyncio.Event().wait()
        finally:
            cancelled = True

    @slow.get("/own")
    async def own() -> None:
        raise TimeoutError

    async with calling(slow) as client:
        answer = problem(await client.get("/slow"), 504)
        assert (answer["code"], answer["request_id"]) == ("timeout", ANY)
        # Somebody else's timeout is a bug like any other.
        problem(await client.get("/own"), 500)
    assert cancelled


@pytest.mark.parametrize("error", [PoolTimeoutError("no connection is free"), ConnectionRefusedError()])
async def test_a_database_that_is_away_or_busy_is_worth_another_try(
    app: FastAPI, settings: Settings, error: Exception
) -> None:
    broken = changed(app, settings)

    @broken.get("/broken")
    async def fail() -> None:
        raise error

    async with calling(broken) as client:
        response = await client.get("/broken")
    problem(response, 503)
    assert response.headers["retry-after"] == "2"


async def test_a_lost_connection_is_no_bug(app: FastAPI, settings: Settings) -> None:
    broken = changed(app, settings)

    @broken.get("/broken")
    async def fail() -> None:
        raise OperationalError("SELECT 1", {}, Exception(2003, "cannot connect"))

    async with calling(broken) as client:
        assert problem(await client.get("/broken"), 503)["code"] == "database_away"
    assert not is_unavailable(OperationalError("SELECT 1", {}, Exception("no such table")))


async def test_it_is_not_ready_while_migrations_are_missing(anonymous: AsyncClient, session: AsyncSession) -> None:
    assert (await anonymous.get("/health/ready")).status_code == 200
    await session.execute(sa.text("DELETE FROM alembic_version"))
    assert problem(await anonymous.get("/health/ready"), 503)["code"] == "migrations_pending"
    # A newer revision than this code knows: another process has been rolled out already.
    await session.execute(sa.text("INSERT INTO alembic_version (version_num) VALUES ('9999')"))
    assert (await anonymous.get("/health/ready")).status_code == 200


async def test_a_stopping_server_finishes_what_it_began(app: FastAPI, settings: Settings) -> None:
    served = changed(app, settings, migrate_on_start=False)
    begun, may_end = asyncio.Event(), asyncio.Event()

    @served.get("/slow")
    async def slow() -> dict[str, str]:
        begun.set()
        await may_end.wait()
        return {"status": "done"}

    # The database belongs to the tests; a server that stops would close it.
    served.router.lifespan_context = _nothing
    config = uvicorn.Config(served, host="127.0.0.1", port=0, log_config=None, loop="none")
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    port = server.servers[0].sockets[0].getsockname()[1]
    async with AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        request = asyncio.create_task(client.get("/slow"))
        await begun.wait()
        stopping = asyncio.create_task(server.shutdown())
        await asyncio.sleep(0)
        # It takes no new connections, and keeps the one at work.
        assert not server.servers[0].is_serving()
        assert not request.done()
        may_end.set()
        assert (await request).json() == {"status": "done"}
    await stopping


@asynccontextmanager
async def _nothing(_app: FastAPI) -> AsyncIterator[None]:
    yield


# Metrics and traces


async def test_requests_are_counted_by_the_template_of_their_route(app: FastAPI, settings: Settings) -> None:
    counted = changed(app, settings)

    @counted.get("/things/{thing_id}")
    async def thing(thing_id: int) -> dict[str, int]:
        return {"id": thing_id}

    async with calling(counted) as client:
        for path in ("/things/1", "/things/2", "/things/x", NOTHING, f"{NOTHING}/2"):
            await client.get(path)
        await client.request("BREW", "/things/1")
        text = (await client.get("/metrics")).text
        routes = sorted(set(re.findall(r'http_requests_total\{.*route="([^"]*)"', text)))
        assert routes == ["/things/{thing_id}", "none"]
        assert 'http_requests_total{method="GET",route="/things/{thing_id}",status="200"} 2.0' in text
        assert 'http_requests_total{method="GET",route="/things/{thing_id}",status="422"} 1.0' in text
        assert 'http_requests_total{method="GET",route="none",status="404"} 2.0' in text
        assert 'http_requests_total{method="other",route=' in text
        assert 'http_request_duration_seconds_count{method="GET",route="/things/{thing_id}"} 3.0' in text
        assert "http_requests_in_progress 0.0" in text


async def test_routes_of_the_api_are_counted_with_their_whole_address(app: FastAPI, settings: Settings) -> None:
    counted = changed(app, settings)
    async with calling(counted) as client:
        await client.get("/health/live")
        text = (await client.get("/metrics")).text
    assert 'route="/health/live"' in text


async def test_metrics_are_not_for_everybody_in_production(app: FastAPI, settings: Settings) -> None:
    token = "scrape-0123456789abcdef"
    closed = changed(app, settings, environment="production")
    async with calling(closed) as client:
        problem(await client.get("/metrics"), 404)
    guarded = create_app(Settings(**{**settings.model_dump(), "metrics_token": token}), app.state.database)
    async with calling(guarded) as client:
        problem(await client.get("/metrics"), 401)
        problem(await client.get("/metrics", headers={"Authorization": "Bearer scrape-guess"}), 401)
        assert (await client.get("/metrics", headers={"Authorization": f"Bearer {token}"})).status_code == 200
    async with calling(changed(app, settings, metrics_enabled=False)) as client:
        problem(await client.get("/metrics"), 404)


async def test_requests_are_traced_when_asked_for(app: FastAPI, settings: Settings) -> None:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    async with calling(changed(app, settings)) as client:
        await client.get("/docs")
    assert not exporter.get_finished_spans()
    async with calling(changed(app, settings, otel_enabled=True)) as client:
        await client.get("/health/live")
        await client.get("/docs")
    assert [span.name for span in exporter.get_finished_spans() if span.name.startswith("GET")] == ["GET /docs"]


# Browsers


async def test_answers_carry_security_headers(app: FastAPI, settings: Settings) -> None:
    async with calling(changed(app, settings, environment="production", docs_enabled=True)) as client:
        answer = await client.get(NOTHING)
        page = await client.get("/docs")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert "content-security-policy" not in page.headers
    async with calling(app) as client:
        assert "strict-transport-security" not in (await client.get(NOTHING)).headers


async def test_only_named_origins_may_read_answers(app: FastAPI, settings: Settings) -> None:
    origin = "https://app.example.com"
    named = changed(app, settings, cors_origins=[origin], rate_limit_enabled=True, rate_limit_per_address=2)
    asking = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "authorization"}
    async with calling(named, Origin=origin) as client:
        assert (await client.options(NOTHING, headers=asking)).headers["access-control-allow-origin"] == origin
        answers = [await client.get(NOTHING) for _ in range(3)]
        assert answers[2].status_code == 429
        for answer in answers:
            assert answer.headers["access-control-allow-origin"] == origin
            assert "RateLimit-Remaining" in answer.headers["access-control-expose-headers"]
        other = await client.get("/health/live", headers={"Origin": "https://evil.example.com"})
    assert "access-control-allow-origin" not in other.headers
