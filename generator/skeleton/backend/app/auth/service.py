"""Accounts and sessions."""

import datetime as dt
from typing import Any, cast
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.model import RefreshToken
from app.auth.passwords import hash_password, verify_password
from app.auth.schemas import Register, Tokens
from app.auth.tokens import hash_token, make_access_token, make_refresh_token
from app.core.clock import utc_now
from app.core.errors import ApiError
from app.core.settings import Settings
from app.modules.user.ext import User
from app.modules.user.service import UserService


def refused(code: str) -> ApiError:
    return ApiError(401, code, headers={"WWW-Authenticate": "Bearer"})


async def create_account(session: AsyncSession, data: Register, role: str = "user") -> User:
    """Stores a new account; raises 409 when the e-mail address has one."""
    password_hash = await hash_password(data.password.get_secret_value())
    return await UserService(session).create_account(data, {"password_hash": password_hash, "role": role})


async def log_in(session: AsyncSession, settings: Settings, email: str, password: str) -> Tokens:
    """Returns tokens; one answer, in one time, for a wrong password, an unknown address and a closed account."""
    user = await session.scalar(sa.select(User).where(User.email == email))
    known = await verify_password(user.password_hash if user is not None else None, password)
    if user is None or not known or not user.is_active:
        raise refused("bad_credentials")
    return await issue(session, settings, user, uuid4())


async def issue(session: AsyncSession, settings: Settings, user: User, family: UUID) -> Tokens:
    """Returns a new pair of tokens within a family of refresh tokens."""
    refresh_token = make_refresh_token()
    session.add(
        RefreshToken(
            user_id=user.id,
            family=family,
            token_hash=hash_token(refresh_token),
            expires_at=utc_now() + dt.timedelta(days=settings.refresh_token_days),
        )
    )
    await session.flush()
    return Tokens(
        access_token=make_access_token(settings, user.id, user.token_version),
        refresh_token=refresh_token,
        expires_in=settings.access_token_minutes * 60,
    )


async def rotate(session: AsyncSession, settings: Settings, refresh_token: str) -> Tokens | None:
    """Exchanges a refresh token for a new pair; None when it is not good.

    A token used twice has two owners, one of them a thief: the whole family ends. Within the grace period a second use
    is taken for two tabs of one browser and only refused. None instead of an exception, because the revocation must be
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
        return None
    if not claimed:
        grace = dt.timedelta(seconds=settings.refresh_grace_seconds)
        if token.used_at is not None and now - token.used_at > grace:
            await revoke_family(session, token.family)
        return None
    user = await session.get(User, token.user_id)
    if user is None or not user.is_active:
        return None
    return await issue(session, settings, user, token.family)


async def log_out(session: AsyncSession, refresh_token: str) -> None:
    """Ends the session the token belongs to; an unknown token is no error."""
    token = await session.scalar(sa.select(RefreshToken).where(RefreshToken.token_hash == hash_token(refresh_token)))
    if token is not None:
        await revoke_family(session, token.family)


async def revoke_family(session: AsyncSession, family: UUID) -> None:
    """Ends every refresh token that descends from one sign-in."""
    await session.execute(
        sa.update(RefreshToken)
        .where(RefreshToken.family == family, RefreshToken.revoked_at.is_(None))
        .values(revoked_at=utc_now())
        .execution_options(synchronize_session=False)
    )


async def read_account(session: AsyncSession, user: User) -> User:
    """Returns the account with all that its answer shows."""
    return await UserService(session).get(user.id)
