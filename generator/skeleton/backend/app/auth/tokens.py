"""Access tokens (signed, short-lived) and refresh tokens (random, stored by hash)."""

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from uuid import UUID, uuid4

import jwt

from app.core.clock import utc_now
from app.core.keys import Key, read_key
from app.core.settings import Settings

ALGORITHM = "HS256"
# What every API key begins with: no other token does, and people who find one see what it is.
KEY_MARK = "ak_"
# Time enough to open a connection with it.
TICKET_SECONDS = 30


@dataclass(frozen=True)
class Claims:
    """What an access token says."""

    user_id: Key
    version: int
    token_id: str
    session: UUID
    expires_at: dt.datetime


def make_access_token(settings: Settings, user_id: Key, version: int, session: UUID | None = None) -> str:
    """Returns a signed token for the account, as part of one of its sessions."""
    now = utc_now()
    payload = {
        "sub": str(user_id),
        "ver": version,
        "jti": uuid4().hex,
        "sid": (session or uuid4()).hex,
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
            options={"require": ["sub", "ver", "jti", "sid", "exp", "typ"]},
        )
        if payload["typ"] != "access":
            return None
        expires_at = dt.datetime.fromtimestamp(payload["exp"], dt.UTC)
        user_id, version = read_key(payload["sub"]), int(payload["ver"])
        return Claims(user_id, version, str(payload["jti"]), UUID(payload["sid"]), expires_at)
    except (jwt.InvalidTokenError, ValueError):
        return None


def make_ticket(settings: Settings, claims: Claims) -> str:
    """Returns a signed ticket that stands for the claims, once and within moments."""
    payload = {
        "sub": str(claims.user_id),
        "ver": claims.version,
        "jti": uuid4().hex,
        "for": claims.token_id,
        "sid": claims.session.hex,
        "end": int(claims.expires_at.timestamp()),
        "exp": utc_now() + dt.timedelta(seconds=TICKET_SECONDS),
        "typ": "ticket",
    }
    return jwt.encode(payload, settings.secret_key.get_secret_value(), ALGORITHM)


def read_ticket(settings: Settings, ticket: str) -> tuple[str, Claims] | None:
    """Returns the ticket's own id, which may be used once, and the claims it stands for; None for any other text."""
    try:
        payload = jwt.decode(
            ticket,
            settings.secret_key.get_secret_value(),
            [ALGORITHM],
            options={"require": ["sub", "ver", "jti", "for", "sid", "end", "exp", "typ"]},
        )
        if payload["typ"] != "ticket":
            return None
        until = dt.datetime.fromtimestamp(payload["end"], dt.UTC)
        user_id, session = read_key(payload["sub"]), UUID(payload["sid"])
        return str(payload["jti"]), Claims(user_id, int(payload["ver"]), str(payload["for"]), session, until)
    except (jwt.InvalidTokenError, ValueError):
        return None


def make_refresh_token() -> str:
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Returns what is stored; the token has 256 random bits, so a plain hash cannot be searched."""
    return hashlib.sha256(token.encode()).hexdigest()


def csrf_token(settings: Settings, session: UUID) -> str:
    """Returns what pages of ours must send along with a session's cookies; no other site can read or make it."""
    return hmac.new(settings.secret_key.get_secret_value().encode(), b"csrf" + session.bytes, "sha256").hexdigest()
