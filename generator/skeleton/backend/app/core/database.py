"""Engine, sessions and the transaction of a request."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import Depends
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry
from starlette.requests import HTTPConnection

from app.core import sqlite
from app.core.changes import Changes, watch
from app.core.settings import Settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# How a SQLite transaction begins. One that will write takes its lock at once and so waits its turn; one that first
# reads and then writes would be refused without waiting.
SQLITE_BEGIN = "sqlite_begin"
# How long after its last use a connection is taken for alive.
TRUSTED_SECONDS = 0.5


class Database:
    """One engine and its session factory; `app.state.database` in a running application."""

    def __init__(self, engine: AsyncEngine, sessions: async_sessionmaker[AsyncSession] | None = None) -> None:
        self.engine = engine
        # Objects stay readable after the commit: answers are built from them.
        self.sessions = sessions or async_sessionmaker(engine, expire_on_commit=False)
        # What only reads needs no transaction: each of its statements sees what is committed, in one trip instead of
        # three. What writes takes SQLite's lock before it reads.
        options: dict[str, Any] = {SQLITE_BEGIN: None}
        if engine.dialect.name == "postgresql":
            options["isolation_level"] = "AUTOCOMMIT"
        only_reads = engine.execution_options(**options)
        self.reading = sessions or async_sessionmaker(only_reads, expire_on_commit=False)
        writes = engine.execution_options(**{SQLITE_BEGIN: "IMMEDIATE"})
        self.writing = sessions or async_sessionmaker(writes, expire_on_commit=False)
        # SQLite lets one write at a time, and whoever waits for it sleeps and looks again: here they queue instead.
        self.turn: AbstractAsyncContextManager[object] = (
            asyncio.Lock() if engine.dialect.name == "sqlite" and sessions is None else nullcontext()
        )

    async def ping(self) -> None:
        """Raises when the database does not answer."""
        async with self.sessions() as session:
            await session.execute(sa.text("SELECT 1"))

    async def close(self) -> None:
        await self.engine.dispose()


def pool_options(settings: Settings) -> dict[str, Any]:
    """Returns how connections are kept: a request that gets none in time is answered 503."""
    return {
        "pool_size": settings.database_pool_size,
        "max_overflow": settings.database_pool_overflow,
        "pool_timeout": settings.database_pool_timeout_seconds,
        "pool_recycle": settings.database_pool_recycle_seconds,
    }


def create_engine(
    url: str,
    *,
    pool_size: int = 10,
    echo: bool = False,
    foreign_keys: bool = True,
    busy_timeout_ms: int = 10_000,
    pool: Mapping[str, Any] | None = None,
) -> AsyncEngine:
    """Returns an engine for any of the three databases; `foreign_keys=False` is for migrations on SQLite only."""
    if make_url(url).get_backend_name() != "sqlite":
        options: dict[str, Any] = {"pool_size": pool_size, "max_overflow": pool_size, **(pool or {})}
        if make_url(url).get_backend_name() in ("mysql", "mariadb"):
            # As PostgreSQL has it: who waited for a lock sees what the other one wrote.
            options["isolation_level"] = "READ COMMITTED"
        elif make_url(url).get_driver_name() == "asyncpg":
            # A plan for any value would read the whole table for a rare one, because most are not.
            options["connect_args"] = {"server_settings": {"plan_cache_mode": "force_custom_plan"}}
        engine = create_async_engine(url, echo=echo, hide_parameters=not echo, **options)
        check_idle_connections(engine.sync_engine)
        return engine
    connect = {"async_creator_fn": sqlite.connect}
    engine = create_async_engine(url, echo=echo, hide_parameters=not echo, connect_args=connect)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare_connection(connection: Any, _record: object) -> None:
        # The driver would begin transactions by itself, and too late for savepoints.
        connection.isolation_level = None
        connection.create_function("lower", 1, _lower, deterministic=True)
        cursor = connection.cursor()
        for pragma in (
            # First of all: even asking for the journal waits for others.
            f"busy_timeout={busy_timeout_ms}",
            f"foreign_keys={int(foreign_keys)}",
            "journal_mode=WAL",
            "synchronous=NORMAL",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: sa.Connection) -> None:
        kind = connection.get_execution_options().get(SQLITE_BEGIN, "DEFERRED")
        if kind is not None:
            connection.exec_driver_sql(f"BEGIN {kind}")

    return engine


def check_idle_connections(engine: sa.Engine) -> None:
    """Asks a connection that lay idle for a moment whether it still works, and lets another one take its place if not.

    One that was just in use is not asked: that would be a trip to the database before every request.
    """
    dialect = engine.dialect

    @event.listens_for(engine, "connect")
    @event.listens_for(engine, "checkin")
    def note(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info["used"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def check(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
        if time.monotonic() - record.info["used"] < TRUSTED_SECONDS:
            return
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            if dialect.is_disconnect(error, connection, None):
                raise DisconnectionError from error
            raise


def _lower(value: object) -> object:
    """SQLite's own `lower` knows ASCII only."""
    return value.lower() if isinstance(value, str) else value


def create_database(settings: Settings) -> Database:
    """Returns the database the settings name; connects on first use."""
    return Database(create_engine(settings.database_url, echo=settings.database_echo, pool=pool_options(settings)))


async def take_turn(session: AsyncSession) -> None:
    """Begins a transaction that will write: where only one can at a time, it waits for the others."""
    if session.get_bind().dialect.name == "sqlite":
        await session.connection(execution_options={SQLITE_BEGIN: "IMMEDIATE"})


async def get_session(request: HTTPConnection) -> AsyncIterator[AsyncSession]:
    """Yields the session of this request and commits when the handler succeeded, before the answer leaves."""
    database: Database = request.app.state.database
    reads = request.scope.get("method") in SAFE_METHODS
    sessions, turn = (database.reading, nullcontext()) if reads else (database.writing, database.turn)
    changes: Changes | None = None
    try:
        async with turn, sessions() as session:
            changes = watch(session)
            try:
                yield session
            except BaseException:
                await session.rollback()
                raise
            await session.commit()
    finally:
        if changes is not None:
            await request.app.state.changes.announce(changes)


# `function` scope: the commit happens before the response, so a failed commit is never reported as a success.
SessionDep = Annotated[AsyncSession, Depends(get_session, scope="function")]
