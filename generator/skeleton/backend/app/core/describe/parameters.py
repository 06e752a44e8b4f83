"""What each parameter of an operation is for, with an example."""

from collections.abc import Mapping
from typing import Any, Final

from app.core.describe.entity import EntityDocs
from app.core.describe.examples import CURSOR, ETAG, Examples
from app.core.describe.texts import OPERATORS, operator_text, parameter_text, phrase
from app.core.project import LANGUAGE

Parameter = dict[str, Any]
FIXED: Final[Mapping[str, Any]] = {
    "limit": 20,
    "offset": 40,
    "cursor": CURSOR,
    "count": True,
    "deleted": "with",
    "separator": ";",
    "headers": "label",
    "bom": True,
    "purge": False,
    "mode": "partial",
    "If-Match": ETAG,
    "If-None-Match": ETAG,
}
# Names of which the list wants some: those that say most come first.
PREFERRED: Final = ("-created_at", "created_at__month", "count")


def describe_parameter(parameter: Parameter, entity: EntityDocs | None, examples: Examples) -> None:
    """Gives a parameter its description and its example."""
    name = str(parameter["name"])
    field, _, operator = name.rpartition("__")
    if entity is not None and operator in OPERATORS[LANGUAGE] and field:
        text = operator_text(operator, label_of(field, entity, examples))
    elif (known := parameter_text(name)) is not None:
        field, operator, text = "", "", known
    elif entity is not None and parameter["in"] == "query":
        field, operator = name, "eq"
        text = operator_text("eq", label_of(name, entity, examples))
    else:
        field, operator, text = "", "", parameter.get("description") or f"{phrase('parameter')}: {name}."
    parameter["description"] = text
    parameter["schema"].pop("description", None)
    if "example" not in parameter and "examples" not in parameter:
        parameter["example"] = example_of(parameter, field, operator, entity, examples)


def label_of(field: str, entity: EntityDocs, examples: Examples) -> str:
    """Returns what people call a field."""
    read = examples.schemas.get(f"{entity.name}Read", {})
    return str(read.get("properties", {}).get(field, {}).get("title") or field)


def example_of(parameter: Parameter, field: str, operator: str, entity: EntityDocs | None, examples: Examples) -> Any:
    """Returns an example of a parameter's value."""
    name, schema = parameter["name"], parameter["schema"]
    if not field and name in FIXED:
        return FIXED[name]
    if not field and name == "search" and entity is not None:
        texts = [values[0] for values in entity.samples.values() if values and isinstance(values[0], str)]
        return texts[0].split()[0][:60] if texts and texts[0].split() else "texto"
    known = [value for value in entity.samples.get(field, ()) if value is not None] if entity is not None else []
    if operator == "isnull":
        return True
    if operator == "in":
        return known[:2] or [examples.of(items_of(schema))]
    if operator in ("contains", "starts") and known:
        return str(known[0]).split()[0] if str(known[0]).split() else str(known[0])
    if known and not isinstance(known[0], (dict, list)):
        return known[0]
    items = items_of(schema)
    if "enum" in items and items is not schema:
        return [next((choice for choice in PREFERRED if choice in items["enum"]), items["enum"][0])]
    return examples.of(schema)


def items_of(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Returns the schema of a list's items, or the schema itself."""
    for option in (schema, *schema.get("anyOf", ())):
        if option.get("type") == "array":
            found: Mapping[str, Any] = option.get("items", {})
            return found
    return schema
