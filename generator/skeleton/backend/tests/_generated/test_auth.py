"""Signing up, signing in, staying signed in, signing out."""

import datetime as dt
import re
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.model import RefreshToken
from app.auth.tokens import make_access_token
from app.core.access import api_routes, is_open
from app.core.caller import NARROWINGS
from app.core.clock import utc_now
from app.core.keys import read_key
from app.core.settings import Settings
from app.modules.user.ext import User
from app.modules.user.service import UserService
from tests.checks import UNKNOWN_ID, assert_names_field, problem
from tests.factories import make_user, user_body

AUTH = "/api/v1/auth"


async def register(client: AsyncClient, session: AsyncSession) -> dict[str, Any]:
    body = await user_body(session)
    response = await client.post(f"{AUTH}/register", json=body)
    assert response.status_code == 201, response.text
    return body


async def log_in(client: AsyncClient, body: dict[str, Any]) -> dict[str, Any]:
    response = await client.post(f"{AUTH}/login", json={"email": body["email"], "password": body["password"]})
    assert response.status_code == 200, response.text
    tokens: dict[str, Any] = response.json()
    return tokens


def bearer(tokens: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens['access_token']}"}


async def test_who_signs_up_can_sign_in_and_is_known(anonymous: AsyncClient, session: AsyncSession) -> None:
    body = await register(anonymous, session)
    tokens = await log_in(anonymous, body)
    me = await anonymous.get(f"{AUTH}/me", headers=bearer(tokens))
    assert (me.json()["email"], me.json()["role"], me.json()["is_active"]) == (body["email"], "user", True)
    assert "password" not in me.text
    stored = await session.scalar(sa.select(User.password_hash).where(User.email == body["email"]))
    assert stored is not None and stored.startswith("$argon2id$")


@pytest.mark.parametrize("field", ["role", "is_active", "password_hash", "token_version", "id"])
async def test_nobody_chooses_their_own_privileges(anonymous: AsyncClient, session: AsyncSession, field: str) -> None:
    body = {**await user_body(session), field: "admin"}
    assert_names_field(await anonymous.post(f"{AUTH}/register", json=body), 422, field)


async def test_who_signs_up_cannot_take_the_file_of_somebody_else(
    anonymous: AsyncClient, session: AsyncSession
) -> None:
    for name, target in UserService.references.items():
        if target not in NARROWINGS:
            continue
        size: dict[str, Any] = {"name": "a.png", "content_type": "image/png", "size": 1, "sha256": "0" * 64}
        file = target(id=uuid4(), storage_key=uuid4().hex, **size)
        session.add(file)
        await session.flush()
        body = {**await user_body(session), name: str(file.id)}
        assert_names_field(await anonymous.post(f"{AUTH}/register", json=body), 422, name, "unknown_reference")


async def test_a_short_password_and_a_taken_address_are_refused(anonymous: AsyncClient, session: AsyncSession) -> None:
    body = await user_body(session)
    short = await anonymous.post(f"{AUTH}/register", json={**body, "password": "1234567"})
    assert_names_field(short, 422, "password", "too_short")
    await register(anonymous, session)
    assert (await anonymous.post(f"{AUTH}/register", json=body)).status_code == 201
    again = await anonymous.post(f"{AUTH}/register", json={**body, "email": body["email"].upper()})
    assert_names_field(again, 409, "email", "unique")


async def test_a_wrong_password_and_an_unknown_address_get_one_answer(
    anonymous: AsyncClient, session: AsyncSession
) -> None:
    body = await register(anonymous, session)
    wrong = await anonymous.post(f"{AUTH}/login", json={"email": body["email"], "password": "not the password"})
    unknown = await anonymous.post(
        f"{AUTH}/login", json={"email": "nobody@example.com", "password": "not the password"}
    )
    for response in (wrong, unknown):
        found = problem(response, 401)
        assert found["code"] == "bad_credentials"
    assert wrong.json()["detail"] == unknown.json()["detail"]


async def test_a_refresh_token_works_once_and_its_reuse_ends_the_session(
    anonymous: AsyncClient, session: AsyncSession
) -> None:
    tokens = await log_in(anonymous, await register(anonymous, session))
    first = {"refresh_token": tokens["refresh_token"]}
    renewed = await anonymous.post(f"{AUTH}/refresh", json=first)
    assert renewed.status_code == 200, renewed.text
    # A second tab, moments later: refused, and the session goes on.
    problem(await anonymous.post(f"{AUTH}/refresh", json=first), 401)
    second = await anonymous.post(f"{AUTH}/refresh", json={"refresh_token": renewed.json()["refresh_token"]})
    assert second.status_code == 200
    # Much later: somebody else has the token.
    long_ago = utc_now() - dt.timedelta(hours=1)
    await session.execute(sa.update(RefreshToken).where(RefreshToken.used_at.is_not(None)).values(used_at=long_ago))
    problem(await anonymous.post(f"{AUTH}/refresh", json=first), 401)
    problem(await anonymous.post(f"{AUTH}/refresh", json={"refresh_token": second.json()["refresh_token"]}), 401)


async def test_an_expired_refresh_token_is_refused(anonymous: AsyncClient, session: AsyncSession) -> None:
    tokens = await log_in(anonymous, await register(anonymous, session))
    await session.execute(sa.update(RefreshToken).values(expires_at=utc_now() - dt.timedelta(seconds=1)))
    problem(await anonymous.post(f"{AUTH}/refresh", json={"refresh_token": tokens["refresh_token"]}), 401)


async def test_signing_out_ends_the_session(anonymous: AsyncClient, session: AsyncSession) -> None:
    tokens = await log_in(anonymous, await register(anonymous, session))
    body = {"refresh_token": tokens["refresh_token"]}
    for _ in range(2):
        assert (await anonymous.post(f"{AUTH}/logout", json=body)).status_code == 204
    problem(await anonymous.post(f"{AUTH}/refresh", json=body), 401)


async def test_tokens_that_are_not_ours_or_no_longer_good_are_refused(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user = await make_user(session)
    good = make_access_token(settings, user.id, user.token_version)
    old = make_access_token(settings.model_copy(update={"access_token_minutes": -1}), user.id, user.token_version)
    other = make_access_token(settings, user.id, user.token_version + 1)
    gone = make_access_token(settings, read_key(str(UNKNOWN_ID)), 0)
    head, _, rest = good.partition(".")
    for token in ("nonsense", old, other, gone, f"{head}.{rest[::-1]}", ""):
        problem(await anonymous.get(f"{AUTH}/me", headers={"Authorization": f"Bearer {token}"}), 401)
    assert (await anonymous.get(f"{AUTH}/me", headers={"Authorization": f"Bearer {good}"})).status_code == 200


async def test_a_closed_account_is_shut_out_at_once(anonymous: AsyncClient, session: AsyncSession) -> None:
    body = await register(anonymous, session)
    tokens = await log_in(anonymous, body)
    await session.execute(sa.update(User).where(User.email == body["email"]).values(is_active=False))
    session.expire_all()
    problem(await anonymous.get(f"{AUTH}/me", headers=bearer(tokens)), 401)
    problem(await anonymous.post(f"{AUTH}/refresh", json={"refresh_token": tokens["refresh_token"]}), 401)
    login = {"email": body["email"], "password": body["password"]}
    problem(await anonymous.post(f"{AUTH}/login", json=login), 401)


async def test_every_route_that_is_not_public_refuses_a_stranger(app: FastAPI, anonymous: AsyncClient) -> None:
    guarded = [route for route in api_routes(app) if not is_open(route)]
    assert guarded
    for route in guarded:
        path = re.sub(r"\{[^}]*\}", "1", str(route.path))
        for method in sorted(route.methods or ()):
            response = await anonymous.request(method, path, json={} if method in ("POST", "PATCH") else None)
            assert problem(response, 401)["code"] == "unauthenticated", f"{method} {path}"
            assert response.headers["www-authenticate"] == "Bearer"
