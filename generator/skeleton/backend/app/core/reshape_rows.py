"""What becomes of the rows when their table changes: fills, conversions, replaced choices, texts that searches read."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import sqlalchemy as sa

from app.core.convert import convert
from app.core.reshape_tables import Change, Shape, needs_conversion
from app.core.rich_text import plain
from app.core.text import fold

# Rows read and written at once.
CHUNK = 500


def chunks(connection: sa.Connection, table: sa.Table) -> Iterator[list[sa.RowMapping]]:
    """Yields every row in the order of its key, some hundred at a time."""
    keys = list(table.primary_key.columns)
    last: sa.RowMapping | None = None
    while True:
        query = sa.select(table).order_by(*keys).limit(CHUNK)
        if last is not None:
            query = query.where(beyond(keys, last))
        rows = list(connection.execute(query).mappings())
        if rows:
            yield rows
        if len(rows) < CHUNK:
            return
        last = rows[-1]


def beyond(keys: list[sa.Column[Any]], row: sa.RowMapping) -> sa.ColumnElement[bool]:
    """Returns the condition of coming after the row; said in full, since keys of two columns compare by both."""
    first, *rest = keys
    found: sa.ColumnElement[bool] = first > row[first]
    return sa.or_(found, sa.and_(first == row[first], beyond(rest, row))) if rest else found


def converted_columns(change: Change, dialect: sa.Dialect) -> dict[str, str]:
    """Returns the columns whose values change their type: later name → earlier name."""
    if change.before is None or change.after is None:
        return {}
    before, after = change.before.table().columns, change.after.table().columns
    return {
        later: earlier
        for later, earlier in change.sources.items()
        if needs_conversion(before[earlier], after[later], dialect)
    }


def fill_for(value: Any, wanted: sa.types.TypeEngine[Any], number: int) -> Any:
    """Returns what a row gets: a moment is asked for, and a text may carry the row's number to be like no other."""
    if callable(value):
        return convert(value(), wanted)
    return convert(value.replace("{n}", str(number)) if isinstance(value, str) else value, wanted)


def search_changes(change: Change, dialect: sa.Dialect) -> bool:
    """Returns whether the text that searches read has to be gathered again."""
    if change.after is None or not change.after.search:
        return False
    if change.before is None:
        return False
    sources = change.sources
    moved = converted_columns(change, dialect).keys() | change.replaced.keys() | change.formatted.keys()
    moved = moved | change.fills.keys() - {"search_text"}
    same = tuple(sources.get(name, "") for name in change.after.search) == change.before.search
    return not same or any(name in moved for name in change.after.search)


def is_remade(change: Change, dialect: sa.Dialect) -> bool:
    """Returns whether any row holds something else afterwards than before."""
    return bool(
        change.fills
        or change.replaced
        or change.formatted
        or change.copied
        or converted_columns(change, dialect)
        or search_changes(change, dialect)
    )


def search_text(row: Mapping[str, Any] | sa.RowMapping, shape: Shape) -> str:
    """Returns what searches read of a row."""
    values = [(name, row[name]) for name in shape.search]
    texts = [(name, str(value)) for name, value in values if value is not None]
    return fold("\n".join(plain(text) if name in shape.rich else text for name, text in texts))


def formatted(text: str, rich: bool) -> str:
    """Returns a plain text as HTML, paragraph by paragraph, or what HTML says as plain text."""
    if not rich:
        return plain(text)
    paragraphs = [escape(part, quote=False).replace("\n", "<br>") for part in text.strip().split("\n\n")]
    return "".join(f"<p>{part}</p>" for part in paragraphs)


def later_row(
    change: Change, row: sa.RowMapping, wanted: sa.Table, moved: Mapping[str, str], number: int
) -> dict[str, Any]:
    """Returns a row as the later table holds it; a key that the database counts up is left to it."""
    sources = change.sources
    replaced = change.replaced
    found: dict[str, Any] = {}
    for column in wanted.columns:
        name = column.name
        value: Any = row[sources[name]] if name in sources else None
        if name in moved:
            value = convert(value, column.type)
        if name in replaced:
            value = replaced[name].get(value, value)
        if value is not None and name in change.formatted:
            value = formatted(value, change.formatted[name])
        if value is None and name in change.fills:
            value = fill_for(change.fills[name], column.type, number)
        if value is not None or not column.primary_key:
            found[name] = value
    return found


def later_rows(
    connection: sa.Connection, change: Change, before: sa.Table, wanted: sa.Table
) -> Iterator[list[dict[str, Any]]]:
    """Yields every row as the later table holds it, some hundred at a time."""
    moved = converted_columns(change, connection.dialect)
    again = change.after is not None and search_changes(change, connection.dialect)
    number = 0
    for rows in chunks(connection, before):
        made = [later_row(change, row, wanted, moved, number + at) for at, row in enumerate(rows, 1)]
        number += len(rows)
        if again and change.after is not None:
            made = [{**row, "search_text": search_text(row, change.after)} for row in made]
        if made:
            yield made
