"""Sessions of browsers: tokens in cookies no script can read, and what keeps other sites from using them."""

import hmac
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Request, Response

import app.auth.words  # noqa: F401 - adds the messages
from app.auth.sessions import Issued
from app.auth.settings import AuthSettings
from app.auth.tokens import csrf_token
from app.core.database import SAFE_METHODS
from app.core.errors import ApiError
from app.core.settings import Settings

ACCESS_COOKIE = "access_token"
REFRESH_COOKIE = "refresh_token"
CSRF_COOKIE = "csrf_token"
CSRF_HEADER = "X-CSRF-Token"
# The refresh token goes nowhere but to the routes that take it.
REFRESH_PATH = "/api/v1/auth/session"


def put_cookies(response: Response, settings: Settings, auth: AuthSettings, issued: Issued) -> str:
    """Puts a session into cookies; returns the token that its requests must repeat in a header."""
    token = csrf_token(settings, issued.session)
    days = settings.refresh_token_days * 86_400
    for name, value, seconds, path, hidden in (
        (ACCESS_COOKIE, issued.tokens.access_token, issued.tokens.expires_in, "/", True),
        (REFRESH_COOKIE, issued.tokens.refresh_token, days, REFRESH_PATH, True),
        (CSRF_COOKIE, token, days, "/", False),
    ):
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            path=path,
            httponly=hidden,
            secure=auth.cookie_secure,
            samesite=auth.cookie_same_site,
        )
    return token


def clear_cookies(response: Response, auth: AuthSettings) -> None:
    """Takes the session out of the browser."""
    for name, path in ((ACCESS_COOKIE, "/"), (REFRESH_COOKIE, REFRESH_PATH), (CSRF_COOKIE, "/")):
        response.delete_cookie(name, path=path, secure=auth.cookie_secure, samesite=auth.cookie_same_site)


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def require_own_page(request: Request, session: UUID | None = None) -> None:
    """Raises 403 when a request that carries our cookies was not sent by a page of ours.

    Its `Origin` (or, for want of one, `Referer`) must be this server, a configured origin or the public address, and
    a header must repeat the cookie that only our pages can read.
    """
    if request.method in SAFE_METHODS:
        return
    settings: Settings = request.app.state.settings
    said = request.headers.get("origin") or request.headers.get("referer") or ""
    known = {origin_of(str(request.base_url)), origin_of(settings.public_url), *map(origin_of, settings.cors_origins)}
    cookie = request.cookies.get(CSRF_COOKIE, "")
    header = request.headers.get(CSRF_HEADER, "")
    genuine = session is None or hmac.compare_digest(cookie.encode(), csrf_token(settings, session).encode())
    if origin_of(said) not in known or not cookie or not genuine or not _same(cookie, header):
        raise ApiError(403, "bad_csrf")


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
