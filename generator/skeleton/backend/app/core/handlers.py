"""Turns every exception into a problem."""

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.websockets import WebSocketDisconnect

from app.core import availability
from app.core.errors import ApiError, FieldError, pointer, problem_response, title
from app.core.integrity import translate
from app.core.messages import message, validation_message
from app.core.preconditions import stale

logger = structlog.get_logger(__name__)
LOCATIONS = ("body", "query", "path", "header")


def request_id(request: Request) -> str | None:
    value = request.scope.get("state", {}).get("request_id")
    return value if isinstance(value, str) else None


def render(request: Request, error: ApiError) -> Response:
    """Returns the answer for an expected failure."""
    return problem_response(
        error.status,
        error.code,
        error.detail,
        instance=request.url.path,
        request_id=request_id(request),
        errors=error.errors,
        headers=error.headers,
    )


async def api_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return render(request, error)


async def validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if any(item["loc"] == ("body",) and isinstance(item.get("input"), bytes) for item in error.errors()):
        # Only a body that is called something else than JSON arrives unread.
        return render(request, ApiError(415, "unsupported_media_type"))
    errors = []
    for item in error.errors():
        location, *path = item["loc"]
        if item["type"] == "json_invalid":
            path = []
        errors.append(
            FieldError(
                location=location if location in LOCATIONS else "body",
                pointer=pointer(*path),
                field=str(path[0]) if path else "",
                code=item["type"] if item["type"] != "value_error" else "invalid",
                detail=validation_message(item),
            )
        )
    return render(request, ApiError(422, "invalid", errors=errors))


async def database_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, DBAPIError)
    translated = availability.unavailable("database_away") if availability.is_unavailable(error) else translate(error)
    if translated is None:
        raise error
    return render(request, translated)


async def stale_data(request: Request, _error: Exception) -> Response:
    """Two requests changed the same version at once; this one came second."""
    return render(request, stale())


async def http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:
        # What FastAPI says of a body that cannot even be read.
        unreadable = FieldError(pointer="", field="", code="bad_body", detail=message("bad_body"))
        return render(request, ApiError(422, "invalid", errors=[unreadable]))
    detail = message("no_route") if error.status_code == 404 and error.detail == "Not Found" else str(error.detail)
    if error.status_code == 405:
        detail = title(405)
    headers = dict(error.headers) if error.headers else None
    return render(request, ApiError(error.status_code, f"http_{error.status_code}", detail, headers=headers))


async def nobody_there(_connection: object, _error: Exception) -> None:
    """Who hung up is told nothing, and it is no failure of ours."""


def install(app: FastAPI) -> None:
    """Registers the handlers; what none of them takes is a bug and is answered by `ErrorBoundary`."""
    app.add_exception_handler(ApiError, api_error)
    app.add_exception_handler(RequestValidationError, validation_error)
    app.add_exception_handler(DBAPIError, database_error)
    app.add_exception_handler(StaleDataError, stale_data)
    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(WebSocketDisconnect, nobody_there)
    availability.install(app)
