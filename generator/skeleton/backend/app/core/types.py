"""Column types that behave the same on SQLite, PostgreSQL and MySQL."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import mysql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


def choice(kind: type[ChoiceT], length: int) -> sa.Enum:
    """Returns the type of a column of choices: text holding their values (a native enumeration cannot grow everywhere)."""
    return sa.Enum(
        kind, native_enum=False, length=length, values_callable=lambda members: [item.value for item in members]
    )


class UTCDateTime(sa.types.TypeDecorator[dt.datetime]):
    """A moment. Takes only aware datetimes, stores UTC, returns aware UTC: naive ones would be silently wrong."""

    impl = sa.DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[dt.datetime]:
        return dt.datetime

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name in ("mysql", "mariadb"):
            return dialect.type_descriptor(mysql.DATETIME(fsp=6))
        return dialect.type_descriptor(sa.DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without time zone cannot be stored")
        value = value.astimezone(dt.UTC)
        return value if dialect.name == "postgresql" else value.replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            return value.replace(tzinfo=dt.UTC)
        return value if value.tzinfo is dt.UTC else value.astimezone(dt.UTC)

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any] | None:
        # A page has hundreds of moments: SQLite's, which are texts, are read in one step instead of three.
        return moment_of if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def moment_of(text: str | None) -> dt.datetime | None:
    """Returns the moment that SQLite holds as a text, in UTC."""
    return None if text is None else dt.datetime.fromisoformat(f"{text}+00:00")


class ExactDecimal(sa.types.TypeDecorator[Decimal]):
    """A decimal that is exact and sorts right everywhere; SQLite, which has none, stores a scaled integer."""

    impl = sa.Numeric
    cache_ok = True

    @property
    def python_type(self) -> type[Decimal]:
        return Decimal

    def __init__(self, precision: int, scale: int) -> None:
        super().__init__(precision, scale)
        self.precision = precision
        self.scale = scale

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(sa.BigInteger())
        return dialect.type_descriptor(sa.Numeric(self.precision, self.scale))

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> Decimal | int | None:
        if value is None or dialect.name != "sqlite":
            return value
        return int(Decimal(value).scaleb(self.scale))

    def process_literal_param(self, value: Decimal | None, dialect: sa.Dialect) -> str:
        bound = self.process_bind_param(value, dialect)
        return "NULL" if bound is None else format(bound, "f" if isinstance(bound, Decimal) else "d")

    def process_result_value(self, value: Decimal | int | None, dialect: sa.Dialect) -> Decimal | None:
        if value is None:
            return None
        if dialect.name == "sqlite":
            return Decimal(value).scaleb(-self.scale)
        return value if isinstance(value, Decimal) else Decimal(value)

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any] | None:
        if dialect.name != "sqlite":
            return super().result_processor(dialect, coltype)
        places = -self.scale
        return lambda value: None if value is None else Decimal(value).scaleb(places)


# Options of an index that leaves deleted rows out; MySQL has no such indexes and keeps them.
LIVE_ROWS: dict[str, Any] = {f"{name}_where": sa.text("deleted_at IS NULL") for name in ("postgresql", "sqlite")}
# SQLite only numbers rows by itself when the key is declared INTEGER.
BigIntId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# MySQL's TEXT ends at 64 KB.
LongText = sa.Text().with_variant(mysql.MEDIUMTEXT(), "mysql", "mariadb")
PreciseTime = sa.Time().with_variant(mysql.TIME(fsp=6), "mysql", "mariadb")


class text_length(GenericFunction[int]):
    """Length of a text in characters (MySQL's `length` counts bytes)."""

    type = sa.Integer()
    inherit_cache = True


@compiles(text_length)
def _length(element: text_length, compiler: SQLCompiler, **options: Any) -> str:
    return f"length({compiler.process(element.clauses, **options)})"


@compiles(text_length, "mysql")
@compiles(text_length, "mariadb")
def _char_length(element: text_length, compiler: SQLCompiler, **options: Any) -> str:
    return f"char_length({compiler.process(element.clauses, **options)})"
