"""Who is calling, and whether they may."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.auth.service import refused
from app.auth.tokens import read_access_token
from app.core.access import access_rule
from app.core.database import SessionDep
from app.core.errors import ApiError
from app.modules.user.ext import User

bearer = HTTPBearer(auto_error=False, bearerFormat="JWT")
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


@access_rule
async def current_user(request: Request, session: SessionDep, credentials: Credentials) -> User:
    """Returns the signed-in account; raises 401."""
    claims = read_access_token(request.app.state.settings, credentials.credentials) if credentials else None
    user = await session.get(User, claims.user_id) if claims is not None else None
    if claims is None or user is None or not user.is_active or user.token_version != claims.version:
        raise refused("unauthenticated")
    return user


CurrentUser = Annotated[User, Depends(current_user)]


def require_role(*roles: str) -> Callable[[User], Awaitable[User]]:
    """Returns a rule that lets only these roles through; raises 403 for others."""

    @access_rule
    async def has_role(user: CurrentUser) -> User:
        if user.role not in roles:
            raise ApiError(403, "forbidden")
        return user

    return has_role


admin_only = require_role("admin")
