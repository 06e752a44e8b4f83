"""What is done in fewer steps than usual gives what the usual steps give."""

import asyncio
import sqlite3
from decimal import Decimal
from pathlib import Path
from threading import Event
from typing import Annotated, Literal

import pytest
import sqlalchemy as sa
from fastapi import APIRouter, FastAPI, Query
from httpx2 import ASGITransport, AsyncClient
from pydantic import Field

from app.core import database, sqlite
from app.core.listing import ListQuery, NamesOf, OneOf
from app.core.routing import flattened
from app.core.schemas import FilterExact, FilterText

router = APIRouter()


class ThingQuery(ListQuery):
    name: FilterText | None = None
    name__in: OneOf[FilterText] | None = None
    price__in: OneOf[FilterExact] | None = None
    sort: NamesOf[Literal["name", "-name"]] = []
    kind: str = Field("any", alias="class")


@router.get("/things")
async def list_things(query: Annotated[ThingQuery, Query()]) -> dict[str, str]:
    return {"query": repr(query), "set": repr(sorted(query.model_fields_set))}


@pytest.mark.parametrize(
    "address",
    [
        "/things",
        "/things?limit=7&name=a&name=b&sort=name,-name&class=x",
        "/things?name__in=a&name__in=b&price__in=1.50&sort=name&sort=-name&count=no",
        "/things?limit=0&sort=size&price__in=x&price__in=1",
        "/things?nobody=1&kind=x&name=",
    ],
)
async def test_a_query_read_in_one_go_is_what_fastapi_reads(address: str) -> None:
    answers = []
    for as_declared in (True, False):
        app = FastAPI()
        app.include_router(flattened(router, as_declared=as_declared))
        async with AsyncClient(transport=ASGITransport(app=app), base_url="http://test") as client:
            response = await client.get(address)
        answers.append((response.status_code, response.json()))
    assert answers[0] == answers[1]
    assert answers[0][0] == (200 if "nobody" not in address and "limit=0" not in address else 422)


async def test_a_statement_of_sqlite_comes_back_with_all_it_gave(tmp_path: Path) -> None:
    connection = sqlite.connect(str(tmp_path / "test.db"), isolation_level=None)
    await connection
    cursor = connection.cursor()
    await cursor.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, price TEXT)")
    await cursor.executemany("INSERT INTO things (price) VALUES (?)", [(str(Decimal(number)),) for number in range(5)])
    await cursor.execute("UPDATE things SET price = '9' WHERE id < ?", (3,))
    assert (cursor.rowcount, cursor.description) == (2, None)
    await cursor.execute("INSERT INTO things (price) VALUES ('6')")
    assert cursor.lastrowid == 6
    await cursor.execute("SELECT id FROM things ORDER BY id")
    assert [column[0] for column in cursor.description] == ["id"]
    assert (await cursor.fetchone(), await cursor.fetchmany(2), await cursor.fetchall()) == (
        (1,),
        [(2,), (3,)],
        [(4,), (5,), (6,)],
    )
    with pytest.raises(sqlite3.OperationalError):
        await cursor.execute("SELECT nothing FROM things")
    await connection.close()


async def test_a_transaction_nobody_waits_for_any_more_holds_no_lock(tmp_path: Path) -> None:
    """The request was given up while its BEGIN was on the way: the connection goes back without a transaction."""
    path, gate = tmp_path / "test.db", Event()
    connection = sqlite.connect(str(path), isolation_level=None)
    await connection
    await connection.cursor().execute("CREATE TABLE things (id INTEGER PRIMARY KEY)")
    busy = asyncio.create_task(connection.in_thread(lambda _connection: gate.wait(30)))
    begin = asyncio.create_task(connection.cursor().execute("BEGIN IMMEDIATE"))
    await asyncio.sleep(0)
    begin.cancel()
    await asyncio.gather(begin, return_exceptions=True)
    rollback = asyncio.create_task(connection.rollback())
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(busy, rollback, connection.in_thread(lambda _connection: None))
    assert not connection.in_transaction
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    other.execute("INSERT INTO things DEFAULT VALUES")
    other.close()
    await connection.close()


async def test_a_connection_that_died_while_idle_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "TRUSTED_SECONDS", 0)
    engine = database.create_engine(f"sqlite+aiosqlite:///{tmp_path / 'test.db'}")
    database.check_idle_connections(engine.sync_engine)
    async with engine.connect() as connection:
        first = (await connection.get_raw_connection()).driver_connection
    assert isinstance(first, sqlite.Connection)
    await first.close()
    async with engine.connect() as connection:
        assert await connection.scalar(sa.text("SELECT 1")) == 1
    await engine.dispose()
