"""Examples: a value for every schema of the document, plausible where something is known about it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.core.describe.entity import EntityDocs
from app.core.messages import message

Schema = Mapping[str, Any]
MOMENT: Final = "2026-01-31T10:00:00Z"
UUID: Final = "0b5e2c1e-7f4a-4d53-9f5c-6a2f1d8e9b34"
CURSOR: Final = "WzAsWyItY3JlYXRlZF9hdCJdLFsiMjAyNi0wMS0zMVQxMDowMDowMCswMDowMCIsNDJdXQ"
REQUEST_ID: Final = "5f0c1d8e2b7a4c3f9e6d1a2b3c4d5e6f"
ETAG: Final = '"3"'
# Deeper than any schema of ours; ends what refers to itself.
MAX_DEPTH: Final = 12

# What a property of this name usually holds; the first value of the right type is taken.
PLAUSIBLE: Final[dict[str, tuple[Any, ...]]] = {
    "id": (42, UUID),
    "version": (3,),
    "deleted_at": (None,),
    "total": (57,),
    "capped": (False,),
    "limit": (20,),
    "offset": (0,),
    "next": (CURSOR, 41),
    "previous": (None,),
    "email": ("ana@example.com",),
    "password": ("correct horse battery staple",),
    "current_password": ("correct horse battery staple",),
    "new_password": ("seven purple umbrellas",),
    "role": ("user",),
    "expires_in": (900,),
    "user_agent": ("Mozilla/5.0 (X11; Linux x86_64)",),
    "address": ("192.0.2.10",),
    "request_id": (REQUEST_ID,),
    "content_type": ("image/png",),
    "size": (48213,),
    "sha256": ("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",),
    "url": (f"/api/v1/files/{UUID}/content", "https://example.com"),
    "file": ("…",),
}
# Schemas whose parts only make sense together.
WHOLE: Final[dict[str, Any]] = {
    "Figures": {"items": [{"key": {}, "values": {"count": 57}}], "truncated": False, "labels": {}},
    "ImportReport": {
        "rows": 12,
        "created": 0,
        "failed": 1,
        "errors": [{"line": 4, "column": None, "field": None, "code": "missing", "message": message("not_null")}],
    },
    "GeoPoint": {"lat": 40.4168, "lng": -3.7038},
}
FORMATS: Final[dict[str, Any]] = {
    "date-time": MOMENT,
    "date": "2026-01-31",
    "time": "10:30:00",
    "uuid": UUID,
    "email": "ana@example.com",
    "uri": "https://example.com",
    "decimal": "12.50",
    "password": "correct horse battery staple",
}


class Examples:
    """Makes examples for the schemas of one document."""

    def __init__(self, schemas: Mapping[str, Schema], entities: Sequence[EntityDocs]) -> None:
        self.schemas = schemas
        self.entities = entities

    def owner_of(self, schema: str) -> EntityDocs | None:
        """Returns the entity whose records a schema describes."""
        return next((entity for entity in self.entities if entity.owns(schema)), None)

    def of(self, schema: Schema, owner: EntityDocs | None = None, depth: int = 0) -> Any:
        """Returns a value that fits the schema."""
        if "$ref" in schema:
            return self.named(schema["$ref"].rpartition("/")[2], depth + 1)
        if schema.get("examples"):
            return schema["examples"][0]
        if "const" in schema:
            return schema["const"]
        if schema.get("default") not in (None, [], {}, ""):
            return schema["default"]
        if "enum" in schema:
            return schema["enum"][0]
        options = schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf")
        if options:
            return self.of(next((item for item in options if item.get("type") != "null"), options[0]), owner, depth)
        return self.plain(schema, owner, depth)

    def plain(self, schema: Schema, owner: EntityDocs | None, depth: int) -> Any:
        """Returns a value of a schema that says a type."""
        kind = schema.get("type")
        if kind == "object" or "properties" in schema:
            return self.object_of(schema, owner, depth + 1) if depth < MAX_DEPTH else {}
        if kind == "array":
            empty = depth >= MAX_DEPTH or schema.get("maxItems") == 0
            return [] if empty else [self.of(schema.get("items", {}), owner, depth + 1)]
        if kind in ("integer", "number"):
            least = schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1)
            return int(max(least, min(1, schema.get("maximum", 1))))
        if kind == "boolean":
            return True
        if kind == "null":
            return None
        if kind == "string":
            text = str(FORMATS.get(schema.get("format", ""), "texto" if "pattern" not in schema else ""))
            return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", len(text) + 1000)]
        return {"key": "value"}

    def named(self, name: str, depth: int = 0) -> Any:
        """Returns an example of a schema of the document."""
        if name in WHOLE:
            return WHOLE[name]
        owner = self.owner_of(name)
        if owner is not None and name == f"{owner.name}ListItem" and f"{owner.name}Read" in self.schemas:
            # Rows are whole records; what `include` adds is not there unasked.
            name = f"{owner.name}Read"
        schema = self.schemas[name]
        if owner is not None and name.endswith(("Update", "BatchItem")):
            schema = {**schema, "properties": self.few(schema, owner)}
        return self.of(schema, owner, depth)

    def few(self, schema: Schema, owner: EntityDocs) -> dict[str, Any]:
        """Returns the properties a change needs, and two it might make."""
        properties, required = schema.get("properties", {}), schema.get("required", ())
        chosen = [name for name in properties if name in owner.samples][:2]
        return {name: item for name, item in properties.items() if name in required or name in chosen}

    def object_of(self, schema: Schema, owner: EntityDocs | None, depth: int) -> dict[str, Any]:
        """Returns an object with all its properties."""
        found = {}
        for name, item in schema.get("properties", {}).items():
            if owner is not None and owner.samples.get(name):
                found[name] = owner.samples[name][0]
            else:
                candidates = [value for value in PLAUSIBLE.get(name, ()) if self.fits(value, item)]
                found[name] = candidates[0] if candidates else self.labelled(name, item, depth)
        if not found and isinstance(schema.get("additionalProperties"), dict):
            found["key"] = self.of(schema["additionalProperties"], None, depth)
        return found

    def labelled(self, name: str, schema: Schema, depth: int) -> Any:
        """Returns an example of a property; a text of which nothing is known says what it is."""
        value = self.of(schema, None, depth)
        if name.endswith(("_id", "_ids")) and value in (1, [1]):
            return 42 if value == 1 else [42]
        for item in value if isinstance(value, list) else [value]:
            # What stands for a record elsewhere; a field of a whole record may be called `label` too.
            stands_for = isinstance(item, dict) and {"id", "label"} <= item.keys() and "version" not in item
            if stands_for and schema.get("title"):
                item["label"] = f"{schema['title']} 42"
        if value == "texto":
            return name[: schema.get("maxLength", 100)].ljust(schema.get("minLength", 0), "x")
        return value

    def fits(self, value: Any, schema: Schema) -> bool:
        """Returns whether a value has the type that a schema asks for."""
        options = schema.get("anyOf") or schema.get("oneOf")
        if options:
            return any(self.fits(value, option) for option in options)
        kind = schema.get("type")
        if kind == "string":
            known = schema.get("format") != "uuid" or value == UUID
            return isinstance(value, str) and known and "enum" not in schema
        if kind in ("integer", "number"):
            return isinstance(value, int) and not isinstance(value, bool)
        return kind == "null" and value is None
