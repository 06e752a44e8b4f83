"""A person's sessions: begun by signing in, carried on by rotation, ended one by one or all at once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID, uuid4

import sqlalchemy as sa
from fastapi import Request
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.audit import note_account
from app.auth.model import RefreshToken, RevokedToken
from app.auth.schemas import Tokens
from app.auth.tokens import Claims, hash_token, make_access_token, make_refresh_token
from app.core.clock import utc_now
from app.core.keys import Key
from app.core.settings import Settings
from app.modules.user.ext import User


@dataclass(frozen=True)
class Device:
    """Where a session is used, as far as a request tells."""

    user_agent: str = ""
    address: str = ""


async def device_of(request: Request) -> Device:
    client = request.client.host if request.client is not None else ""
    return Device(request.headers.get("user-agent", "")[:255], client[:64])


@dataclass(frozen=True)
class Issued:
    """A pair of tokens and the session they belong to."""

    tokens: Tokens
    session: UUID


@dataclass(frozen=True)
class NotGood:
    """A refresh token that was refused; `again`: only because another tab was faster a moment ago."""

    again: bool = False


async def begin(session: AsyncSession, settings: Settings, user: User, device: Device) -> Issued:
    """Returns the tokens of a new session."""
    return await issue(session, settings, user, device, uuid4(), utc_now())


async def issue(
    session: AsyncSession, settings: Settings, user: User, device: Device, family: UUID, started_at: dt.datetime
) -> Issued:
    """Returns a new pair of tokens within a session."""
    refresh_token = make_refresh_token()
    session.add(
        RefreshToken(
            user_id=user.id,
            family=family,
            token_hash=hash_token(refresh_token),
            started_at=started_at,
            user_agent=device.user_agent,
            address=device.address,
            expires_at=utc_now() + dt.timedelta(days=settings.refresh_token_days),
        )
    )
    await session.flush()
    tokens = Tokens(
        access_token=make_access_token(settings, user.id, user.token_version, family),
        refresh_token=refresh_token,
        expires_in=settings.access_token_minutes * 60,
    )
    return Issued(tokens, family)


async def rotate(session: AsyncSession, settings: Settings, refresh_token: str, device: Device) -> Issued | NotGood:
    """Exchanges a refresh token for a new pair.

    A token used twice has two owners, one of them a thief: the whole session ends. Within the grace period a second use
    is taken for two tabs of one browser and only refused. It answers instead of raising, because the revocation must be
    committed.
    """
    now = utc_now()
    token_hash = hash_token(refresh_token)
    claim = (
        sa.update(RefreshToken)
        .where(
            RefreshToken.token_hash == token_hash,
            RefreshToken.used_at.is_(None),
            RefreshToken.revoked_at.is_(None),
            RefreshToken.expires_at > now,
        )
        .values(used_at=now)
        .execution_options(synchronize_session=False)
    )
    claimed = cast("CursorResult[Any]", await session.execute(claim)).rowcount == 1
    token = await session.scalar(sa.select(RefreshToken).where(RefreshToken.token_hash == token_hash))
    if token is None:
        return NotGood()
    if not claimed:
        if token.used_at is None or token.revoked_at is not None:
            return NotGood()
        if now - token.used_at <= dt.timedelta(seconds=settings.refresh_grace_seconds):
            return NotGood(again=True)
        await end(session, settings, token, "reused")
        return NotGood()
    user = await session.get(User, token.user_id)
    if user is None or not user.is_active:
        return NotGood()
    return await issue(session, settings, user, device, token.family, token.started_at)


async def end(session: AsyncSession, settings: Settings, token: RefreshToken, reason: str) -> None:
    """Ends the session of a token: its refresh tokens, and by the denylist its access tokens."""
    family = token.family
    revoking = (
        sa.update(RefreshToken)
        .where(RefreshToken.family == family, RefreshToken.revoked_at.is_(None))
        .values(revoked_at=utc_now())
        .execution_options(synchronize_session=False)
    )
    if cast("CursorResult[Any]", await session.execute(revoking)).rowcount:
        # A token that was used again is in the hands of nobody knows whom.
        actor_id = None if reason == "reused" else token.user_id
        before = {"session": family, "reason": reason}
        await note_account(session, "session_ended", token.user_id, before=before, actor_id=actor_id)
    await deny(session, family.hex, utc_now() + dt.timedelta(minutes=settings.access_token_minutes))


async def end_by_token(session: AsyncSession, settings: Settings, refresh_token: str) -> None:
    """Ends the session the token belongs to; an unknown token is no error."""
    token = await session.scalar(sa.select(RefreshToken).where(RefreshToken.token_hash == hash_token(refresh_token)))
    if token is not None:
        await end(session, settings, token, "signed_out")


async def end_all(session: AsyncSession, user_id: Key, reason: str, actor_id: Key | None = None) -> None:
    """Ends every session of an account, on every device, at once."""
    await note_account(session, "sessions_ended", user_id, after={"reason": reason}, actor_id=actor_id)
    await session.execute(
        sa.update(RefreshToken)
        .where(RefreshToken.user_id == user_id, RefreshToken.revoked_at.is_(None))
        .values(revoked_at=utc_now())
        .execution_options(synchronize_session=False)
    )
    users = User.__table__
    raised = sa.update(users).where(users.c.id == user_id).values(token_version=users.c.token_version + 1)  # type: ignore[arg-type]
    await session.execute(raised)


async def deny(session: AsyncSession, token_key: str, expires_at: dt.datetime) -> None:
    """Puts a token (or all of a session) on the denylist, and takes off what has expired meanwhile."""
    await session.execute(sa.delete(RevokedToken).where(RevokedToken.expires_at < utc_now()))
    known = sa.select(RevokedToken.id).where(RevokedToken.token_key == token_key)
    if await session.scalar(known) is None:
        session.add(RevokedToken(token_key=token_key, expires_at=expires_at))
        await session.flush()


async def find_account(session: AsyncSession, claims: Claims) -> User | None:
    """Returns the account of a token that may still be used, by one query."""
    denied = sa.exists().where(RevokedToken.token_key.in_([claims.token_id, claims.session.hex]))
    user = await session.scalar(sa.select(User).where(User.id == claims.user_id, ~denied))
    if user is None or not user.is_active or user.token_version != claims.version:
        return None
    return user


async def list_sessions(session: AsyncSession, user_id: Key) -> Sequence[RefreshToken]:
    """Returns the newest token of each session that can go on, the one used last first."""
    statement = (
        sa.select(RefreshToken)
        .where(
            RefreshToken.user_id == user_id,
            RefreshToken.used_at.is_(None),
            RefreshToken.revoked_at.is_(None),
            RefreshToken.expires_at > utc_now(),
        )
        .order_by(RefreshToken.created_at.desc(), RefreshToken.id.desc())
        .limit(200)
    )
    return (await session.scalars(statement)).all()
