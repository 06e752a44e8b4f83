"""The audit log as a CSV file: any number of entries in little memory."""

import csv
import io
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Annotated, Any, Final

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.access import admin_only
from app.auth.audit import AuditEntry
from app.auth.audit_router import AuditFilters, conditions
from app.core.csv_export import BOM, CSV_ANSWER, Kind, cell
from app.core.database import Database, SessionDep
from app.core.errors import problems

router = APIRouter(prefix="/admin", tags=["auth"], dependencies=[Depends(admin_only)])
# Entries read at a time.
PART: Final = 500
COLUMNS: Final[Mapping[str, Kind]] = {
    "id": "plain",
    "at": "plain",
    "actor_id": "plain",
    "key_id": "plain",
    "action": "text",
    "entity": "text",
    "record_id": "text",
    "before": "json",
    "after": "json",
    "request_id": "text",
}


class AuditExport(AuditFilters):
    """What goes into the file."""

    bom: bool = Field(False, description="Begins with a mark that tells old spreadsheets the text is UTF-8.")


async def part(session: AsyncSession, query: AuditExport, before: int | None) -> Sequence[AuditEntry]:
    """Returns the next entries, the newest first."""
    older = [] if before is None else [AuditEntry.id < before]
    statement = sa.select(AuditEntry).where(*conditions(query), *older).order_by(AuditEntry.id.desc()).limit(PART)
    return (await session.scalars(statement)).all()


def lines(rows: Sequence[Sequence[Any]]) -> str:
    """Returns rows as they stand in the file."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()


@router.get(
    "/audit/export",
    operation_id="export_audit_entries",
    response_class=StreamingResponse,
    responses={**CSV_ANSWER, **problems(401, 403, 422)},
)
async def export_audit_entries(
    query: Annotated[AuditExport, Query()], request: Request, session: SessionDep
) -> StreamingResponse:
    """Answers the entries that the filters leave as a CSV file."""
    # Read before the file begins, so that what fails is a problem and no broken file.
    first = await part(session, query, None)
    database: Database = request.app.state.database

    async def stream() -> AsyncIterator[str]:
        yield (BOM if query.bom else "") + lines([list(COLUMNS)])
        found = first
        async with database.sessions() as reading:
            while found:
                yield lines([[cell(getattr(entry, name), kind) for name, kind in COLUMNS.items()] for entry in found])
                found = await part(reading, query, found[-1].id) if len(found) == PART else []
                reading.expunge_all()

    headers = {"Content-Disposition": 'attachment; filename="audit.csv"', "Cache-Control": "no-store"}
    return StreamingResponse(stream(), media_type="text/csv; charset=utf-8", headers=headers)
