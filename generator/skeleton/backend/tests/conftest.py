"""One migrated database for the whole run; each test works in a transaction that is rolled back."""

import asyncio
import gc
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker

os.environ.setdefault("ENVIRONMENT", "test")
os.environ.setdefault("RATE_LIMIT_ENABLED", "false")
# Looking for garbage takes a sixth of the time of these tests and finds next to nothing.
gc.set_threshold(100_000, 20, 20)
# Failed assertions of shared checks say as much as those of tests.
pytest.register_assert_rewrite(*(f"tests.{path.stem}" for path in Path(__file__).parent.glob("*checks.py")))

from app.core import migrations
from app.core.cache import MemoryCache, forgetting
from app.core.changes import Announcer
from app.core.database import Database, create_engine
from app.core.settings import Settings, with_async_driver
from app.factory import create_app
from tests.identity import sign_in
from tests.workers import own_database


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """Yields a folder that is gone after the run."""
    with tempfile.TemporaryDirectory(prefix="app-tests-") as name:
        yield Path(name)


@pytest.fixture(scope="session")
def settings(folder: Path) -> Settings:
    """Returns the settings of the run: DATABASE_URL as given when its name says `test`, else a database of its own."""
    given = os.environ.get("TEST_DATABASE_URL") or os.environ.get("DATABASE_URL")
    url = str(with_async_driver(given)) if given else f"sqlite+aiosqlite:///{folder / 'test.db'}"
    if "test" not in (make_url(url).database or "").rpartition("/")[2]:
        pytest.exit("the tests empty the database: its name must contain 'test' (TEST_DATABASE_URL)", returncode=2)
    return Settings(
        environment="test",
        database_url=own_database(url),
        database_pool_size=2,
        storage="disk",
        storage_dir=folder / "storage",
        rate_limit_enabled=False,
        # The tests write behind the application's back, where no cache can see it.
        cache_seconds=0,
        log_level="WARNING",
    )


async def empty(url: str) -> None:
    """Drops whatever an earlier run left in the database."""
    engine = create_engine(url, pool_size=1, foreign_keys=False)

    def drop(connection: sa.Connection) -> None:
        metadata = sa.MetaData()
        metadata.reflect(connection)
        metadata.drop_all(connection)

    async with engine.begin() as connection:
        await connection.run_sync(drop)
    await engine.dispose()


@pytest.fixture(scope="session")
async def engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """Yields the engine on a database brought up by the migrations themselves."""
    await empty(settings.database_url)
    await asyncio.to_thread(migrations.upgrade, settings.database_url)
    engine = create_engine(settings.database_url, pool_size=2)
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
def app(settings: Settings, engine: AsyncEngine) -> FastAPI:
    """Returns the application; each test gives it a database of its own."""
    return create_app(settings, Database(engine))


@pytest.fixture
async def connection(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Yields a connection inside a transaction that never commits."""
    async with engine.connect() as connection:
        transaction = await connection.begin()
        yield connection
        await transaction.rollback()


@pytest.fixture
def sessions(connection: AsyncConnection) -> async_sessionmaker[AsyncSession]:
    """Returns the session factory of the test: what its sessions commit is only a savepoint."""
    return async_sessionmaker(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")


@pytest.fixture
async def session(sessions: async_sessionmaker[AsyncSession]) -> AsyncIterator[AsyncSession]:
    """Yields a session for arranging and looking behind the API."""
    async with sessions() as session:
        yield session


@pytest.fixture
async def anonymous(
    app: FastAPI, engine: AsyncEngine, sessions: async_sessionmaker[AsyncSession]
) -> AsyncIterator[AsyncClient]:
    """Yields a client that nobody signed in."""
    app.state.database = Database(engine, sessions)
    # What an earlier test decided was rolled back.
    app.state.switches.forget()
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://test") as client:
        yield client


@pytest.fixture
async def client(anonymous: AsyncClient, session: AsyncSession, settings: Settings) -> AsyncClient:
    """Returns a client that may do everything."""
    anonymous.headers.update(await sign_in(session, settings))
    return anonymous


@pytest.fixture
def cache(app: FastAPI) -> Iterator[MemoryCache]:
    """Yields a cache of answers that the application uses during the test."""
    found = MemoryCache(seconds=60, limit_bytes=1_000_000)
    changes: Announcer = app.state.changes
    app.state.cache, listeners = found, list(changes.listeners)
    changes.listeners.append(forgetting(found))
    yield found
    app.state.cache, changes.listeners = None, listeners
