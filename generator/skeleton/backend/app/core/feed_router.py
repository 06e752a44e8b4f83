"""The address of the feed of changes."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Depends, WebSocket

from app.core.access import open_rule
from app.core.feed import Anybody
from app.core.feed_socket import Connection, Entry, read_wish, require_known_origin


def feed_router(admit: Callable[[WebSocket], Awaitable[Entry]]) -> APIRouter:
    """Returns the router of a feed whose listeners `admit`, an access rule, lets in."""
    router = APIRouter(tags=["changes"])

    @router.websocket("/changes", name="watch_changes")
    async def watch_changes(websocket: WebSocket, entry: Annotated[Entry, Depends(admit)]) -> None:
        """Tells of committed changes: ids and versions, which the listener reads through the API."""
        await Connection(websocket, entry.viewer).run(entry.wish)

    return router


@open_rule
async def anybody(websocket: WebSocket) -> Entry:
    """Lets everybody in, on purpose: the project has no accounts. Pages of other sites are kept out all the same."""
    require_known_origin(websocket)
    wish = read_wish(websocket.query_params)
    await websocket.accept()
    return Entry(Anybody(), wish)


router = feed_router(anybody)
