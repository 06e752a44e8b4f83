"""Tells whose request it is from its token alone, for what must not cost a query."""

from starlette.datastructures import Headers

from app.auth.tokens import KEY_MARK, hash_token, read_access_token
from app.core.settings import Settings


def caller_in(settings: Settings, headers: Headers) -> str | None:
    """Returns what tells callers apart: the key they send, or the account that a well-signed token names.

    None without either; whether it may still be used is not asked here. A copy of what is counted gives no key away.
    """
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        return None
    if token.startswith(KEY_MARK):
        return f"key:{hash_token(token)[:32]}"
    claims = read_access_token(settings, token)
    return f"account:{claims.user_id}" if claims is not None else None
