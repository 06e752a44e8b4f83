"""Tables of databases that can alter them: what is in the way goes first, then the columns change, then what holds them is set."""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, DropConstraint, DropIndex, DropTable

from app.core.convert import convert
from app.core.reshape_rows import (
    chunks,
    converted_columns,
    fill_for,
    formatted,
    later_rows,
    search_changes,
    search_text,
)
from app.core.reshape_tables import Change, Shape, constraints_of, indexes_of, spare, type_of


def alter(connection: sa.Connection, changes: Sequence[Change]) -> None:
    """Carries out the changes of all tables together: keys between them go before anything and come after everything."""
    kept = {id(change): what_stays(connection.dialect, change) for change in changes}
    for keys in (True, False):
        for change in changes:
            drop_what_goes(connection, change, kept[id(change)], keys)
    for change in changes:
        if change.before is not None and change.after is None:
            connection.execute(DropTable(change.before.table()))
    rename_tables(changes)
    for change in changes:
        if change.after is not None and (change.before is None or change.copied):
            connection.execute(CreateTable(change.after.table(), include_foreign_key_constraints=[]))
    for change in changes:
        if change.before is not None and change.after is not None:
            if change.copied:
                copy_rows(connection, change, change.before, change.after)
            else:
                alter_columns(connection, change)
    for keys in (False, True):
        for change in changes:
            add_what_comes(connection, change, kept[id(change)], keys)


def what_stays(dialect: sa.Dialect, change: Change) -> frozenset[str]:
    """Returns the names of constraints and indexes that are the same before and after.

    MySQL needs an index for each key and will not let go of it: there the keys of a table always go and come again.
    """
    if change.before is None or change.after is None or change.copied:
        return frozenset()
    before, after = change.before.table(change.after.name), change.after.table()
    old = {name: text for name, (_, text) in (constraints_of(before, dialect) | indexes_of(before, dialect)).items()}
    new = {name: text for name, (_, text) in (constraints_of(after, dialect) | indexes_of(after, dialect)).items()}
    keys = {str(key.name) for key in after.foreign_key_constraints} if dialect.name in ("mysql", "mariadb") else set()
    moved = converted_columns(change, dialect)
    same_columns = {name for name, source in change.sources.items() if source == name and name not in moved}
    touched = {
        str(item.name)
        for item in [*after.constraints, *after.indexes]
        if isinstance(item, (sa.Index, sa.UniqueConstraint, sa.ForeignKeyConstraint))
        and any(column.name not in same_columns for column in item.columns)
    }
    # A rule names its columns only in its text.
    others = [column.name for column in after.columns if column.name not in same_columns]
    touched |= {
        str(item.name)
        for item in after.constraints
        if isinstance(item, sa.CheckConstraint) and any(name in new[str(item.name)] for name in others)
    }
    return frozenset(name for name in old.keys() & new.keys() if old[name] == new[name]) - keys - touched


def drop_what_goes(connection: sa.Connection, change: Change, stays: frozenset[str], keys: bool) -> None:
    """Drops the keys between tables, or all else that is not to stay."""
    if change.before is None:
        return
    table = change.before.table()
    for name, (constraint, _) in constraints_of(table, connection.dialect).items():
        goes = name not in stays and (keys or change.after is not None)
        if goes and isinstance(constraint, sa.ForeignKeyConstraint) is keys:
            connection.execute(DropConstraint(constraint))
    if not keys and change.after is not None:
        for name, (index, _) in indexes_of(table, connection.dialect).items():
            if name not in stays:
                connection.execute(DropIndex(index))


def add_what_comes(connection: sa.Connection, change: Change, stays: frozenset[str], keys: bool) -> None:
    """Adds the keys between tables, or all else that was not there."""
    if change.after is None:
        return
    table = change.after.table()
    for name, (constraint, _) in constraints_of(table, connection.dialect).items():
        is_key = isinstance(constraint, sa.ForeignKeyConstraint)
        # A new table has its other constraints from its creation.
        if name not in stays and is_key is keys and (is_key or not is_made(change)):
            connection.execute(AddConstraint(constraint))
    if not keys:
        for name, (index, _) in indexes_of(table, connection.dialect).items():
            if name not in stays:
                connection.execute(CreateIndex(index))


def is_made(change: Change) -> bool:
    """Returns whether the later table is made from nothing rather than from the earlier one."""
    return change.before is None or change.copied


def rename_tables(changes: Sequence[Change]) -> None:
    """Gives tables their later names; through a spare one, since two may change theirs for each other's.

    Those whose rows are copied keep the spare name until they have been.
    """
    pairs = [(change, change.before, change.after) for change in changes]
    moved = [
        (before.name, after.name, change.copied)
        for change, before, after in pairs
        if before is not None and after is not None and (before.name != after.name or change.copied)
    ]
    for earlier, later, _ in moved:
        rename_table(earlier, spare(later))
    for _, later, copied in moved:
        if not copied:
            rename_table(spare(later), later)


def rename_table(earlier: str, later: str) -> None:
    """Renames a table; on PostgreSQL its primary key and the sequence of its numbers, which carry its name, too."""
    op.rename_table(earlier, later)
    if op.get_bind().dialect.name != "postgresql":
        return
    key = sa.inspect(op.get_bind()).get_pk_constraint(later)["name"]
    op.execute(f'ALTER INDEX "{key}" RENAME TO "{f"pk_{later}"[:63]}"')
    op.execute(f'ALTER SEQUENCE IF EXISTS "{earlier}_id_seq" RENAME TO "{later}_id_seq"')


def copy_rows(connection: sa.Connection, change: Change, before: Shape, after: Shape) -> None:
    """Stores every row anew in the later table and drops the earlier one."""
    old, new = before.table(spare(after.name)), after.table()
    for rows in later_rows(connection, change, old, new):
        connection.execute(sa.insert(new), rows)
    connection.execute(DropTable(old))


def alter_columns(connection: sa.Connection, change: Change) -> None:
    """Takes the columns of one table, under its later name, from what they were to what they are to be."""
    if change.before is None or change.after is None:
        return
    dialect = connection.dialect
    name = change.after.name
    before, after = change.before.table(name), change.after.table()
    sources = change.sources
    moved = converted_columns(change, dialect)
    for column in before.columns:
        if column.name not in sources.values():
            op.drop_column(name, column.name)
    rename_columns(before, {earlier: later for later, earlier in sources.items()})
    for later, earlier in sources.items():
        if later in moved:
            convert_column(connection, before.columns[earlier], after.columns[later])
        elif type_of(before.columns[earlier], dialect) != type_of(after.columns[later], dialect):
            op.alter_column(
                name,
                later,
                type_=after.columns[later].type,
                existing_type=before.columns[earlier].type,
                existing_nullable=before.columns[earlier].nullable,
            )
    for column in after.columns:
        if column.name not in sources:
            op.add_column(name, sa.Column(column.name, column.type, nullable=True))
    fill_rows(connection, change, after)
    for column in after.columns:
        source = sources.get(column.name)
        was_nullable = column.name in moved or source is None or before.columns[source].nullable
        if was_nullable != column.nullable:
            op.alter_column(name, column.name, existing_type=column.type, nullable=column.nullable)


def rename_columns(table: sa.Table, names: dict[str, str]) -> None:
    """Gives columns their later names; through a spare one, since two may change theirs for each other's."""
    changed = {earlier: later for earlier, later in names.items() if earlier != later}
    for suffix, pairs in (("from", changed), ("to", changed)):
        for earlier, later in pairs.items():
            old = table.columns[earlier]
            here, there = (earlier, spare(later)) if suffix == "from" else (spare(later), later)
            op.alter_column(
                table.name, here, new_column_name=there, existing_type=old.type, existing_nullable=old.nullable
            )


def convert_column(connection: sa.Connection, before: sa.Column[Any], after: sa.Column[Any]) -> None:
    """Reads every value as what it was and writes it as what it is to be, into a column that then takes the place."""
    name, made = str(after.table.name), spare(after.name)
    op.add_column(name, sa.Column(made, after.type, nullable=True))
    key = sa.Column("id", after.table.columns["id"].type, primary_key=True)
    table = sa.Table(name, sa.MetaData(), key, sa.Column(after.name, before.type), sa.Column(made, after.type))
    rewrite(connection, table, made, lambda row, _: convert(row[after.name], after.type))
    op.drop_column(name, after.name)
    op.alter_column(name, made, new_column_name=after.name, existing_type=after.type, existing_nullable=True)


def fill_rows(connection: sa.Connection, change: Change, table: sa.Table) -> None:
    """Gives rows what they have nothing for, choices that take the place of others, and searches their text."""
    for name, values in change.replaced.items():
        column = table.columns[name]
        pairs = [(column == earlier, sa.literal(later, column.type)) for earlier, later in values.items()]
        replaced = sa.case(*pairs, else_=column)
        connection.execute(sa.update(table).where(column.in_(list(values))).values({name: replaced}))
    for name, rich in change.formatted.items():
        reformat(connection, table, name, rich)
    for name, value in change.fills.items():
        fill_column(connection, table, table.columns[name], value)
    if change.after is not None and search_changes(change, connection.dialect):
        gather(connection, table, change.after)


def fill_column(connection: sa.Connection, table: sa.Table, column: sa.Column[Any], value: Any) -> None:
    """Gives every row without a value one: the same in one statement, or each its own."""
    if not (isinstance(value, str) and "{n}" in value):
        same = fill_for(value, column.type, 0)
        connection.execute(sa.update(table).where(column.is_(None)).values({column.name: same}))
        return

    def filled(row: sa.RowMapping, number: int) -> Any:
        return fill_for(value, column.type, number) if row[column.name] is None else row[column.name]

    rewrite(connection, table, column.name, filled)


def reformat(connection: sa.Connection, table: sa.Table, name: str, rich: bool) -> None:
    """Writes every text of a column as HTML, or as what its HTML says."""
    rewrite(connection, table, name, lambda row, _: None if row[name] is None else formatted(row[name], rich))


def gather(connection: sa.Connection, table: sa.Table, shape: Shape) -> None:
    """Writes what searches read of every row."""
    rewrite(connection, table, "search_text", lambda row, _: search_text(row, shape))


def rewrite(connection: sa.Connection, table: sa.Table, name: str, make: Callable[[sa.RowMapping, int], Any]) -> None:
    """Gives a column of every row what is made of the row and its number."""
    key = table.columns["id"]
    made = {name: sa.bindparam("row_value", type_=table.columns[name].type)}
    update = sa.update(table).where(key == sa.bindparam("row_id")).values(made)
    number = 0
    for rows in chunks(connection, table):
        values = [{"row_id": row["id"], "row_value": make(row, number + at)} for at, row in enumerate(rows, 1)]
        connection.execute(update, values)
        number += len(rows)
