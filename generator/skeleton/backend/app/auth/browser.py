"""Sessions of browsers: the tokens are in cookies that no script can read."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.auth import service, sessions
from app.auth.cookies import REFRESH_COOKIE, clear_cookies, put_cookies, require_own_page
from app.auth.schemas import BrowserSession, Login
from app.auth.settings import AuthSettingsDep
from app.core.access import public
from app.core.database import SessionDep
from app.core.errors import problems
from app.core.handlers import render

router = APIRouter(prefix="/auth/session", tags=["auth"])
Public = [Depends(public)]
DeviceDep = Annotated[sessions.Device, Depends(sessions.device_of)]


@router.post(
    "",
    operation_id="start_browser_session",
    response_model=BrowserSession,
    responses=problems(401, 422),
    dependencies=Public,
)
async def start_browser_session(
    data: Login,
    request: Request,
    response: Response,
    session: SessionDep,
    auth: AuthSettingsDep,
    device: DeviceDep,
) -> BrowserSession | Response:
    """Signs a browser in."""
    issued = await service.log_in(session, request, auth, data, device)
    if issued is None:
        return render(request, service.refused("bad_credentials"))
    token = put_cookies(response, request.app.state.settings, auth, issued)
    return BrowserSession(csrf_token=token, expires_in=issued.tokens.expires_in)


@router.post(
    "/refresh",
    operation_id="refresh_browser_session",
    response_model=BrowserSession,
    responses=problems(401, 403),
    dependencies=Public,
)
async def refresh_browser_session(
    request: Request, response: Response, session: SessionDep, auth: AuthSettingsDep, device: DeviceDep
) -> BrowserSession | Response:
    """Carries a browser's session on; cookies are cleared only when the session is over."""
    settings = request.app.state.settings
    given = request.cookies.get(REFRESH_COOKIE)
    if given is None:
        return render(request, service.refused("bad_refresh"))
    require_own_page(request)
    found = await sessions.rotate(session, settings, given, device)
    if isinstance(found, sessions.Issued):
        token = put_cookies(response, settings, auth, found)
        return BrowserSession(csrf_token=token, expires_in=found.tokens.expires_in)
    answer = render(request, service.refused("bad_refresh"))
    if not found.again:
        clear_cookies(answer, auth)
    return answer


@router.delete("", operation_id="end_browser_session", status_code=204, responses=problems(403), dependencies=Public)
async def end_browser_session(request: Request, response: Response, session: SessionDep, auth: AuthSettingsDep) -> None:
    """Signs a browser out and takes its cookies away."""
    given = request.cookies.get(REFRESH_COOKIE)
    if given is not None:
        require_own_page(request)
        await sessions.end_by_token(session, request.app.state.settings, given)
    clear_cookies(response, auth)
