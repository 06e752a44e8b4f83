"""What the documentation says of every entity."""

from typing import Final

from app.core.describe.entity import EntityDocs
from app.modules.folder._generated.docs import DOCS as folder_docs
from app.modules.note._generated.docs import DOCS as note_docs

ENTITIES: Final[tuple[EntityDocs, ...]] = (folder_docs, note_docs)
