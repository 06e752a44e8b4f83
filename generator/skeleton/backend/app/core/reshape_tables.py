"""Tables as a migration describes them: how they were, how they are to be, and what became of their columns."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import AddConstraint, CreateColumn, CreateIndex

Items = Callable[[], Sequence[sa.schema.SchemaItem]]


@dataclass(frozen=True)
class Shape:
    """A table at one moment: `items` makes its columns, constraints and indexes anew each time it is called."""

    name: str
    items: Items
    # Columns whose texts its column `search_text` gathers, and those of them that hold HTML.
    search: tuple[str, ...] = ()
    rich: tuple[str, ...] = ()

    def table(self, name: str | None = None) -> sa.Table:
        """Returns the table, under another name if one is given, with stand-ins for those its keys point to."""
        metadata = sa.MetaData()
        table = sa.Table(
            name or self.name, metadata, *self.items(), mysql_charset="utf8mb4", mysql_collate="utf8mb4_bin"
        )
        for key in table.foreign_key_constraints:
            target = key.elements[0].target_fullname.partition(".")[0]
            if target not in metadata.tables:
                sa.Table(target, metadata, sa.Column("id", key.columns.values()[0].type, primary_key=True))
        for column in table.columns:
            if isinstance(column.type, sa.JSON):
                # Nothing is stored as nothing, not as JSON's null.
                column.type = sa.JSON(none_as_null=True)
        return table


@dataclass(frozen=True)
class Change:
    """What becomes of one table; without `before` it is new, without `after` it goes."""

    before: Shape | None
    after: Shape | None
    # Columns called something else now: later name → earlier name.
    renamed: Mapping[str, str] = field(default_factory=dict)
    # Columns that are new although one of that name was there.
    fresh: frozenset[str] = frozenset()
    # What rows get that have nothing for a column: later name → value, `{n}` in a text standing for the row's number.
    fills: Mapping[str, Any] = field(default_factory=dict)
    # The same for the way back, on which what was given up does not come again: earlier name → value.
    back_fills: Mapping[str, Any] = field(default_factory=dict)
    # Choices called something else now: later name of the column → {earlier value: later value}.
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # Choices that are none any more: later name of the column → {earlier value: what its rows get}.
    retired: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    # Texts that become HTML (True) or stop being HTML (False), by their later name.
    formatted: Mapping[str, bool] = field(default_factory=dict)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Where each column that is kept comes from: later name → earlier name."""
        if self.before is None or self.after is None:
            return {}
        earlier = self.before.table().columns
        taken = set(self.renamed.values())
        found: dict[str, str] = {}
        for column in self.after.table().columns:
            source = self.renamed.get(column.name)
            if source is None and column.name not in self.fresh and column.name not in taken:
                source = column.name
            if source is not None and source in earlier:
                found[column.name] = source
        return found

    def backwards(self) -> "Change":
        """Returns the way back."""
        sources = self.sources
        renamed = {earlier: later for later, earlier in sources.items() if earlier != later}
        fresh: set[str] = set()
        if self.before is not None and self.after is not None:
            later = self.after.table().columns
            kept = set(sources.values())
            fresh = {column.name for column in self.before.table().columns if column.name in later} - kept
        choices = {
            sources[name]: {new: old for old, new in values.items()}
            for name, values in self.choices.items()
            if name in sources
        }
        return Change(
            self.after,
            self.before,
            renamed=renamed,
            fresh=frozenset(fresh),
            fills=self.back_fills,
            back_fills=self.fills,
            choices=choices,
            formatted={sources[name]: not rich for name, rich in self.formatted.items()},
        )

    @cached_property
    def replaced(self) -> Mapping[str, Mapping[str, str | None]]:
        """The choices whose rows get another one: later name of the column → {earlier value: later value}."""
        names = self.choices.keys() | self.retired.keys()
        return {name: {**self.choices.get(name, {}), **self.retired.get(name, {})} for name in sorted(names)}

    @cached_property
    def copied(self) -> bool:
        """Whether something else tells rows apart now, so that they have to be stored anew."""
        if self.before is None or self.after is None:
            return False
        sources = self.sources
        earlier = [column.name for column in self.before.table().primary_key]
        return [sources.get(column.name) for column in self.after.table().primary_key] != earlier


def spare(name: str) -> str:
    """Returns a name nothing else has, as short as every database wants it, for what is on its way to this one."""
    return f"_reshaped_{zlib.crc32(name.encode()):08x}"


def type_of(column: sa.Column[Any], dialect: sa.Dialect) -> str:
    """Returns the type as the database is told it."""
    return str(column.type.compile(dialect=dialect))


def is_text(column: sa.Column[Any]) -> bool:
    """Returns whether every text fits the column as far as its kind goes."""
    return isinstance(column.type, (sa.String, sa.Text)) and not isinstance(column.type, sa.Enum)


def needs_conversion(before: sa.Column[Any], after: sa.Column[Any], dialect: sa.Dialect) -> bool:
    """Returns whether values have to be read as one type and written as the other."""
    if is_text(before) and is_text(after):
        return False
    whole = (sa.Integer, sa.BigInteger)
    if isinstance(before.type, whole) and isinstance(after.type, whole):
        return False
    return repr(before.type) != repr(after.type) or type_of(before, dialect) != type_of(after, dialect)


def constraints_of(table: sa.Table, dialect: sa.Dialect) -> dict[str, tuple[sa.Constraint, str]]:
    """Returns the named constraints but the primary key, each with what the database is told of it."""
    return {
        str(constraint.name): (constraint, str(AddConstraint(constraint).compile(dialect=dialect)))
        for constraint in table.constraints
        if not isinstance(constraint, sa.PrimaryKeyConstraint)
    }


def indexes_of(table: sa.Table, dialect: sa.Dialect) -> dict[str, tuple[sa.Index, str]]:
    """Returns the indexes, each with what the database is told of it."""
    return {str(index.name): (index, str(CreateIndex(index).compile(dialect=dialect))) for index in table.indexes}


def definition_of(column: sa.Column[Any], dialect: sa.Dialect) -> str:
    """Returns the column as the database is told it."""
    return str(CreateColumn(column).compile(dialect=dialect))
