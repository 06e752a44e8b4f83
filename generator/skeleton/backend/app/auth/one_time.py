"""Links that work once: confirming an address, choosing a new password."""

import datetime as dt
from typing import Any, Literal, cast

import sqlalchemy as sa
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.audit import note_account
from app.auth.mail import Mail, deliver
from app.auth.mail_texts import write_mail
from app.auth.model import OneTimeToken
from app.auth.settings import AuthSettings
from app.auth.tokens import hash_token, make_refresh_token
from app.core.clock import utc_now
from app.core.database import Database, take_turn
from app.modules.user.ext import User

Purpose = Literal["verify", "recover"]


async def send_link(database: Database, settings: AuthSettings, purpose: Purpose, email: str) -> None:
    """Sends a new link to the address if it has an account. It runs after the answer, which so takes the same time."""
    async with database.sessions() as session, session.begin():
        await take_turn(session)
        mail = await prepare(session, settings, purpose, email)
    if mail is not None:
        await deliver(settings, mail)


async def prepare(session: AsyncSession, settings: AuthSettings, purpose: Purpose, email: str) -> Mail | None:
    """Returns the mail with a new token, which takes the place of older ones; None when there is nobody to send it to."""
    user = await session.scalar(sa.select(User).where(User.email == email))
    if user is None or not user.is_active or (purpose == "verify" and user.email_verified_at is not None):
        return None
    same = (OneTimeToken.user_id == user.id, OneTimeToken.purpose == purpose)
    await session.execute(sa.delete(OneTimeToken).where(*same))
    token = make_refresh_token()
    hours = dt.timedelta(hours=settings.verification_hours)
    lifetime = hours if purpose == "verify" else dt.timedelta(minutes=settings.recovery_minutes)
    session.add(
        OneTimeToken(user_id=user.id, purpose=purpose, token_hash=hash_token(token), expires_at=utc_now() + lifetime)
    )
    return write_mail(settings, purpose, email, token)


async def claim(session: AsyncSession, purpose: Purpose, token: str) -> User | None:
    """Uses a token up and returns its account; None when it is unknown, used or too old."""
    now = utc_now()
    good = (
        OneTimeToken.token_hash == hash_token(token),
        OneTimeToken.purpose == purpose,
        OneTimeToken.used_at.is_(None),
        OneTimeToken.expires_at > now,
    )
    update = sa.update(OneTimeToken).where(*good).values(used_at=now).execution_options(synchronize_session=False)
    if cast("CursorResult[Any]", await session.execute(update)).rowcount != 1:
        return None
    owner = sa.select(OneTimeToken.user_id).where(OneTimeToken.token_hash == hash_token(token))
    user = await session.scalar(sa.select(User).where(User.id.in_(owner)))
    return user if user is not None and user.is_active else None


async def mark_verified(session: AsyncSession, user: User) -> None:
    """Notes that the account's address is its own."""
    if user.email_verified_at is not None:
        return
    await note_account(session, "email_verified", user.id, after={"email": user.email}, actor_id=user.id)
    users = User.__table__
    await session.execute(sa.update(users).where(users.c.id == user.id).values(email_verified_at=utc_now()))  # type: ignore[arg-type]
