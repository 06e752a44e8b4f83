"""Who may see deleted records and remove them for good."""

from fastapi import Request

from app.auth.access import Credentials, current_user
from app.core.database import SessionDep
from app.core.errors import ApiError

PARAMETERS = frozenset({"deleted", "purge"})


async def sees_deleted(request: Request, session: SessionDep, credentials: Credentials) -> None:
    """Raises 401 or 403 when anyone but an administrator asks for deleted records or for a purge."""
    if PARAMETERS.isdisjoint(request.query_params):
        return
    user = await current_user(request, session, credentials)
    if user.role != "admin":
        raise ApiError(403, "forbidden")
