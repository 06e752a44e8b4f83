"""An account that is guessed at closes for a while. Who guesses is told nothing of it."""

import datetime as dt
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.audit import note_account
from app.auth.settings import AuthSettings
from app.core.clock import utc_now
from app.modules.user.ext import User


def is_locked(user: User) -> bool:
    return user.locked_until is not None and user.locked_until > utc_now()


async def note_failure(session: AsyncSession, settings: AuthSettings, user: User) -> None:
    """Counts a wrong password; the last one allowed closes the account for a while."""
    # Counted by the database, so that attempts at the same moment are all counted, and past the record's version.
    users = User.__table__
    counted = sa.update(users).where(users.c.id == user.id).values(failed_logins=users.c.failed_logins + 1)  # type: ignore[arg-type]
    await session.execute(counted)
    until = utc_now() + dt.timedelta(minutes=settings.lockout_minutes)
    full = (users.c.id == user.id, users.c.failed_logins >= settings.lockout_attempts)
    closing = sa.update(users).where(*full).values(failed_logins=0, locked_until=until)  # type: ignore[arg-type]
    if cast("CursorResult[Any]", await session.execute(closing)).rowcount:
        await note_account(session, "locked", user.id, after={"locked_until": until})


async def forget_failures(session: AsyncSession, user: User) -> None:
    """Begins to count anew after a right password."""
    if user.failed_logins or user.locked_until is not None:
        users = User.__table__
        await session.execute(sa.update(users).where(users.c.id == user.id).values(failed_logins=0, locked_until=None))  # type: ignore[arg-type]
