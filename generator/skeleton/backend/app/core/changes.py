"""What a transaction changed, told to whoever listens once it is committed, and never when it is not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction, UOWTransaction

from app.core.changed_rows import Action, Row, TooMany, along, rows, statement_rows
from app.core.model import Base, Record
from app.core.ownership import owner_at, ownership

WATCH: Final = "changes"


@dataclass(frozen=True)
class Change:
    """One record that is not what it was; `was` and `now` are the accounts it belongs to, where that decides who sees it."""

    model: type[Record]
    id: Any
    action: Action
    version: int
    was: Any = None
    now: Any = None


@dataclass
class Changes:
    """What a session changed: still open, or committed."""

    open: list[Change] = field(default_factory=list)
    open_tables: set[str] = field(default_factory=set)
    open_signals: set[str] = field(default_factory=set)
    records: list[Change] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    # What else happened that listeners may have to know: that a session of a person ended.
    signals: set[str] = field(default_factory=set)
    # More records changed than are told one by one.
    many: bool = False
    # How many changes there were when each savepoint began.
    savepoints: list[int] = field(default_factory=list)


Listener = Callable[[Changes], Awaitable[None]]


class Announcer:
    """Tells every listener what a request has committed; `app.state.changes`."""

    def __init__(self) -> None:
        self.listeners: list[Listener] = []

    async def announce(self, changes: Changes) -> None:
        """Tells what was committed, if anything was."""
        if changes.tables:
            for listener in self.listeners:
                await listener(changes)


def watch(session: AsyncSession) -> Changes:
    """Returns what the session will have changed, kept up to date from here on."""
    changes = Changes()
    session.info[WATCH] = changes
    return changes


def watched(session: Session) -> Changes | None:
    found: Changes | None = session.info.get(WATCH)
    return found


@event.listens_for(Session, "before_flush")
def note_deletions(session: Session, _context: UOWTransaction, _instances: object) -> None:
    """Notes what a flush will delete, and what the database deletes along, while it can still be asked whose that was."""
    changes = watched(session)
    if changes is None or not session.deleted:
        return
    for record in session.deleted:
        changes.open_tables.update(dependents(str(record.__tablename__)))
        kind: type[Base] = type(record)
        changes.open_tables.update(link_tables(kind))
        if not isinstance(record, Record):
            continue
        connection, model = session.connection(), type(record)
        try:
            here = rows(connection, model, model.__table__.c.id == record.id)
            going: list[tuple[type[Record], Action, Row]] = [(model, "deleted", row) for row in here]
            for other, action, row in [*going, *along(connection, model, [record.id])]:
                # What was out of sight already does not go a second time.
                if not row.deleted:
                    version = record.version if other is model and row.id == record.id else row.version
                    changes.open.append(Change(other, row.id, action, version, row.owner, row.owner))
        except TooMany:
            changes.many = True


@event.listens_for(Session, "after_flush")
def note_records(session: Session, _context: UOWTransaction) -> None:
    """Notes what a flush wrote."""
    changes = watched(session)
    if changes is None:
        return
    dirty = [record for record in session.dirty if session.is_modified(record)]
    for record in [*session.new, *dirty]:
        # Links are rows of tables of their own.
        kind: type[Base] = type(record)
        changes.open_tables.update((str(record.__tablename__), *link_tables(kind)))
        if isinstance(record, Record):
            action = "created" if record in session.new else told_as(record)
            if action is not None:
                was, now = owners(session, record)
                changes.open.append(Change(type(record), record.id, action, record.version, was, now))


def told_as(record: Record) -> Action | None:
    """Returns what a change means for readers; None when the record was out of sight and stays there."""
    if "deleted_at" not in sa.inspect(type(record)).column_attrs:
        return "updated"
    history = sa.inspect(record).attrs["deleted_at"].history
    if history.added:
        return "restored" if history.added[0] is None else "deleted"
    return "updated" if record.__dict__.get("deleted_at") is None else None


def owners(session: Session, record: Record) -> tuple[Any, Any]:
    """Returns the accounts the record belonged to and belongs to."""
    model = type(record)
    owned = ownership(model)
    if owned is None:
        return None, None
    history = sa.inspect(record).attrs[owned.column].history
    connection = session.connection()
    now = owner_at(connection, model, record.__dict__.get(owned.column))
    return owner_at(connection, model, history.deleted[0]) if history.deleted else now, now


@event.listens_for(Session, "do_orm_execute")
def note_statements(state: ORMExecuteState) -> None:
    """Notes the table and the rows of a statement that changes rows without loading them."""
    if state.is_select:
        return
    changes = watched(state.session)
    if changes is None or not isinstance(state.statement, sa.UpdateBase):
        return
    if not isinstance(state.statement.table, sa.Table):
        return
    changes.open_tables.update(dependents(state.statement.table.name))
    several = isinstance(state.parameters, list)
    connection = state.session.connection()
    try:
        for model, action, version, row, owner in statement_rows(connection, state.statement, several=several):
            if action == "restored" or not row.deleted:
                changes.open.append(Change(model, row.id, action, version, row.owner, owner))
    except TooMany:
        changes.many = True


@event.listens_for(Session, "after_transaction_create")
def begin_savepoint(session: Session, transaction: SessionTransaction) -> None:
    changes = watched(session)
    if changes is not None and transaction.nested:
        changes.savepoints.append(len(changes.open))


@event.listens_for(Session, "after_transaction_end")
def end_savepoint(session: Session, transaction: SessionTransaction) -> None:
    changes = watched(session)
    if changes is not None and transaction.nested and changes.savepoints:
        changes.savepoints.pop()


@event.listens_for(Session, "after_soft_rollback")
def forget(session: Session, transaction: SessionTransaction) -> None:
    """Forgets what was rolled back: since the savepoint, or all of it."""
    changes = watched(session)
    if changes is None:
        return
    if transaction.nested:
        del changes.open[changes.savepoints[-1] if changes.savepoints else 0 :]
    else:
        changes.open.clear()
        changes.open_tables.clear()
        changes.open_signals.clear()


@event.listens_for(Session, "after_commit")
def settle(session: Session) -> None:
    """Counts what was open as done, unless only a savepoint ended."""
    changes = watched(session)
    if changes is None or session.in_nested_transaction():
        return
    changes.records += changes.open
    changes.tables |= changes.open_tables
    changes.signals |= changes.open_signals
    changes.open.clear()
    changes.open_tables.clear()
    changes.open_signals.clear()


@lru_cache
def dependents(table: str) -> frozenset[str]:
    """Returns the table and those whose rows the database deletes or changes along with its rows."""
    found, pending = {table}, [table]
    while pending:
        name = pending.pop()
        for other in Base.metadata.tables.values():
            for key in other.foreign_keys:
                if (
                    key.column.table.name == name
                    and key.ondelete in ("CASCADE", "SET NULL")
                    and other.name not in found
                ):
                    found.add(other.name)
                    if key.ondelete == "CASCADE":
                        pending.append(other.name)
    return frozenset(found)


@lru_cache
def link_tables(model: type[Base]) -> frozenset[str]:
    """Returns the tables of the many-to-many relations a model holds."""
    relations = sa.inspect(model).relationships
    return frozenset(relation.secondary.name for relation in relations if isinstance(relation.secondary, sa.Table))
