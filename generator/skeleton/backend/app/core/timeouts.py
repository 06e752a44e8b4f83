"""No request may take for ever."""

import asyncio

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.errors import problem_response
from app.core.messages import message

logger = structlog.get_logger("app.timeouts")


class TimeLimit:
    """Answers 504 when nothing was answered in time; the transaction is rolled back. A long download is no offence."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False
        try:
            async with asyncio.timeout(self.seconds) as limit:

                async def watch(part: Message) -> None:
                    nonlocal started
                    if not started:
                        started = True
                        limit.reschedule(None)
                    await send(part)

                await self.app(scope, receive, watch)
        except TimeoutError:
            if started or not limit.expired():
                raise
            logger.warning("request took too long", method=scope["method"], path=scope["path"], seconds=self.seconds)
            response = problem_response(
                504,
                "timeout",
                message("timeout", seconds=f"{self.seconds:g}"),
                instance=scope["path"],
                request_id=scope.get("state", {}).get("request_id"),
            )
            await response(scope, receive, send)
