"""Tables of SQLite, which cannot alter most of what a table is: each is made anew, filled from the one before, and takes its place."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.schema import CreateIndex, CreateTable, DropTable

from app.core.reshape_rows import is_remade, later_rows
from app.core.reshape_tables import Change, Shape, spare


def rebuild(connection: sa.Connection, changes: Sequence[Change]) -> None:
    """Carries out the changes; whatever refers to a table does so by its name and finds the new one under it."""
    for change in changes:
        if change.after is not None:
            connection.execute(CreateTable(change.after.table(spare(change.after.name))))
            if change.before is not None:
                fill(connection, change, change.before, change.after)
    for change in changes:
        if change.before is not None:
            connection.execute(DropTable(change.before.table()))
    for change in changes:
        if change.after is not None:
            quote = connection.dialect.identifier_preparer.quote
            old, new = quote(spare(change.after.name)), quote(change.after.name)
            connection.execute(sa.text(f"ALTER TABLE {old} RENAME TO {new}"))
            for index in sorted(change.after.table().indexes, key=lambda item: str(item.name)):
                connection.execute(CreateIndex(index))


def fill(connection: sa.Connection, change: Change, before: Shape, after: Shape) -> None:
    """Copies the rows: in one statement where they stay as they are, one by one where something of them changes."""
    old, new = before.table(), after.table(spare(after.name))
    if is_remade(change, connection.dialect):
        for rows in later_rows(connection, change, old, new):
            connection.execute(sa.insert(new), rows)
        return
    sources = change.sources
    columns = list(sources)
    query = sa.select(*(old.columns[sources[name]] for name in columns))
    connection.execute(sa.insert(new).from_select(columns, query))
