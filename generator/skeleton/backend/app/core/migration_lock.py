"""One migration at a time: processes that start together wait for the first, and then find nothing left to do."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from app.core.database import SQLITE_BEGIN
from app.core.project import SLUG

# Long enough for a migration that rewrites a large table.
WAIT_SECONDS = 600
LOCK_NAME = f"migrations:{SLUG}"[:64]


class MigrationLockError(Exception):
    """Somebody else has been migrating for too long."""


@contextmanager
def migration_lock(connection: sa.Connection) -> Iterator[None]:
    """Holds the lock of this database; raises MigrationLockError when it cannot be had.

    PostgreSQL and MySQL have named locks, released with the connection. On SQLite the transaction is the lock: it asks
    for the file at once, and whoever comes second waits.
    """
    if connection.dialect.name == "sqlite":
        connection.execution_options(**{SQLITE_BEGIN: "IMMEDIATE"})
        yield
        return
    if connection.dialect.name == "postgresql":
        key = sa.literal(zlib.crc32(LOCK_NAME.encode()), sa.BigInteger())
        connection.execute(sa.text(f"SET lock_timeout = '{WAIT_SECONDS}s'"))
        connection.execute(sa.select(sa.func.pg_advisory_lock(key)))
        release = sa.select(sa.func.pg_advisory_unlock(key))
    else:
        name = sa.literal(LOCK_NAME, sa.String())
        if connection.scalar(sa.select(sa.func.get_lock(name, WAIT_SECONDS))) != 1:
            raise MigrationLockError(f"another process has been migrating for {WAIT_SECONDS} s")
        release = sa.select(sa.func.release_lock(name))
    # The lock belongs to the connection, not to the transaction: the migrations begin one of their own.
    connection.commit()
    try:
        yield
    finally:
        if not connection.invalidated:
            connection.rollback()
            connection.execute(release)
            connection.commit()
