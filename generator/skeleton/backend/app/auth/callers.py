"""Tells whose request it is from its token alone, for what must not cost a query."""

from starlette.datastructures import Headers

from app.auth.tokens import read_access_token
from app.core.settings import Settings


def account_of(settings: Settings, headers: Headers) -> str | None:
    """Returns the account a well-signed token names, or None; whether it may still be used is not asked here."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        return None
    claims = read_access_token(settings, token)
    return str(claims.user_id) if claims is not None else None
