"""Lists as CSV: any number of rows in little memory, safe to open in a spreadsheet."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Final, Literal, Protocol

from fastapi import Request
from fastapi.responses import StreamingResponse
from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.cursor import Cursor
from app.core.database import Database
from app.core.listing import Filters, names_of
from app.core.model import Record
from app.core.schemas import iso_utc
from app.core.switches import require_feature

Kind = Literal["text", "integer", "number", "exact", "boolean", "json", "place", "ids", "plain"]
# How the documentation describes the file.
CSV_ANSWER: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
BOM = "\ufeff"
# What spreadsheets take for the beginning of a formula, full-width forms included; quotes before it are doubled, so that
# the import can tell ours from the text's own.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


@dataclass(frozen=True)
class CsvColumn:
    """A column: the attribute it shows, its name in the API, and what people call it."""

    name: str
    label: str
    kind: Kind
    attribute: str = ""


@dataclass(frozen=True)
class CsvTable:
    """How an entity's records stand in a file."""

    name: str
    columns: tuple[CsvColumn, ...]
    # What answers of the entity load that the columns need.
    loads: frozenset[str] = frozenset()


class ExportOptions(Filters):
    """What the file looks like."""

    separator: Literal[",", ";"] = ","
    headers: Literal["name", "label"] = "name"
    bom: bool = Field(False, description="Begins with a mark that tells old spreadsheets the text is UTF-8.")


class Exportable(Protocol):
    """An entity's queries, as far as an export needs them."""

    async def part(
        self, query: Filters, after: Cursor | None, *, names: Collection[str] = ()
    ) -> tuple[Sequence[Any], Cursor | None]: ...


def safe(text: str) -> str:
    """Returns the text so that no spreadsheet runs it as a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def cell(value: Any, kind: Kind) -> str:
    """Returns a value as a cell shows it; the import reads the same."""
    if value is None:
        return ""
    if kind == "text":
        return safe(str(value))
    if kind == "json":
        return json.dumps(value, ensure_ascii=False)
    if kind == "place":
        return f"{value.lat},{value.lng}"
    if kind == "ids":
        return " ".join(str(record.id) for record in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.datetime):
        return iso_utc(value)
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return str(value.value if isinstance(value, Enum) else value)


class Sheet:
    """Writes the file piece by piece."""

    def __init__(self, table: CsvTable, query: ExportOptions) -> None:
        wanted = names_of(query, "fields")
        self.columns = [column for column in table.columns if not wanted or column.name in wanted]
        self.buffer = io.StringIO()
        self.writer = csv.writer(self.buffer, delimiter=query.separator)
        self.buffer.write(BOM if query.bom else "")
        self.writer.writerow(
            [safe(column.label) if query.headers == "label" else column.name for column in self.columns]
        )

    def piece(self, records: Sequence[Record]) -> str:
        """Returns what the records add to the file."""
        for record in records:
            self.writer.writerow(
                [cell(getattr(record, column.attribute or column.name), column.kind) for column in self.columns]
            )
        text = self.buffer.getvalue()
        self.buffer.seek(0)
        self.buffer.truncate()
        return text


async def answer_export(
    request: Request,
    table: CsvTable,
    session: AsyncSession,
    repository: Callable[[AsyncSession], Exportable],
    query: ExportOptions,
) -> StreamingResponse:
    """Returns the file as an answer.

    The first rows are read before it begins, so that what fails is a problem and no broken file; the others while it is
    on its way, when the request's own transaction has ended.
    """
    await require_feature(request, "csv_export")
    sheet = Sheet(table, query)
    records, cursor = await repository(session).part(query, None, names=table.loads)
    first = sheet.piece(records)
    database: Database = request.app.state.database
    # On behalf of the same caller.
    caller = {name: value for name, value in session.info.items() if name == "caller"}

    async def stream() -> AsyncIterator[str]:
        yield first
        if cursor is None:
            return
        async with database.sessions() as reading:
            reading.info.update(caller)
            after: Cursor | None = cursor
            while after is not None:
                found, after = await repository(reading).part(query, after, names=table.loads)
                yield sheet.piece(found)
                reading.expunge_all()

    headers = {"Content-Disposition": f'attachment; filename="{table.name}.csv"', "Cache-Control": "no-store"}
    return StreamingResponse(stream(), media_type="text/csv; charset=utf-8", headers=headers)
