"""What the documentation says of every entity; each project has its own."""

from typing import Final

from app.core.describe.entity import EntityDocs

ENTITIES: Final[tuple[EntityDocs, ...]] = ()
