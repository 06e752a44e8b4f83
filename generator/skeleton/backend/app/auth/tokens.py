"""Access tokens (signed, short-lived) and refresh tokens (random, stored by hash)."""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from uuid import uuid4

import jwt

from app.core.clock import utc_now
from app.core.keys import Key, read_key
from app.core.settings import Settings

ALGORITHM = "HS256"


@dataclass(frozen=True)
class Claims:
    """What an access token says."""

    user_id: Key
    version: int


def make_access_token(settings: Settings, user_id: Key, version: int) -> str:
    """Returns a signed token for the account."""
    now = utc_now()
    payload = {
        "sub": str(user_id),
        "ver": version,
        "jti": uuid4().hex,
        "iat": now,
        "exp": now + dt.timedelta(minutes=settings.access_token_minutes),
        "typ": "access",
    }
    return jwt.encode(payload, settings.secret_key.get_secret_value(), ALGORITHM)


def read_access_token(settings: Settings, token: str) -> Claims | None:
    """Returns the claims of a valid token, None for any other."""
    try:
        payload = jwt.decode(
            token,
            settings.secret_key.get_secret_value(),
            [ALGORITHM],
            options={"require": ["sub", "ver", "exp", "typ"]},
        )
        if payload["typ"] != "access":
            return None
        return Claims(read_key(payload["sub"]), int(payload["ver"]))
    except (jwt.InvalidTokenError, ValueError):
        return None


def make_refresh_token() -> str:
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Returns what is stored; the token has 256 random bits, so a plain hash cannot be searched."""
    return hashlib.sha256(token.encode()).hexdigest()
