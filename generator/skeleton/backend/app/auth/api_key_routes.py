"""API keys: made, listed and revoked by their owners, seen and revoked by administrators; by a session, never by a key."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Path

from app.auth import api_keys
from app.auth.access import CurrentUser, admin_only, session_only
from app.auth.model import ApiKey
from app.auth.schemas import ApiKeyCreate, ApiKeyMade, ApiKeyRead
from app.auth.settings import AuthSettingsDep
from app.core.database import SessionDep
from app.core.errors import not_found, problems
from app.core.keys import RecordId
from app.modules.user.ext import User

router = APIRouter(tags=["auth"], dependencies=[Depends(session_only)])
KeyId = Annotated[int, Path(ge=1, le=2**53 - 1)]
Admin = [Depends(admin_only)]


@router.post(
    "/auth/api-keys",
    operation_id="create_api_key",
    status_code=201,
    responses=problems(401, 403, 409, 422),
)
async def create_api_key(
    data: ApiKeyCreate, user: CurrentUser, session: SessionDep, auth: AuthSettingsDep
) -> ApiKeyMade:
    """Makes a key; its secret is in this answer and never shown again."""
    key, secret = await api_keys.make(session, auth, user, data)
    return ApiKeyMade(**ApiKeyRead.model_validate(key).model_dump(), key=secret)


@router.get(
    "/auth/api-keys", operation_id="list_api_keys", response_model=list[ApiKeyRead], responses=problems(401, 403)
)
async def list_api_keys(user: CurrentUser, session: SessionDep) -> Sequence[ApiKey]:
    """Answers the account's own keys, the newest first."""
    return await api_keys.list_keys(session, user.id)


@router.delete(
    "/auth/api-keys/{key_id}",
    operation_id="revoke_api_key",
    status_code=204,
    responses=problems(401, 403, 404, 422),
)
async def revoke_api_key(key_id: KeyId, user: CurrentUser, session: SessionDep) -> None:
    """Ends one of the account's own keys at once."""
    if await api_keys.revoke(session, key_id, user.id) is None:
        raise not_found()


@router.get(
    "/admin/users/{record_id}/api-keys",
    operation_id="list_account_api_keys",
    response_model=list[ApiKeyRead],
    responses=problems(401, 403, 404, 422),
    dependencies=Admin,
)
async def list_account_api_keys(record_id: RecordId, session: SessionDep) -> Sequence[ApiKey]:
    """Answers the keys of an account."""
    if await session.get(User, record_id) is None:
        raise not_found()
    return await api_keys.list_keys(session, record_id)


@router.delete(
    "/admin/api-keys/{key_id}",
    operation_id="revoke_account_api_key",
    status_code=204,
    responses=problems(401, 403, 404, 422),
    dependencies=Admin,
)
async def revoke_account_api_key(key_id: KeyId, session: SessionDep) -> None:
    """Ends anybody's key at once."""
    if await api_keys.revoke(session, key_id) is None:
        raise not_found()
