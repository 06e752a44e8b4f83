"""Who may do what with which records.

Each entity declares a policy in its `permissions.py`. The caller is noted on the session; from then on every query for
an entity that session runs, relations included, finds only what the caller may see: what is hidden does not exist.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from app.auth.account import AccountColumns
from app.core.caller import CALLER, CHECKS, Action, Caller, caller_of
from app.core.errors import ApiError
from app.core.keys import Key
from app.core.model import Record
from app.core.ownership import OWNERSHIPS, Ownership

CREATED: Final = "created"
UNRESTRICTED: Final = "unrestricted"


class Reach(IntEnum):
    """How far a permission goes."""

    NONE = 0
    OWN = 1
    ALL = 2


NONE, OWN, ALL = Reach.NONE, Reach.OWN, Reach.ALL


@dataclass(frozen=True)
class Rule:
    """Who may do one thing: anyone at all, every account (`user`), some roles; administrators always may."""

    user: Reach = ALL
    roles: Mapping[str, Reach] = field(default_factory=dict)
    anyone: bool = False

    def reach(self, caller: Caller) -> Reach:
        """Returns how far the caller may go."""
        if caller.role == "admin" or self.anyone:
            return ALL
        if caller.role is None:
            return NONE
        return max(self.user, self.roles.get(caller.role, NONE))

    @property
    def divides(self) -> bool:
        """Returns whether there are callers who may do it with records of their own only."""
        return not self.anyone and OWN in (self.user, *self.roles.values())


@dataclass(frozen=True)
class Policy:
    """The rules of one entity, and how a record of it belongs to somebody.

    `owner` is the column that holds an account; `whole` instead names the entity that column points to when the record
    is part of another one and belongs to whoever that one belongs to.
    """

    model: type[Record]
    read: Rule = Rule()
    create: Rule = Rule()
    update: Rule = Rule()
    delete: Rule = Rule()
    owner: str | None = None
    whole: type[Record] | None = None

    def own_ids(self, user_id: Key) -> sa.Select[Any]:
        """Returns the query for the ids of the records that belong to an account."""
        table = self.model.__table__
        return sa.select(table.c.id).where(self.belongs(table.c[self.owner or "id"], user_id))

    def belongs(self, key: Any, user_id: Key) -> sa.ColumnElement[bool]:
        """Returns the condition that the key, this entity's owner column, leads to the account."""
        found: sa.ColumnElement[bool] = (
            key == user_id if self.whole is None else key.in_(POLICIES[self.whole].own_ids(user_id))
        )
        return found

    def account(self, key: Any) -> sa.ColumnElement[Any]:
        """Returns the account that the key, this entity's owner column, leads to."""
        if self.whole is None:
            found: sa.ColumnElement[Any] = key
            return found
        whole = POLICIES[self.whole]
        table = whole.model.__table__.alias()
        return sa.select(whole.account(table.c[whole.owner or "id"])).where(table.c.id == key).scalar_subquery()

    def visible(self, caller: Caller) -> sa.ColumnElement[bool] | None:
        """Returns the condition on what the caller may see; None: everything."""
        reach = self.read.reach(caller)
        if reach is ALL:
            return None
        if reach is NONE or caller.user_id is None:
            return sa.false()
        return self.belongs(getattr(self.model, self.owner or "id"), caller.user_id)


POLICIES: Final[dict[type[Record], Policy]] = {}
# Entities whose records not everybody may see.
_guarded: list[Policy] = []


def declare(policy: Policy) -> Policy:
    """Puts the policy into force."""
    POLICIES[policy.model] = policy
    _guarded[:] = [found for found in POLICIES.values() if not found.read.anyone]
    return policy


def ownership_of(model: type[Record]) -> Ownership | None:
    """Returns how records of the model belong to accounts, where that decides who sees them."""
    policy = POLICIES.get(model)
    if policy is None or not (policy.read.divides or issubclass(model, AccountColumns)):
        return None
    return Ownership(policy.owner or "id", None if policy.whole is None else policy.account)


OWNERSHIPS.append(ownership_of)


@contextmanager
def unrestricted(session: AsyncSession) -> Iterator[None]:
    """Within, the session sees everything: for rules of the application that are not the caller's business."""
    session.info[UNRESTRICTED] = True
    try:
        yield
    finally:
        session.info.pop(UNRESTRICTED)


@event.listens_for(Session, "do_orm_execute")
def hide_what_is_not_for_the_caller(state: ORMExecuteState) -> None:
    """Adds to every query what the caller may see, wherever in it the entity stands."""
    caller: Caller | None = state.session.info.get(CALLER)
    if caller is None or not state.is_select or state.is_column_load or state.is_relationship_load:
        return
    if state.session.info.get(UNRESTRICTED):
        return
    created: set[tuple[type[Any], Key]] = state.session.info.get(CREATED, set())
    for policy in _guarded:
        condition = policy.visible(caller)
        if condition is None:
            continue
        # What this transaction created is answered to its creator, whoever may see it afterwards.
        ids = sorted(record_id for model, record_id in created if model is policy.model)
        if issubclass(policy.model, AccountColumns) and caller.user_id is not None:
            ids.append(caller.user_id)
        if ids:
            condition = sa.or_(condition, policy.model.id.in_(ids))
        state.statement = state.statement.options(with_loader_criteria(policy.model, condition, include_aliases=True))


@event.listens_for(Session, "before_flush")
def give_new_records_to_the_caller(session: Session, _context: UOWTransaction, _instances: object) -> None:
    """What a caller creates is the caller's, unless the application itself says otherwise."""
    caller: Caller | None = session.info.get(CALLER)
    if caller is None:
        return
    for record in session.new:
        policy = POLICIES.get(type(record))
        if policy is None or policy.owner is None or policy.whole is not None:
            continue
        if getattr(record, policy.owner) is None and caller.user_id is not None:
            setattr(record, policy.owner, caller.user_id)


@event.listens_for(Session, "after_flush")
def remember_new_records(session: Session, _context: UOWTransaction) -> None:
    """Notes what the transaction created."""
    if session.info.get(CALLER) is not None:
        created = session.info.setdefault(CREATED, set())
        created.update((type(record), record.id) for record in session.new if isinstance(record, Record))


async def check_change(session: AsyncSession, action: Action, record: object) -> None:
    """Raises 403 when the caller may do this to records of their own only, and this one is somebody else's."""
    caller = caller_of(session)
    policy = POLICIES.get(type(record)) if isinstance(record, Record) else None
    if caller is None or policy is None:
        return
    rule: Rule = getattr(policy, action)
    if rule.reach(caller) is not OWN:
        return
    if caller.user_id is not None and isinstance(record, Record):
        own = policy.own_ids(caller.user_id).where(policy.model.__table__.c.id == record.id)
        if await session.scalar(own) is not None:
            return
    raise ApiError(403, "forbidden")


CHECKS.append(check_change)
