"""What tests of accounts do again and again: signing in, as a program and as a browser, and reading mails.

Tests import the fixture `auth`.
"""

import email
import re
from collections.abc import Iterator
from email import policy
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.settings import AuthSettings, provide_auth_settings
from app.auth.switches import FeatureSwitch
from app.modules.user.ext import User

AUTH = "/api/v1/auth"
PASSWORD = "correct horse battery"
OWN_PAGE = {"Origin": "http://test"}


@pytest.fixture
def auth(app: FastAPI, tmp_path: Path) -> Iterator[AuthSettings]:
    """Yields settings of the test's own: three wrong passwords lock, cookies also without TLS, mails into a folder."""
    found = AuthSettings(lockout_attempts=3, cookie_secure=False, mail_outbox=tmp_path)
    app.dependency_overrides[provide_auth_settings] = lambda: found
    yield found
    app.dependency_overrides.pop(provide_auth_settings)


async def turn(app: FastAPI, session: AsyncSession, name: str, *, on: bool) -> None:
    """Stores how a feature is to stand, as an administrator's decision is stored."""
    session.add(FeatureSwitch(name=name, enabled=on))
    await session.flush()
    app.state.switches.forget()


async def try_login(client: AsyncClient, user: User, password: str = PASSWORD) -> int:
    return (await client.post(f"{AUTH}/login", json={"email": user.email, "password": password})).status_code


async def log_in(client: AsyncClient, user: User) -> dict[str, Any]:
    response = await client.post(f"{AUTH}/login", json={"email": user.email, "password": PASSWORD})
    assert response.status_code == 200, response.text
    tokens: dict[str, Any] = response.json()
    return tokens


async def is_good(client: AsyncClient, tokens: dict[str, Any]) -> bool:
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    return (await client.get(f"{AUTH}/me", headers=headers)).status_code == 200


async def browser(client: AsyncClient, user: User) -> dict[str, str]:
    """Signs the client in as a browser; returns the headers its pages send with a change."""
    response = await client.post(f"{AUTH}/session", json={"email": user.email, "password": PASSWORD})
    assert response.status_code == 200, response.text
    assert "token" not in response.text.replace("csrf_token", "")
    return {**OWN_PAGE, "X-CSRF-Token": response.json()["csrf_token"]}


def mails(auth: AuthSettings) -> list[tuple[str, str]]:
    """Returns recipient and one-time token of each mail sent."""
    found = []
    for path in sorted(auth.mail_outbox.glob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        token = re.search(r"token=([\w-]+)", message.get_content())
        assert token is not None and message["Subject"]
        found.append((str(message["To"]), token.group(1)))
    return found
