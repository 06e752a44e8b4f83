"""Alembic's entry point; also used through `app.core.migrations`."""

import asyncio
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from sqlalchemy.dialects import mysql

import app.modules.registry  # noqa: F401 - importing the modules registers their tables
from app.core.database import create_engine
from app.core.migration_lock import WAIT_SECONDS, migration_lock
from app.core.model import Base
from app.core.settings import get_settings


def compare_type(
    _context: object, _column: object, _other: object, found: sa.types.TypeEngine[Any], wanted: sa.types.TypeEngine[Any]
) -> Literal[False] | None:
    """MariaDB reports JSON columns as LONGTEXT; everything else is compared as usual."""
    return False if isinstance(wanted, sa.JSON) and isinstance(found, mysql.LONGTEXT) else None


def migrate(connection: sa.Connection) -> None:
    """Runs what was asked for on an open connection, while nobody else does."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=compare_type,
    )
    with migration_lock(connection):
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


async def online() -> None:
    """Connects without foreign key checks on SQLite: rebuilding a table there means dropping it for a moment."""
    url = context.config.attributes.get("url") or get_settings().database_url
    engine = create_engine(url, pool_size=1, foreign_keys=False, busy_timeout_ms=WAIT_SECONDS * 1000)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(migrate)
    finally:
        await engine.dispose()


if context.is_offline_mode():
    raise SystemExit("write SQL scripts with a live connection: python -m app.cli migrate")
asyncio.run(online())
