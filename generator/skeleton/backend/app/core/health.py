"""For load balancers: is the process alive, and can it serve."""

from functools import lru_cache
from typing import Literal

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from app.core import migrations
from app.core.access import public
from app.core.database import Database
from app.core.errors import ApiError, problems

router = APIRouter(prefix="/health", tags=["health"], dependencies=[Depends(public)])


class Health(BaseModel):
    status: Literal["ok"] = "ok"


@lru_cache
def old_revisions() -> frozenset[str]:
    """Returns the revisions this code knows and has gone beyond.

    One it does not know is newer: during a roll-out the old processes go on serving on the new schema.
    """
    return migrations.known_revisions() - migrations.heads()


@router.get("/live", operation_id="health_live")
async def live() -> Health:
    """The process answers."""
    return Health()


@router.get("/ready", operation_id="health_ready", responses=problems(503))
async def ready(request: Request) -> Health:
    """The database answers too, and has all migrations."""
    database: Database = request.app.state.database
    try:
        await database.ping()
    except (SQLAlchemyError, OSError) as error:
        raise ApiError(503, "not_ready") from error
    try:
        async with database.sessions() as session:
            found = set(await session.scalars(sa.text("SELECT version_num FROM alembic_version")))
    except SQLAlchemyError as error:
        raise ApiError(503, "migrations_pending") from error
    if not found or found & old_revisions():
        raise ApiError(503, "migrations_pending")
    return Health()
