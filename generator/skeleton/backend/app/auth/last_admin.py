"""Somebody has to remain administrator."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

import app.auth.words  # noqa: F401 - adds the messages
from app.core.errors import conflict
from app.modules.user.ext import User


async def require_another_admin(session: AsyncSession, user: User) -> None:
    """Raises 409 when the account is the only administrator who can sign in."""
    if user.role != "admin" or not user.is_active:
        return
    others = sa.select(User.id).where(User.role == "admin", User.is_active.is_(True), User.id != user.id)
    hidden = getattr(User, "deleted_at", None)
    if hidden is not None:
        others = others.where(hidden.is_(None))
    if await session.scalar(others.limit(1)) is None:
        raise conflict("last_admin")
