"""Reading the audit log; nothing writes it but the changes themselves."""

import datetime as dt
from typing import Annotated, Any, Literal

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from app.auth.access import admin_only
from app.auth.audit import AuditEntry
from app.core.database import SessionDep
from app.core.errors import problems
from app.core.keys import FilterId, Key
from app.core.schemas import FilterBig, FilterText, Moment, Schema

router = APIRouter(prefix="/admin", tags=["auth"], dependencies=[Depends(admin_only)])
Action = Literal[
    "created",
    "updated",
    "deleted",
    "restored",
    "linked",
    "unlinked",
    "registered",
    "locked",
    "password_changed",
    "password_reset",
    "email_verified",
    "session_ended",
    "sessions_ended",
    "revoked",
]


class AuditRead(Schema):
    """One change; `before` and `after` hold the values that changed."""

    id: int
    at: Moment
    actor_id: Key | None
    key_id: int | None
    action: str
    entity: str
    record_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    request_id: str | None


class AuditPage(Schema):
    """The newest changes first; `next` is `before_id` of the following page."""

    items: list[AuditRead]
    next: int | None


class AuditFilters(BaseModel):
    """What to look for."""

    model_config = ConfigDict(extra="forbid")

    entity: FilterText | None = None
    record_id: FilterText | None = None
    actor_id: FilterId | None = None
    key_id: FilterBig | None = None
    action: Action | None = None
    request_id: FilterText | None = None
    since: Moment | None = None
    until: Moment | None = None


class AuditQuery(AuditFilters):
    """Which page of it."""

    before_id: int | None = Field(None, ge=1, le=2**53 - 1)
    limit: int = Field(50, ge=1, le=100)


def conditions(query: AuditFilters) -> list[sa.ColumnElement[bool]]:
    """Returns the conditions the query asks for."""
    names = ("entity", "record_id", "actor_id", "key_id", "action", "request_id")
    found = [getattr(AuditEntry, name) == getattr(query, name) for name in names if getattr(query, name) is not None]
    bounds: tuple[tuple[dt.datetime | None, bool], ...] = ((query.since, True), (query.until, False))
    found += [AuditEntry.at >= at if lower else AuditEntry.at < at for at, lower in bounds if at is not None]
    return found


@router.get("/audit", operation_id="list_audit_entries", responses=problems(401, 403, 422))
async def list_audit_entries(query: Annotated[AuditQuery, Query()], session: SessionDep) -> AuditPage:
    """Answers who changed what."""
    older = [] if query.before_id is None else [AuditEntry.id < query.before_id]
    statement = (
        sa.select(AuditEntry).where(*conditions(query), *older).order_by(AuditEntry.id.desc()).limit(query.limit + 1)
    )
    found = (await session.scalars(statement)).all()
    items = [AuditRead.model_validate(item) for item in found[: query.limit]]
    return AuditPage(items=items, next=items[-1].id if len(found) > query.limit else None)
