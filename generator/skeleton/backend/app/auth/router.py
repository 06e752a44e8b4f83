"""Sign up, sign in, stay signed in, sign out."""

from fastapi import APIRouter, Depends, Request, Response

from app.auth import service
from app.auth.access import CurrentUser, current_user
from app.auth.schemas import Login, Refresh, Register, Tokens
from app.core.access import public
from app.core.database import SessionDep
from app.core.errors import problems
from app.core.handlers import render
from app.modules.user.ext import User, UserRead

router = APIRouter(prefix="/auth", tags=["auth"])
Public = [Depends(public)]


@router.post(
    "/register",
    operation_id="register",
    status_code=201,
    response_model=UserRead,
    responses=problems(409, 422),
    dependencies=Public,
)
async def register(data: Register, session: SessionDep) -> User:
    """Opens an account."""
    return await service.create_account(session, data)


@router.post("/login", operation_id="login", responses=problems(401, 422), dependencies=Public)
async def login(data: Login, request: Request, session: SessionDep) -> Tokens:
    """Answers an access token and a refresh token."""
    settings = request.app.state.settings
    return await service.log_in(session, settings, data.email, data.password.get_secret_value())


@router.post(
    "/refresh", operation_id="refresh", response_model=Tokens, responses=problems(401, 422), dependencies=Public
)
async def refresh(data: Refresh, request: Request, session: SessionDep) -> Tokens | Response:
    """Exchanges a refresh token, which works once, for a new pair."""
    tokens = await service.rotate(session, request.app.state.settings, data.refresh_token)
    # Rendered, not raised: an exception would roll back the revocation of a stolen family.
    return tokens if tokens is not None else render(request, service.refused("bad_refresh"))


@router.post("/logout", operation_id="logout", status_code=204, responses=problems(422), dependencies=Public)
async def logout(data: Refresh, session: SessionDep) -> None:
    """Ends the session of a refresh token."""
    await service.log_out(session, data.refresh_token)


@router.get(
    "/me",
    operation_id="get_me",
    response_model=UserRead,
    responses=problems(401),
    dependencies=[Depends(current_user)],
)
async def get_me(user: CurrentUser, session: SessionDep) -> User:
    """Answers the account that is signed in."""
    return await service.read_account(session, user)
