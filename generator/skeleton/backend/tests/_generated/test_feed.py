"""Who may listen to the feed of changes, and for how long."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import jwt
import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth import feed as access
from app.auth.policy import ALL, NONE, OWN, Policy, Rule
from app.auth.sessions import Device, begin
from app.auth.settings import get_auth_settings
from app.auth.tokens import ALGORITHM, Claims, make_access_token
from app.core.access import is_open, socket_routes
from app.core.caller import Caller
from app.core.changed_rows import Action
from app.core.clock import utc_now
from app.core.feed import UNAUTHENTICATED, Notice
from app.core.feed_socket import FORBIDDEN
from app.core.keys import read_key
from app.core.model import Record
from app.core.settings import Settings
from app.modules.user.ext import User
from tests.accounts import AUTH
from tests.checks import UNKNOWN_ID, problem
from tests.factories import make_user
from tests.identity import headers_for
from tests.sockets import CHANGES, accepted, listening, opened


async def ends(app: FastAPI, message: Any, headers: dict[str, str] | None = None) -> int:
    """Returns the code a connection ends with whose first message is this."""
    async with opened(app, headers=headers) as socket:
        await accepted(socket)
        if message is not None:
            socket.say(message)
        return await socket.closed()


async def test_strangers_are_not_let_in(
    app: FastAPI, anonymous: AsyncClient, session: AsyncSession, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert anonymous.headers.get("authorization") is None
    assert [route.path for route in socket_routes(app) if not is_open(route)] == [CHANGES]
    user = await make_user(session)
    closed = await make_user(session)
    await session.execute(sa.update(User).where(User.id == closed.id).values(is_active=False))
    locked = await make_user(session)
    await session.execute(
        sa.update(User).where(User.id == locked.id).values(locked_until=utc_now() + dt.timedelta(minutes=5))
    )
    old = settings.model_copy(update={"access_token_minutes": -1})
    for token in (
        "nonsense",
        7,
        None,
        make_access_token(old, user.id, user.token_version),
        make_access_token(settings, user.id, user.token_version + 1),
        make_access_token(settings, closed.id, closed.token_version),
        make_access_token(settings, locked.id, locked.token_version),
    ):
        assert await ends(app, {"token": token}) == UNAUTHENTICATED
    good = make_access_token(settings, user.id, user.token_version)
    # Neither in the address nor as a ticket.
    async with opened(app, f"token={good}") as socket:
        await accepted(socket)
        socket.say({"ticket": good})
        assert await socket.closed() == UNAUTHENTICATED
    monkeypatch.setattr(access, "PATIENCE_SECONDS", 0.01)
    assert await ends(app, None) == UNAUTHENTICATED


async def test_a_cookie_lets_pages_of_ours_in_and_no_others(
    app: FastAPI, anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user = await make_user(session)
    cookie = {"Cookie": f"access_token={make_access_token(settings, user.id, user.token_version)}"}
    for wrong in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        async with opened(app, headers={**cookie, **wrong}) as socket:
            assert await socket.closed() == FORBIDDEN
    async with opened(app, headers={**cookie, "Origin": "http://test"}) as socket:
        await accepted(socket)
        assert (await socket.hear())["ready"]
    assert await ends(app, None, {"Cookie": "access_token=x", "Origin": "http://test"}) == UNAUTHENTICATED


async def test_a_ticket_lets_one_connection_in_within_moments(
    app: FastAPI, anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    problem(await anonymous.post(f"{CHANGES}/tickets"), 401)
    headers = headers_for(settings, await make_user(session))
    answer = await anonymous.post(f"{CHANGES}/tickets", headers=headers)
    assert (answer.status_code, answer.json()["expires_in"]) == (201, 30)
    ticket = answer.json()["ticket"]
    # It is no access token.
    problem(await anonymous.get(f"{AUTH}/me", headers={"Authorization": f"Bearer {ticket}"}), 401)
    async with opened(app) as socket:
        await accepted(socket)
        socket.say({"ticket": ticket})
        assert (await socket.hear())["ready"]
    assert await ends(app, {"ticket": ticket}) == UNAUTHENTICATED
    secret = settings.secret_key.get_secret_value()
    late = {**jwt.decode(ticket, secret, [ALGORITHM]), "jti": "late", "exp": utc_now() - dt.timedelta(seconds=1)}
    assert await ends(app, {"ticket": jwt.encode(late, secret, ALGORITHM)}) == UNAUTHENTICATED


@pytest.mark.parametrize("end", ["logout", "logout-everywhere", "password", "role", "close", "lock", "delete"])
async def test_a_connection_ends_with_the_rights_it_was_opened_with(
    app: FastAPI,
    anonymous: AsyncClient,
    session: AsyncSession,
    settings: Settings,
    end: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(get_auth_settings(), "lockout_attempts", 1)
    user = await make_user(session)
    await make_user(session, role="admin")
    issued = await begin(session, settings, user, Device())
    await session.commit()
    mine = {"Authorization": f"Bearer {issued.tokens.access_token}"}
    admin = headers_for(settings, await make_user(session, role="admin"))
    one = f"/api/v1/admin/users/{user.id}"
    acts: dict[str, Callable[[], Any]] = {
        "logout": lambda: anonymous.post(f"{AUTH}/logout", json={"refresh_token": issued.tokens.refresh_token}),
        "logout-everywhere": lambda: anonymous.post(f"{AUTH}/logout-everywhere", headers=mine),
        "password": lambda: anonymous.post(
            f"{AUTH}/password",
            json={"current_password": "correct horse battery", "new_password": "another long sentence"},
            headers=mine,
        ),
        "role": lambda: anonymous.patch(one, json={"role": "admin"}, headers=admin),
        "close": lambda: anonymous.patch(one, json={"is_active": False}, headers=admin),
        "lock": lambda: anonymous.post(f"{AUTH}/login", json={"email": user.email, "password": "wrong"}),
        "delete": lambda: anonymous.delete(f"/api/v1/users/{user.id}", headers=admin),
    }
    async with listening(app, mine, entity=[]) as (socket, first):
        assert first["ready"]
        status = (await acts[end]()).status_code
        assert status == 401 if end == "lock" else status < 300
        assert await socket.closed() == UNAUTHENTICATED


async def test_a_connection_ends_when_its_token_does_and_not_for_others(
    app: FastAPI, anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user, other = await make_user(session), await make_user(session)
    short = make_access_token(settings, user.id, user.token_version)
    payload = jwt.decode(short, settings.secret_key.get_secret_value(), [ALGORITHM])
    payload["exp"] = utc_now() + dt.timedelta(seconds=1)
    token = jwt.encode(payload, settings.secret_key.get_secret_value(), ALGORITHM)
    async with (
        listening(app, {"Authorization": f"Bearer {token}"}, entity=[]) as (socket, _),
        listening(app, headers_for(settings, other), entity=[]) as (stays, _),
    ):
        assert await socket.closed() == UNAUTHENTICATED
        assert await stays.silent()


async def test_an_account_has_so_many_connections_and_no_more(
    app: FastAPI, anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user, other = await make_user(session), await make_user(session)
    assert anonymous.headers.get("authorization") is None
    limits, app.state.feed.limits = app.state.feed.limits, {"account": 1, "address": 100}
    try:
        async with listening(app, headers_for(settings, user)), listening(app, headers_for(settings, other)):
            token = headers_for(settings, user)["Authorization"].removeprefix("Bearer ")
            assert await ends(app, {"token": token}) == 4429
    finally:
        app.state.feed.limits = limits


def test_what_changes_hands_goes_for_one_and_comes_for_the_other(app: FastAPI) -> None:
    claims = Claims(read_key(str(UNKNOWN_ID)), 0, "", uuid4(), utc_now())
    viewer = access.AccountViewer(app.state.database, claims, Caller(claims.user_id, "user"))
    me = viewer.account
    expected: dict[tuple[Action, str | None, str | None], Action | None] = {
        ("updated", me, me): "updated",
        ("updated", me, "other"): "deleted",
        ("updated", "other", me): "created",
        ("updated", "other", None): None,
        ("created", me, me): "created",
        ("created", None, "other"): None,
        ("deleted", me, me): "deleted",
        ("deleted", "other", "other"): None,
        ("restored", me, me): "restored",
        ("deleted", None, None): None,
    }
    for reach in (OWN, NONE, ALL):
        viewer.policies = {"thing": Policy(Record, read=Rule(user=reach), owner="user_id")}
        for (action, was, now), seen in expected.items():
            notice = Notice("thing", 1, action, 1, "", was, now)
            assert viewer.view(notice) == {OWN: seen, NONE: None, ALL: action}[reach], (reach, action, was, now)
    assert viewer.view(Notice("no_such_entity", 1, "updated", 1, "", me, me)) is None
