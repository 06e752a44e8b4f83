"""SQLite's driver with fewer trips to its thread: a statement, its rows and their description come back in one.

Each connection of aiosqlite works in a thread of its own, and waking it up costs more than most statements do. As it
comes, a query takes four such trips: a cursor, the statement, the rows, and the end of the cursor.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import aiosqlite

ResultT = TypeVar("ResultT")
Rows = Sequence[Any]


class Cursor:
    """What a statement gave; read within the connection's thread, so that nothing is left to fetch or to close."""

    def __init__(self, connection: "Connection") -> None:
        self.connection = connection
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1
        self.rows: list[Any] = []

    async def __aenter__(self) -> "Cursor":
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.close()

    def _run(self, cursor: sqlite3.Cursor) -> None:
        self.rows = cursor.fetchall() if cursor.description is not None else []
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        cursor.close()

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> "Cursor":
        await self.connection.in_thread(lambda raw: self._run(raw.execute(sql, parameters)))  # type: ignore[arg-type]  # any iterable will do
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> "Cursor":
        await self.connection.in_thread(lambda raw: self._run(raw.executemany(sql, parameters)))  # type: ignore[arg-type]  # any iterable will do
        return self

    async def fetchone(self) -> Any:
        return self.rows.pop(0) if self.rows else None

    async def fetchmany(self, size: int | None = None) -> Rows:
        size = size or self.arraysize
        found, self.rows = self.rows[:size], self.rows[size:]
        return found

    async def fetchall(self) -> Rows:
        found, self.rows = self.rows, []
        return found

    async def close(self) -> None:
        self.rows = []


class Connection(aiosqlite.Connection):
    """A connection whose cursors take one trip a statement, and which ends no transaction that never began."""

    # Whether somebody stopped waiting for a statement: what became of it is not known.
    _abandoned = False

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        except asyncio.CancelledError:
            self._abandoned = True
            raise

    async def in_thread(self, work: Callable[[sqlite3.Connection], ResultT]) -> ResultT:
        """Runs the work in the connection's thread."""
        found: ResultT = await self._execute(work, self._conn)
        return found

    def cursor(self) -> Any:
        return Cursor(self)

    async def commit(self) -> None:
        if self._abandoned or self.in_transaction:
            await super().commit()

    async def rollback(self) -> None:
        if self._abandoned or self.in_transaction:
            await super().rollback()


def connect(path: str, **options: Any) -> Connection:
    """Returns a connection still to be awaited; takes what `sqlite3.connect` takes."""
    connection = Connection(lambda: sqlite3.connect(path, **options), iter_chunk_size=64)
    # The process may end while one is open.
    connection._thread.daemon = True
    return connection
