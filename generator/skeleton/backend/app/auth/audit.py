"""Who changed what, and how it was before: written in the transaction of the change, never changed afterwards."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
import structlog
from pydantic_core import to_jsonable_python
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column

from app.core.caller import CALLER, NOTES, ROW_NOTES, Caller, caller_of
from app.core.clock import utc_now
from app.core.keys import Key, KeyType
from app.core.model import TABLE_OPTIONS, Base, Record
from app.core.types import BigIntId, UTCDateTime

# Secrets, and what changes with every change or only counts.
LEFT_OUT: Final = frozenset(
    {
        "password_hash",
        "token_version",
        "failed_logins",
        "locked_until",
        "search_text",
        "created_at",
        "updated_at",
        "version",
        "deleted_key",
    }
)


# The table of accounts.
ACCOUNTS: Final = "users"


class AuditEntry(Base):
    """One change of one record. The account is named by its key alone, so that the entry outlives it."""

    __tablename__ = "audit_log"
    __table_args__ = (
        sa.Index("ix_audit_log_entity_record_id", "entity", "record_id"),
        sa.Index("ix_audit_log_actor_id", "actor_id"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(BigIntId, primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    actor_id: Mapped[Key | None] = mapped_column(KeyType())
    # The API key the actor did it with; None: in person.
    key_id: Mapped[int | None] = mapped_column(sa.BigInteger())
    action: Mapped[str] = mapped_column(sa.String(16))
    entity: Mapped[str] = mapped_column(sa.String(64))
    record_id: Mapped[str] = mapped_column(sa.String(36))
    before: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    request_id: Mapped[str | None] = mapped_column(sa.String(64))


@event.listens_for(AuditEntry, "before_update")
@event.listens_for(AuditEntry, "before_delete")
def refuse_changes(*_arguments: object) -> None:
    """What happened does not change."""
    raise RuntimeError("audit entries are only ever added")


Values = Mapping[str, Any] | None


def entry(caller: Caller, action: str, entity: str, record_id: object, before: Values, after: Values) -> dict[str, Any]:
    """Returns the row of one change."""
    return {
        "at": utc_now(),
        "actor_id": caller.user_id,
        "key_id": caller.key_id,
        "action": action,
        "entity": entity,
        "record_id": str(record_id),
        "before": None if before is None else to_jsonable_python(before),
        "after": None if after is None else to_jsonable_python(after),
        "request_id": structlog.contextvars.get_contextvars().get("request_id"),
    }


def about(caller: Caller, action: str, record: Record, before: Values, after: Values) -> dict[str, Any]:
    """Returns the row of one change of a record that is loaded."""
    return entry(caller, action, str(record.__tablename__), record.id, before, after)


def columns_of(record: Record) -> list[str]:
    return [key for key in sa.inspect(type(record)).column_attrs.keys() if key not in LEFT_OUT]  # noqa: SIM118


def values_of(record: Record) -> dict[str, Any]:
    """Returns the record's values as they are loaded; nothing is read for it."""
    return {name: record.__dict__.get(name) for name in columns_of(record)}


def changes_of(record: Record) -> tuple[dict[str, Any], dict[str, Any]]:
    """Returns the values that a change replaced, and what by."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    state = sa.inspect(record)
    for name in columns_of(record):
        history = state.attrs[name].history
        if history.has_changes():
            before[name] = history.deleted[0] if history.deleted else None
            after[name] = history.added[0] if history.added else None
    return before, after


def action_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Returns what a change means: a record put aside is deleted, one brought back restored."""
    if "deleted_at" in after:
        return "deleted" if before["deleted_at"] is None else "restored"
    return "updated"


@event.listens_for(Session, "after_flush")
def write_entries(session: Session, _context: UOWTransaction) -> None:
    """Writes what a flush changed on somebody's behalf."""
    caller: Caller | None = session.info.get(CALLER)
    if caller is None:
        return
    rows = [about(caller, "created", record, None, values_of(record)) for record in records(session.new)]
    for record in records(session.dirty):
        before, after = changes_of(record)
        if after:
            rows.append(about(caller, action_of(before, after), record, before, after))
    rows += [about(caller, "deleted", record, values_of(record), None) for record in records(session.deleted)]
    if rows:
        session.connection().execute(sa.insert(AuditEntry), rows)


def records(found: Iterable[Any]) -> list[Record]:
    return [record for record in found if isinstance(record, Record)]


async def note_link(session: AsyncSession, action: str, record: object, detail: Mapping[str, Any]) -> None:
    """Writes that a record was linked with another one, or no longer is."""
    caller = caller_of(session)
    if caller is None or not isinstance(record, Record):
        return
    before, after = (detail, None) if action == "unlinked" else (None, detail)
    await session.execute(sa.insert(AuditEntry), [about(caller, action, record, before, after)])


async def note_changed_rows(session: AsyncSession, table: sa.Table, ids: Sequence[Any], values: Values) -> None:
    """Writes what happens to rows that no flush shows: those that change or go along with another record."""
    caller = caller_of(session)
    if caller is None or not ids:
        return
    named = [column for column in table.c if column.name not in LEFT_OUT]
    kept = [column for column in named if values is None or column.name in values]
    rows = []
    for row in (await session.execute(sa.select(table.c.id, *kept).where(table.c.id.in_(ids)))).all():
        before = dict(zip((column.name for column in kept), row[1:], strict=True))
        if values is None:
            rows.append(entry(caller, "deleted", table.name, row[0], before, None))
            continue
        after = {name: values[name] for name, value in before.items() if value != values[name]}
        before = {name: before[name] for name in after}
        if after:
            rows.append(entry(caller, action_of(before, after), table.name, row[0], before, after))
    if rows:
        await session.execute(sa.insert(AuditEntry), rows)


async def note_event(
    session: AsyncSession,
    action: str,
    entity: str,
    record_id: object,
    *,
    before: Values = None,
    after: Values = None,
    actor_id: Key | None = None,
) -> None:
    """Writes what happened to an account beside its values; `actor_id` is who did it where nobody is signed in."""
    caller = caller_of(session)
    if caller is None or caller.user_id is None:
        caller = Caller(actor_id)
    await session.execute(sa.insert(AuditEntry), [entry(caller, action, entity, record_id, before, after)])


async def note_account(
    session: AsyncSession,
    action: str,
    user_id: Key,
    *,
    before: Values = None,
    after: Values = None,
    actor_id: Key | None = None,
) -> None:
    """Writes what happened to an account: its password, its sessions, its lock; never a secret."""
    await note_event(session, action, ACCOUNTS, user_id, before=before, after=after, actor_id=actor_id)


NOTES.append(note_link)
ROW_NOTES.append(note_changed_rows)
