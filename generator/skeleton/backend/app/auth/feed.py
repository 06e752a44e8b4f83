"""Who may listen to the feed of changes, and what of it each of them is told."""

import asyncio
import datetime as dt
from typing import Any, Final

import sqlalchemy as sa
from fastapi import Depends, Request, WebSocket, WebSocketException
from pydantic import BaseModel
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from app.auth.access import CurrentClaims, current_user
from app.auth.cookies import ACCESS_COOKIE
from app.auth.lockout import is_locked
from app.auth.model import RevokedToken
from app.auth.policy import ALL, OWN, POLICIES
from app.auth.sessions import find_account
from app.auth.tokens import TICKET_SECONDS, Claims, make_ticket, read_access_token, read_ticket
from app.core.access import access_rule
from app.core.caller import Caller
from app.core.changed_rows import Action
from app.core.changes import watched
from app.core.clock import utc_now
from app.core.database import Database
from app.core.errors import problems
from app.core.feed import UNAUTHENTICATED, Notice
from app.core.feed_router import feed_router
from app.core.feed_socket import Entry, read_message, read_wish, require_known_origin
from app.core.ownership import entity_of
from app.core.settings import Settings
from app.modules.user.ext import User

# How long a connection may stand before it has said whose it is.
PATIENCE_SECONDS: Final = 10.0


class Ticket(BaseModel):
    """What lets one connection in, once."""

    ticket: str
    expires_in: int


class AccountViewer:
    """A listener with an account: sees of changes what it sees of records."""

    def __init__(self, database: Database, claims: Claims, caller: Caller) -> None:
        self.database = database
        self.claims = claims
        self.caller = caller
        self.account: str | None = str(claims.user_id)
        self.until = claims.expires_at.timestamp()
        self.signals = frozenset(
            {account_signal(claims.user_id), token_signal(claims.token_id), token_signal(claims.session.hex)}
        )
        self.policies = {entity_of(model): policy for model, policy in POLICIES.items()}

    def view(self, notice: Notice) -> Action | None:
        policy = self.policies.get(notice.entity)
        if policy is None:
            return None
        reach = policy.read.reach(self.caller)
        if reach is ALL:
            return notice.action
        was, now = notice.was == self.account, notice.now == self.account
        if not (was or now) or not (reach is OWN or policy.model is User):
            return None
        if was and now or notice.action == "created":
            return notice.action if now else None
        # It was given away, or came from somebody else.
        return ("deleted" if was else "created") if notice.action != "deleted" else ("deleted" if was else None)

    async def good(self) -> bool:
        """Returns whether the session still stands, and its account with the same role."""
        try:
            caller = await find_caller(self.database, self.claims)
        except SQLAlchemyError:
            # Who cannot be checked is not told anything.
            return False
        return caller == self.caller


def account_signal(user_id: Any) -> str:
    return f"account:{user_id}"


def token_signal(key: str) -> str:
    return f"token:{key}"


async def find_caller(database: Database, claims: Claims) -> Caller | None:
    """Returns on whose behalf the claims speak; None when they no longer do."""
    if claims.expires_at <= utc_now():
        return None
    async with database.reading() as session:
        user = await find_account(session, claims)
    return None if user is None or is_locked(user) else Caller(user.id, user.role)


async def use_ticket(database: Database, settings: Settings, ticket: str) -> Claims | None:
    """Returns the claims a ticket stands for, and uses it up; None when it is none or was used."""
    found = read_ticket(settings, ticket)
    if found is None:
        return None
    identity, claims = found
    try:
        async with database.sessions() as session, session.begin():
            expires_at = utc_now() + dt.timedelta(seconds=TICKET_SECONDS)
            session.add(RevokedToken(token_key=identity, expires_at=expires_at))
    except IntegrityError:
        return None
    return claims


async def claims_of(websocket: WebSocket, message: dict[str, Any]) -> Claims | None:
    """Returns what a first message proves, by a ticket or an access token."""
    settings: Settings = websocket.app.state.settings
    token, ticket = message.get("token"), message.get("ticket")
    if isinstance(ticket, str):
        return await use_ticket(websocket.app.state.database, settings, ticket)
    return read_access_token(settings, token) if isinstance(token, str) else None


@access_rule
async def listener(websocket: WebSocket) -> Entry:
    """Lets in whoever has a session: by the browser's cookie, or by what the first message says. Ends others with 4401.

    No token stands in an address, which logs and histories keep.
    """
    settings: Settings = websocket.app.state.settings
    cookie = websocket.cookies.get(ACCESS_COOKIE)
    require_known_origin(websocket, stated=cookie is not None)
    wish = read_wish(websocket.query_params)
    await websocket.accept()
    if cookie is not None:
        claims = read_access_token(settings, cookie)
    else:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                message = await read_message(websocket)
        except TimeoutError:
            raise WebSocketException(UNAUTHENTICATED, "not signed in") from None
        if "entity" in message or "last" in message:
            wish = read_wish(message)
        claims = await claims_of(websocket, message)
    database: Database = websocket.app.state.database
    caller = None if claims is None else await find_caller(database, claims)
    if claims is None or caller is None:
        raise WebSocketException(UNAUTHENTICATED, "not signed in")
    return Entry(AccountViewer(database, claims, caller), wish)


router = feed_router(listener)


@router.post(
    "/changes/tickets",
    operation_id="create_change_ticket",
    status_code=201,
    responses=problems(401, 403),
    dependencies=[Depends(current_user)],
)
async def create_change_ticket(request: Request, claims: CurrentClaims) -> Ticket:
    """Answers a ticket with which one connection to the feed of changes may be opened, once, within moments."""
    return Ticket(ticket=make_ticket(request.app.state.settings, claims), expires_in=TICKET_SECONDS)


@event.listens_for(Session, "after_flush")
def note_sessions(session: Session, _context: UOWTransaction) -> None:
    """Signals which tokens end, and which accounts change."""
    changes = watched(session)
    if changes is None:
        return
    for record in session.new:
        if isinstance(record, RevokedToken):
            changes.open_signals.add(token_signal(record.token_key))
    for record in [*session.dirty, *session.deleted]:
        if isinstance(record, User):
            changes.open_signals.add(account_signal(record.id))


@event.listens_for(Session, "do_orm_execute")
def note_account_statements(state: ORMExecuteState) -> None:
    """Signals which accounts a statement changes that does not load them."""
    changes = watched(state.session)
    statement = state.statement
    if state.is_select or changes is None or not isinstance(statement, sa.Update | sa.Delete):
        return
    users = User.__table__
    if statement.table is not users or statement.whereclause is None:
        return
    for user_id in state.session.connection().execute(sa.select(users.c.id).where(statement.whereclause)).scalars():
        changes.open_signals.add(account_signal(user_id))
