"""The audit log of accounts: everything that decides who may sign in, and no secrets."""

from typing import Any

import sqlalchemy as sa
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.audit import AuditEntry
from app.auth.settings import AuthSettings
from app.core.settings import Settings
from app.modules.user.ext import User
from tests.accounts import AUTH, PASSWORD, auth, log_in, mails, try_login
from tests.factories import make_user, user_body
from tests.identity import headers_for, noted

__all__ = ["auth"]

NEW_PASSWORD = "staple hidden in a barn"


async def entries(session: AsyncSession, user_id: Any) -> list[AuditEntry]:
    about = (AuditEntry.entity == "users", AuditEntry.record_id == str(user_id))
    return list(await session.scalars(sa.select(AuditEntry).where(*about).order_by(AuditEntry.id)))


async def test_signing_up_confirming_and_being_locked_are_written_down(
    anonymous: AsyncClient, session: AsyncSession, auth: AuthSettings
) -> None:
    body = await user_body(session)
    assert (await anonymous.post(f"{AUTH}/register", json=body)).status_code == 201
    user = (await session.scalars(sa.select(User).where(User.email == body["email"]))).one()
    [(_, token)] = mails(auth)
    assert (await anonymous.post(f"{AUTH}/verification/confirm", json={"token": token})).status_code == 204
    for _ in range(4):
        assert await try_login(anonymous, user, "a wrong password") == 401
    registered, verified, locked = await entries(session, user.id)
    assert (registered.action, registered.actor_id) == ("registered", user.id)
    assert registered.after == {"email": user.email, "role": "user"}
    assert (verified.action, verified.actor_id, verified.after) == ("email_verified", user.id, {"email": user.email})
    assert (locked.action, locked.actor_id) == ("locked", None), "nobody knows who guessed"
    assert locked.after is not None and locked.after["locked_until"]


async def test_passwords_addresses_and_ended_sessions_are_written_down_without_secrets(
    anonymous: AsyncClient, session: AsyncSession, settings: Settings, auth: AuthSettings
) -> None:
    user = await make_user(session)
    tokens = await log_in(anonymous, user)
    for _ in range(2):
        await anonymous.post(f"{AUTH}/logout", json={"refresh_token": tokens["refresh_token"]})
    headers = headers_for(settings, user)
    address = "another.address@example.com"
    assert (await anonymous.patch(f"{AUTH}/me", json={"email": address}, headers=headers)).status_code == 200
    change = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    assert (await anonymous.post(f"{AUTH}/password", json=change, headers=headers)).status_code == 204
    await anonymous.post(f"{AUTH}/recovery", json={"email": address})
    token = mails(auth)[-1][1]
    reset = {"token": token, "new_password": PASSWORD}
    assert (await anonymous.post(f"{AUTH}/recovery/confirm", json=reset)).status_code == 204
    found = await entries(session, user.id)
    assert [entry.action for entry in found] == [
        "session_ended",
        "updated",
        "password_changed",
        "sessions_ended",
        "password_reset",
        "sessions_ended",
        "email_verified",
    ]
    ended, updated, *_ = found
    assert ended.before is not None and ended.before["reason"] == "signed_out"
    assert (updated.before, updated.after) == ({"email": user.email}, {"email": address})
    assert {entry.actor_id for entry in found} == {user.id}
    text = str([vars(entry) for entry in found])
    for secret in (PASSWORD, NEW_PASSWORD, token, tokens["refresh_token"], "argon2"):
        assert secret not in text
    administrator = await make_user(session, role="admin")
    path = f"/api/v1/admin/users/{user.id}"
    body = {"role": "admin", "is_active": False}
    assert (await anonymous.patch(path, json=body, headers=headers_for(settings, administrator))).status_code == 200
    closed = (await entries(session, user.id))[-2:]
    assert [(entry.action, entry.actor_id) for entry in closed] == [
        ("updated", administrator.id),
        ("sessions_ended", administrator.id),
    ]
    assert closed[0].before == {"role": "user", "is_active": True}
    assert await noted(session, "users", administrator.id) == []
