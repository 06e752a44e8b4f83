"""Settings: safe in production, and described."""

import os
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from pydantic import ValidationError
from pydantic_settings import BaseSettings

from app.core.settings import DEVELOPMENT_SECRET, Settings
from app.factory import create_app

PROJECT = Path(__file__).resolve().parents[3]
SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978"
SAFE: dict[str, object] = {
    "environment": "production",
    "secret_key": SECRET,
    "database_url": "sqlite+aiosqlite:///x.db",
}


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away what the environment of the run sets."""
    for name in (name for kind in all_settings() for name in kind.model_fields):
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.usefixtures("bare_environment")
@pytest.mark.parametrize(
    ("unsafe", "named"),
    [
        ({"secret_key": DEVELOPMENT_SECRET}, "SECRET_KEY"),
        ({"secret_key": "change-me-change-me-change-me-change-me"}, "SECRET_KEY"),
        ({"secret_key": SECRET[:31]}, "SECRET_KEY"),
        ({"secret_key": "x" * 64}, "SECRET_KEY"),
        ({"cors_origins": ["*"]}, "CORS_ORIGINS"),
        ({"database_echo": True}, "DATABASE_ECHO"),
        ({"metrics_token": "short"}, "METRICS_TOKEN"),
    ],
)
def test_production_refuses_unsafe_settings(unsafe: dict[str, object], named: str) -> None:
    assert Settings.model_validate(SAFE).environment == "production"
    with pytest.raises(ValidationError, match=named):
        Settings.model_validate({**SAFE, **unsafe})


@pytest.mark.usefixtures("bare_environment")
@pytest.mark.parametrize("left_out", ["secret_key", "database_url"])
def test_production_refuses_defaults(left_out: str) -> None:
    with pytest.raises(ValidationError, match=left_out.upper()):
        Settings.model_validate({name: value for name, value in SAFE.items() if name != left_out})


@pytest.mark.usefixtures("bare_environment")
def test_any_origin_goes_without_credentials_only() -> None:
    with pytest.raises(ValidationError, match="CORS_ORIGINS"):
        Settings.model_validate({"cors_origins": "*"})
    assert Settings.model_validate({"cors_origins": "*", "cors_credentials": False}).cors_origins == ["*"]


@pytest.mark.parametrize(("asked", "status"), [(None, 404), (True, 200)])
async def test_production_shows_its_documentation_only_when_asked(
    app: FastAPI, settings: Settings, asked: bool | None, status: int
) -> None:
    changed = settings.model_copy(update={"environment": "production", "docs_enabled": asked})
    transport = ASGITransport(app=create_app(changed, app.state.database))
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        for path in ("/docs", "/api/v1/openapi.json"):
            assert (await client.get(path)).status_code == status


def all_settings() -> list[type[BaseSettings]]:
    """Returns the classes of settings there are; those about accounts are not in every project."""
    found: list[type[BaseSettings]] = [Settings]
    if find_spec("app.auth") is not None:
        found.append(import_module("app.auth.settings").AuthSettings)
    return found


def test_every_setting_is_described() -> None:
    names = {name.upper() for kind in all_settings() for name in kind.model_fields}
    example = (PROJECT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^#? ?([A-Z][A-Z0-9_]*)=", example, re.MULTILINE)) == names
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert names <= set(re.findall(r"`([A-Z][A-Z0-9_]*)`", readme))


@pytest.mark.usefixtures("bare_environment")
def test_the_example_of_settings_can_be_used_as_it_is(tmp_path: Path) -> None:
    example = tmp_path / ".env"
    example.write_bytes((PROJECT / ".env.example").read_bytes())
    for kind in all_settings():
        used = kind(_env_file=example)
        given = {"database_url", "secret_key", "redis_prefix"}
        assert used.model_dump(exclude=given) == kind(_env_file=None).model_dump(exclude=given)
    assert not os.environ.keys() & {"SECRET_KEY", "DATABASE_URL"}


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
        ("postgresql://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
        ("mysql://u:p@h/d", "mysql+aiomysql://u:p@h/d"),
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("postgresql+asyncpg://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
    ],
)
def test_plain_database_addresses_get_an_asynchronous_driver(given: str, used: str) -> None:
    assert Settings(database_url=given).database_url == used
