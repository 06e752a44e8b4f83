"""What the logs say, and what they never say."""

import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import structlog
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

from app.core.logging import configure_logging, hide
from app.core.settings import Settings
from app.factory import create_app

PASSWORD = "correct horse battery staple"
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
KEY = "key-0123456789abcdef"


@pytest.fixture
def log(settings: Settings) -> Iterator[io.StringIO]:
    """Yields what a production process would have logged."""
    stream = io.StringIO()
    production = settings.model_copy(update={"environment": "production", "log_level": "INFO"})
    configure_logging(production, stream)
    yield stream
    configure_logging(settings)


@pytest.fixture
async def logged(app: FastAPI, settings: Settings, log: io.StringIO) -> AsyncIterator[AsyncClient]:
    """Yields a client of an application whose logs are read."""
    broken = create_app(settings, app.state.database)
    configure_logging(settings.model_copy(update={"environment": "production", "log_level": "INFO"}), log)

    @broken.post("/broken")
    async def fail(data: dict[str, str]) -> None:
        secret = data["password"]
        logging.getLogger("some.library").warning("called with password=%s", data["word"])
        raise RuntimeError(f"cannot use Bearer {TOKEN} here", len(secret))

    async with AsyncClient(transport=ASGITransport(app=broken), base_url="http://test") as client:
        yield client


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


async def test_every_request_is_one_line_with_its_id(logged: AsyncClient, log: io.StringIO) -> None:
    response = await logged.get("/api/v1/no-such-address?search=private")
    (line,) = lines(log)
    assert line["event"] == "request"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/api/v1/no-such-address", 404)
    assert line["request_id"] == response.headers["x-request-id"]
    assert line["ms"] >= 0
    assert "private" not in log.getvalue()
    await logged.get("/health/live")
    assert len(lines(log)) == 1


async def test_passwords_tokens_and_bodies_never_appear(logged: AsyncClient, log: io.StringIO) -> None:
    body = {"password": PASSWORD, "word": "hunter2", "note": "what people write"}
    headers = {"Authorization": f"Bearer {TOKEN}", "X-API-Key": KEY, "Cookie": f"session={KEY}"}
    response = await logged.post(f"/broken?token={KEY}", json=body, headers=headers)
    assert response.status_code == 500
    written = log.getvalue()
    for secret in (PASSWORD, TOKEN, KEY, "hunter2", "what people write"):
        assert secret not in written
        assert secret not in response.text
    bug = next(line for line in lines(log) if line["event"] == "unhandled error")
    assert bug["exception"][0]["exc_type"] == "RuntimeError"
    assert {line["request_id"] for line in lines(log)} == {response.headers["x-request-id"]}


def test_secrets_are_hidden_wherever_they_stand(log: io.StringIO) -> None:
    structlog.get_logger().info(
        "signed in", password=PASSWORD, nested={"refresh_token": TOKEN, "list": [f"Bearer {TOKEN}"]}, count=3
    )
    written = log.getvalue()
    assert PASSWORD not in written
    assert TOKEN not in written
    assert lines(log)[0]["count"] == 3
    assert hide("postgresql://app:hunter2@db:5432/app") == "postgresql://[hidden]@db:5432/app"
    assert hide(("a", 1, None)) == ["a", 1, None]


def test_development_gets_lines_for_people(settings: Settings) -> None:
    stream = io.StringIO()
    configure_logging(settings.model_copy(update={"environment": "development", "log_level": "INFO"}), stream)
    try:
        structlog.get_logger().info("hello", password=PASSWORD)
    finally:
        configure_logging(settings)
    assert "hello" in stream.getvalue()
    assert not stream.getvalue().startswith("{")
    assert PASSWORD not in stream.getvalue()
