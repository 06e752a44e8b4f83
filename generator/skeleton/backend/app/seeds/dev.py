"""Example records for development: `python -m app.cli seed`."""

from sqlalchemy.ext.asyncio import AsyncSession


async def seed(session: AsyncSession) -> int:
    """Creates the records and returns how many."""
    return 0
