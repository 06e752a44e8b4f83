"""Records for a test installation: `python -m app.cli seed test`."""

from sqlalchemy.ext.asyncio import AsyncSession


async def seed(session: AsyncSession) -> int:
    """Creates the records and returns how many."""
    return 0
