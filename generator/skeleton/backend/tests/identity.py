"""Who the tests are."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.settings import Settings

# Queries that finding out who is calling takes.
IDENTITY_QUERIES = 0


async def sign_in(_session: AsyncSession, _settings: Settings) -> dict[str, str]:
    """Returns no headers: the project has no accounts."""
    return {}


async def noted(_session: AsyncSession, _table: str, _record_id: object) -> list[str] | None:
    """Returns None: the project keeps no audit log."""
    return None
