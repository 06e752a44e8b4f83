"""Administrators turn features off and on."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request

import app.auth.describe_switches  # noqa: F401 - adds texts
from app.auth.access import CurrentUser, admin_only, session_only
from app.auth.schemas import SwitchDecision, SwitchPosition
from app.auth.switches import FeatureSwitch, decide, find_decisions
from app.core.database import SessionDep
from app.core.errors import conflict, not_found, problems
from app.core.messages import message
from app.core.switches import Switchboard

router = APIRouter(prefix="/admin/features", tags=["features"], dependencies=[Depends(admin_only)])
SwitchName = Annotated[str, Path(max_length=32)]


def position(name: str, default: bool, decision: FeatureSwitch | None) -> SwitchPosition:
    """Returns how a switch stands, and since when."""
    return SwitchPosition(
        name=name,
        description=message(f"feature.{name}"),
        enabled=default if decision is None else decision.enabled,
        default=default,
        changed_at=None if decision is None else decision.changed_at,
        changed_by=None if decision is None else decision.changed_by,
    )


@router.get("", operation_id="list_feature_positions", responses=problems(401, 403))
async def list_feature_positions(request: Request, session: SessionDep) -> list[SwitchPosition]:
    """Answers every switch: how it stands, how it would if nobody had decided, and who did."""
    board: Switchboard = request.app.state.switches
    decisions = await find_decisions(session)
    return [position(name, default, decisions.get(name)) for name, default in sorted(board.defaults.items())]


@router.patch(
    "/{switch_name}",
    operation_id="set_feature_position",
    responses=problems(401, 403, 404, 409, 422),
    dependencies=[Depends(session_only)],
)
async def set_feature_position(
    switch_name: SwitchName, data: SwitchDecision, request: Request, session: SessionDep, user: CurrentUser
) -> SwitchPosition:
    """Turns a feature on or off; `null` leaves it to the settings."""
    board: Switchboard = request.app.state.switches
    default = board.defaults.get(switch_name)
    if default is None:
        raise not_found("no_feature")
    # Who turns it on would be the first who cannot come back.
    if switch_name == "email_verification" and data.enabled and user.email_verified_at is None:
        raise conflict("confirm_own_address")
    return position(switch_name, default, await decide(session, switch_name, default, data.enabled, user.id))
