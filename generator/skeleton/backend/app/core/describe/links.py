"""Which operations take the id that another one answers."""

from typing import Any

Paths = dict[str, dict[str, dict[str, Any]]]


def describe_links(paths: Paths) -> None:
    """Says, where a record is created, which operations its id leads to."""
    for path, item in paths.items():
        created = item.get("post", {}).get("responses", {}).get("201")
        if created is None:
            continue
        links = {
            operation["operationId"]: {
                "operationId": operation["operationId"],
                "parameters": {parameter_of(other, path): "$response.body#/id"},
            }
            for other, methods in paths.items()
            if parameter_of(other, path) and other.count("{") == 1
            for operation in methods.values()
        }
        if links:
            created["links"] = links


def parameter_of(path: str, collection: str) -> str:
    """Returns the name of the id that comes right after an address; empty where none does."""
    rest = path.removeprefix(f"{collection}/{{")
    return rest.partition("}")[0] if rest != path else ""
