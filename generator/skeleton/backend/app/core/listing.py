"""Lists: bounded pages, whitelisted sorts and filters, search."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, ClassVar, TypeVar

import sqlalchemy as sa
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from sqlalchemy.orm import InstrumentedAttribute

from app.core.model import Record
from app.core.schemas import FilterText
from app.core.text import fold

MAX_LIMIT = 100
MAX_OFFSET = 2**31 - 1
MAX_VALUES = 100  # of 500 characters each, they fit into the longest request line servers take
MAX_CURSOR = 60_000  # servers take no longer request lines than 64 KB
# Parameters that are no filters; a field of such a name is asked for as `field__eq`.
PAGE_PARAMETERS = frozenset(
    [
        "limit",
        "offset",
        "cursor",
        "count",
        "sort",
        "search",
        "fields",
        "include",
        "deleted",
        "group_by",
        "metrics",
        "bom",
        "separator",
        "headers",
    ]
)

ValueT = TypeVar("ValueT")
StatementT = TypeVar("StatementT", bound="sa.Select[Any]")
Condition = sa.ColumnElement[bool]


def split_commas(value: object) -> object:
    """Takes `sort=a,-b` and `sort=a&sort=-b` alike."""
    if isinstance(value, list):
        return [part.strip() for item in value for part in str(item).split(",") if part.strip()]
    return value


# Values of an `__in` filter: the parameter repeated.
OneOf = Annotated[list[ValueT], Field(max_length=MAX_VALUES)]
# Names, the parameter repeated or separated by commas.
NamesOf = Annotated[list[ValueT], BeforeValidator(split_commas), Field(max_length=100)]


class Filters(BaseModel):
    """What narrows a list, an export and an aggregate alike. A subclass adds its filters (`field`, `field__op`)."""

    model_config = ConfigDict(extra="forbid")

    filterable: ClassVar[tuple[str, ...]] = ()

    search: FilterText | None = None


class ListQuery(Filters):
    """Parameters of every list. A subclass adds what may be sorted by, shown and included."""

    limit: int = Field(50, ge=1, le=MAX_LIMIT)
    offset: int = Field(0, ge=0, le=MAX_OFFSET)
    cursor: Annotated[str, Field(min_length=1, max_length=MAX_CURSOR)] | None = None
    # Left out: yes with `offset`, no with `cursor`.
    count: bool | None = None


def names_of(query: Filters, parameter: str) -> Sequence[str]:
    """Returns a parameter that lists names, empty where the entity has none to list."""
    return getattr(query, parameter, ())


def _not_equal(column: InstrumentedAttribute[Any], value: Any) -> Condition:
    # A record without a value differs from any value.
    return sa.or_(column != value, column.is_(None))


def _is_null(column: InstrumentedAttribute[Any], value: bool) -> Condition:
    return column.is_(None) if value else column.is_not(None)


OPERATORS: Mapping[str, Callable[[InstrumentedAttribute[Any], Any], Condition]] = {
    "eq": lambda column, value: column == value,
    "ne": _not_equal,
    "in": lambda column, value: column.in_(value),
    "lt": lambda column, value: column < value,
    "lte": lambda column, value: column <= value,
    "gt": lambda column, value: column > value,
    "gte": lambda column, value: column >= value,
    "contains": lambda column, value: column.icontains(value, autoescape=True),
    "starts": lambda column, value: column.istartswith(value, autoescape=True),
    "isnull": _is_null,
}


def conditions(model: type[Record], query: Filters) -> list[Condition]:
    """Returns the conditions the query asks for; only fields named in `filterable` exist as parameters at all."""
    found = []
    for parameter in sorted(query.model_fields_set - PAGE_PARAMETERS):
        value = getattr(query, parameter)
        if value is None:
            continue
        if parameter in query.filterable:
            name, operator = parameter, "eq"
        else:
            name, _, operator = parameter.rpartition("__")
        found.append(OPERATORS[operator](getattr(model, name), value))
    if query.search and model.search_fields:
        column = getattr(model, "search_text")  # noqa: B009 - declared by the subclasses that have search fields
        found.extend(column.contains(word, autoescape=True) for word in fold(query.search).split())
    return found
