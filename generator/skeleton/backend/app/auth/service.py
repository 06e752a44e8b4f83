"""Accounts: opening one, signing in, changing what it signs in with."""

import sqlalchemy as sa
from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

import app.auth.words  # noqa: F401 - adds the messages
from app.auth.api_keys import revoke_all
from app.auth.audit import note_account
from app.auth.lockout import forget_failures, is_locked, note_failure
from app.auth.passwords import hash_password, is_weak, verify_password
from app.auth.schemas import Login, Register
from app.auth.sessions import Device, Issued, begin, end_all
from app.auth.settings import AuthSettings, get_auth_settings
from app.core.errors import ApiError, field_error, invalid
from app.modules.user.ext import User
from app.modules.user.service import UserService


def refused(code: str) -> ApiError:
    return ApiError(401, code, headers={"WWW-Authenticate": "Bearer"})


def require_good_password(password: str, email: str, field: str = "password") -> None:
    """Raises 422 naming the field when the password is too easy to guess."""
    if is_weak(password, email, get_auth_settings().password_min_length):
        raise invalid(field_error(field, "weak_password"))


async def create_account(session: AsyncSession, data: Register, role: str = "user") -> User:
    """Stores a new account; raises 409 when the e-mail address has one, 422 for a weak password."""
    password = data.password.get_secret_value()
    require_good_password(password, data.email)
    password_hash = await hash_password(password)
    return await UserService(session).create_account(data, {"password_hash": password_hash, "role": role})


async def log_in(
    session: AsyncSession, request: Request, auth: AuthSettings, data: Login, device: Device
) -> Issued | None:
    """Returns a new session's tokens, or None.

    It says no alike, and after the same time, to a wrong password, an unknown address, a closed account and one that is
    locked. It answers instead of raising, because the count of failures must be committed.
    """
    password = data.password.get_secret_value()
    user = await session.scalar(sa.select(User).where(User.email == data.email))
    known = await verify_password(user.password_hash if user is not None else None, password)
    if user is None or is_locked(user):
        return None
    if not known:
        await note_failure(session, auth, user)
        return None
    if not user.is_active:
        return None
    if user.email_verified_at is None and await request.app.state.switches.on("email_verification"):
        return None
    await forget_failures(session, user)
    return await begin(session, request.app.state.settings, user, device)


async def change_password(session: AsyncSession, user: User, current: str, new: str) -> None:
    """Sets a new password and ends all sessions; raises 422 for a wrong current or a weak new one."""
    if not await verify_password(user.password_hash, current):
        raise invalid(field_error("current_password", "wrong_password"))
    require_good_password(new, user.email, "new_password")
    await set_password(session, user, new, "password_changed")


async def reset_password(session: AsyncSession, user: User, new: str) -> None:
    """Sets a new password for who lost theirs; raises 422 for a weak one.

    Nobody knows who has had the old one: what was opened with it, sessions and API keys alike, ends.
    """
    require_good_password(new, user.email, "new_password")
    await set_password(session, user, new, "password_reset")
    await revoke_all(session, user.id)


async def set_password(session: AsyncSession, user: User, new: str, action: str) -> None:
    """Stores a password and ends every session: whoever knew the old one is out."""
    users = User.__table__
    values = {"password_hash": await hash_password(new), "failed_logins": 0, "locked_until": None}
    await session.execute(sa.update(users).where(users.c.id == user.id).values(values))  # type: ignore[arg-type]
    await note_account(session, action, user.id, actor_id=user.id)
    await end_all(session, user.id, action, user.id)


async def read_account(session: AsyncSession, user: User) -> User:
    """Returns the account with all that its answer shows."""
    return await UserService(session).get(user.id)
