"""Operations on records that can be deleted and restored."""

from typing import ClassVar, TypeVar

from app.core.deletion import plan_deletion
from app.core.keys import Key
from app.core.listing import Condition, ListQuery
from app.core.preconditions import ANY, Match
from app.core.repository import Rows
from app.core.service import Service
from app.core.soft_delete import SoftDelete, deleted_shown, hide, lock, revive

RecordT = TypeVar("RecordT", bound=SoftDelete)


class SoftService(Service[RecordT]):
    """A deletion hides the record and what goes with it; a purge removes them for good."""

    # A reference must not be taken while its target is being deleted: no foreign key would notice.
    lock_references: ClassVar[bool] = True

    async def list_page(
        self, query: ListQuery, *within: Condition, names: frozenset[str] | None = None
    ) -> Rows[RecordT]:
        """Returns one page; deleted records are in it when the query says so."""
        deleted = getattr(query, "deleted", None)
        if deleted is None:
            return await super().list_page(query, *within, names=names)
        only = (self.model.deleted_at.is_not(None),) if deleted == "only" else ()
        with deleted_shown(self.session):
            return await super().list_page(query, *within, *only, names=names)

    async def remove(self, record: RecordT) -> None:
        """Hides the record; raises 409 while others that must not lose it refer to it."""
        await lock(self.session, record)
        plan = await plan_deletion(self.session, record)
        plan.require_allowed()
        await hide(self.session, record, plan)

    async def purge(self, record_id: Key, match: Match = ANY) -> None:
        """Removes a record for good, deleted or not; raises 409 while any other, deleted or not, needs it."""
        with deleted_shown(self.session):
            record = await self.get_for("delete", record_id)
            match.require(record)
            await self.require_removable(record)
            await self.hooks.before_delete(record)
            await super().remove(record)
            await self.hooks.after_delete(record)

    async def restore(self, record_id: Key, match: Match = ANY) -> RecordT:
        """Brings a deleted record back, with what was deleted with it; one that is there stays as it is.

        Raises 409 when a unique value has been taken meanwhile, or something the record needs is still deleted.
        """
        with deleted_shown(self.session):
            record = await self.get_for("delete", record_id)
            match.require(record)
            if record.deleted_at is None:
                return record
            await self.hooks.before_restore(record)
            await revive(self.session, record)
        record = await self.repository.get(record_id)
        await self.hooks.after_restore(record)
        return record
