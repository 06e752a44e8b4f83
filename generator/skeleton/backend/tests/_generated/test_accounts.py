"""Accounts beyond signing in: browsers, sessions, passwords, mails, administrators."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.mail import Mail, SmtpMailer, create_mailer
from app.auth.model import OneTimeToken, RefreshToken, RevokedToken
from app.auth.passwords import is_weak
from app.auth.settings import AuthSettings
from app.core.clock import utc_now
from app.core.project import ROLES
from app.core.settings import Settings
from app.modules.user.ext import User
from tests.accounts import AUTH, OWN_PAGE, PASSWORD, auth, browser, is_good, log_in, mails, try_login, turn
from tests.checks import UNKNOWN_ID, assert_names_field, problem
from tests.factories import make_user, user_body
from tests.identity import headers_for
from tests.samples import id_of

__all__ = ["auth"]

ADMIN = "/api/v1/admin"
NEW_PASSWORD = "staple hidden in a barn"


async def test_signing_out_ends_the_access_token_too(anonymous: AsyncClient, session: AsyncSession) -> None:
    user = await make_user(session)
    tokens, other = await log_in(anonymous, user), await log_in(anonymous, user)
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    body = {"refresh_token": tokens["refresh_token"]}
    assert (await anonymous.post(f"{AUTH}/logout", json=body, headers=headers)).status_code == 204
    assert not await is_good(anonymous, tokens)
    assert await is_good(anonymous, other)
    keys = sa.select(sa.func.count()).select_from(RevokedToken)
    assert await session.scalar(keys) == 2
    await session.execute(sa.update(RevokedToken).values(expires_at=utc_now() - dt.timedelta(seconds=1)))
    await anonymous.post(f"{AUTH}/logout", json={"refresh_token": other["refresh_token"]})
    assert await session.scalar(keys) == 1, "what has expired is not kept"


async def test_signing_out_everywhere_ends_every_session(anonymous: AsyncClient, session: AsyncSession) -> None:
    user, bystander = await make_user(session), await make_user(session)
    first, second = await log_in(anonymous, user), await log_in(anonymous, user)
    untouched = await log_in(anonymous, bystander)
    headers = {"Authorization": f"Bearer {first['access_token']}"}
    assert (await anonymous.post(f"{AUTH}/logout-everywhere", headers=headers)).status_code == 204
    for tokens in (first, second):
        assert not await is_good(anonymous, tokens)
        problem(await anonymous.post(f"{AUTH}/refresh", json={"refresh_token": tokens["refresh_token"]}), 401)
    assert await is_good(anonymous, untouched)


async def test_a_stolen_refresh_token_ends_the_access_tokens_of_its_session(
    anonymous: AsyncClient, session: AsyncSession
) -> None:
    tokens = await log_in(anonymous, await make_user(session))
    body = {"refresh_token": tokens["refresh_token"]}
    renewed = (await anonymous.post(f"{AUTH}/refresh", json=body)).json()
    await session.execute(sa.update(RefreshToken).values(used_at=utc_now() - dt.timedelta(hours=1)))
    problem(await anonymous.post(f"{AUTH}/refresh", json=body), 401)
    assert not await is_good(anonymous, renewed)


async def test_a_person_sees_and_ends_their_own_sessions_and_no_others(
    anonymous: AsyncClient, session: AsyncSession
) -> None:
    user, other = await make_user(session), await make_user(session)
    here, there = await log_in(anonymous, user), await log_in(anonymous, user)
    foreign = await log_in(anonymous, other)
    headers = {"Authorization": f"Bearer {here['access_token']}"}
    theirs = {"Authorization": f"Bearer {foreign['access_token']}"}
    listed = (await anonymous.get(f"{AUTH}/sessions", headers=headers)).json()
    assert [item["current"] for item in listed].count(True) == 1 and len(listed) == 2
    assert all(item["user_agent"] and item["started_at"].endswith("Z") for item in listed)
    away = next(item["id"] for item in listed if not item["current"])
    problem(await anonymous.delete(f"{AUTH}/sessions/{away}", headers=theirs), 404)
    assert (await anonymous.delete(f"{AUTH}/sessions/{away}", headers=headers)).status_code == 204
    assert not await is_good(anonymous, there)
    assert await is_good(anonymous, here)
    assert len((await anonymous.get(f"{AUTH}/sessions", headers=headers)).json()) == 1


async def test_a_browser_is_signed_in_by_cookies_no_script_can_read(
    anonymous: AsyncClient, session: AsyncSession, auth: AuthSettings
) -> None:
    user = await make_user(session)
    response = await anonymous.post(f"{AUTH}/session", json={"email": user.email, "password": PASSWORD})
    cookies = {line.partition("=")[0]: line.lower() for line in response.headers.get_list("set-cookie")}
    assert all("httponly" in cookies[name] for name in ("access_token", "refresh_token"))
    assert "httponly" not in cookies["csrf_token"]
    assert all("samesite=lax" in line for line in cookies.values())
    assert "path=/api/v1/auth/session" in cookies["refresh_token"]
    assert AuthSettings().cookie_secure, "by default cookies travel over TLS only"
    assert (await anonymous.get(f"{AUTH}/me")).json()["email"] == user.email
    wrong = await anonymous.post(f"{AUTH}/session", json={"email": user.email, "password": "not the password"})
    assert problem(wrong, 401)["code"] == "bad_credentials"


async def test_other_sites_cannot_use_a_browsers_cookies(
    anonymous: AsyncClient, session: AsyncSession, auth: AuthSettings
) -> None:
    user = await make_user(session)
    good = await browser(anonymous, user)
    forged = [
        {},
        OWN_PAGE,
        {"X-CSRF-Token": good["X-CSRF-Token"]},
        {**good, "Origin": "https://evil.example"},
        {**good, "X-CSRF-Token": "0" * 64},
        {"Referer": "https://evil.example/page", "X-CSRF-Token": good["X-CSRF-Token"]},
    ]
    for path in (f"{AUTH}/logout-everywhere", f"{AUTH}/session/refresh"):
        for headers in forged:
            assert problem(await anonymous.post(path, headers=headers), 403)["code"] == "bad_csrf", (path, headers)
    by_referer = {"Referer": "http://test/page", "X-CSRF-Token": good["X-CSRF-Token"]}
    assert (await anonymous.post(f"{AUTH}/logout-everywhere", headers=by_referer)).status_code == 204
    # A token of another session is no good either, even where an attacker could plant it in both places.
    own = await browser(anonymous, user)
    anonymous.cookies.set("csrf_token", good["X-CSRF-Token"], domain="test.local", path="/")
    planted = {**own, "X-CSRF-Token": good["X-CSRF-Token"]}
    problem(await anonymous.patch(f"{AUTH}/me", json={}, headers=planted), 403)


async def test_a_bearer_token_needs_no_csrf_token(anonymous: AsyncClient, session: AsyncSession) -> None:
    tokens = await log_in(anonymous, await make_user(session))
    headers = {"Authorization": f"Bearer {tokens['access_token']}", "Origin": "https://evil.example"}
    assert (await anonymous.patch(f"{AUTH}/me", json={}, headers=headers)).status_code == 200


async def test_a_browsers_session_is_carried_on_and_its_cookies_stay_when_two_tabs_hurry(
    anonymous: AsyncClient, session: AsyncSession, auth: AuthSettings
) -> None:
    headers = await browser(anonymous, await make_user(session))
    used = anonymous.cookies["refresh_token"]
    renewed = await anonymous.post(f"{AUTH}/session/refresh", headers=headers)
    assert renewed.status_code == 200, renewed.text
    fresh = anonymous.cookies["refresh_token"]
    assert fresh != used
    late = {**headers, "Cookie": f"refresh_token={used}; csrf_token={headers['X-CSRF-Token']}"}
    anonymous.cookies.clear()
    again = await anonymous.post(f"{AUTH}/session/refresh", headers=late)
    assert problem(again, 401)["code"] == "bad_refresh"
    assert again.headers.get_list("set-cookie") == [], "the other tab has good ones already"
    await session.execute(sa.update(RefreshToken).values(used_at=utc_now() - dt.timedelta(hours=1)))
    stolen = await anonymous.post(f"{AUTH}/session/refresh", headers=late)
    assert problem(stolen, 401)["code"] == "bad_refresh"
    assert len(stolen.headers.get_list("set-cookie")) == 3, "the session is over: nothing of it stays"


async def test_a_browser_signs_out(anonymous: AsyncClient, session: AsyncSession, auth: AuthSettings) -> None:
    headers = await browser(anonymous, await make_user(session))
    access = anonymous.cookies["access_token"]
    assert (await anonymous.delete(f"{AUTH}/session", headers=headers)).status_code == 204
    assert "access_token" not in anonymous.cookies
    assert not await is_good(anonymous, {"access_token": access})
    problem(await anonymous.post(f"{AUTH}/session/refresh", headers=headers), 401)


async def test_an_account_that_is_guessed_at_closes_for_a_while(
    anonymous: AsyncClient, session: AsyncSession, auth: AuthSettings
) -> None:
    user = await make_user(session)
    for _ in range(2):
        assert await try_login(anonymous, user, "a wrong password") == 401
    assert await try_login(anonymous, user) == 200, "a right one begins the count anew"
    for _ in range(3):
        assert await try_login(anonymous, user, "a wrong password") == 401
    locked = await anonymous.post(f"{AUTH}/login", json={"email": user.email, "password": PASSWORD})
    assert problem(locked, 401)["code"] == "bad_credentials", "the answer tells nothing"
    past = utc_now() - dt.timedelta(seconds=1)
    await session.execute(sa.update(User).where(User.id == user.id).values(locked_until=past))
    assert await try_login(anonymous, user) == 200


async def test_an_address_is_confirmed_by_the_link_of_a_mail(
    anonymous: AsyncClient, session: AsyncSession, auth: AuthSettings
) -> None:
    body = await user_body(session)
    assert (await anonymous.post(f"{AUTH}/register", json=body)).status_code == 201
    verified = sa.select(User.email_verified_at).where(User.email == body["email"])
    assert await session.scalar(verified) is None
    [(to, first)] = mails(auth)
    assert to == body["email"]
    assert (await anonymous.post(f"{AUTH}/verification", json={"email": body["email"]})).status_code == 202
    [second] = [token for _, token in mails(auth) if token != first]
    assert problem(await anonymous.post(f"{AUTH}/verification/confirm", json={"token": first}), 400)["code"]
    assert (await anonymous.post(f"{AUTH}/verification/confirm", json={"token": second})).status_code == 204
    assert await session.scalar(verified) is not None
    problem(await anonymous.post(f"{AUTH}/verification/confirm", json={"token": second}), 400)
    await anonymous.post(f"{AUTH}/verification", json={"email": body["email"]})
    assert len(mails(auth)) == 2, "a confirmed address gets no more mails"


async def test_nobody_signs_in_unconfirmed_where_that_is_asked_for(
    anonymous: AsyncClient, app: FastAPI, session: AsyncSession, auth: AuthSettings
) -> None:
    user = await make_user(session)
    await turn(app, session, "email_verification", on=True)
    assert await try_login(anonymous, user) == 401
    await session.execute(sa.update(User).where(User.id == user.id).values(email_verified_at=utc_now()))
    assert await try_login(anonymous, user) == 200


async def test_a_forgotten_password_is_replaced_once_and_ends_every_session(
    anonymous: AsyncClient, session: AsyncSession, auth: AuthSettings
) -> None:
    user = await make_user(session)
    tokens = await log_in(anonymous, user)
    assert (await anonymous.post(f"{AUTH}/recovery", json={"email": user.email.upper()})).status_code == 202
    [(to, token)] = mails(auth)
    assert to == user.email
    stored = await session.scalar(sa.select(OneTimeToken.token_hash).where(OneTimeToken.user_id == user.id))
    assert stored is not None and token not in stored
    weak = await anonymous.post(f"{AUTH}/recovery/confirm", json={"token": token, "new_password": "password"})
    assert_names_field(weak, 422, "new_password", "weak_password")
    body = {"token": token, "new_password": NEW_PASSWORD}
    assert (await anonymous.post(f"{AUTH}/recovery/confirm", json=body)).status_code == 204
    assert not await is_good(anonymous, tokens)
    session.expire_all()
    await session.refresh(user)
    assert [await try_login(anonymous, user), await try_login(anonymous, user, NEW_PASSWORD)] == [401, 200]
    assert problem(await anonymous.post(f"{AUTH}/recovery/confirm", json=body), 400)["code"] == "bad_token"


async def test_a_link_ends_by_itself_and_serves_one_purpose(
    anonymous: AsyncClient, session: AsyncSession, auth: AuthSettings
) -> None:
    user = await make_user(session)
    await anonymous.post(f"{AUTH}/recovery", json={"email": user.email})
    [(_, token)] = mails(auth)
    problem(await anonymous.post(f"{AUTH}/verification/confirm", json={"token": token}), 400)
    await session.execute(sa.update(OneTimeToken).values(expires_at=utc_now() - dt.timedelta(seconds=1)))
    body = {"token": token, "new_password": NEW_PASSWORD}
    problem(await anonymous.post(f"{AUTH}/recovery/confirm", json=body), 400)


@pytest.mark.parametrize("route", ["recovery", "verification"])
async def test_the_answer_does_not_tell_whether_there_is_an_account(
    anonymous: AsyncClient, session: AsyncSession, auth: AuthSettings, route: str
) -> None:
    user = await make_user(session)
    known = await anonymous.post(f"{AUTH}/{route}", json={"email": user.email})
    unknown = await anonymous.post(f"{AUTH}/{route}", json={"email": "nobody@example.com"})
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert [to for to, _ in mails(auth)] == [user.email]


async def test_a_changed_password_takes_the_current_one_and_ends_every_session(
    anonymous: AsyncClient, session: AsyncSession
) -> None:
    user = await make_user(session)
    tokens = await log_in(anonymous, user)
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}

    async def change(current: str, new: str) -> Any:
        body = {"current_password": current, "new_password": new}
        return await anonymous.post(f"{AUTH}/password", json=body, headers=headers)

    assert_names_field(await change("not the password", NEW_PASSWORD), 422, "current_password", "wrong_password")
    assert_names_field(await change(PASSWORD, "12345678"), 422, "new_password", "weak_password")
    assert (await change(PASSWORD, NEW_PASSWORD)).status_code == 204
    assert not await is_good(anonymous, tokens)


@pytest.mark.parametrize("weak", ["short", "password", "aaaaaaaaaaaa", "abababababab", "maria.lopez", "María.lopez1"])
def test_a_password_easy_to_guess_is_weak(weak: str) -> None:
    assert is_weak(weak.replace("í", "i"), "maria.lopez@example.com", 8)
    assert not is_weak(PASSWORD, "maria.lopez@example.com", 8)


async def test_a_weak_password_opens_no_account(anonymous: AsyncClient, session: AsyncSession) -> None:
    body = {**await user_body(session), "password": "administrator"}
    assert_names_field(await anonymous.post(f"{AUTH}/register", json=body), 422, "password", "weak_password")


async def test_people_change_their_own_account_but_not_their_rights(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, auth: AuthSettings
) -> None:
    user = await make_user(session)
    headers = headers_for(settings, user)
    for field in ("role", "is_active", "token_version", "email_verified_at", "password_hash"):
        refused = await anonymous.patch(f"{AUTH}/me", json={field: "admin"}, headers=headers)
        assert_names_field(refused, 422, field, "extra_forbidden")
    await session.execute(sa.update(User).where(User.id == user.id).values(email_verified_at=utc_now()))
    session.expire_all()
    changed = await anonymous.patch(f"{AUTH}/me", json={"email": "new.address@example.com"}, headers=headers)
    assert changed.json()["email"] == "new.address@example.com"
    verified = sa.select(User.email_verified_at).where(User.email == "new.address@example.com")
    assert await session.scalar(verified) is None
    assert [to for to, _ in mails(auth)] == ["new.address@example.com"]


async def test_an_administrator_decides_about_accounts(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user, admin = await make_user(session), await make_user(session, role="admin")
    headers = headers_for(settings, admin)
    assert (await anonymous.get(f"{ADMIN}/roles", headers=headers)).json() == list(ROLES)
    path = f"{ADMIN}/users/{user.id}"
    promoted = await anonymous.patch(path, json={"role": "admin"}, headers=headers)
    assert (promoted.status_code, promoted.json()["role"]) == (200, "admin")
    unknown = await anonymous.patch(path, json={"role": "no such role"}, headers=headers)
    assert_names_field(unknown, 422, "role", "unknown_role")
    tokens = await log_in(anonymous, user)
    closed = await anonymous.patch(path, json={"is_active": False}, headers=headers)
    assert closed.json()["is_active"] is False
    assert not await is_good(anonymous, tokens)
    assert await try_login(anonymous, user) == 401
    assert (await anonymous.patch(path, json={"is_active": True}, headers=headers)).json()["is_active"] is True
    assert await try_login(anonymous, user) == 200
    problem(await anonymous.patch(f"{ADMIN}/users/{UNKNOWN_ID}", json={}, headers=headers), 404)


async def test_nobody_else_decides_about_accounts(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    user = await make_user(session)
    for role in [role for role in ROLES if role != "admin"]:
        headers = headers_for(settings, await make_user(session, role=role))
        problem(await anonymous.get(f"{ADMIN}/roles", headers=headers), 403)
        body = {"role": "admin"}
        problem(await anonymous.patch(f"{ADMIN}/users/{id_of(user)}", json=body, headers=headers), 403)


async def test_the_last_administrator_stays_one(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    await session.execute(sa.update(User).values(role="user"))
    admin = await make_user(session, role="admin")
    headers = headers_for(settings, admin)
    for body in ({"role": "user"}, {"is_active": False}):
        refused = await anonymous.patch(f"{ADMIN}/users/{admin.id}", json=body, headers=headers)
        assert problem(refused, 409)["code"] == "last_admin"
    for query in ("", "?purge=true") if hasattr(User, "deleted_at") else ("",):
        refused = await anonymous.delete(f"/api/v1/users/{admin.id}{query}", headers=headers)
        assert problem(refused, 409)["code"] == "last_admin"
    await make_user(session, role="admin")
    assert (await anonymous.delete(f"/api/v1/users/{admin.id}", headers=headers)).status_code == 204


async def test_mails_go_through_a_server_when_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []

    class Server:
        def __init__(self, host: str, port: int, **_options: Any) -> None:
            sent.append((host, port))

        def __enter__(self) -> "Server":
            return self

        def __exit__(self, *_error: object) -> None:
            sent.append("closed")

        def starttls(self, **_options: Any) -> None:
            sent.append("tls")

        def login(self, user: str, password: str) -> None:
            sent.append((user, password))

        def send_message(self, message: Any) -> None:
            sent.append(message["To"])

    monkeypatch.setattr("smtplib.SMTP", Server)
    settings = AuthSettings.model_validate({"smtp_host": "mail.test", "smtp_user": "me", "smtp_password": "secret"})
    mailer = create_mailer(settings)
    assert isinstance(mailer, SmtpMailer)
    await mailer.send(Mail("someone@example.com", "Subject", "Text"))
    assert sent == [("mail.test", 587), "tls", ("me", "secret"), "someone@example.com", "closed"]
