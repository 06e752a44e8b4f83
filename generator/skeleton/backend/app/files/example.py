"""A file for example records."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.settings import get_settings
from app.files.service import store
from app.files.storage import create_storage

# The smallest PNG: one transparent pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


async def example_file(session: AsyncSession) -> UUID:
    """Stores the file and returns its id."""
    file = await store(session, create_storage(get_settings()), "example.png", "image/png", PIXEL)
    return file.id
