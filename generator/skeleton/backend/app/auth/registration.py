"""Opening accounts without telling which addresses have one already."""

from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.audit import note_account
from app.auth.mail import deliver
from app.auth.mail_texts import write_known
from app.auth.schemas import Register
from app.auth.service import create_account
from app.auth.settings import AuthSettings
from app.core.caller import NARROWINGS
from app.core.errors import field_error, invalid
from app.modules.user.ext import User
from app.modules.user.service import UserService


def refuse_rows_of_others(data: Register) -> None:
    """Raises 422 for files and the like: who signs up has none, and would see what the account refers to."""
    narrowed = (name for name, target in UserService.references.items() if target in NARROWINGS)
    errors = [field_error(name, "unknown_reference") for name in narrowed if getattr(data, name, None) is not None]
    if errors:
        raise invalid(*errors)


async def open_account(session: AsyncSession, data: Register) -> User:
    """Stores the account of somebody who signs up; raises 409 when the address has one, 422 for a weak password."""
    refuse_rows_of_others(data)
    user = await create_account(session, data)
    after = {"email": user.email, "role": user.role}
    await note_account(session, "registered", user.id, after=after, actor_id=user.id)
    return user


async def open_unless_known(session: AsyncSession, data: Register) -> User | None:
    """Stores the account, None when the address has one already; raises what is wrong besides, in both cases alike.

    Both take one hash and one attempt to store: neither the answer nor its time tells them apart.
    """
    try:
        async with session.begin_nested():
            return await open_account(session, data)
    except DBAPIError:
        if await session.scalar(sa.select(User.id).where(User.email == data.email)) is None:
            raise
    await rehearse(session, data)
    return None


async def rehearse(session: AsyncSession, data: Register) -> None:
    """Raises what would refuse the account with an address that nobody has; stores nothing."""
    service = UserService(session)
    values = service.values_of(data, exclude_unset=False)
    values.pop("password", None)
    values |= {"email": f"{uuid4().hex}@example.com", "password_hash": ""}
    async with session.begin_nested() as savepoint:
        session.add(User(**await service.resolve(values)))
        await session.flush()
        await savepoint.rollback()


async def tell_holder(settings: AuthSettings, email: str) -> None:
    """Lets who has the account know that somebody tried to open another. It runs after the answer."""
    await deliver(settings, write_known(email))
