"""Reading and writing one entity."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption
from sqlalchemy.orm.util import identity_key

from app.core.cursor import Cursor, bad_cursor, cursor_at, order_by, read_cursor, sort_keys
from app.core.errors import not_found
from app.core.keys import Key
from app.core.listing import Condition, Filters, ListQuery, conditions, names_of
from app.core.model import Record

RecordT = TypeVar("RecordT", bound=Record)
# Records read at a time when all of them are wanted.
PART = 500
# A list counts no further unless it is told to: counting half a million rows takes longer than showing fifty of them,
# and nobody pages that far.
COUNTED = 5_000
# What answers of each entity show of other records.
SHOWN: Final[dict[type[Any], Mapping[str, ORMOption]]] = {}
# The query for records of each entity with all of that.
WHOLE: Final[dict[type[Any], sa.Select[Any]]] = {}


@dataclass(frozen=True)
class Rows(Generic[RecordT]):
    """One page of records; `total` counts all pages, unless told not to; `capped` says that there are more than it; the
    cursors lead to the pages beside it."""

    items: Sequence[RecordT]
    total: int | None
    capped: bool
    next: str | None
    previous: str | None


class Repository(Generic[RecordT]):
    """The only place that builds queries for its entity. Every read declares what it loads."""

    model: ClassVar[type[Any]]

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    def relations(self) -> Mapping[str, ORMOption]:
        """Returns what answers show of other records, by name, and how each is loaded: the same for every caller."""
        return {}

    def shown(self) -> Mapping[str, ORMOption]:
        """Returns `relations`, asked for once: options take longer to make than to use."""
        kind = type(self)
        if kind not in SHOWN:
            SHOWN[kind] = self.relations()
        return SHOWN[kind]

    def loads(self, names: Collection[str] | None = None) -> Sequence[ORMOption]:
        """Returns the loader options that answers need, or those of the names given; nothing loads behind one's back."""
        return [option for name, option in self.shown().items() if names is None or name in names]

    def scope(self) -> Sequence[Condition]:
        """Returns conditions that hold for every read: what is outside does not exist for the caller."""
        return ()

    def where(self, query: Filters, *within: Condition) -> list[Condition]:
        """Returns the conditions of the records that the caller may see and the query asks for."""
        return [*self.scope(), *within, *conditions(self.model, query)]

    async def count(self, *where: Condition, at_most: int | None = None) -> int:
        """Returns how many records meet the conditions, and stops counting at `at_most`."""
        statement = sa.select(sa.func.count()).select_from(self.model).where(*where)
        if at_most is not None:
            some = sa.select(self.model.id).where(*where).limit(at_most).subquery()
            statement = sa.select(sa.func.count()).select_from(some)
        return await self.session.scalar(statement) or 0

    async def total(self, query: ListQuery, where: Sequence[Condition]) -> tuple[int | None, bool]:
        """Returns how many records all pages have, and whether there are more than that: `count` counts them all or
        none, and without it a list with `offset` counts some thousands."""
        if query.count is not None:
            return (await self.count(*where) if query.count else None), False
        if query.cursor is not None:
            return None, False
        found = await self.count(*where, at_most=COUNTED + 1)
        return min(found, COUNTED), found > COUNTED

    async def list_page(
        self, query: ListQuery, *within: Condition, names: Collection[str] | None = None
    ) -> Rows[RecordT]:
        """Returns one page; `within` narrows the list, for instance to the children of a record, and `names` what of
        other records is loaded."""
        where = self.where(query, *within)
        sort = names_of(query, "sort")
        keys = sort_keys(self.model, sort)
        cursor = self.cursor_of(query)
        total, capped = await self.total(query, where)
        backward = cursor is not None and cursor.backward
        statement = (
            sa.select(self.model)
            .where(*where)
            .options(*self.loads(names))
            .order_by(*order_by(keys, backward=backward))
            # One more than asked for tells whether there is another page.
            .limit(query.limit + 1)
        )
        statement = statement.offset(query.offset) if cursor is None else statement.where(cursor.condition(keys))
        found = list((await self.session.scalars(statement)).all())
        more = len(found) > query.limit
        items = found[: query.limit]
        if backward:
            items.reverse()
        has_next, has_previous = more, query.offset > 0 or cursor is not None
        if backward:
            has_next, has_previous = True, more
        return Rows(
            items,
            total,
            capped,
            cursor_at(items[-1], keys, sort, backward=False) if items and has_next else None,
            cursor_at(items[0], keys, sort, backward=True) if items and has_previous else None,
        )

    async def part(
        self, query: Filters, after: Cursor | None, *, names: Collection[str] = ()
    ) -> tuple[Sequence[RecordT], Cursor | None]:
        """Returns a few hundred of all the records the query asks for, and where the next ones begin if there are any."""
        sort = names_of(query, "sort")
        keys = sort_keys(self.model, sort)
        where = self.where(query) if after is None else [*self.where(query), after.condition(keys)]
        statement = (
            sa.select(self.model).where(*where).options(*self.loads(names)).order_by(*order_by(keys)).limit(PART)
        )
        records: Sequence[RecordT] = (await self.session.scalars(statement)).all()
        if len(records) < PART:
            return records, None
        return records, Cursor(False, tuple(sort), tuple(getattr(records[-1], key.name) for key in keys))

    def cursor_of(self, query: ListQuery) -> Cursor | None:
        """Returns where the page begins or ends, if the query says so by a cursor; raises 422."""
        if query.cursor is None:
            return None
        if query.offset:
            raise bad_cursor()
        sort = names_of(query, "sort")
        return read_cursor(query.cursor, sort_keys(self.model, sort), sort)

    async def find(self, *where: Condition) -> RecordT | None:
        """Returns the record that meets the conditions, with what its answer needs, or None."""
        kind = type(self)
        if kind not in WHOLE:
            WHOLE[kind] = sa.select(self.model).options(*self.loads()).execution_options(populate_existing=True)
        record: RecordT | None = await self.session.scalar(WHOLE[kind].where(*self.scope(), *where))
        # A record linked to itself is read twice, and the second time takes away what the first had loaded of it.
        lost = [] if record is None else [name for name in self.shown() if name not in record.__dict__]
        if record is not None and lost:
            again = sa.select(self.model).where(self.model.id == record.id).options(*self.loads(lost))
            await self.session.scalar(again)
        return record

    async def get_only(self, *where: Condition) -> RecordT:
        """Returns the record that meets the conditions; raises 404."""
        record = await self.find(*where)
        if record is None:
            raise not_found()
        return record

    async def get(self, record_id: Key) -> RecordT:
        """Returns the record; raises 404."""
        return await self.get_only(self.model.id == record_id)

    async def add(self, record: RecordT) -> RecordT:
        """Stores a new record and returns it as answers need it, read again only when that takes more than is known."""
        self.session.add(record)
        await self.session.flush()
        return record if self.complete(record) else await self.get(record.id)

    def complete(self, record: RecordT) -> bool:
        """Gives a record just stored the others its answer shows, as far as the session has them; tells if all are there."""
        relationships = sa.inspect(self.model).relationships
        for name in self.shown():
            relation = relationships[name]
            if name in record.__dict__:
                continue
            if relation.uselist:
                set_committed_value(record, name, [])
                continue
            (column,) = relation.local_columns
            key = record.__dict__.get(str(column.key))
            other = None
            if key is not None:
                identity = identity_key(relation.mapper.class_, key)
                other = self.session.sync_session.identity_map.get(identity)
                if other is None:
                    return False
            set_committed_value(record, name, other)
        return True

    async def save(self, record: RecordT) -> RecordT:
        """Writes what changed and returns the record as answers need it."""
        await self.session.flush()
        return await self.get(record.id) if self.shown() else record

    async def delete(self, record: RecordT) -> None:
        await self.session.delete(record)
        await self.session.flush()
