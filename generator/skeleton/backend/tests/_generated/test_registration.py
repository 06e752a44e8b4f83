"""Signing up where addresses must be confirmed: nobody learns which ones have an account."""

import email
from email import policy

import sqlalchemy as sa
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.settings import AuthSettings
from app.core.clock import utc_now
from app.modules.user.ext import User
from tests.accounts import AUTH, auth, try_login, turn
from tests.checks import UNKNOWN_ID, assert_names_field
from tests.factories import make_user, user_body

__all__ = ["auth"]

REGISTER = f"{AUTH}/register"


def outbox(settings: AuthSettings) -> list[tuple[str, str]]:
    """Returns recipient and text of each mail sent, in that order."""
    paths = sorted(settings.mail_outbox.glob("*.eml"))
    messages = [email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in paths]
    return [(str(message["To"]), str(message.get_content())) for message in messages]


async def test_an_address_with_an_account_is_answered_like_any_other(
    anonymous: AsyncClient, app: FastAPI, session: AsyncSession, auth: AuthSettings
) -> None:
    await turn(app, session, "email_verification", on=True)
    holder, body = await make_user(session), await user_body(session)
    before = await session.scalar(sa.select(sa.func.count()).select_from(User))
    fresh = await anonymous.post(REGISTER, json=body)
    taken = await anonymous.post(REGISTER, json={**await user_body(session), "email": holder.email.upper()})
    for response in (fresh, taken):
        assert (response.status_code, response.content) == (202, b""), response.text
    assert fresh.headers.keys() == taken.headers.keys()
    assert await session.scalar(sa.select(sa.func.count()).select_from(User)) == (before or 0) + 1
    (confirmed, first), (told, second) = outbox(auth)
    assert (confirmed, told) == (body["email"], holder.email)
    assert "token=" in first and "token=" not in second and "/recover" in second
    # What else is wrong is said of both alike.
    for address in (holder.email, "nobody.yet@example.com"):
        weak = await anonymous.post(REGISTER, json={**body, "email": address, "password": "password"})
        assert_names_field(weak, 422, "password", "weak_password")
        for name in [name for name, value in body.items() if name.endswith("_id") and value is not None]:
            lost = "00000000-0000-4000-8000-000000000000" if isinstance(body[name], str) else UNKNOWN_ID
            unknown = await anonymous.post(REGISTER, json={**body, "email": address, name: lost})
            assert_names_field(unknown, 422, name, "unknown_reference")
    assert len(outbox(auth)) == 2
    # The holder's account is what it was, and the new one waits for its confirmation.
    await session.execute(sa.update(User).where(User.id == holder.id).values(email_verified_at=utc_now()))
    assert await try_login(anonymous, holder) == 200
    login = {"email": body["email"], "password": body["password"]}
    assert (await anonymous.post(f"{AUTH}/login", json=login)).status_code == 401
