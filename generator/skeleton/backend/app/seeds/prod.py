"""Records every production installation starts with: `python -m app.cli seed prod`."""

from sqlalchemy.ext.asyncio import AsyncSession


async def seed(session: AsyncSession) -> int:
    """Creates the records and returns how many."""
    return 0
