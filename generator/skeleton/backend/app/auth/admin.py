"""What administrators decide about accounts."""

from fastapi import APIRouter, Depends

from app.auth import service, sessions
from app.auth.access import admin_only, session_only
from app.auth.last_admin import require_another_admin
from app.auth.schemas import AccountChange, AccountSession
from app.core.database import SessionDep
from app.core.errors import field_error, invalid, not_found, problems
from app.core.keys import RecordId
from app.core.project import ROLES
from app.modules.user.ext import User, UserRead

router = APIRouter(prefix="/admin", tags=["auth"], dependencies=[Depends(admin_only)])


@router.get("/roles", operation_id="list_roles", responses=problems(401, 403))
async def list_roles() -> list[str]:
    """Answers the roles an account can have."""
    return list(ROLES)


@router.get("/users/{record_id}/sessions", operation_id="list_account_sessions", responses=problems(401, 403, 404, 422))
async def list_account_sessions(record_id: RecordId, session: SessionDep) -> list[AccountSession]:
    """Answers where an account is signed in, the place used last first."""
    if await session.get(User, record_id) is None:
        raise not_found()
    return [
        AccountSession(
            id=token.family,
            started_at=token.started_at,
            last_used_at=token.created_at,
            user_agent=token.user_agent,
            address=token.address,
        )
        for token in await sessions.list_sessions(session, record_id)
    ]


@router.delete(
    "/users/{record_id}/sessions",
    operation_id="end_account_sessions",
    status_code=204,
    responses=problems(401, 403, 404, 422),
    dependencies=[Depends(session_only)],
)
async def end_account_sessions(record_id: RecordId, session: SessionDep) -> None:
    """Signs an account out everywhere; it can sign in again."""
    if await session.get(User, record_id) is None:
        raise not_found()
    await sessions.end_all(session, record_id, "by_administrator")


@router.patch(
    "/users/{record_id}",
    operation_id="update_account",
    response_model=UserRead,
    responses=problems(401, 403, 404, 409, 422),
    dependencies=[Depends(session_only)],
)
async def update_account(record_id: RecordId, data: AccountChange, session: SessionDep) -> User:
    """Changes the role of an account, closes or reopens it; a closed one is signed out everywhere."""
    user = await session.get(User, record_id)
    if user is None:
        raise not_found()
    if data.role is not None and data.role not in ROLES:
        raise invalid(field_error("role", "unknown_role"))
    role = user.role if data.role is None else data.role
    is_active = user.is_active if data.is_active is None else data.is_active
    if not (role == "admin" and is_active):
        await require_another_admin(session, user)
    user.role, user.is_active = role, is_active
    await session.flush()
    if not is_active:
        await sessions.end_all(session, user.id, "closed")
        await session.refresh(user)
    return await service.read_account(session, user)
