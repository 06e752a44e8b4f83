"""Commands about files."""

import argparse
import asyncio
import datetime as dt
from collections.abc import Callable

from app.core.database import create_database, take_turn
from app.core.settings import get_settings
from app.files.orphans import remove_bytes, take_orphans
from app.files.storage import create_storage

Run = Callable[[argparse.Namespace], None]


async def remove_orphans(older_than: dt.timedelta) -> int:
    """Removes files nothing refers to, a portion at a time; returns how many."""
    settings = get_settings()
    database, storage, count = create_database(settings), create_storage(settings), 0
    try:
        while True:
            async with database.sessions() as session, session.begin():
                await take_turn(session)
                keys = await take_orphans(session, older_than)
            await remove_bytes(storage, keys)
            count += len(keys)
            if not keys:
                return count
    finally:
        await database.close()


def clean_files(arguments: argparse.Namespace) -> None:
    """Removes uploaded files that nothing refers to."""
    print(f"files removed: {asyncio.run(remove_orphans(dt.timedelta(hours=arguments.older_than_hours)))}")


def add_commands(add: Callable[[str, Run], argparse.ArgumentParser]) -> None:
    """Adds the commands of this package to the command line."""
    command = add("clean-files", clean_files)
    command.add_argument("--older-than-hours", type=float, default=24, help="younger ones may still be in use (24)")
