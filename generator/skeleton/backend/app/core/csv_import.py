"""CSV files as new records: all of them or none, or those that are good, with a report of the rows that are not."""

import csv
import io
import json
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from typing import Annotated, Any, Literal

from fastapi import Query, Request
from pydantic import BaseModel, Field, ValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import UploadFile

from app.core.csv_export import FORMULA, CsvColumn, CsvTable
from app.core.errors import ApiError, FieldError, invalid, pointer
from app.core.integrity import translate
from app.core.messages import message, validation_message
from app.core.schemas import Schema
from app.core.settings import Settings
from app.core.switches import require_feature
from app.core.text import fold

# More would only repeat themselves.
MAX_ERRORS = 200
# Longest cell; the parser's own limit is shorter than a text may be.
csv.field_size_limit(16_777_216)
TRUE = frozenset({"true", "1", "yes", "y", "si", "s", "x", "verdadero"})
FALSE = frozenset({"false", "0", "no", "n", "falso"})
# Columns of our own exports that no request may set: passed over, so that an export can be imported.
PASSED_OVER = frozenset({"id", "created_at", "updated_at", "version", "deleted_at"})

Mode = Annotated[
    Literal["all", "partial"],
    Query(description="`all`: one bad row and nothing is stored. `partial`: the good rows are stored."),
]


class RowError(Schema):
    """What is wrong with a row: `line` as an editor counts it, `column` as the header names it."""

    line: int
    column: str | None = None
    field: str | None = None
    code: str
    message: str


class ImportReport(Schema):
    """What became of a file; `errors` are the first ones."""

    rows: int
    created: int
    failed: int
    errors: list[RowError] = Field(max_length=MAX_ERRORS)


@dataclass(frozen=True)
class Row:
    """A line of the file below its header."""

    line: int
    cells: Sequence[str]


BODY: Mapping[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {"file": {"type": "string", "contentMediaType": "text/csv"}},
                    "required": ["file"],
                }
            },
        },
    }
}


async def read_file(request: Request) -> str:
    """Returns the text of the file, sent by itself or in a form; raises 415 and 422."""
    header = Message()
    header["content-type"] = request.headers.get("content-type", "")
    kind = header.get_content_type() if request.headers.get("content-type") else ""
    if kind == "text/csv":
        content = await request.body()
    elif kind == "multipart/form-data":
        async with request.form(max_files=1, max_fields=10) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise invalid(FieldError(pointer="/file", field="file", code="missing", detail=message("empty_file")))
            content = await file.read()
    else:
        raise ApiError(415, "not_csv")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(RowError(line=1, code="not_utf8", message=message("not_utf8"))) from error
    if not text.strip():
        raise invalid(FieldError(pointer="/file", field="file", code="empty_file", detail=message("empty_file")))
    return text


def parse(text: str) -> tuple[Row, Iterator[Row]]:
    """Returns the header and the rows that are not empty; raises 422 where the text is no CSV."""
    head = text.lstrip("\r\n").partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)

    def rows() -> Iterator[Row]:
        line = 1
        try:
            for cells in reader:
                if any(value.strip() for value in cells):
                    yield Row(line, cells)
                line = reader.line_num + 1
        except csv.Error as error:
            raise refused(RowError(line=line, code="bad_csv", message=message("bad_csv"))) from error

    found = rows()
    header = next(found, None)
    if header is None:
        raise refused(RowError(line=1, code="bad_csv", message=message("bad_csv")))
    return header, found


def match_columns(table: CsvTable, fields: frozenset[str], header: Row) -> list[CsvColumn | None]:
    """Returns the column each cell belongs to, by name or by label; None: passed over. Raises 422 naming the others."""
    # A column of the key or of a moment stands in our own exports and is passed over.
    shown = {column.name: column if column.name in fields else None for column in table.columns}
    found: list[CsvColumn | None] = []
    errors = []
    for title in header.cells:
        name = column_name(table, title.strip())
        column = shown.get(name)
        if name not in shown and name not in PASSED_OVER:
            errors.append(row_error(header, title, "unknown_column", message("unknown_column")))
        elif column is not None and column in found:
            errors.append(row_error(header, title, "column_twice", message("column_twice")))
        found.append(column)
    if errors:
        raise refused(*errors)
    return found


def column_name(table: CsvTable, title: str) -> str:
    """Returns the name of the column a heading means: its name, its label, or its label whatever the case."""
    plain = title[1:] if title.startswith("'") and FORMULA.match(title) else title
    for column in table.columns:
        if column.name == title:
            return title
    for column in table.columns:
        if column.label == plain:
            return column.name
    for column in table.columns:
        if fold(column.label).strip() == fold(plain):
            return column.name
    return title


def value_of(text: str, column: CsvColumn) -> Any:
    """Returns a cell as a request carries it; what cannot be read is left as it is, for the checks to refuse."""
    if column.kind == "text":
        return text[1:] if text.startswith("'") and FORMULA.match(text) else text
    text = text.strip()
    if column.kind == "boolean":
        word = fold(text)
        return word in TRUE if word in TRUE or word in FALSE else text
    if column.kind == "integer" and re.fullmatch(r"[+-]?[0-9]{1,30}", text):
        return int(text)
    if column.kind in ("number", "exact") and re.fullmatch(r"[+-]?[0-9]{1,60}([.,][0-9]{1,60})?", text):
        plain = text.replace(",", ".")
        return plain if column.kind == "exact" else float(plain)
    if column.kind == "ids":
        return [int(part) if part.isdecimal() else part for part in re.split(r"[\s,;|]+", text)]
    if column.kind == "place":
        parts = re.fullmatch(r"(-?[0-9.]+)[,;\s]+(-?[0-9.]+)", text)
        return {"lat": _float(parts[1]), "lng": _float(parts[2])} if parts else text
    if column.kind == "json":
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return text


def _float(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def row_error(row: Row, column: str | None, code: str, text: str, field: str | None = None) -> RowError:
    return RowError(line=row.line, column=column, field=field, code=code, message=text)


def refused(*errors: RowError) -> ApiError:
    """422 naming each row: a problem whose pointers are line and field."""
    found = [
        FieldError(
            pointer=pointer(error.line, error.field or error.column or ""),
            field=error.field or error.column or "",
            code=error.code,
            detail=message("at_line", line=error.line, column=error.column or "–", text=error.message),
            line=error.line,
            column=error.column,
        )
        for error in errors[:MAX_ERRORS]
    ]
    return ApiError(422, "import_refused", errors=found)


def read_row(row: Row, columns: Sequence[CsvColumn | None], model: type[BaseModel]) -> BaseModel | list[RowError]:
    """Returns the body a row stands for, or what is wrong with it."""
    if len(row.cells) > len(columns):
        return [row_error(row, None, "too_many_cells", message("too_many_cells"))]
    body = {
        column.name: value_of(text, column)
        for text, column in zip(row.cells, columns, strict=False)
        if column is not None and text.strip() != ""
    }
    titles = {column.name: column.label for column in columns if column is not None}
    try:
        return model.model_validate(body)
    except ValidationError as error:
        return [
            row_error(
                row,
                titles.get(str(item["loc"][0]), str(item["loc"][0])) if item["loc"] else None,
                item["type"] if item["type"] != "value_error" else "invalid",
                validation_message(item),
                str(item["loc"][0]) if item["loc"] else None,
            )
            for item in error.errors()
        ]


async def import_rows(
    request: Request,
    table: CsvTable,
    session: AsyncSession,
    model: type[BaseModel],
    create: Callable[[Any], Awaitable[object]],
    mode: str,
) -> ImportReport:
    """Creates a record from each row; raises 422 with all that is wrong when `mode` is `all` and anything is.

    Raises 403 where files are turned off.
    """
    await require_feature(request, "csv_import")
    settings: Settings = request.app.state.settings
    header, rows = parse(await read_file(request))
    columns = match_columns(table, frozenset(model.model_fields), header)
    labels = {column.name: column.label for column in table.columns}
    errors: list[RowError] = []
    count = created = 0
    for row in rows:
        count += 1
        if count > settings.import_max_rows:
            raise refused(
                row_error(row, None, "too_many_rows", message("too_many_rows", limit=settings.import_max_rows))
            )
        data = read_row(row, columns, model)
        if isinstance(data, list):
            errors += data
            continue
        try:
            # A refused row takes back what it did, and no other row.
            async with session.begin_nested():
                await create(data)
            created += 1
        except (ApiError, DBAPIError) as error:
            errors += reasons(row, error, labels)
    if errors and mode == "all":
        raise refused(*errors)
    return ImportReport(rows=count, created=created, failed=count - created, errors=errors[:MAX_ERRORS])


def reasons(row: Row, error: ApiError | DBAPIError, labels: Mapping[str, str]) -> list[RowError]:
    """Returns why a row was refused; an error that is no refusal is raised again."""
    problem = error if isinstance(error, ApiError) else translate(error)
    if problem is None or problem.status >= 500:
        raise error
    if not problem.errors:
        return [row_error(row, None, problem.code, problem.detail)]
    return [
        row_error(row, labels.get(item.field, item.field), item.code, item.detail, item.field)
        for item in problem.errors
    ]
