"""Several processes of one installation start at once."""

import asyncio
import multiprocessing
from multiprocessing.context import BaseContext
from pathlib import Path

import sqlalchemy as sa

from app.core import migrations
from app.core.database import create_engine
from app.core.model import Base
from app.core.settings import Settings

PROCESSES = 4


def start(url: str) -> str:
    """What a process does first; returns what went wrong."""
    try:
        migrations.upgrade(url)
    except Exception as error:
        return repr(error)
    return ""


def processes() -> BaseContext:
    """Returns how to start processes: where it can be, with what they all import in place."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["app.core.migrations", "app.modules.registry", "alembic.command", __name__])
    return context


async def tables_of(url: str) -> set[str]:
    engine = create_engine(url, pool_size=1)
    try:
        async with engine.connect() as connection:
            return set(await connection.run_sync(lambda found: sa.inspect(found).get_table_names()))
    finally:
        await engine.dispose()


async def test_processes_that_start_together_migrate_once(settings: Settings, folder: Path) -> None:
    url = f"sqlite+aiosqlite:///{folder / 'start_test.db'}" if settings.is_sqlite else settings.database_url
    await asyncio.to_thread(migrations.downgrade, url)
    with processes().Pool(PROCESSES) as pool:
        failures = await asyncio.to_thread(pool.map, start, [url] * PROCESSES, 1)
    assert failures == [""] * PROCESSES
    assert set(Base.metadata.tables) <= await tables_of(url)
