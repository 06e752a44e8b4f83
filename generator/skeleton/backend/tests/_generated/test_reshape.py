"""Migrations that change tables keep what rows hold, up and down, and end with the schema a fresh database has."""

import datetime as dt
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.schema import SchemaItem

from app.core.database import create_engine
from app.core.reshape import reshape
from app.core.reshape_checks import RowsInTheWay
from app.core.reshape_tables import Change, Shape
from app.core.settings import Settings
from app.core.types import BigIntId, ExactDecimal, LongText, UTCDateTime, text_length

ResultT = TypeVar("ResultT")
MOMENT = dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
async def bare(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """Yields an engine as migrations have it, and takes away the tables of the test."""
    engine = create_engine(settings.database_url, pool_size=1, foreign_keys=False)
    yield engine

    def drop(connection: sa.Connection) -> None:
        metadata = sa.MetaData()
        names = sa.inspect(connection).get_table_names()
        metadata.reflect(connection, only=[name for name in names if "reshape" in name], resolve_fks=False)
        metadata.drop_all(connection)

    async with engine.begin() as connection:
        await connection.run_sync(drop)
    await engine.dispose()


async def within(engine: AsyncEngine, work: Callable[[sa.Connection], ResultT]) -> ResultT:
    """Runs the work as a migration runs: on one connection, with Alembic's operations."""

    def run(connection: sa.Connection) -> ResultT:
        with Operations.context(MigrationContext.configure(connection)):
            return work(connection)

    async with engine.begin() as connection:
        return await connection.run_sync(run)


def schema_of(connection: sa.Connection) -> dict[str, Any]:
    """Returns what the database says of the tables of the test, to be compared."""
    inspector = sa.inspect(connection)
    found: dict[str, Any] = {}
    for name in sorted(inspector.get_table_names()):
        if "reshape" not in name:
            continue
        found[name] = {
            "columns": {
                column["name"]: (str(column["type"].compile(dialect=connection.dialect)), column["nullable"])
                for column in inspector.get_columns(name)
            },
            "checks": sorted(str(check["name"]) for check in inspector.get_check_constraints(name)),
            "uniques": sorted(
                (str(item["name"]), item["column_names"]) for item in inspector.get_unique_constraints(name)
            ),
            "indexes": sorted((str(item["name"]), item["column_names"]) for item in inspector.get_indexes(name)),
            "keys": sorted(
                (str(key["name"]), key["constrained_columns"], key["referred_table"], key["options"].get("ondelete"))
                for key in inspector.get_foreign_keys(name)
            ),
            "primary": inspector.get_pk_constraint(name)["constrained_columns"],
        }
    return found


def create(shapes: Sequence[Shape]) -> Callable[[sa.Connection], None]:
    """Returns work that makes the tables on an empty database."""
    return lambda _connection: reshape([Change(None, shape) for shape in shapes])


def drop(shapes: Sequence[Shape]) -> Callable[[sa.Connection], None]:
    """Returns work that takes the tables away again."""
    return lambda _connection: reshape([Change(shape, None) for shape in shapes])


def rows_of(shape: Shape) -> Callable[[sa.Connection], list[dict[str, Any]]]:
    """Returns work that reads every row of a table."""

    def read(connection: sa.Connection) -> list[dict[str, Any]]:
        table = shape.table()
        return [dict(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key)).mappings()]

    return read


def insert(shape: Shape, *rows: Mapping[str, Any]) -> Callable[[sa.Connection], None]:
    """Returns work that stores rows."""

    def write(connection: sa.Connection) -> None:
        for row in rows:
            connection.execute(sa.insert(shape.table()).values(row))

    return write


async def expect_whole(engine: AsyncEngine, changes: Sequence[Change]) -> None:
    """Checks that the changes lead to the schema a fresh database has, and their way back to the one before."""
    before = [change.before for change in changes if change.before is not None]
    after = [change.after for change in changes if change.after is not None]
    await within(engine, lambda _connection: reshape(changes))
    reached = await within(engine, schema_of)
    await within(engine, lambda _connection: reshape([change.backwards() for change in changes]))
    returned = await within(engine, schema_of)
    await within(engine, drop(before))
    await within(engine, create(before))
    assert returned == await within(engine, schema_of)
    await within(engine, drop(before))
    await within(engine, create(after))
    assert reached == await within(engine, schema_of)


def spaces(*items: SchemaItem) -> Sequence[SchemaItem]:
    """Returns the items of a table that others refer to, under its first name."""
    return [
        sa.Column("id", BigIntId, nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reshape_spaces"),
        sa.UniqueConstraint("name", name="uq_reshape_spaces_name"),
        *items,
    ]


def tasks(*items: SchemaItem) -> Sequence[SchemaItem]:
    """Returns the items of a table with every kind of constraint."""
    return [
        sa.Column("id", BigIntId, nullable=False),
        sa.Column("title", sa.String(80), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("price", ExactDecimal(18, 2), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("space_id", sa.BigInteger(), nullable=False),
        sa.Column("search_text", LongText, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reshape_tasks"),
        sa.CheckConstraint(text_length(sa.column("title")) <= 80, name="ck_reshape_tasks_title_max"),
        sa.CheckConstraint(sa.column("state", sa.String()).in_(["todo", "done"]), name="ck_reshape_tasks_state_values"),
        sa.ForeignKeyConstraint(
            ["space_id"], ["reshape_spaces.id"], name="fk_reshape_tasks_space_id", ondelete="CASCADE"
        ),
        sa.Index("ix_reshape_tasks_space_id", "space_id", "id"),
        sa.Index("ix_reshape_tasks_title", "title", "id"),
        *items,
    ]


SPACES = Shape("reshape_spaces", spaces)
TASKS = Shape("reshape_tasks", tasks, search=("title",))
TASK = {"title": "Élan", "state": "todo", "price": Decimal("12.50"), "due": dt.date(2026, 3, 1), "search_text": "elan"}


async def with_rows(engine: AsyncEngine) -> None:
    """Makes both tables with a row each."""
    await within(engine, create([SPACES, TASKS]))
    await within(engine, insert(SPACES, {"id": 1, "name": "Home"}))
    await within(engine, insert(TASKS, {"id": 1, "space_id": 1, **TASK}))


def renamed_tasks() -> Sequence[SchemaItem]:
    """Returns the table under another name, with columns renamed, converted, added and taken away."""
    return [
        sa.Column("id", BigIntId, nullable=False),
        sa.Column("heading", LongText, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("price", sa.String(40), nullable=True),
        sa.Column("due", UTCDateTime(), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.BigInteger(), nullable=False),
        sa.Column("search_text", LongText, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reshape_jobs"),
        sa.CheckConstraint(sa.column("state", sa.String()).in_(["open", "done"]), name="ck_reshape_jobs_state_values"),
        sa.CheckConstraint(sa.column("weight") >= 1, name="ck_reshape_jobs_weight_min"),
        sa.ForeignKeyConstraint(["room_id"], ["reshape_rooms.id"], name="fk_reshape_jobs_room_id", ondelete="RESTRICT"),
        sa.Index("ix_reshape_jobs_room_id", "room_id", "id"),
    ]


def rooms() -> Sequence[SchemaItem]:
    """Returns the table that others refer to, under its later name."""
    return [
        sa.Column("id", BigIntId, nullable=False),
        sa.Column("name", sa.String(60), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reshape_rooms"),
    ]


ROOMS = Shape("reshape_rooms", rooms)
JOBS = Shape("reshape_jobs", renamed_tasks, search=("heading", "price"))
MOVED = [
    Change(SPACES, ROOMS),
    Change(
        TASKS,
        JOBS,
        renamed={"heading": "title", "room_id": "space_id"},
        fills={"weight": 3},
        choices={"state": {"todo": "open"}},
    ),
]


async def test_everything_changes_at_once_and_rows_keep_what_they_hold(bare: AsyncEngine) -> None:
    await with_rows(bare)
    await within(bare, lambda _connection: reshape(MOVED))
    assert await within(bare, rows_of(ROOMS)) == [{"id": 1, "name": "Home"}]
    assert await within(bare, rows_of(JOBS)) == [
        {
            "id": 1,
            "heading": "Élan",
            "state": "open",
            "price": "12.50",
            "due": dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
            "weight": 3,
            "room_id": 1,
            "search_text": "elan\n12.50",
        }
    ]
    await within(bare, lambda _connection: reshape([change.backwards() for change in MOVED]))
    assert await within(bare, rows_of(TASKS)) == [{"id": 1, "space_id": 1, **TASK}]


async def test_the_schema_reached_is_the_one_a_fresh_database_has(bare: AsyncEngine) -> None:
    await with_rows(bare)
    await expect_whole(bare, MOVED)


async def test_two_columns_may_change_their_names_for_each_others(bare: AsyncEngine) -> None:
    def pair() -> Sequence[SchemaItem]:
        return [
            sa.Column("id", BigIntId, nullable=False),
            sa.Column("first", sa.String(20), nullable=False),
            sa.Column("second", sa.String(20), nullable=False),
            sa.PrimaryKeyConstraint("id", name="pk_reshape_pairs"),
            sa.UniqueConstraint("first", name="uq_reshape_pairs_first"),
        ]

    shape = Shape("reshape_pairs", pair)
    change = Change(shape, shape, renamed={"first": "second", "second": "first"})
    await within(bare, create([shape]))
    await within(bare, insert(shape, {"id": 1, "first": "a", "second": "b"}))
    await within(bare, lambda _connection: reshape([change]))
    assert await within(bare, rows_of(shape)) == [{"id": 1, "first": "b", "second": "a"}]
    await expect_whole(bare, [change])


async def test_a_column_of_the_same_name_may_be_another_one(bare: AsyncEngine) -> None:
    def later() -> Sequence[SchemaItem]:
        return [
            item if getattr(item, "name", None) != "due" else sa.Column("due", sa.Date(), nullable=True)
            for item in tasks()
        ]

    await with_rows(bare)
    change = replace(Change(TASKS, Shape("reshape_tasks", later, search=("title",))), fresh=frozenset({"due"}))
    await within(bare, lambda _connection: reshape([change]))
    assert (await within(bare, rows_of(TASKS)))[0]["due"] is None


async def test_a_value_that_cannot_be_kept_stops_everything_and_is_named(bare: AsyncEngine) -> None:
    def counted() -> Sequence[SchemaItem]:
        return [
            sa.Column("title", sa.Integer(), nullable=False) if getattr(item, "name", None) == "title" else item
            for item in tasks()
            if getattr(item, "name", None) != "ck_reshape_tasks_title_max"
        ]

    await with_rows(bare)
    before = await within(bare, schema_of)
    with pytest.raises(RowsInTheWay, match=r"reshape_tasks 1: title 'Élan' is no int"):
        await within(bare, lambda _connection: reshape([Change(TASKS, Shape("reshape_tasks", counted))]))
    assert await within(bare, schema_of) == before
    assert (await within(bare, rows_of(TASKS)))[0]["title"] == "Élan"


async def test_tables_come_and_go_with_the_keys_between_them(bare: AsyncEngine) -> None:
    await expect_whole(bare, [Change(None, SPACES), Change(None, TASKS)])


async def test_more_rows_than_are_read_at_once_are_all_converted(bare: AsyncEngine) -> None:
    await within(bare, create([SPACES, TASKS]))
    await within(bare, insert(SPACES, {"id": 1, "name": "Home"}))

    def many(connection: sa.Connection) -> None:
        rows = [{**TASK, "id": number, "space_id": 1, "price": Decimal(number)} for number in range(1, 1203)]
        connection.execute(sa.insert(TASKS.table()), rows)

    await within(bare, many)
    await within(bare, lambda _connection: reshape(MOVED))
    found = await within(bare, rows_of(JOBS))
    assert [row["price"] for row in found] == [f"{number}.00" for number in range(1, 1203)]


async def test_rows_without_something_they_must_have_stop_everything(bare: AsyncEngine) -> None:
    await with_rows(bare)
    before = await within(bare, schema_of)
    with pytest.raises(RowsInTheWay, match="1 records of reshape_tasks have no weight"):
        await within(bare, lambda _connection: reshape([MOVED[0], replace(MOVED[1], fills={})]))
    assert await within(bare, schema_of) == before


async def test_a_value_no_two_rows_may_share_is_made_for_each(bare: AsyncEngine) -> None:
    def coded() -> Sequence[SchemaItem]:
        return [
            *spaces(sa.Column("code", sa.String(20), nullable=False)),
            sa.UniqueConstraint("code", name="uq_reshape_spaces_code"),
        ]

    change = Change(SPACES, Shape("reshape_spaces", coded), fills={"code": "C-{n}"})
    await within(bare, create([SPACES]))
    await within(bare, insert(SPACES, {"id": 5, "name": "Home"}, {"id": 9, "name": "Work"}))
    await within(bare, lambda _connection: reshape([change]))
    assert [row["code"] for row in await within(bare, rows_of(Shape("reshape_spaces", coded)))] == ["C-1", "C-2"]


async def test_what_was_given_up_comes_back_as_something_that_fits(bare: AsyncEngine) -> None:
    def short() -> Sequence[SchemaItem]:
        gone = {"name", "uq_reshape_spaces_name"}
        return [item for item in spaces() if getattr(item, "name", None) not in gone]

    change = Change(SPACES, Shape("reshape_spaces", short), back_fills={"name": "Name {n}"})
    await within(bare, create([SPACES]))
    await within(bare, insert(SPACES, {"id": 1, "name": "Home"}))
    await within(bare, lambda _connection: reshape([change]))
    await within(bare, lambda _connection: reshape([change.backwards()]))
    assert await within(bare, rows_of(SPACES)) == [{"id": 1, "name": "Name 1"}]
