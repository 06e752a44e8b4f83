"""How the switches stand, for pages: they offer nothing that is turned off."""

from fastapi import APIRouter, Depends, Request

from app.core.access import public
from app.core.switches import Switchboard

router = APIRouter(tags=["features"])


@router.get("/features", operation_id="read_features", dependencies=[Depends(public)])
async def read_features(request: Request) -> dict[str, bool]:
    """Answers which features are on, by name."""
    board: Switchboard = request.app.state.switches
    return await board.all()
