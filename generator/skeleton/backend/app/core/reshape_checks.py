"""Whether the rows that are there can be taken along: looked at before anything is changed, as MySQL takes nothing back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from app.core.convert import ConversionError, convert
from app.core.reshape_rows import chunks, converted_columns, fill_for, is_remade, later_rows
from app.core.reshape_tables import Change, Shape, constraints_of
from app.core.types import LongText, text_length

# Examples a refusal names.
EXAMPLES = 5
UNCHANGED = "; nothing was changed"


class RowsInTheWay(Exception):
    """Some rows hold what the later version cannot; the message names them and nothing was changed."""


def check_empty(connection: sa.Connection, changes: Sequence[Change]) -> None:
    """Raises RowsInTheWay when a table holds any row."""
    for change in changes:
        if change.before is not None:
            count = connection.scalar(sa.select(sa.func.count()).select_from(change.before.table()))
            if count:
                raise RowsInTheWay(
                    f"records cannot be given keys of another kind, and {change.before.name} has {count}: "
                    f"export them, begin with an empty database and import them{UNCHANGED}"
                )


def check_rows(connection: sa.Connection, change: Change, changes: Sequence[Change]) -> None:
    """Raises RowsInTheWay when a row cannot become what the change makes of it."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    check_deleted(connection, change, before, after)
    check_conversions(connection, change, before, after)
    check_fills(connection, change, before, after)
    check_targets(connection, change, after, changes)
    check_constraints(connection, change, before, after)


def check_deleted(connection: sa.Connection, change: Change, before: Shape, after: Shape) -> None:
    """Refuses to bring deleted records back where the later version knows no deleted ones."""
    table = before.table()
    if "deleted_at" not in table.columns or "deleted_key" in change.sources or "deleted_key" not in table.columns:
        return
    query = sa.select(sa.func.count()).where(table.columns["deleted_at"].is_not(None))
    if count := connection.scalar(query):
        raise RowsInTheWay(
            f"{count} deleted records of {before.name} would come back as {after.name}: "
            f"restore them or remove them for good first{UNCHANGED}"
        )


def check_conversions(connection: sa.Connection, change: Change, before: Shape, after: Shape) -> None:
    """Refuses values that cannot be said in the type their column is to have."""
    columns = converted_columns(change, connection.dialect)
    if not columns:
        return
    wanted = after.table().columns
    problems: list[str] = []
    for rows in chunks(connection, before.table()):
        for row in rows:
            for later, earlier in columns.items():
                try:
                    convert(row[earlier], wanted[later].type)
                except ConversionError as error:
                    problems.append(f"{before.name} {row.get('id', '')}: {earlier} {error}")
        if len(problems) >= EXAMPLES:
            break
    if problems:
        raise RowsInTheWay("correct these records first, nothing was changed: " + "; ".join(problems[:EXAMPLES]))


def check_fills(connection: sa.Connection, change: Change, before: Shape, after: Shape) -> None:
    """Refuses to leave rows without something they must have."""
    table, later = before.table(), after.table()
    sources = change.sources
    for column in later.columns:
        source = sources.get(column.name)
        known = column.name in change.fills or column is later.autoincrement_column
        if column.nullable or known or (source and not table.columns[source].nullable):
            continue
        query = sa.select(sa.func.count()).select_from(table)
        if source is not None:
            query = query.where(table.columns[source].is_(None))
        if count := connection.execute(query).scalar_one():
            raise RowsInTheWay(
                f"{count} records of {before.name} have no {column.name}, which each must have{UNCHANGED}"
            )


def check_targets(connection: sa.Connection, change: Change, after: Shape, changes: Sequence[Change]) -> None:
    """Refuses a fill that refers to a record which is not there."""
    earlier = {other.after.name: other.before for other in changes if other.after is not None}
    for key in after.table().foreign_key_constraints:
        (column,) = key.columns
        if column.name not in change.fills:
            continue
        name = key.elements[0].target_fullname.partition(".")[0]
        shape = earlier.get(name)
        target = name if shape is None else shape.name
        value = fill_for(change.fills[column.name], column.type, 1)
        found = sa.table(target, sa.column("id", column.type))
        is_new = name in earlier and shape is None
        if is_new or not connection.scalar(sa.select(sa.exists().where(found.c.id == value))):
            raise RowsInTheWay(f"{target} has no record {value} for {after.name}.{column.name}{UNCHANGED}")


def check_constraints(connection: sa.Connection, change: Change, before: Shape, after: Shape) -> None:
    """Refuses rows that break a rule which was not there."""
    dialect = connection.dialect
    old = {text for _, text in constraints_of(before.table(after.name), dialect).values()}
    table = after.table()
    renamed = {later for later, earlier in change.sources.items() if later != earlier}
    touched = renamed | change.fills.keys() | change.replaced.keys() | converted_columns(change, dialect).keys()
    checks: list[tuple[str, sa.ColumnElement[bool]]] = []
    uniques: list[list[str]] = []
    for constraint, text in constraints_of(table, dialect).values():
        if isinstance(constraint, sa.CheckConstraint):
            said = str(constraint.sqltext.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
            if text not in old or any(name in said for name in touched):
                checks.append((said, sa.not_(constraint.sqltext)))
        elif isinstance(constraint, sa.UniqueConstraint):
            names = [column.name for column in constraint.columns]
            if text not in old or touched.intersection(names):
                uniques.append(names)
    for column in table.columns:
        if is_narrower(change, column, before):
            length = column.type.length  # type: ignore[attr-defined]
            said = f"length({column.name}) <= {length}"
            checks.append((said, text_length(sa.column(column.name)) > length))
    if checks or uniques:
        wanted = {name for each in uniques for name in each}
        wanted |= {column.name for column in table.columns if any(column.name in said for said, _ in checks)}
        with prospect(connection, change, before, after, wanted) as rows:
            for said, broken in checks:
                refuse_broken(connection, rows, before.name, said, broken)
            for each in uniques:
                refuse_repeated(connection, rows, before.name, each)


def is_narrower(change: Change, column: sa.Column[Any], before: Shape) -> bool:
    """Returns whether a text may be too long for its column."""
    source = change.sources.get(column.name)
    length = getattr(column.type, "length", None)
    if source is None or not isinstance(column.type, sa.String) or length is None:
        return False
    earlier = before.table().columns[source].type
    known = getattr(earlier, "length", None) if isinstance(earlier, sa.String) else None
    return known is None or known > length


@contextmanager
def prospect(
    connection: sa.Connection, change: Change, before: Shape, after: Shape, names: set[str]
) -> Iterator[sa.FromClause]:
    """Yields columns of the rows as they will be; from a temporary table where values have to be made one by one."""
    old, wanted = before.table(), after.table()
    columns = [column for column in wanted.columns if column.name in names or column.name == "id"]
    if not is_remade(change, connection.dialect):
        sources = change.sources
        yield sa.select(
            *(
                old.columns[sources[column.name]].label(column.name)
                if column.name in sources
                else sa.literal(None, column.type).label(column.name)
                for column in columns
            )
        ).subquery()
        return
    spare = sa.Table(
        "_reshaped_rows",
        sa.MetaData(),
        *(sa.Column(column.name, loose(column.type), nullable=True) for column in columns),
        prefixes=["TEMPORARY"],
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )
    connection.execute(CreateTable(spare))
    try:
        for rows in later_rows(connection, change, old, wanted):
            made = [{column.name: row.get(column.name) for column in columns} for row in rows]
            connection.execute(sa.insert(spare), made)
        yield spare
    finally:
        word = "TEMPORARY " if connection.dialect.name in ("mysql", "mariadb") else ""
        connection.execute(sa.text(f"DROP {word}TABLE {spare.name}"))


def loose(kind: sa.types.TypeEngine[Any]) -> sa.types.TypeEngine[Any]:
    """Returns the type without its length, so that what is too long can be told from what is not there."""
    return LongText if isinstance(kind, sa.String) else kind


def refuse_broken(
    connection: sa.Connection, rows: sa.FromClause, name: str, said: str, broken: sa.ColumnElement[bool]
) -> None:
    """Raises RowsInTheWay when a row breaks the rule."""
    count = connection.scalar(sa.select(sa.func.count()).select_from(rows).where(broken))
    if not count:
        return
    example = ""
    if "id" in rows.c:
        ids = connection.scalars(sa.select(rows.c.id).where(broken, rows.c.id.is_not(None)).limit(EXAMPLES)).all()
        example = f" ({', '.join(map(str, ids))})" if ids else ""
    raise RowsInTheWay(f"{count} records of {name}{example} do not keep {said}{UNCHANGED}")


def refuse_repeated(connection: sa.Connection, rows: sa.FromClause, name: str, names: list[str]) -> None:
    """Raises RowsInTheWay when two rows have the same values where no two may."""
    columns = [rows.c[each] for each in names]
    filled = sa.and_(*(column.is_not(None) for column in columns))
    query = sa.select(*columns).where(filled).group_by(*columns).having(sa.func.count() > 1).limit(1)
    found = connection.execute(query).first()
    if found is not None:
        shown = ", ".join(f"{key} {value!r}" for key, value in zip(names, found, strict=True) if key != "deleted_key")
        raise RowsInTheWay(f"two records of {name} have the same {shown}, which no two may share{UNCHANGED}")
