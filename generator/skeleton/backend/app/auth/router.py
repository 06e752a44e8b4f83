"""Sign up, sign in, stay signed in, sign out: with tokens, for API clients (browsers: see browser.py)."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Request, Response

from app.auth import one_time, registration, service, sessions
from app.auth.access import Credentials
from app.auth.schemas import Address, Login, Recovery, Refresh, Register, Tokens, Verification
from app.auth.settings import AuthSettingsDep
from app.auth.tokens import read_access_token
from app.core.access import public
from app.core.database import SessionDep
from app.core.errors import ApiError, problems
from app.core.handlers import render
from app.core.switches import needs_feature
from app.modules.user.ext import User, UserRead

router = APIRouter(prefix="/auth", tags=["auth"])
Public = [Depends(public)]
DeviceDep = Annotated[sessions.Device, Depends(sessions.device_of)]


@router.post(
    "/register",
    operation_id="register",
    status_code=201,
    response_model=UserRead,
    responses={**problems(403, 409, 422), 202: {"description": "Accepted"}},
    dependencies=[*Public, Depends(needs_feature("sign_up"))],
)
async def register(
    data: Register, request: Request, session: SessionDep, auth: AuthSettingsDep, tasks: BackgroundTasks
) -> User | Response:
    """Opens an account and sends a mail to confirm its address.

    Where accounts need a confirmed address the answer is 202 whether the address has one already or not; its holder is
    told by mail. Elsewhere such an address is refused with 409.
    """
    database = request.app.state.database
    if not await request.app.state.switches.on("email_verification"):
        user = await registration.open_account(session, data)
        tasks.add_task(one_time.send_link, database, auth, "verify", user.email)
        return user
    if await registration.open_unless_known(session, data) is None:
        tasks.add_task(registration.tell_holder, auth, data.email)
    else:
        tasks.add_task(one_time.send_link, database, auth, "verify", data.email)
    return Response(status_code=202)


@router.post("/login", operation_id="login", response_model=Tokens, responses=problems(401, 422), dependencies=Public)
async def login(
    data: Login, request: Request, session: SessionDep, auth: AuthSettingsDep, device: DeviceDep
) -> Tokens | Response:
    """Answers an access token and a refresh token."""
    issued = await service.log_in(session, request, auth, data, device)
    # Rendered, not raised: an exception would roll back what is counted and revoked.
    return issued.tokens if issued is not None else render(request, service.refused("bad_credentials"))


@router.post(
    "/refresh", operation_id="refresh", response_model=Tokens, responses=problems(401, 422), dependencies=Public
)
async def refresh(data: Refresh, request: Request, session: SessionDep, device: DeviceDep) -> Tokens | Response:
    """Exchanges a refresh token, which works once, for a new pair."""
    found = await sessions.rotate(session, request.app.state.settings, data.refresh_token, device)
    return found.tokens if isinstance(found, sessions.Issued) else render(request, service.refused("bad_refresh"))


@router.post("/logout", operation_id="logout", status_code=204, responses=problems(422), dependencies=Public)
async def logout(data: Refresh, request: Request, session: SessionDep, credentials: Credentials) -> None:
    """Ends the session of a refresh token, and the access token the request carries."""
    settings = request.app.state.settings
    await sessions.end_by_token(session, settings, data.refresh_token)
    claims = read_access_token(settings, credentials.credentials) if credentials is not None else None
    if claims is not None:
        await sessions.deny(session, claims.token_id, claims.expires_at)


@router.post(
    "/verification",
    operation_id="request_verification",
    status_code=202,
    responses=problems(422),
    dependencies=Public,
)
async def request_verification(data: Address, request: Request, auth: AuthSettingsDep, tasks: BackgroundTasks) -> None:
    """Sends the mail that confirms an address once more; the answer is the same whether there is such an account."""
    tasks.add_task(one_time.send_link, request.app.state.database, auth, "verify", data.email)


@router.post(
    "/verification/confirm",
    operation_id="confirm_verification",
    status_code=204,
    responses=problems(400, 422),
    dependencies=Public,
)
async def confirm_verification(data: Verification, session: SessionDep) -> None:
    """Confirms an address with the token of a mail."""
    user = await one_time.claim(session, "verify", data.token)
    if user is None:
        raise ApiError(400, "bad_token")
    await one_time.mark_verified(session, user)


@router.post(
    "/recovery", operation_id="request_recovery", status_code=202, responses=problems(422), dependencies=Public
)
async def request_recovery(data: Address, request: Request, auth: AuthSettingsDep, tasks: BackgroundTasks) -> None:
    """Sends a mail to choose a new password; the answer is the same whether there is such an account."""
    tasks.add_task(one_time.send_link, request.app.state.database, auth, "recover", data.email)


@router.post(
    "/recovery/confirm",
    operation_id="confirm_recovery",
    status_code=204,
    responses=problems(400, 422),
    dependencies=Public,
)
async def confirm_recovery(data: Recovery, session: SessionDep) -> None:
    """Sets a new password with the token of a mail; every session and API key ends."""
    user = await one_time.claim(session, "recover", data.token)
    if user is None:
        raise ApiError(400, "bad_token")
    await service.reset_password(session, user, data.new_password.get_secret_value())
    # Who reads the mailbox owns the address.
    await one_time.mark_verified(session, user)
