"""The database is away, or all its connections are busy: not a bug, and worth trying again."""

from fastapi import FastAPI, Request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.responses import Response

from app.core.errors import ApiError

RETRY_AFTER_SECONDS = 2
# PostgreSQL: connection exceptions, too many connections, shutting down, starting up.
POSTGRES_STATES = ("08", "53300", "57P01", "57P02", "57P03")
# MySQL: too many connections, cannot connect, gone away, lost during the query.
MYSQL_CODES = frozenset({1040, 2002, 2003, 2006, 2013})


def is_unavailable(error: DBAPIError) -> bool:
    """Returns whether the database could not be talked to, as opposed to having refused something."""
    original = error.orig
    code = original.args[0] if original is not None and original.args else None
    state = str(getattr(original, "sqlstate", None) or "")
    return error.connection_invalidated or code in MYSQL_CODES or state.startswith(POSTGRES_STATES)


def unavailable(code: str) -> ApiError:
    return ApiError(503, code, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


def install(app: FastAPI) -> None:
    """Registers what answers 503."""
    from app.core.handlers import render

    async def refused(request: Request, _error: Exception) -> Response:
        return render(request, unavailable("database_away"))

    async def exhausted(request: Request, _error: Exception) -> Response:
        return render(request, unavailable("overloaded"))

    app.add_exception_handler(ConnectionError, refused)
    app.add_exception_handler(PoolTimeoutError, exhausted)
