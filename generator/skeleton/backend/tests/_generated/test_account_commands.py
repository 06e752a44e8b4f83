"""The commands about accounts."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.api_keys import make
from app.auth.audit import AuditEntry
from app.auth.model import ApiKey
from app.auth.schemas import ApiKeyCreate
from app.auth.settings import AuthSettings
from app.core.database import create_database
from app.core.settings import get_settings
from app.modules.user.ext import User
from tests.accounts import PASSWORD
from tests.commands import Run, run
from tests.factories import make_user, user_body

__all__ = ["run"]

EMAIL = "first.admin@example.com"


def work(operate: Callable[[AsyncSession], Awaitable[Any]]) -> Any:
    """Returns what the operation answers, done on the database of the commands."""

    async def run_it() -> Any:
        database = create_database(get_settings())
        try:
            async with database.sessions() as session, session.begin():
                return await operate(session)
        finally:
            await database.close()

    return asyncio.run(run_it())


def rows(statement: sa.Select[Any]) -> list[Any]:
    async def read(session: AsyncSession) -> list[Any]:
        return [tuple(row) for row in await session.execute(statement)]

    found: list[Any] = work(read)
    return found


def test_administrators_are_made_and_promoted_and_keys_listed_and_revoked(run: Run) -> None:
    run("migrate")
    body: dict[str, Any] = work(user_body)
    known = [f"{name}:={json.dumps(value)}" for name, value in body.items() if name not in ("email", "password")]
    more = [part for item in known for part in ("--set", item)]
    admins = sa.select(User.email).where(User.role == "admin")
    for password, email in (("administrator", EMAIL), ("short", EMAIL), (PASSWORD, "no address")):
        with pytest.raises(SystemExit, match="password: |email: ") as refused:
            run("create-admin", email, "--password", password, *more)
        assert password not in str(refused.value)
    for wrong in ("no equals sign", "name:={", "no_such_field=x"):
        with pytest.raises(SystemExit, match="--set|no_such_field"):
            run("create-admin", EMAIL, "--password", PASSWORD, *more, "--set", wrong)
    assert rows(admins) == []
    assert EMAIL in run("create-admin", EMAIL, "--password", PASSWORD, *more)
    assert rows(admins) == [(EMAIL,)]
    user = work(make_user)
    stored = sa.select(User.password_hash).where(User.id == user.id)
    before = rows(stored)
    assert user.email in run("create-admin", user.email.upper(), "--password", "anything")
    assert sorted(rows(admins)) == sorted([(EMAIL,), (user.email,)])
    assert rows(stored) == before, "who is promoted keeps their password"
    log = rows(sa.select(AuditEntry.action, AuditEntry.before, AuditEntry.after).order_by(AuditEntry.id))
    assert [action for action, _, _ in log] == ["registered", "updated"]
    assert log[1][1:] == ({"role": "user"}, {"role": "admin"})
    keys_are_listed_and_revoked(run)


def keys_are_listed_and_revoked(run: Run) -> None:

    async def prepare(session: AsyncSession) -> tuple[str, ApiKey]:
        user = await make_user(session)
        key, _ = await make(session, AuthSettings(), user, ApiKeyCreate(name="Nightly report"))
        return user.email, key

    email, key = work(prepare)
    assert key.prefix in run("list-api-keys", email)
    assert str(key.id) in run("revoke-api-key", str(key.id))
    assert key.prefix not in run("list-api-keys", email)
    for command in (("revoke-api-key", str(key.id)), ("list-api-keys", "nobody@example.com")):
        with pytest.raises(SystemExit, match="no "):
            run(*command)
