"""Who may see deleted records and remove them for good."""

from fastapi import Request

from app.auth.access import FoundUser
from app.auth.service import refused
from app.core.errors import ApiError

PARAMETERS = frozenset({"deleted", "purge"})


async def sees_deleted(request: Request, user: FoundUser) -> None:
    """Raises 401 or 403 when anyone but an administrator asks for deleted records or for a purge."""
    if PARAMETERS.isdisjoint(request.query_params):
        return
    if user is None:
        raise refused("unauthenticated")
    if user.role != "admin":
        raise ApiError(403, "forbidden")
