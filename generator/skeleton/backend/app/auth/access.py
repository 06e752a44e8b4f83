"""Who is calling, and whether they may."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import BackgroundTasks, Depends, Request
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.ext.asyncio import AsyncSession

import app.auth.addresses  # noqa: F401 - guards the addresses of accounts
from app.auth import api_keys
from app.auth.cookies import ACCESS_COOKIE, require_own_page
from app.auth.policy import NONE, Rule
from app.auth.service import refused
from app.auth.sessions import find_account
from app.auth.tokens import KEY_MARK, Claims, read_access_token
from app.core.access import access_rule, open_rule
from app.core.caller import Caller, set_caller
from app.core.database import SessionDep
from app.core.errors import ApiError
from app.modules.user.ext import User

bearer = HTTPBearer(auto_error=False, bearerFormat="JWT")
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
KeyHeader = Annotated[str | None, Depends(APIKeyHeader(name="X-API-Key", auto_error=False))]


async def find_key(credentials: Credentials, header: KeyHeader) -> str | None:
    """Returns the API key the request carries, or None; raises 401 for one beside another token."""
    if credentials is None:
        return header
    if header is not None:
        raise refused("unauthenticated")
    return credentials.credentials if credentials.credentials.startswith(KEY_MARK) else None


FoundKey = Annotated[str | None, Depends(find_key)]


async def find_claims(request: Request, credentials: Credentials, key: FoundKey) -> Claims | None:
    """Returns what the caller's token says, from the header or else the cookie; None without any, 401 for a bad one.

    Beside an API key cookies count for nothing.
    """
    if key is not None:
        return None
    token = credentials.credentials if credentials is not None else request.cookies.get(ACCESS_COOKIE)
    if token is None:
        return None
    claims = read_access_token(request.app.state.settings, token)
    if claims is None:
        raise refused("unauthenticated")
    if credentials is None:
        require_own_page(request, claims.session)
    return claims


FoundClaims = Annotated[Claims | None, Depends(find_claims)]


async def user_by_key(session: AsyncSession, request: Request, secret: str, tasks: BackgroundTasks) -> User:
    """Returns the account that an API key acts for; raises 401, and 403 when the key may only read."""
    found = await api_keys.find(session, secret)
    if found is None:
        raise refused("unauthenticated")
    key, user = found
    api_keys.require_scope(key, request.method)
    if not api_keys.is_use_noted(key):
        tasks.add_task(api_keys.note_use, request.app.state.database, key.id)
    set_caller(session, Caller(user.id, user.role, key.id))
    return user


async def find_user(
    session: SessionDep, request: Request, claims: FoundClaims, key: FoundKey, tasks: BackgroundTasks
) -> User | None:
    """Returns the signed-in account and notes it on the session; None when the request carries no credentials."""
    if key is not None:
        return await user_by_key(session, request, key, tasks)
    if claims is None:
        set_caller(session, Caller())
        return None
    user = await find_account(session, claims)
    if user is None:
        raise refused("unauthenticated")
    set_caller(session, Caller(user.id, user.role))
    return user


FoundUser = Annotated[User | None, Depends(find_user)]


@access_rule
async def current_user(user: FoundUser) -> User:
    """Returns the signed-in account; raises 401."""
    if user is None:
        raise refused("unauthenticated")
    return user


CurrentUser = Annotated[User, Depends(current_user)]


@access_rule
async def session_only(_user: CurrentUser, claims: FoundClaims) -> Claims:
    """Returns what the caller's token says; raises 401, and 403 when it is an API key that asks."""
    if claims is None:
        raise ApiError(403, "needs_session")
    return claims


CurrentClaims = Annotated[Claims, Depends(session_only)]


def allow(rule: Rule) -> Callable[..., Awaitable[Any]]:
    """Returns the access rule of a route: raises 401 and 403 for those whom `rule` lets do nothing."""

    async def is_allowed(user: CurrentUser) -> None:
        if rule.reach(Caller(user.id, user.role)) is NONE:
            raise ApiError(403, "forbidden")

    async def is_open(_user: FoundUser) -> None:
        """Anyone may call the route; what they see depends on who they are all the same."""

    return open_rule(is_open) if rule.anyone else access_rule(is_allowed)


def require_role(*roles: str) -> Callable[[User], Awaitable[User]]:
    """Returns a rule that lets only these roles through; raises 403 for others."""

    @access_rule
    async def has_role(user: CurrentUser) -> User:
        if user.role not in roles:
            raise ApiError(403, "forbidden")
        return user

    return has_role


admin_only = require_role("admin")
