"""Pure ASGI middleware: it sees every byte and buffers none."""

import re
import time
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.errors import problem_response
from app.core.messages import message

logger = structlog.get_logger("app.requests")
# What asks every few seconds would drown everything else.
QUIET = ("/health/", "/metrics")
REQUEST_ID = re.compile(r"[A-Za-z0-9_.-]{8,64}")


class RequestContext:
    """Gives each request an id (a sane one from the client is kept), and logs it once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        status = 500

        async def send_with_headers(part: Message) -> None:
            nonlocal status
            if part["type"] == "http.response.start":
                status = part["status"]
                headers = MutableHeaders(scope=part)
                headers["X-Request-ID"] = request_id
            await send(part)

        try:
            await self.app(scope, receive, send_with_headers)
        finally:
            if not scope["path"].startswith(QUIET):
                milliseconds = round((time.perf_counter() - started) * 1000, 1)
                logger.info("request", method=scope["method"], path=scope["path"], status=status, ms=milliseconds)


class ErrorBoundary:
    """Answers a bug with a problem. It sits inside CORS, so that a browser may read the answer too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def watch(part: Message) -> None:
            nonlocal started
            started = started or part["type"] == "http.response.start"
            await send(part)

        try:
            await self.app(scope, receive, watch)
        except Exception:
            logger.exception("unhandled error", path=scope["path"])
            if started:
                raise
            request_id = scope.get("state", {}).get("request_id")
            response = problem_response(
                500, "internal", message("internal"), instance=scope["path"], request_id=request_id
            )
            await response(scope, receive, send)


class BodyLimit:
    """Refuses a body over the limit, declared or not; uploads have a limit of their own."""

    def __init__(self, app: ASGIApp, limit: int, upload_limit: int, uploads: re.Pattern[str]) -> None:
        self.app = app
        self.limit = limit
        # A multipart body carries boundaries and headers beside the file.
        self.upload_limit = upload_limit + 65_536
        self.uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.upload_limit if self.uploads.fullmatch(scope["path"]) else self.limit
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not declared.isdigit() or int(declared) > limit:
            detail = message("body_too_large", limit=limit)
            await problem_response(413, "body_too_large", detail, instance=scope["path"])(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            part = await receive()
            seen += len(part.get("body", b""))
            if seen > limit:
                raise HTTPException(413, message("body_too_large", limit=limit))
            return part

        await self.app(scope, counted, send)
