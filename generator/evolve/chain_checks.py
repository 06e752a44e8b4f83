"""Takes a database through the versions of made-up projects; run on each kind of server by evolve.pipeline.test.ts."""

import json
import types
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.ext.asyncio import AsyncEngine

from app.core import keys
from app.core.convert import convert
from app.core.database import create_engine
from app.core.reshape_checks import RowsInTheWay
from app.core.reshape_rows import converted_columns
from app.core.reshape_tables import Change
from app.core.settings import Settings

CHAINS = json.loads(Path(__file__).with_name("chains.json").read_text())
# Projects whose keys are numbers have no such function.
keys.uuid7 = uuid.uuid4  # type: ignore[attr-defined]
# What became of migrations with rows in the tables, of all chains together.
SEEN: Counter[str] = Counter()


@pytest.fixture
async def engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """Yields an engine as migrations have it, on an empty database."""
    engine = create_engine(settings.database_url, pool_size=1, foreign_keys=False)
    await run(engine, drop_all)
    yield engine
    await run(engine, drop_all)
    await engine.dispose()


async def run(engine: AsyncEngine, work: Callable[..., Any], *arguments: Any) -> Any:
    """Runs the work as a migration runs, in one transaction."""

    def within(connection: sa.Connection) -> Any:
        with Operations.context(MigrationContext.configure(connection)):
            return work(connection, *arguments)

    async with engine.begin() as connection:
        return await connection.run_sync(within)


def drop_all(connection: sa.Connection) -> None:
    """Empties the database."""
    metadata = reflected(connection)
    metadata.drop_all(connection)


def reflected(connection: sa.Connection) -> sa.MetaData:
    """Returns the tables there are."""
    metadata = sa.MetaData()
    metadata.reflect(connection)
    return metadata


def module(source: str) -> types.ModuleType:
    """Returns a migration as a module."""
    found = types.ModuleType("revision")
    exec(compile(source, "revision", "exec"), found.__dict__)
    return found


def schema_of(connection: sa.Connection) -> dict[str, Any]:
    """Returns everything the database says of its tables."""
    inspector = sa.inspect(connection)
    found: dict[str, Any] = {}

    def note(part: str, tables: Mapping[Any, Any], tell: Callable[[Any], Any]) -> None:
        for (_, name), told in tables.items():
            found.setdefault(name, {})[part] = tell(told)

    def column(each: Any) -> Any:
        kind = str(each["type"].compile(dialect=connection.dialect))
        default = each.get("default") and str(each["default"])
        return kind, getattr(each["type"], "collation", None), each["nullable"], default, each.get("autoincrement")

    def index(each: Any) -> Any:
        options = sorted(f"{key} {value}" for key, value in each.get("dialect_options", {}).items())
        return each["name"], each["column_names"], each["unique"], options

    def key(each: Any) -> Any:
        return each["name"], each["constrained_columns"], each["referred_table"], each["options"].get("ondelete")

    def several(tell: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda parts: sorted((tell(each) for each in parts), key=repr)

    note("columns", inspector.get_multi_columns(), lambda told: {each["name"]: column(each) for each in told})
    note("checks", inspector.get_multi_check_constraints(), several(lambda each: (each["name"], each["sqltext"])))
    note("uniques", inspector.get_multi_unique_constraints(), several(lambda e: (e["name"], e["column_names"])))
    note("indexes", inspector.get_multi_indexes(), several(index))
    note("keys", inspector.get_multi_foreign_keys(), several(key))
    note("primary", inspector.get_multi_pk_constraint(), lambda told: (told["name"], told["constrained_columns"]))
    if connection.dialect.name == "postgresql":
        found["sequences"] = sorted(inspector.get_sequence_names())
    return found


def insert_rows(connection: sa.Connection, tables: list[Any]) -> None:
    """Stores rows in tables that have none; those that would need a record which is not there are left out."""
    metadata = reflected(connection)
    now = sa.func.current_timestamp()
    for name, rows in tables:
        table = metadata.tables[name]
        if connection.scalar(sa.select(sa.func.count()).select_from(table)):
            continue
        for at, row in enumerate(rows):
            values: dict[str, Any] = {}
            for key, value in row.items():
                column = table.columns[key]
                if isinstance(value, dict) and "$ref" in value:
                    target = metadata.tables[value["$ref"]]
                    query = sa.select(target.columns["id"]).order_by(target.columns["id"]).limit(1).offset(at)
                    values[key] = connection.scalar(query)
                else:
                    values[key] = value
            if any(value is None and not table.columns[key].nullable for key, value in values.items()):
                continue
            if "created_at" in table.columns:
                values |= {"created_at": now, "updated_at": now, "version": 1}
            if "deleted_key" in table.columns:
                values["deleted_key"] = 0
            if "search_text" in table.columns:
                values["search_text"] = ""
            connection.execute(SHAPES[name].insert().values(**prepared(SHAPES[name], values)))


SHAPES: dict[str, sa.Table] = {}


def prepared(table: sa.Table, values: dict[str, Any]) -> dict[str, Any]:
    """Returns the values as the columns take them."""
    if isinstance(table.columns.get("id", sa.column("id")).type, sa.Uuid):
        values = {"id": uuid.uuid4(), **values}
    plain = {name: value for name, value in values.items() if not isinstance(value, sa.ColumnElement)}
    made = {name: convert(value, table.columns[name].type) for name, value in plain.items()}
    return {**values, **made}


class Recorder:
    """Stands in for Alembic's operations and notes the tables that are made, with the types the project gives them."""

    def create_table(self, name: str, *items: Any, **_: Any) -> None:
        SHAPES[name] = sa.Table(name, sa.MetaData(), *(item for item in items if isinstance(item, sa.Column)))

    def create_index(self, *_: Any, **__: Any) -> None:
        """Indexes tell nothing about rows."""

    def get_bind(self) -> Any:
        return types.SimpleNamespace(dialect=types.SimpleNamespace(supports_alter=False))


def remember(source: str) -> None:
    """Notes the tables of a version."""
    SHAPES.clear()
    found = module(source)
    found.op = Recorder()  # type: ignore[attr-defined]
    found.upgrade()


def kept_values(connection: sa.Connection, changes: list[Change], later: bool) -> dict[str, Any]:
    """Returns what rows hold in columns that go on as they are, by the later name of their table, in any order."""
    found: dict[str, Any] = {}
    for change in changes:
        if change.before is None or change.after is None:
            continue
        moved = converted_columns(change, connection.dialect).keys() | change.formatted.keys() | {"search_text"}
        moved = moved | change.replaced.keys() | change.fills.keys()
        pairs = [(new, old) for new, old in change.sources.items() if new not in moved]
        table = (change.after if later else change.before).table()
        columns = [table.columns[new if later else old] for new, old in pairs]
        rows = connection.execute(sa.select(*columns)).all() if columns else []
        found[change.after.name] = sorted(repr(tuple(row)) for row in rows)
    return found


def empty_all(connection: sa.Connection) -> None:
    """Takes every row away."""
    metadata = reflected(connection)
    for table in metadata.tables.values():
        for key in table.foreign_keys:
            if key.parent.nullable:
                connection.execute(sa.update(table).values({key.parent.name: None}))
    for _ in metadata.tables:
        for table in metadata.tables.values():
            with connection.begin_nested() as point:
                try:
                    connection.execute(sa.delete(table))
                except sa.exc.DBAPIError:
                    point.rollback()


def count_all(connection: sa.Connection) -> int:
    """Returns how many rows there are."""
    tables = reflected(connection).tables.values()
    return sum(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables)


async def step(engine: AsyncEngine, migrate: Callable[[], None], changes: list[Change], way: str) -> None:
    """Runs a migration with the rows there are: they are kept, or it refuses and has changed nothing."""
    before = await run(engine, schema_of)
    kept = await run(engine, kept_values, changes, False)
    try:
        await run(engine, lambda _: migrate())
    except RowsInTheWay as refusal:
        assert await run(engine, schema_of) == before, refusal
        assert await run(engine, kept_values, changes, False) == kept
        SEEN[f"{way} refused"] += 1
        await run(engine, empty_all)
        assert await run(engine, count_all) == 0
        await run(engine, lambda _: migrate())
        return
    assert await run(engine, kept_values, changes, True) == kept
    SEEN[f"{way} with {'rows' if any(kept.values()) else 'none'}"] += 1


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: chain["name"])
async def test_the_schema_reached_step_by_step_is_the_one_a_fresh_database_has(
    engine: AsyncEngine, chain: dict[str, Any]
) -> None:
    fresh: list[dict[str, Any]] = []
    for at, version in enumerate(chain["versions"]):
        first = module(version["fresh"])
        if at > 0 and version["fresh"] == chain["versions"][0]["fresh"]:
            fresh.append(fresh[0])
            continue
        await run(engine, lambda _, first=first: first.upgrade())
        fresh.append(await run(engine, schema_of))
        await run(engine, lambda _, first=first: first.downgrade())
    first = module(chain["versions"][0]["fresh"])
    await run(engine, lambda _: first.upgrade())
    done: list[tuple[Any, dict[str, Any]]] = []
    for at, version in enumerate(chain["versions"]):
        if version["revision"] is not None:
            found = module(version["revision"])
            await step(engine, found.upgrade, found.CHANGES, "up")
            done.append((found, fresh[at - 1]))
        assert await run(engine, schema_of) == fresh[at], f"version {at}"
        remember(version["fresh"])
        await run(engine, insert_rows, version["rows"])
    for found, expected in reversed(done):
        await step(engine, found.downgrade, [change.backwards() for change in found.CHANGES], "down")
        assert await run(engine, schema_of) == expected
    await run(engine, lambda _: first.downgrade())
    assert await run(engine, schema_of) in ({}, {"sequences": []})


def test_most_migrations_have_taken_rows_along() -> None:
    print(dict(SEEN))
    assert SEEN["up with rows"] > SEEN["up refused"]
