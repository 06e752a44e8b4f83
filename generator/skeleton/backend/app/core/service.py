"""What the API can do with one entity: checks, hooks and storage in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar, cast

import sqlalchemy as sa
from pydantic import BaseModel
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.caller import Action, authorize, narrowed, note
from app.core.clock import utc_now
from app.core.deletion import empty_references, note_companions, plan_deletion
from app.core.errors import FieldError, field_error, invalid, not_found, pointer
from app.core.hooks import Hooks
from app.core.keys import Key
from app.core.listing import Condition, ListQuery
from app.core.messages import message
from app.core.model import Base, Record
from app.core.preconditions import ANY, Match
from app.core.repository import Repository, Rows

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True)
class Link:
    """A many-to-many relation: the collection on the model, the entity behind it, the table between."""

    collection: str
    target: type[Record]
    table: sa.Table
    here: str
    there: str


class Service(Generic[RecordT]):
    """Create, read, update, delete. Subclasses say what the entity refers to."""

    model: ClassVar[type[Any]]
    # Foreign key on the model → the table it points to.
    references: ClassVar[Mapping[str, type[Base]]] = {}
    # Name in the request (`tag_ids`) → the relation.
    links: ClassVar[Mapping[str, Link]] = {}
    # Whether the targets of references are locked until the end of the transaction.
    lock_references: ClassVar[bool] = False

    def __init__(self, session: AsyncSession, repository: Repository[RecordT], hooks: Hooks[RecordT]) -> None:
        self.session = session
        self.repository = repository
        self.hooks = hooks
        self.referred: list[Base | None] = []

    async def list_page(
        self, query: ListQuery, *within: Condition, names: frozenset[str] | None = None
    ) -> Rows[RecordT]:
        """Returns one page; `names` are what it shows of other records, all of them when left out."""
        return await self.repository.list_page(query, *within, names=names)

    async def get(self, record_id: Key) -> RecordT:
        """Returns the record; raises 404."""
        return await self.repository.get(record_id)

    async def get_for(self, action: Action, record_id: Key) -> RecordT:
        """Returns the record for a change; raises 404, and 403 when the caller may see it but not do this to it."""
        record = await self.repository.get(record_id)
        await authorize(self.session, action, record)
        return record

    async def get_only(self, *within: Condition) -> RecordT:
        """Returns the one record that meets the conditions; raises 404."""
        return await self.repository.get_only(*within)

    async def create(self, data: BaseModel, **given: Any) -> RecordT:
        """Stores a new record; raises 422 for an unknown reference and 409 for a value already taken.

        `given` are values that no request may set.
        """
        return await self.store({**self.values_of(data, exclude_unset=False), **given})

    async def store(self, values: dict[str, Any]) -> RecordT:
        """Runs the hooks and the checks on the values and stores them as a new record."""
        await self.hooks.before_create(values)
        values = await self.resolve(values)
        record: RecordT = self.model(**values)
        record = await self.repository.add(record)
        await self.note_links(record, {}, values)
        await self.hooks.after_create(record)
        return record

    async def update(self, record_id: Key, data: BaseModel, match: Match = ANY) -> RecordT:
        """Changes what the request names and nothing else; an explicit null clears. Raises 412 for a stale version."""
        return await self.change(record_id, self.values_of(data, exclude_unset=True), match)

    async def change(self, record_id: Key, values: dict[str, Any], match: Match = ANY) -> RecordT:
        """Runs the hooks and the checks on the values and writes them into the record."""
        record = await self.get_for("update", record_id)
        match.require(record)
        await self.hooks.before_update(record, values)
        values = await self.resolve(values)
        linked = {link.collection: ids_of(record, link.collection) for link in self.links.values()}
        for name, value in values.items():
            setattr(record, name, value)
        if values:
            # Links alone would change no column of the record, and so not its version.
            record.updated_at = utc_now()
        record = await self.repository.save(record)
        await self.note_links(record, linked, values)
        await self.hooks.after_update(record, values)
        return record

    async def delete(self, record_id: Key, match: Match = ANY) -> None:
        """Removes the record; raises 409 while others that must not lose it refer to it, 412 for a stale version."""
        record = await self.get_for("delete", record_id)
        match.require(record)
        await self.require_removable(record)
        await self.hooks.before_delete(record)
        await self.remove(record)
        await self.hooks.after_delete(record)

    async def require_removable(self, record: RecordT) -> None:
        """Raises 409 when the record has to stay, whatever refers to it."""

    async def remove(self, record: RecordT) -> None:
        """Removes the row and, by the database, what goes with it; empties what may stay without it."""
        plan = await plan_deletion(self.session, record, purge=True)
        plan.require_allowed()
        await empty_references(self.session, plan, purge=True)
        await note_companions(self.session, plan, record)
        await self.repository.delete(record)

    async def link(self, name: str, record_id: Key, other_id: Key) -> None:
        """Links two records; linking them again changes nothing. Raises 404 when one does not exist."""
        link = self.links[name]
        record = await self.get_for("update", record_id)
        await require(self.session, link.target, other_id)
        here, there = link.table.c[link.here], link.table.c[link.there]
        linked = sa.select(sa.literal(1)).where(here == record_id, there == other_id)
        if await self.session.scalar(linked) is None:
            await self.session.execute(link.table.insert().values({link.here: record_id, link.there: other_id}))
            await touch(self.session, self.model, [record_id])
            await note(self.session, "linked", record, {name: other_id})

    async def unlink(self, name: str, record_id: Key, other_id: Key) -> None:
        """Removes the link; raises 404 when there was none."""
        link = self.links[name]
        record = await self.get_for("update", record_id)
        await require(self.session, link.target, other_id)
        here, there = link.table.c[link.here], link.table.c[link.there]
        delete = link.table.delete().where(here == record_id, there == other_id)
        removed = cast("CursorResult[Any]", await self.session.execute(delete))
        if removed.rowcount == 0:
            raise not_found()
        await touch(self.session, self.model, [record_id])
        await note(self.session, "unlinked", record, {name: other_id})

    async def note_links(self, record: RecordT, before: Mapping[str, set[Any]], values: Mapping[str, Any]) -> None:
        """Tells which links the values made and took away."""
        for name, link in self.links.items():
            if link.collection not in values:
                continue
            old, new = before.get(link.collection, set()), {row.id for row in values[link.collection]}
            for action, ids in (("linked", new - old), ("unlinked", old - new)):
                if ids:
                    await note(self.session, action, record, {name: sorted(ids)})

    def values_of(self, data: BaseModel, *, exclude_unset: bool) -> dict[str, Any]:
        """Returns the fields as Python values, nested objects as they are."""
        names = data.model_fields_set if exclude_unset else type(data).model_fields.keys()
        return {name: getattr(data, name) for name in type(data).model_fields if name in names}

    async def find_reference(self, target: type[Base], given: Any) -> Base | None:
        """Returns the record that a reference means, None when it does not exist for the caller."""
        key = getattr(target, "id")  # noqa: B009 - every table of ours has one, `Base` declares none
        statement = sa.select(target).where(key == given, *narrowed(self.session, target))
        if self.lock_references:
            statement = statement.with_for_update(read=True)
        found: Base | None = await self.session.scalar(statement)
        return found

    async def resolve(self, values: dict[str, Any]) -> dict[str, Any]:
        """Checks that every reference exists, all of them before it complains, and turns link ids into records."""
        errors: list[FieldError] = []
        resolved = dict(values)
        for name, target in self.references.items():
            given = values.get(name)
            if given is None:
                continue
            other = await self.find_reference(target, given)
            if other is None:
                errors.append(field_error(name, "unknown_reference"))
            # Answers show it: the session lets go of what nobody holds.
            self.referred.append(other)
        for name, link in self.links.items():
            if name not in values:
                continue
            ids: Sequence[Key] = list(dict.fromkeys(resolved.pop(name) or ()))
            found = {}
            if ids:
                rows = await self.session.scalars(sa.select(link.target).where(link.target.id.in_(ids)))
                found = {row.id: row for row in rows}
            for position, given in enumerate(values[name] or ()):
                if given not in found:
                    detail = message("unknown_reference")
                    where = pointer(name, position)
                    errors.append(FieldError(pointer=where, field=name, code="unknown_reference", detail=detail))
            resolved[link.collection] = sorted(
                (found[given] for given in ids if given in found), key=lambda row: row.id
            )
        if errors:
            raise invalid(*errors)
        return resolved


def ids_of(record: Record, collection: str) -> set[Any]:
    """Returns the keys of the records in a collection, as far as it is loaded."""
    return {row.id for row in record.__dict__.get(collection, ())}


async def require(session: AsyncSession, target: type[Base], record_id: Any) -> None:
    """Raises 404 when there is no such record."""
    if not await existing_ids(session, target, [record_id]):
        raise not_found()


async def existing_ids(
    session: AsyncSession, target: type[Base], ids: Iterable[Any], *, lock: bool = False
) -> set[Any]:
    """Returns those of the ids that exist for the caller; `lock` keeps them unchanged until the transaction ends."""
    key = getattr(target, "id")  # noqa: B009 - every table of ours has one, `Base` declares none
    found = sa.select(key).where(key.in_(list(ids)))
    return set(await session.scalars(found.with_for_update(read=True) if lock else found))


async def touch(session: AsyncSession, model: type[Record], ids: Sequence[Any], **values: Any) -> None:
    """Changes records without reading them, and raises their versions by hand, which bulk updates do not do."""
    update = sa.update(model).where(model.id.in_(ids)).values(version=model.version + 1, updated_at=utc_now(), **values)
    await session.execute(update.execution_options(synchronize_session=False))
