"""What people do with their own account: look, change, see where they are signed in."""

from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, Depends, Request

from app.auth import one_time, service, sessions
from app.auth.access import CurrentClaims, CurrentUser, current_user, session_only
from app.auth.schemas import NewPassword, SessionRead
from app.auth.settings import AuthSettingsDep
from app.core.database import SessionDep
from app.core.errors import not_found, problems
from app.modules.user.ext import User, UserRead, UserUpdate
from app.modules.user.service import UserService

router = APIRouter(prefix="/auth", tags=["auth"], dependencies=[Depends(current_user)])
# Not for API keys.
Persons = [Depends(session_only)]


@router.get("/me", operation_id="get_me", response_model=UserRead, responses=problems(401))
async def get_me(user: CurrentUser, session: SessionDep) -> User:
    """Answers the account that is signed in."""
    return await service.read_account(session, user)


@router.patch(
    "/me",
    operation_id="update_me",
    response_model=UserRead,
    responses=problems(401, 403, 409, 422),
    dependencies=Persons,
)
async def update_me(
    data: UserUpdate,
    user: CurrentUser,
    request: Request,
    session: SessionDep,
    auth: AuthSettingsDep,
    tasks: BackgroundTasks,
) -> User:
    """Changes one's own account; a new address has to be confirmed."""
    before = user.email
    changed = await UserService(session).update(user.id, data)
    if changed.email != before:
        tasks.add_task(one_time.send_link, request.app.state.database, auth, "verify", changed.email)
    return await service.read_account(session, changed)


@router.post(
    "/password",
    operation_id="change_password",
    status_code=204,
    responses=problems(401, 403, 422),
    dependencies=Persons,
)
async def change_password(data: NewPassword, user: CurrentUser, session: SessionDep) -> None:
    """Sets a new password and ends every session, this one too."""
    current, new = data.current_password.get_secret_value(), data.new_password.get_secret_value()
    await service.change_password(session, user, current, new)


@router.post(
    "/logout-everywhere",
    operation_id="logout_everywhere",
    status_code=204,
    responses=problems(401, 403),
    dependencies=Persons,
)
async def logout_everywhere(user: CurrentUser, session: SessionDep) -> None:
    """Ends every session on every device."""
    await sessions.end_all(session, user.id, "signed_out")


@router.get("/sessions", operation_id="list_sessions", responses=problems(401, 403))
async def list_sessions(user: CurrentUser, claims: CurrentClaims, session: SessionDep) -> list[SessionRead]:
    """Answers where the account is signed in, the place used last first."""
    return [
        SessionRead(
            id=token.family,
            started_at=token.started_at,
            last_used_at=token.created_at,
            user_agent=token.user_agent,
            address=token.address,
            current=token.family == claims.session,
        )
        for token in await sessions.list_sessions(session, user.id)
    ]


@router.delete(
    "/sessions/{session_id}",
    operation_id="end_session",
    status_code=204,
    responses=problems(401, 403, 404, 422),
    dependencies=Persons,
)
async def end_session(session_id: UUID, user: CurrentUser, request: Request, session: SessionDep) -> None:
    """Ends one of the account's own sessions, its access tokens included."""
    own = {token.family: token for token in await sessions.list_sessions(session, user.id)}
    if session_id not in own:
        raise not_found()
    await sessions.end(session, request.app.state.settings, own[session_id], "signed_out")
