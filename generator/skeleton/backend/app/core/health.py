"""For load balancers: is the process alive, and can it serve."""

from typing import Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from app.core.access import public
from app.core.database import Database
from app.core.errors import ApiError, problems

router = APIRouter(prefix="/health", tags=["health"], dependencies=[Depends(public)])


class Health(BaseModel):
    status: Literal["ok"] = "ok"


@router.get("/live", operation_id="health_live")
async def live() -> Health:
    """The process answers."""
    return Health()


@router.get("/ready", operation_id="health_ready", responses=problems(503))
async def ready(request: Request) -> Health:
    """The database answers too."""
    database: Database = request.app.state.database
    try:
        await database.ping()
    except (SQLAlchemyError, OSError) as error:
        raise ApiError(503, "not_ready") from error
    return Health()
