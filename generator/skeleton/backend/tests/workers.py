"""Databases of tests that run in several processes at once (pytest-xdist)."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from app.core.database import create_engine


async def create(url: str, name: str) -> None:
    """Makes an empty database beside the one the address names; one of an earlier run goes first."""
    engine = create_engine(url, pool_size=1)
    quoted = engine.dialect.identifier_preparer.quote(name)
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(sa.text(f"DROP DATABASE IF EXISTS {quoted}"))
        await connection.execute(sa.text(f"CREATE DATABASE {quoted}"))
    await engine.dispose()


def own_database(url: str) -> str:
    """Returns the database of this process: the one named when it is alone, else one of its own."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        return url
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        name = (parsed.database or "").removesuffix(".db") + f"_{worker}.db"
    else:
        name = f"{parsed.database}_{worker}"
        # In a thread of its own, which has no event loop yet.
        with ThreadPoolExecutor(1) as pool:
            pool.submit(asyncio.run, create(url, name)).result()
    return parsed.set(database=name).render_as_string(hide_password=False)
