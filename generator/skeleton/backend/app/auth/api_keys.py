"""Keys for programs: each acts for the account that made it, never further than the account itself."""

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.audit import note_event
from app.auth.lockout import is_locked
from app.auth.model import ApiKey
from app.auth.schemas import ApiKeyCreate
from app.auth.settings import AuthSettings
from app.auth.tokens import KEY_MARK, hash_token
from app.core.clock import utc_now
from app.core.database import SAFE_METHODS, Database, take_turn
from app.core.errors import ApiError, conflict, field_error, invalid
from app.core.keys import Key
from app.core.messages import message
from app.modules.user.ext import User

# Enough for every program of a person; more are forgotten ones.
MAX_KEYS: Final = 50
# The last use is written at most this often, however many requests a key makes.
USE_NOTED_EVERY: Final = dt.timedelta(minutes=1)


def usable() -> tuple[sa.ColumnElement[bool], ...]:
    """Returns the conditions on a key that may be used."""
    return (ApiKey.revoked_at.is_(None), sa.or_(ApiKey.expires_at.is_(None), ApiKey.expires_at > utc_now()))


def expiry(auth: AuthSettings, days: int | None) -> dt.datetime | None:
    """Returns when a key ends; raises 422 when that is later than the installation allows."""
    most = auth.api_key_max_days
    if most and days is not None and days > most:
        detail = message("key_too_long", days=most)
        raise invalid(field_error("expires_in_days", "key_too_long", detail))
    days = days or most or None
    return None if days is None else utc_now() + dt.timedelta(days=days)


async def make(session: AsyncSession, auth: AuthSettings, user: User, data: ApiKeyCreate) -> tuple[ApiKey, str]:
    """Stores a new key of the account and returns it with its secret, which is nowhere else; raises 409 and 422."""
    expires_at = expiry(auth, data.expires_in_days)
    count = sa.select(sa.func.count()).where(ApiKey.user_id == user.id, *usable())
    if (await session.scalar(count) or 0) >= MAX_KEYS:
        raise conflict("too_many_keys", message("too_many_keys", limit=MAX_KEYS))
    prefix = f"{KEY_MARK}{secrets.token_hex(4)}"
    secret = f"{prefix}_{secrets.token_urlsafe(32)}"
    key = ApiKey(
        user_id=user.id,
        name=data.name,
        prefix=prefix,
        key_hash=hash_token(secret),
        can_write="write" in data.scopes,
        expires_at=expires_at,
    )
    session.add(key)
    await session.flush()
    await note_event(session, "created", key.__tablename__, key.id, after=facts(key))
    return key, secret


def facts(key: ApiKey) -> dict[str, object]:
    """Returns what the audit log says of a key."""
    return {"user_id": key.user_id, "name": key.name, "prefix": key.prefix, "scopes": key.scopes}


async def list_keys(session: AsyncSession, user_id: Key) -> Sequence[ApiKey]:
    """Returns the keys of an account that are not revoked, expired ones included, the newest first."""
    own = (ApiKey.user_id == user_id, ApiKey.revoked_at.is_(None))
    return (await session.scalars(sa.select(ApiKey).where(*own).order_by(ApiKey.id.desc()).limit(500))).all()


async def revoke(session: AsyncSession, key_id: int, user_id: Key | None = None) -> ApiKey | None:
    """Ends a key at once, of the account alone if one is named; None when there is no such key."""
    statement = sa.select(ApiKey).where(ApiKey.id == key_id, ApiKey.revoked_at.is_(None))
    if user_id is not None:
        statement = statement.where(ApiKey.user_id == user_id)
    key = await session.scalar(statement)
    if key is not None:
        await end(session, key)
    return key


async def end(session: AsyncSession, key: ApiKey) -> None:
    key.revoked_at = utc_now()
    await session.flush()
    await note_event(session, "revoked", key.__tablename__, key.id, before=facts(key))


async def revoke_all(session: AsyncSession, user_id: Key) -> None:
    """Ends every key of an account."""
    for key in await list_keys(session, user_id):
        await end(session, key)


async def find(session: AsyncSession, secret: str) -> tuple[ApiKey, User] | None:
    """Returns a key that may be used and the account it acts for, by one query."""
    statement = (
        sa.select(ApiKey, User)
        .join(User, User.id == ApiKey.user_id)
        .where(ApiKey.key_hash == hash_token(secret), *usable())
    )
    found = (await session.execute(statement)).first()
    if found is None:
        return None
    key, user = found
    return (key, user) if user.is_active and not is_locked(user) else None


def require_scope(key: ApiKey, method: str) -> None:
    """Raises 403 when a key that only reads is used for more."""
    if method not in SAFE_METHODS and not key.can_write:
        raise ApiError(403, "key_scope")


def is_use_noted(key: ApiKey) -> bool:
    """Returns whether the time of last use is still near enough."""
    return key.last_used_at is not None and utc_now() - key.last_used_at < USE_NOTED_EVERY


async def note_use(database: Database, key_id: int) -> None:
    """Writes down that the key is being used. It runs after the answer, in a transaction of its own."""
    now = utc_now()
    due = sa.or_(ApiKey.last_used_at.is_(None), ApiKey.last_used_at <= now - USE_NOTED_EVERY)
    async with database.sessions() as session, session.begin():
        await take_turn(session)
        await session.execute(sa.update(ApiKey).where(ApiKey.id == key_id, due).values(last_used_at=now))
