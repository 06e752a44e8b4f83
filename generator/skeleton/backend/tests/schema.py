"""Holds values against the OpenAPI document: as much of JSON Schema as the document uses."""

import datetime as dt
import re
from typing import Any
from uuid import UUID

from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
}
FORMATS: dict[str, Any] = {
    "date-time": lambda text: dt.datetime.fromisoformat(text).tzinfo is not None,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "uuid": UUID,
    "decimal": lambda text: re.fullmatch(r"-?\d+(\.\d+)?", text) is not None,
}


class Document:
    """An OpenAPI document that values can be held against."""

    def __init__(self, app: FastAPI) -> None:
        self.content = app.openapi()

    def resolve(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Returns the schema that a reference stands for, with what is said beside the reference."""
        if "$ref" not in schema:
            return schema
        target = self.content["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}

    def faults(self, value: Any, schema: dict[str, Any], where: str = "") -> list[str]:
        """Returns what is wrong with a value, each with its place; nothing when it fits."""
        schema = self.resolve(schema)
        if "anyOf" in schema or "oneOf" in schema:
            options = [self.faults(value, option, where) for option in schema.get("anyOf") or schema["oneOf"]]
            return [] if [] in options else min(options, key=len)
        if "enum" in schema and value not in schema["enum"]:
            return [f"{where}: {value!r} is none of {schema['enum']}"]
        if "const" in schema and value != schema["const"]:
            return [f"{where}: {value!r} is not {schema['const']!r}"]
        if "type" in schema and not self.is_of_type(value, schema["type"]):
            return [f"{where}: {value!r} is no {schema['type']}"]
        if isinstance(value, dict):
            return self.object_faults(value, schema, where)
        if isinstance(value, list):
            return [
                fault
                for number, item in enumerate(value)
                for fault in self.faults(item, schema.get("items", {}), f"{where}/{number}")
            ]
        return self.scalar_faults(value, schema, where)

    def is_of_type(self, value: Any, name: str) -> bool:
        if name in ("integer", "number"):
            kinds: Any = int if name == "integer" else (int, float)
            return isinstance(value, kinds) and not isinstance(value, bool)
        return isinstance(value, TYPES[name])

    def object_faults(self, value: dict[str, Any], schema: dict[str, Any], where: str) -> list[str]:
        properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        faults = [f"{where}: {name} is missing" for name in schema.get("required", ()) if name not in value]
        for name, item in value.items():
            if name in properties:
                faults += self.faults(item, properties[name], f"{where}/{name}")
            elif others is False:
                faults.append(f"{where}: {name} is not described")
            elif isinstance(others, dict):
                faults += self.faults(item, others, f"{where}/{name}")
        return faults

    def scalar_faults(self, value: Any, schema: dict[str, Any], where: str) -> list[str]:
        faults = []
        if isinstance(value, str):
            if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
                faults.append(f"{where}: {value!r} has the wrong length")
            if "pattern" in schema and re.search(schema["pattern"], value) is None:
                faults.append(f"{where}: {value!r} does not match {schema['pattern']}")
            try:
                if FORMATS.get(schema.get("format", ""), str)(value) is False:
                    raise ValueError
            except ValueError:
                faults.append(f"{where}: {value!r} is no {schema['format']}")
        elif isinstance(value, (int, float)) and not (
            schema.get("minimum", value) <= value <= schema.get("maximum", value)
        ):
            faults.append(f"{where}: {value!r} is out of bounds")
        return faults

    def answer(self, method: str, path: str, status: int = 200, media: str = "application/json") -> dict[str, Any]:
        """Returns the schema of an answer."""
        found: dict[str, Any] = self.content["paths"][path][method]["responses"][str(status)]["content"][media][
            "schema"
        ]
        return found


def app_of(client: AsyncClient) -> FastAPI:
    """Returns the application a test's client talks to."""
    transport = client._transport
    assert isinstance(transport, ASGITransport)
    assert isinstance(transport.app, FastAPI)
    return transport.app


def undescribed(value: Any, schema: dict[str, Any], document: Document, where: str = "") -> list[str]:
    """Returns the properties of an answer that its schema does not name at all."""
    schema = document.resolve(schema)
    for option in schema.get("anyOf", ()):
        if document.faults(value, option) == []:
            return undescribed(value, option, document, where)
    if isinstance(value, list):
        return [found for item in value for found in undescribed(item, schema.get("items", {}), document, where)]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    return [f"{where}/{name}" for name in value if name not in schema["properties"]] + [
        found
        for name, item in value.items()
        for found in undescribed(item, schema["properties"].get(name, {}), document, f"{where}/{name}")
    ]


def assert_fits_schema(client: AsyncClient, method: str, path: str, body: Any) -> None:
    """Checks that an answer is what the documentation says, and that nothing in it is left undescribed."""
    document = Document(app_of(client))
    schema = document.answer(method, path)
    assert document.faults(body, schema) == []
    assert undescribed(body, schema, document) == []
