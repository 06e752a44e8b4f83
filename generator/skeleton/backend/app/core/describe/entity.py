"""What the documentation knows of an entity; each has a `_generated/docs.py`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final


@dataclass(frozen=True)
class EntityDocs:
    """An entity as people call it, values it may hold, and which operation does what."""

    tag: str
    # Begins the names of its schemas: `Book` of `BookCreate`.
    name: str
    label: str
    plural: str
    description: str = ""
    # Field → values that fit it.
    samples: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    # Schema of choices → value → what people call it.
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # Operation id → kind (see `texts.OPERATIONS`).
    operations: Mapping[str, str] = field(default_factory=dict)

    def owns(self, schema: str) -> bool:
        """Returns whether a schema describes records of this entity."""
        return schema.startswith(self.name) and schema[len(self.name) :] in BODIES


BODIES: Final = frozenset({"Create", "Update", "Read", "ListItem", "Brief", "BatchItem"})
