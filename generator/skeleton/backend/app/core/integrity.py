"""Traces a refusal of the database back to the field it is about.

The three databases word it differently and SQLite leaves names out of some; every constraint of ours has a name, and
the tables know which columns it covers.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import visitors

from app.core.errors import ApiError, FieldError, conflict, invalid, pointer
from app.core.messages import message
from app.core.model import Base

Kind = Literal["unique", "foreign_key", "parent", "check", "not_null", "busy"]


@dataclass(frozen=True)
class Violation:
    """What was violated; `constraint` and `columns` as far as the database tells."""

    kind: Kind
    constraint: str | None = None
    columns: tuple[str, ...] = ()


POSTGRES_KINDS: dict[str, Kind] = {
    "23505": "unique",
    "23503": "foreign_key",
    "23514": "check",
    "23502": "not_null",
    "40001": "busy",
    "40P01": "busy",
}
MYSQL_KINDS: dict[int, Kind] = {
    1062: "unique",
    1452: "foreign_key",
    1451: "parent",
    3819: "check",
    4025: "check",
    1048: "not_null",
    1205: "busy",
    1213: "busy",
}
SQLITE_KINDS: tuple[tuple[str, Kind], ...] = (
    ("UNIQUE constraint failed: ", "unique"),
    ("FOREIGN KEY constraint failed", "foreign_key"),
    ("CHECK constraint failed: ", "check"),
    ("NOT NULL constraint failed: ", "not_null"),
    ("database is locked", "busy"),
)


def read_violation(error: DBAPIError) -> Violation | None:
    """Returns what the database refused, or None when the error is of another kind."""
    original: Any = error.orig
    code = original.args[0] if original is not None and original.args else None
    if isinstance(code, int):
        return _mysql(code, str(original.args[-1]))
    state = getattr(original, "sqlstate", None)
    if state is not None:
        return _postgres(state, original)
    return _sqlite(str(code or error))


def _mysql(code: int, text: str) -> Violation | None:
    kind = MYSQL_KINDS.get(code)
    if kind is None:
        return None
    column = re.search(r"Column '([^']+)'", text)
    named = re.search(r"for key '([^']+)'|CONSTRAINT `([^`]+)`|[Cc]onstraint '([^']+)'", text)
    name = next((group for group in named.groups() if group), "").rpartition(".")[2] if named else None
    return Violation(kind, name or None, (column.group(1),) if column else ())


def _postgres(state: str, original: Any) -> Violation | None:
    kind = POSTGRES_KINDS.get(state)
    if kind is None:
        return None
    if kind == "foreign_key" and "still referenced" in str(original):
        kind = "parent"
    cause = original.__cause__
    column = getattr(cause, "column_name", None)
    return Violation(kind, getattr(cause, "constraint_name", None), (column,) if column else ())


def _sqlite(text: str) -> Violation | None:
    for prefix, kind in SQLITE_KINDS:
        if prefix not in text:
            continue
        rest = text.partition(prefix)[2].strip()
        if kind in ("unique", "not_null"):
            return Violation(kind, None, tuple(part.rpartition(".")[2] for part in rest.split(", ")))
        return Violation(kind, rest or None)
    return None


def constraint_columns() -> dict[str, tuple[str, ...]]:
    """Returns constraint or unique index name → the columns it is about."""
    found: dict[str, tuple[str, ...]] = {}
    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            name = constraint.name
            if isinstance(constraint, sa.CheckConstraint):
                parts = visitors.iterate(constraint.sqltext)
                columns = tuple(dict.fromkeys(part.name for part in parts if isinstance(part, sa.ColumnClause)))
            else:
                columns = tuple(column.name for column in getattr(constraint, "columns", ()))
            if isinstance(name, str):
                found[name] = columns
        for index in table.indexes:
            if index.unique and isinstance(index.name, str):
                found[index.name] = tuple(column.name for column in index.columns)
    return found


def translate(error: DBAPIError) -> ApiError | None:
    """Returns the answer for a refusal of the database, or None when it is not one (then it is a bug)."""
    violation = read_violation(error)
    if violation is None:
        return None
    columns = violation.columns
    if not columns and violation.constraint is not None:
        columns = constraint_columns().get(violation.constraint, ())
    # Part of unique constraints where deleted records stay; nobody sent it.
    columns = tuple(column for column in columns if column != "deleted_key")
    if violation.kind == "busy":
        return conflict("busy")
    if violation.kind == "parent":
        return conflict("in_use", message("in_use", what=violation.constraint or "…"))
    if violation.kind == "foreign_key" and not columns:
        return conflict("conflict")
    code = "unknown_reference" if violation.kind == "foreign_key" else violation.kind
    errors = [
        FieldError(pointer=pointer(*column.split(".")), field=column, code=code, detail=message(code))
        for column in columns
    ]
    if violation.kind == "unique":
        return conflict("conflict", errors=errors)
    return invalid(*errors)
