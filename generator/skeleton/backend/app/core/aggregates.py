"""Figures for dashboards: counts, sums and averages, by day or by choice; the same on every database."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Protocol, TypeVar
from uuid import UUID

import sqlalchemy as sa
from fastapi import Request, Response
from pydantic import BeforeValidator, Field
from sqlalchemy.exc import DataError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from app.core.answers import answer
from app.core.errors import FieldError, invalid
from app.core.listing import Condition, Filters, names_of, split_commas
from app.core.messages import message
from app.core.model import Record
from app.core.schemas import Schema
from app.core.types import ExactDecimal

ValueT = TypeVar("ValueT")
MAX_GROUPS = 1000
# SQLite adds up in 64 bits; sums are taken in two halves so that none overflows.
HALF = 10**9

GroupsOf = Annotated[list[ValueT], BeforeValidator(split_commas), Field(max_length=2)]


class Figure(Schema):
    """The figures of one group; `key` has a value for each name in `group_by`, null for records without one."""

    key: dict[str, str | int | bool | None]
    values: dict[str, int | float | str | None] = Field(
        description="By metric; exact amounts as text, null where there is nothing to add up."
    )


class Figures(Schema):
    """Figures in the order of their keys; `labels` says how the records that keys refer to are called."""

    items: list[Figure]
    truncated: bool = Field(description=f"There are more than {MAX_GROUPS} groups; these are the first ones.")
    labels: dict[str, dict[str, str]]


class Period(FunctionElement[str]):
    """The day, month or year, in UTC, that a moment or date falls on, as text that sorts right.

    A class for each unit: what differs in the text of a statement must differ in its cache key.
    """

    type = sa.String()
    inherit_cache = True
    # How many characters of an ISO date it is.
    length = 0


class day_of(Period):
    name = "day_of"
    inherit_cache = True
    length = 10


class month_of(Period):
    name = "month_of"
    inherit_cache = True
    length = 7


class year_of(Period):
    name = "year_of"
    inherit_cache = True
    length = 4


UNITS: Mapping[str, type[Period]] = {"day": day_of, "month": month_of, "year": year_of}


def _substring(element: Period, compiler: SQLCompiler, **options: Any) -> str:
    return f"substr({compiler.process(element.clauses, **options)}, 1, {element.length})"


def _to_char(element: Period, compiler: SQLCompiler, **options: Any) -> str:
    (column,) = element.clauses
    zone = "" if isinstance(column.type, sa.Date) else " AT TIME ZONE 'UTC'"
    return f"to_char({compiler.process(column, **options)}{zone}, '{'YYYY-MM-DD'[: element.length]}')"


def _date_format(element: Period, compiler: SQLCompiler, **options: Any) -> str:
    pattern = {10: "%%Y-%%m-%%d", 7: "%%Y-%%m", 4: "%%Y"}[element.length]
    return f"date_format({compiler.process(element.clauses, **options)}, '{pattern}')"


for _unit in UNITS.values():
    compiles(_unit, "sqlite")(_substring)
    compiles(_unit, "postgresql")(_to_char)
    compiles(_unit, "mysql", "mariadb")(_date_format)


@dataclass(frozen=True)
class FigureView:
    """What an entity's figures are made of: its table, and the entities that groups refer to."""

    model: type[Record]
    references: Mapping[str, type[Record]] = field(default_factory=dict)

    @property
    def tables(self) -> list[str]:
        return sorted({str(model.__tablename__) for model in (self.model, *self.references.values())})


class Countable(Protocol):
    """An entity's queries, as far as figures need them."""

    def where(self, query: Filters, *within: Condition) -> list[Condition]: ...


class Metric:
    """One figure: which columns of the result it needs, and how it is made of them."""

    def __init__(self, model: type[Record], name: str, dialect: str) -> None:
        self.name = name
        column_name, _, self.operation = name.rpartition("__")
        self.column: InstrumentedAttribute[Any] | None = getattr(model, column_name) if column_name else None
        self.halves = dialect == "sqlite" and self.column is not None and not isinstance(self.column.type, sa.Float)
        self.scale = (
            self.column.type.scale if self.column is not None and isinstance(self.column.type, ExactDecimal) else 0
        )

    def columns(self) -> list[sa.ColumnElement[Any]]:
        """Returns what to select for this figure."""
        if self.column is None:
            return [sa.func.count()]
        if self.operation in ("min", "max"):
            return [getattr(sa.func, self.operation)(self.column)]
        if not self.halves:
            return [sa.func.count(self.column), sa.func.sum(self.column)]
        whole = sa.type_coerce(self.column, sa.BigInteger())
        return [sa.func.count(self.column), sa.func.sum(whole // HALF), sa.func.sum(whole % HALF)]

    def value(self, found: Sequence[Any]) -> Any:
        """Returns the figure."""
        if self.column is None:
            return int(found[0])
        if self.operation in ("min", "max"):
            return _shown(found[0])
        count, *parts = found
        if not count:
            return None
        if isinstance(self.column.type, sa.Float):
            total = float(parts[0])
            return _shown(total if self.operation == "sum" else total / count)
        exact = Decimal(int(parts[0]) * HALF + int(parts[1])).scaleb(-self.scale) if self.halves else Decimal(parts[0])
        if self.operation == "avg":
            mean = (exact / count).quantize(Decimal(1).scaleb(-self.scale - 4))
            return _shown(mean) if self.scale else float(mean)
        return _shown(exact.quantize(Decimal(1).scaleb(-self.scale))) if self.scale else int(exact)


def _shown(value: Any) -> Any:
    """Returns a number as the answer carries it; sums of floats lose the digits that the order of adding decides."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, float):
        return float(f"{value:.12g}") if math.isfinite(value) else None
    return value


def group_column(model: type[Record], name: str) -> sa.ColumnElement[Any]:
    """Returns the expression of a group: a column, or the period its value falls on."""
    column_name, _, unit = name.rpartition("__")
    if unit in UNITS and column_name:
        return UNITS[unit](getattr(model, column_name))
    column: sa.ColumnElement[Any] = getattr(model, name)
    return column


async def read_figures(
    view: FigureView, session: AsyncSession, repository: Countable, query: Filters, *within: Condition
) -> Figures:
    """Returns the figures the query asks for; raises 422 when they are too large to be numbers."""
    groups = list(dict.fromkeys(names_of(query, "group_by")))
    dialect = session.get_bind().dialect.name
    metrics = [Metric(view.model, name, dialect) for name in dict.fromkeys(names_of(query, "metrics") or ["count"])]
    keys = [group_column(view.model, name).label(f"key_{number}") for number, name in enumerate(groups)]
    columns = [column for metric in metrics for column in metric.columns()]
    figures = [column.label(f"figure_{number}") for number, column in enumerate(columns)]
    inner = sa.select(*keys, *figures).select_from(view.model).where(*repository.where(query, *within))
    statement = inner
    if groups:
        # Sorted from outside: databases differ in what they let a grouped query sort by.
        table = inner.group_by(*keys).subquery()
        order = [part for key in keys for part in (table.c[key.name].is_(None), table.c[key.name])]
        statement = sa.select(table).order_by(*order).limit(MAX_GROUPS + 1)
    try:
        rows = (await session.execute(statement)).all()
    except DataError as error:
        detail = message("figures_too_large")
        raise invalid(
            FieldError(location="query", pointer="/metrics", field="metrics", code="figures_too_large", detail=detail)
        ) from error
    items = [_figure(groups, metrics, row) for row in rows[:MAX_GROUPS]]
    labels = {
        name: await _labels(session, view.references[name], name, items) for name in groups if name in view.references
    }
    return Figures(items=items, truncated=len(rows) > MAX_GROUPS, labels=labels)


def _figure(groups: Sequence[str], metrics: Sequence[Metric], row: Sequence[Any]) -> Figure:
    key = {name: _key(value) for name, value in zip(groups, row, strict=False)}
    values, start = {}, len(groups)
    for metric in metrics:
        width = len(metric.columns())
        values[metric.name] = metric.value(row[start : start + width])
        start += width
    return Figure(key=key, values=values)


def _key(value: Any) -> Any:
    """Returns a group's value as the answer carries it."""
    if isinstance(value, UUID):
        return str(value)
    return value.value if isinstance(value, Enum) else value


async def _labels(session: AsyncSession, model: type[Record], name: str, items: Sequence[Figure]) -> dict[str, str]:
    kind = model.__table__.c["id"].type.python_type
    ids = [kind(item.key[name]) for item in items if item.key[name] is not None]
    if not ids:
        return {}
    found = await session.scalars(sa.select(model).where(model.id.in_(ids)))
    return {str(record.id): record.display for record in found}


class Counting(Protocol):
    """The operations of an entity, as far as figures need them."""

    session: AsyncSession

    @property
    def repository(self) -> Countable: ...


async def answer_figures(request: Request, view: FigureView, service: Counting, query: Filters) -> Response:
    """Returns the figures as an answer, from the cache when nothing they are made of has changed."""

    async def write() -> bytes:
        figures = await read_figures(view, service.session, service.repository, query)
        return figures.model_dump_json().encode()

    return await answer(request, service.session, view.tables, write)
