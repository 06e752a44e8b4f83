"""Reading and writing one entity."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.interfaces import ORMOption

from app.core.errors import not_found
from app.core.listing import Condition, ListQuery, conditions, ordering
from app.core.model import Record

RecordT = TypeVar("RecordT", bound=Record)


class Repository(Generic[RecordT]):
    """The only place that builds queries for its entity. Every read declares what it loads."""

    model: ClassVar[type[Any]]

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    def loads(self) -> Sequence[ORMOption]:
        """Returns the loader options that answers need; nothing is ever loaded behind one's back."""
        return ()

    def scope(self) -> Sequence[Condition]:
        """Returns conditions that hold for every read: what is outside does not exist for the caller."""
        return ()

    async def list_page(self, query: ListQuery, *within: Condition) -> tuple[Sequence[RecordT], int]:
        """Returns one page and the total; `within` narrows the list, for instance to the children of a record."""
        where = [*self.scope(), *within, *conditions(self.model, query)]
        count = sa.select(sa.func.count()).select_from(self.model).where(*where)
        total = await self.session.scalar(count) or 0
        statement = (
            sa.select(self.model)
            .where(*where)
            .options(*self.loads())
            .order_by(*ordering(self.model, query))
            .limit(query.limit)
            .offset(query.offset)
        )
        records: Sequence[RecordT] = (await self.session.scalars(statement)).all()
        return records, total

    async def find(self, *where: Condition) -> RecordT | None:
        """Returns the record that meets the conditions, with what its answer needs, or None."""
        statement = (
            sa.select(self.model)
            .where(*self.scope(), *where)
            .options(*self.loads())
            .execution_options(populate_existing=True)
        )
        record: RecordT | None = await self.session.scalar(statement)
        return record

    async def get_only(self, *where: Condition) -> RecordT:
        """Returns the record that meets the conditions; raises 404."""
        record = await self.find(*where)
        if record is None:
            raise not_found()
        return record

    async def get(self, record_id: int) -> RecordT:
        """Returns the record; raises 404."""
        return await self.get_only(self.model.id == record_id)

    async def add(self, record: RecordT) -> RecordT:
        """Stores a new record and returns it as answers need it."""
        self.session.add(record)
        return await self.save(record)

    async def save(self, record: RecordT) -> RecordT:
        """Writes what changed and returns the record as answers need it."""
        await self.session.flush()
        return await self.get(record.id) if self.loads() else record

    async def delete(self, record: RecordT) -> None:
        await self.session.delete(record)
        await self.session.flush()
