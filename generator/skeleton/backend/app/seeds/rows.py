"""Rows of example records."""

from collections.abc import Mapping, Sequence
from typing import Any


def row(values: Mapping[str, Sequence[Any]], number: int) -> dict[str, Any]:
    """Returns the values of one record; `{n}` in a text becomes its number."""
    chosen = {name: choices[number % len(choices)] for name, choices in values.items()}
    text = str(number + 1)
    return {name: item.replace("{n}", text) if isinstance(item, str) else item for name, item in chosen.items()}
