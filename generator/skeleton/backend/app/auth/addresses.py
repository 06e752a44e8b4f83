"""A changed e-mail address is nobody's until it is confirmed, whichever route changes it; a key changes none."""

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

import app.auth.words  # noqa: F401 - adds the messages
from app.core.caller import CALLER, Caller
from app.core.errors import ApiError
from app.modules.user.ext import User


@event.listens_for(Session, "before_flush")
def guard_addresses(session: Session, _context: UOWTransaction, _instances: object) -> None:
    """Takes the confirmation off an account whose address changes; raises 403 when a key, not a person, changes it.

    Who owns the address can choose a new password: a key that could change it would be the whole account.
    """
    caller: Caller | None = session.info.get(CALLER)
    for record in session.dirty:
        if isinstance(record, User) and sa.inspect(record).attrs["email"].history.has_changes():
            if caller is not None and caller.key_id is not None:
                raise ApiError(403, "needs_session")
            record.email_verified_at = None
