"""API keys: what they open, and what ends them."""

import datetime as dt
import re
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth import api_keys
from app.auth.access import session_only
from app.auth.model import ApiKey
from app.auth.settings import AuthSettings, provide_auth_settings
from app.core.access import api_routes, is_open, rules_of
from app.core.clock import utc_now
from app.core.database import SAFE_METHODS
from app.core.settings import Settings
from app.factory import create_app
from app.modules.user.ext import User
from tests.accounts import AUTH, browser
from tests.checks import UNKNOWN_ID, assert_names_field, problem
from tests.factories import make_user
from tests.identity import headers_for
from tests.samples import id_of

ADMIN = "/api/v1/admin"
KEYS = f"{AUTH}/api-keys"


async def make_key(client: AsyncClient, headers: dict[str, str], **values: Any) -> dict[str, Any]:
    response = await client.post(KEYS, json={"name": "Nightly report", **values}, headers=headers)
    assert response.status_code == 201, response.text
    made: dict[str, Any] = response.json()
    return made


def bearer(made: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {made['key']}"}


async def is_good(client: AsyncClient, made: dict[str, Any]) -> bool:
    return (await client.get(f"{AUTH}/me", headers=bearer(made))).status_code == 200


async def change(session: AsyncSession, model: Any, record_id: Any, **values: Any) -> None:
    """Changes a row behind the application's back, as time or another process would."""
    table = model.__table__
    await session.execute(sa.update(table).where(table.c.id == record_id).values(values))


async def test_a_key_is_shown_once_and_kept_as_a_hash(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user, other = await make_user(session), await make_user(session)
    headers = headers_for(settings, user)
    made = await make_key(anonymous, headers, name="  Nightly report ")
    secret = made.pop("key")
    assert re.fullmatch(r"ak_[0-9a-f]{8}_[\w-]{43}", secret) and secret.startswith(made["prefix"])
    assert (made["name"], made["scopes"], made["expires_at"], made["last_used_at"]) == (
        "Nightly report",
        ["read"],
        None,
        None,
    )
    listed = await anonymous.get(KEYS, headers=headers)
    assert listed.json() == [made] and secret not in listed.text
    key = await session.get_one(ApiKey, made["id"])
    assert all(secret not in str(value) for value in vars(key).values())
    theirs = headers_for(settings, other)
    assert (await anonymous.get(KEYS, headers=theirs)).json() == []
    problem(await anonymous.delete(f"{KEYS}/{made['id']}", headers=theirs), 404)
    problem(await anonymous.post(KEYS, json={"name": "x"}), 401)
    for body, field in (
        ({"name": " "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"name": "x", "scopes": []}, "scopes"),
        ({"name": "x", "scopes": ["admin"]}, "scopes"),
        ({"name": "x", "expires_in_days": 0}, "expires_in_days"),
    ):
        assert_names_field(await anonymous.post(KEYS, json=body, headers=headers), 422, field)


async def test_a_key_acts_for_its_account_in_either_header_without_cookies_or_csrf(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, app: FastAPI
) -> None:
    user, other = await make_user(session), await make_user(session)
    made = await make_key(anonymous, headers_for(settings, user), scopes=["write"])
    assert made["scopes"] == ["read", "write"], "who may write may read"
    by_header = {"X-API-Key": made["key"], "Origin": "https://elsewhere.example"}
    for headers in (bearer(made), by_header):
        assert (await anonymous.get(f"{AUTH}/me", headers=headers)).json()["id"] == id_of(user)
    app.dependency_overrides[provide_auth_settings] = lambda: AuthSettings(cookie_secure=False)
    try:
        await browser(anonymous, other)
    finally:
        app.dependency_overrides.pop(provide_auth_settings)
    assert (await anonymous.get(f"{AUTH}/me")).json()["id"] == id_of(other)
    assert (await anonymous.get(f"{AUTH}/me", headers=by_header)).json()["id"] == id_of(user), "cookies do not mix in"
    anonymous.cookies.clear()
    both = {**by_header, **headers_for(settings, user)}
    problem(await anonymous.get(f"{AUTH}/me", headers=both), 401)
    for wrong in (f"{made['key']}x", made["prefix"], "ak_"):
        problem(await anonymous.get(f"{AUTH}/me", headers={"X-API-Key": wrong}), 401)


async def test_a_key_ends_with_its_time_its_revocation_and_its_account(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user = await make_user(session)
    headers = headers_for(settings, user)
    made = await make_key(anonymous, headers, expires_in_days=30)
    assert made["expires_at"][:10] == (utc_now() + dt.timedelta(days=30)).date().isoformat()
    past, future = utc_now() - dt.timedelta(seconds=1), utc_now() + dt.timedelta(hours=1)
    cases: list[tuple[Any, Any, str, Any, Any]] = [
        (ApiKey, made["id"], "expires_at", past, future),
        (User, user.id, "is_active", False, True),
        (User, user.id, "locked_until", future, past),
    ]
    for model, record_id, column, bad, good in cases:
        assert await is_good(anonymous, made), column
        await change(session, model, record_id, **{column: bad})
        assert not await is_good(anonymous, made), column
        await change(session, model, record_id, **{column: good})
    assert (await anonymous.delete(f"{KEYS}/{made['id']}", headers=headers)).status_code == 204
    assert not await is_good(anonymous, made)
    assert (await anonymous.get(KEYS, headers=headers)).json() == []
    problem(await anonymous.delete(f"{KEYS}/{made['id']}", headers=headers), 404)
    gone = await make_user(session)
    orphan = await make_key(anonymous, headers_for(settings, gone))
    administrator = headers_for(settings, await make_user(session, role="admin"))
    assert (await anonymous.delete(f"/api/v1/users/{gone.id}", headers=administrator)).status_code == 204
    assert not await is_good(anonymous, orphan), "whose account is deleted"


async def test_the_installation_says_how_long_and_how_many(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = headers_for(settings, await make_user(session))
    app.dependency_overrides[provide_auth_settings] = lambda: AuthSettings(api_key_max_days=7)
    try:
        week = (utc_now() + dt.timedelta(days=7)).date().isoformat()
        assert (await make_key(anonymous, headers))["expires_at"][:10] == week
        assert (await make_key(anonymous, headers, expires_in_days=7))["expires_at"][:10] == week
        refused = await anonymous.post(KEYS, json={"name": "x", "expires_in_days": 8}, headers=headers)
        assert_names_field(refused, 422, "expires_in_days", "key_too_long")
    finally:
        app.dependency_overrides.pop(provide_auth_settings)
    monkeypatch.setattr(api_keys, "MAX_KEYS", 2)
    assert problem(await anonymous.post(KEYS, json={"name": "x"}, headers=headers), 409)["code"] == "too_many_keys"


async def test_no_route_gives_a_key_more_than_it_may(
    app: FastAPI, anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    administrator = headers_for(settings, await make_user(session, role="admin"))
    reads, writes = await make_key(anonymous, administrator), await make_key(anonymous, administrator, scopes=["write"])
    asked = 0
    for route in api_routes(app):
        path = re.sub(r"\{[^}]*\}", "1", str(route.path))
        for method in sorted(route.methods or ()):
            body: dict[str, Any] | None = {} if method in ("POST", "PATCH") else None
            if not is_open(route) and method not in SAFE_METHODS:
                refused = await anonymous.request(method, path, json=body, headers=bearer(reads))
                assert problem(refused, 403)["code"] == "key_scope", f"{method} {path}"
                asked += 1
            if session_only in rules_of(route):
                refused = await anonymous.request(method, path, json=body, headers=bearer(writes))
                assert problem(refused, 403)["code"] == "needs_session", f"{method} {path}"
            elif path.startswith(f"{AUTH}/") and not is_open(route):
                assert method in SAFE_METHODS, f"{method} {path} changes an account and lets keys in"
    assert asked > 5


async def test_a_key_changes_no_address_by_any_route(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user, administrator = await make_user(session), await make_user(session, role="admin")
    await change(session, User, user.id, email_verified_at=utc_now())
    headers = headers_for(settings, administrator)
    made = await make_key(anonymous, headers, scopes=["write"])
    path, body = f"/api/v1/users/{user.id}", {"email": "new.owner@example.com"}
    refused = await anonymous.patch(path, json=body, headers={**bearer(made), "If-Match": "*"})
    assert problem(refused, 403)["code"] == "needs_session"
    verified = sa.select(User.email_verified_at).where(User.id == user.id)
    assert await session.scalar(verified) is not None
    changed = await anonymous.patch(path, json=body, headers={**headers, "If-Match": "*"})
    assert changed.status_code == 200, changed.text
    assert await session.scalar(verified) is None, "a changed address has to be confirmed"


async def test_the_last_use_is_noted_once_a_minute(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    headers = headers_for(settings, await make_user(session))
    made = await make_key(anonymous, headers)
    used = sa.select(ApiKey.last_used_at).where(ApiKey.id == made["id"])
    assert await is_good(anonymous, made)
    first = await session.scalar(used)
    assert first is not None and await is_good(anonymous, made)
    assert await session.scalar(used) == first
    await change(session, ApiKey, made["id"], last_used_at=first - api_keys.USE_NOTED_EVERY)
    assert await is_good(anonymous, made)
    assert (await session.scalar(used) or first) >= first


async def test_requests_are_counted_by_key(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, app: FastAPI
) -> None:
    headers = headers_for(settings, await make_user(session))
    one, other = await make_key(anonymous, headers), await make_key(anonymous, headers)
    changed = settings.model_copy(update={"rate_limit_enabled": True, "rate_limit_per_minute": 2})
    limited = create_app(changed, app.state.database)
    async with AsyncClient(transport=ASGITransport(app=limited), base_url="http://test") as client:
        answers = [
            (await client.get(f"{AUTH}/me", headers=sent)).status_code
            for sent in (bearer(one), {"X-API-Key": one["key"]}, bearer(one), bearer(other), headers)
        ]
    assert answers == [200, 200, 429, 200, 200]


async def test_administrators_see_and_revoke_the_keys_of_others_and_the_log_says_who_did_what(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user, administrator = await make_user(session), await make_user(session, role="admin")
    own, admin = headers_for(settings, user), headers_for(settings, administrator)
    made, mine = await make_key(anonymous, own), await make_key(anonymous, admin, scopes=["write"])
    listing = f"{ADMIN}/users/{user.id}/api-keys"
    for path, method in ((listing, "GET"), (f"{ADMIN}/api-keys/{made['id']}", "DELETE")):
        problem(await anonymous.request(method, path, headers=own), 403)
        problem(await anonymous.request(method, path), 401)
    assert [item["id"] for item in (await anonymous.get(listing, headers=admin)).json()] == [made["id"]]
    problem(await anonymous.get(f"{ADMIN}/users/{UNKNOWN_ID}/api-keys", headers=admin), 404)
    assert (await anonymous.delete(f"{ADMIN}/api-keys/{made['id']}", headers=admin)).status_code == 204
    problem(await anonymous.delete(f"{ADMIN}/api-keys/{made['id']}", headers=admin), 404)
    assert not await is_good(anonymous, made)
    # Done through a key, under its owner's name.
    assert (await anonymous.delete(f"/api/v1/users/{user.id}", headers=bearer(mine))).status_code == 204
    log = (await anonymous.get(f"{ADMIN}/audit", headers=admin)).json()["items"]
    told = [(item["action"], item["entity"], item["record_id"], item["actor_id"], item["key_id"]) for item in log]
    assert ("created", "api_keys", str(made["id"]), id_of(user), None) in told
    assert ("revoked", "api_keys", str(made["id"]), id_of(administrator), None) in told
    assert ("deleted", "users", str(user.id), id_of(administrator), mine["id"]) in told
    assert made["key"] not in str(log)
    through = await anonymous.get(f"{ADMIN}/audit", params={"key_id": mine["id"]}, headers=admin)
    assert {item["key_id"] for item in through.json()["items"]} == {mine["id"]}
