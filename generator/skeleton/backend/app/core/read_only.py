"""While the switch `read_only` is on nothing can be changed: the data is being moved, or looked after."""

import re

from starlette.types import ASGIApp, Receive, Scope, Send

from app.core.database import SAFE_METHODS
from app.core.errors import problem_response
from app.core.messages import message
from app.core.switches import Switchboard


class ReadOnly:
    """Refuses requests that change something with 503; `passes` are the addresses that work all the same."""

    def __init__(self, app: ASGIApp, switches: Switchboard, passes: re.Pattern[str]) -> None:
        self.app = app
        self.switches = switches
        self.passes = passes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        changes = scope["type"] == "http" and scope["method"] not in SAFE_METHODS
        if not changes or self.passes.fullmatch(scope["path"]) or not await self.switches.on("read_only"):
            await self.app(scope, receive, send)
            return
        request_id = scope.get("state", {}).get("request_id")
        response = problem_response(
            503, "read_only", message("read_only"), instance=scope["path"], request_id=request_id
        )
        await response(scope, receive, send)
