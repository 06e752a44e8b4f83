"""What a transaction changed, told to whoever listens once it is committed, and never when it is not."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Literal

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction, UOWTransaction

from app.core.model import Base, Record

Action = Literal["created", "updated", "deleted"]
WATCH: Final = "changes"


@dataclass(frozen=True)
class Change:
    """One record that is not what it was."""

    model: type[Record]
    id: Any
    action: Action
    version: int


@dataclass
class Changes:
    """What a session changed: still open, or committed."""

    open: list[Change] = field(default_factory=list)
    open_tables: set[str] = field(default_factory=set)
    records: list[Change] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
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


@event.listens_for(Session, "after_flush")
def note_records(session: Session, _context: UOWTransaction) -> None:
    """Notes what a flush wrote."""
    changes = watched(session)
    if changes is None:
        return
    kinds: tuple[tuple[Action, Iterable[Any]], ...] = (
        ("created", session.new),
        ("updated", (record for record in session.dirty if session.is_modified(record))),
        ("deleted", session.deleted),
    )
    for action, records in kinds:
        for record in records:
            table = str(record.__tablename__)
            changes.open_tables.update(dependents(table) if action == "deleted" else (table,))
            # Links are rows of tables of their own.
            kind: type[Base] = type(record)
            changes.open_tables.update(link_tables(kind))
            if isinstance(record, Record):
                changes.open.append(Change(type(record), record.id, told_as(record, action), record.version))


def told_as(record: Record, action: Action) -> Action:
    """Returns what a change means for readers: one that is put aside is gone, one that is brought back is new."""
    if action != "updated" or "deleted_at" not in sa.inspect(type(record)).column_attrs:
        return action
    history = sa.inspect(record).attrs["deleted_at"].history
    if not history.added:
        return action
    return "created" if history.added[0] is None else "deleted"


@event.listens_for(Session, "do_orm_execute")
def note_statements(state: ORMExecuteState) -> None:
    """Notes the table of a statement that changes rows without loading them."""
    if state.is_select:
        return
    changes = watched(state.session)
    if (
        changes is not None
        and isinstance(state.statement, sa.UpdateBase)
        and isinstance(state.statement.table, sa.Table)
    ):
        changes.open_tables.update(dependents(state.statement.table.name))


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


@event.listens_for(Session, "after_commit")
def settle(session: Session) -> None:
    """Counts what was open as done, unless only a savepoint ended."""
    changes = watched(session)
    if changes is None or session.in_nested_transaction():
        return
    changes.records += changes.open
    changes.tables |= changes.open_tables
    changes.open.clear()
    changes.open_tables.clear()


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
