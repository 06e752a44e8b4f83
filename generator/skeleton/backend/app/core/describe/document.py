"""Completes the OpenAPI document: words, examples, headers, failures and security of every operation."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from fastapi import FastAPI

from app.core.access import api_routes, is_open
from app.core.describe.answers import describe_answers, shared_answers, shared_headers
from app.core.describe.entity import EntityDocs
from app.core.describe.examples import Examples
from app.core.describe.links import describe_links
from app.core.describe.parameters import describe_parameter
from app.core.describe.texts import operation_text, phrase
from app.core.project import LANGUAGE

Document = dict[str, Any]
API_PREFIX: Final = "/api/"
# Security schemes that packages add: name → scheme by language; what may be shown instead to read, and to change.
SCHEMES: Final[dict[str, Mapping[str, dict[str, str]]]] = {}
ALTERNATIVES: Final[dict[bool, list[dict[str, list[str]]]]] = {False: [], True: []}
# Kinds that answer 304 to who has the answer already.
CACHED: Final = frozenset({"list", "aggregate", "get", "nested", "nested_one"})


def complete(document: Document, app: FastAPI, entities: Sequence[EntityDocs]) -> None:
    """Takes the document as FastAPI makes it and writes into it what it does not know."""
    components = document.setdefault("components", {})
    examples = Examples(components.setdefault("schemas", {}), entities)
    owners = {name: entity for entity in entities for name in entity.operations}
    guarded = {
        (method.lower(), route.path)
        for route in api_routes(app)
        if not is_open(route)
        for method in route.methods or ()
    }
    about = document["info"].get("description") or ""
    document["info"]["description"] = f"{about}\n\n{phrase('about')}".strip()
    shared: set[int] = set()
    for path, method, operation in operations(document):
        entity = owners.get(operation["operationId"])
        kind = entity.operations[operation["operationId"]] if entity is not None else operation["operationId"]
        describe_operation(operation, kind, entity)
        if kind in CACHED:
            operation.setdefault("parameters", []).append(
                {"name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"}}
            )
        for parameter in operation.get("parameters", ()):
            describe_parameter(parameter, entity, examples)
        for media, content in operation.get("requestBody", {}).get("content", {}).items():
            content.setdefault("example", body_example(media, content, entity, examples))
        shared |= describe_answers(operation, kind, entity, examples, limited=path.startswith(API_PREFIX))
        secure(operation, changes=method not in ("get", "head"), guarded=(method, path) in guarded)
    describe_links(document["paths"])
    components["headers"] = shared_headers()
    components["responses"] = shared_answers(shared)
    for name, texts in SCHEMES.items():
        components.setdefault("securitySchemes", {})[name] = dict(texts[LANGUAGE])
    describe_choices(components["schemas"], entities)
    describe_tags(document, entities)
    share_parameters(document)


def operations(document: Document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yields every operation with its address and method."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def describe_operation(operation: dict[str, Any], kind: str, entity: EntityDocs | None) -> None:
    """Gives an operation its summary and description; what a person wrote in its docstring stays."""
    operation["tags"] = list(dict.fromkeys(operation.get("tags", ())))
    known = operation_text(kind)
    if known is None:
        operation.setdefault("description", f"{operation['summary']}.")
        return
    summary, description = known
    if summary:
        operation["summary"] = summary
    if entity is not None:
        description = description.format(label=entity.label, plural=entity.plural)
    operation["description"] = description


def body_example(media: str, content: Mapping[str, Any], entity: EntityDocs | None, examples: Examples) -> Any:
    """Returns an example of a request's body."""
    if media == "text/csv" or (entity is not None and media == "multipart/form-data"):
        names = list(entity.samples) if entity is not None else ["id"]
        row = [plain(entity.samples[name][0]) for name in names] if entity is not None else ["42"]
        text = f"{','.join(names)}\n{','.join(row)}\n"
        return text if media == "text/csv" else {"file": text}
    return examples.of(content.get("schema", {}))


def plain(value: Any) -> str:
    """Returns a value as a cell shows it."""
    text = "" if value is None or isinstance(value, (dict, list)) else str(value)
    return f'"{text}"' if "," in text else text


def secure(operation: dict[str, Any], *, changes: bool, guarded: bool) -> None:
    """Says who may call an operation: whoever shows one of these, or anyone."""
    given = operation.get("security", [])
    if not guarded and not given:
        operation["security"] = []
        return
    found = [*given, *(item for item in ALTERNATIVES[changes] if item not in given)]
    operation["security"] = found if guarded else [*found, {}]


def describe_choices(schemas: dict[str, Any], entities: Sequence[EntityDocs]) -> None:
    """Gives choices the names that people know them by."""
    for entity in entities:
        for name, labels in entity.choices.items():
            schema = schemas.get(name)
            if schema is None or "enum" not in schema:
                continue
            listed = "\n".join(f"- `{value}`: {labels.get(value, value)}" for value in schema["enum"])
            schema["description"] = f"{phrase('choices')}:\n\n{listed}"
            schema["x-enum-labels"] = {value: labels.get(value, value) for value in schema["enum"]}


def describe_tags(document: Document, entities: Sequence[EntityDocs]) -> None:
    """Says of each group of operations what its records are and hold."""
    schemas, known = document["components"]["schemas"], {entity.tag: entity for entity in entities}
    for tag in document.get("tags", ()):
        entity = known.get(tag["name"])
        if entity is None:
            continue
        properties = schemas.get(f"{entity.name}Read", {}).get("properties", {})
        titles = dict.fromkeys(str(item.get("title", name)) for name, item in properties.items())
        parts = [entity.plural, entity.description, f"{phrase('fields')}: {', '.join(titles)}."]
        tag["description"] = "\n\n".join(part for part in parts if part)


def share_parameters(document: Document) -> None:
    """Moves parameters that several operations of a group have alike to one place."""
    found: dict[str, list[tuple[list[Any], int]]] = {}
    texts: dict[str, Any] = {}
    clashing: set[str] = set()
    for _, _, operation in operations(document):
        for position, parameter in enumerate(operation.get("parameters", ())):
            name = f"{operation['tags'][0] if operation['tags'] else 'all'}.{parameter['name']}"
            if texts.setdefault(name, parameter) != parameter:
                clashing.add(name)
            found.setdefault(name, []).append((operation["parameters"], position))
    shared = {name for name, places in found.items() if len(places) > 1} - clashing
    document["components"]["parameters"] = {name: texts[name] for name in sorted(shared)}
    for name in shared:
        for parameters, position in found[name]:
            parameters[position] = {"$ref": f"#/components/parameters/{name}"}
