"""What small parts promise by themselves, whatever the entities are."""

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

import pytest
import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.core import schemas
from app.core.csv_export import CsvColumn
from app.core.csv_import import value_of
from app.core.integrity import Violation, constraint_columns, read_violation, translate
from app.core.settings import Settings
from app.factory import create_app


class Refusal(Exception):
    """What a driver raises; PostgreSQL's tells more of itself in its cause."""

    def __init__(self, *args: object, sqlstate: str | None = None) -> None:
        super().__init__(*args)
        if sqlstate is not None:
            self.sqlstate = sqlstate


class Cause(Exception):
    """As asyncpg names what was violated."""

    def __init__(self, constraint: str | None = None, column: str | None = None) -> None:
        super().__init__()
        self.constraint_name = constraint
        self.column_name = column


def refused(*args: object, state: str | None = None, cause: Cause | None = None) -> DBAPIError:
    original = Refusal(*args, sqlstate=state)
    original.__cause__ = cause
    return IntegrityError("INSERT", {}, original)


@pytest.mark.parametrize(
    ("error", "violation"),
    [
        (refused("UNIQUE constraint failed: things.a, things.b"), Violation("unique", None, ("a", "b"))),
        (refused("NOT NULL constraint failed: things.a"), Violation("not_null", None, ("a",))),
        (refused("CHECK constraint failed: ck_things_a"), Violation("check", "ck_things_a")),
        (refused("FOREIGN KEY constraint failed"), Violation("foreign_key")),
        (refused("database is locked"), Violation("busy")),
        (refused("disk I/O error"), None),
        (refused(1062, "Duplicate entry 'x' for key 'things.uq_things_a'"), Violation("unique", "uq_things_a")),
        (refused(1048, "Column 'a' cannot be null"), Violation("not_null", None, ("a",))),
        (refused(1452, "… CONSTRAINT `fk_things_a` FOREIGN KEY …"), Violation("foreign_key", "fk_things_a")),
        (refused(1451, "… CONSTRAINT `fk_things_a` FOREIGN KEY …"), Violation("parent", "fk_things_a")),
        (refused(3819, "Check constraint 'ck_things_a' is violated."), Violation("check", "ck_things_a")),
        (refused(1213, "Deadlock found when trying to get lock"), Violation("busy")),
        (refused(1064, "You have an error in your SQL syntax"), None),
        (refused("x", state="23505", cause=Cause("uq_things_a")), Violation("unique", "uq_things_a")),
        (refused("x", state="23502", cause=Cause(None, "a")), Violation("not_null", None, ("a",))),
        (refused("is still referenced", state="23503", cause=Cause("fk_a")), Violation("parent", "fk_a")),
        (refused("x", state="40P01"), Violation("busy")),
        (refused("x", state="42P01"), None),
    ],
)
def test_the_refusals_of_every_database_are_understood(error: DBAPIError, violation: Violation | None) -> None:
    assert read_violation(error) == violation


def test_a_refusal_names_the_fields_of_its_constraint() -> None:
    for name, columns in constraint_columns().items():
        fields = [column for column in columns if column != "deleted_key"]
        answer = translate(refused(3819, f"Check constraint '{name}' is violated."))
        assert answer is not None and answer.status == 422
        assert [error.field for error in answer.errors] == fields
    statuses = [translate(refused(*args)) for args in ((1213, "Deadlock"), (1451, "in use"), (1452, "no parent"))]
    assert [found.status for found in statuses if found is not None] == [409, 409, 409]
    assert translate(refused(1064, "syntax")) is None


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (schemas.storable_json, {"a": [1, "b", None, {"c": 1.5}]}, [math.inf, {"a": math.nan}, ["\x00"], "\ud800"]),
        (schemas.http_url, "https://example.com/a?b=1", ["ftp://example.com", "https://", "http://a b", "http://[x"]),
        (schemas.phone_number, "+34 600 11 22 33", ["12", "call me", "+" + "1" * 20]),
        (schemas.email_address, "ana@example.com", ["ana", "ana@", "a b@example.com"]),
        (schemas.storable_date, dt.date(2026, 2, 28), [dt.date(999, 12, 31)]),
        (schemas.naive_time, dt.time(10, 30), [dt.time(10, 30, tzinfo=dt.UTC)]),
        (schemas.in_utc, dt.datetime(2026, 2, 28, tzinfo=dt.UTC), [dt.datetime.min.replace(tzinfo=dt.UTC)]),
    ],
)
def test_values_no_database_can_hold_are_refused(check: Callable[[Any], Any], good: Any, bad: list[Any]) -> None:
    assert check(good) == good
    for value in bad:
        with pytest.raises(ValueError, match="."):
            check(value)


def test_moments_become_utc_whatever_zone_they_were_said_in() -> None:
    east = dt.timezone(dt.timedelta(hours=2))
    assert schemas.in_utc(dt.datetime(2026, 2, 28, 10, tzinfo=east)) == dt.datetime(2026, 2, 28, 8, tzinfo=dt.UTC)
    assert schemas.iso_utc(dt.datetime(2026, 2, 28, 8, tzinfo=dt.UTC)) == "2026-02-28T08:00:00Z"
    with pytest.raises(ValueError, match="."):
        schemas.in_utc(dt.datetime.max.replace(tzinfo=dt.timezone(-dt.timedelta(hours=2))))


@pytest.mark.parametrize(
    ("kind", "text"),
    [(schemas.Moment, "2026-01-31T10:00:00Z"), (schemas.Day, "2026-01-31"), (schemas.TimeOfDay, "10:30:00")],
)
def test_numbers_are_no_moments(kind: Any, text: str) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    adapter.validate_python(text)
    for number in (0, 0.5, "0.5", "-1"):
        with pytest.raises(ValidationError, match="valid"):
            adapter.validate_python(number)


def test_exact_numbers_keep_their_decimals_and_patterns_are_looked_for() -> None:
    exact: TypeAdapter[Decimal] = TypeAdapter(Annotated[Decimal, schemas.Scaled(2, 18)])
    assert schemas.plain_decimal(exact.validate_python("1E+2")) == "100.00"
    text, number = TypeAdapter(Annotated[Decimal, schemas.Scaled(2, 5, least="0")]).json_schema()["anyOf"]
    assert (text["pattern"], number["minimum"], number["maximum"]) == (r"^[0-9]{1,3}(\.[0-9]{1,2})?$", 0, 1000)
    code: TypeAdapter[str] = TypeAdapter(Annotated[str, schemas.matches(r"^(?!00)\d{2}$")])
    assert code.validate_python("12") == "12"
    with pytest.raises(ValidationError):
        code.validate_python("00")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "'=1+1", "=1+1"),
        ("boolean", " yes ", True),
        ("boolean", "maybe", "maybe"),
        ("integer", "+7", 7),
        ("integer", "7.5", "7.5"),
        ("number", "1,5", 1.5),
        ("exact", "1,50", "1.50"),
        ("ids", "1, 2;x", [1, 2, "x"]),
        ("place", "41.4, 2.2", {"lat": 41.4, "lng": 2.2}),
        ("place", "1.2.3, 2", {"lat": "1.2.3", "lng": 2.0}),
        ("place", "here", "here"),
        ("json", '{"a": 1}', {"a": 1}),
        ("json", "{", "{"),
    ],
)
def test_cells_are_read_by_the_kind_of_their_column(kind: Any, text: str, value: object) -> None:
    assert value_of(text, CsvColumn("a", "A", kind)) == value


async def test_an_application_migrates_before_its_first_request_and_closes_what_it_opened(
    settings: Settings, tmp_path: Any
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'lifespan_test.db'}"
    app = create_app(settings.model_copy(update={"database_url": url, "migrate_on_start": True, "cache_seconds": 5}))
    async with app.router.lifespan_context(app), app.state.database.sessions() as session:
        assert await session.scalar(sa.text("SELECT count(*) FROM alembic_version")) == 1
