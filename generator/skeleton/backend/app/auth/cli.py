"""Commands about accounts."""

import argparse
import asyncio
import getpass
import json
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from app.auth import api_keys
from app.auth.audit import note_account
from app.auth.schemas import Register
from app.auth.service import create_account
from app.core.database import create_database, take_turn
from app.core.errors import ApiError
from app.core.messages import validation_message
from app.core.settings import get_settings
from app.modules.user.ext import User

Run = Callable[[argparse.Namespace], None]


def read_values(given: Sequence[str]) -> dict[str, Any]:
    """Returns the fields that `name=text` and `name:=json` stand for; raises SystemExit for anything else."""
    values: dict[str, Any] = {}
    for item in given:
        name, separator, text = item.partition("=")
        if not separator:
            raise SystemExit(f"--set takes NAME=TEXT or NAME:=JSON, not {item}")
        try:
            values[name.removesuffix(":")] = json.loads(text) if name.endswith(":") else text
        except ValueError as error:
            raise SystemExit(f"--set {item}: {error}") from error
    return values


async def make_admin(email: str, password: str, values: dict[str, Any]) -> str:
    """Creates the account, or makes an existing one an administrator; returns what was done."""
    database = create_database(get_settings())
    try:
        async with database.sessions() as session, session.begin():
            await take_turn(session)
            user = await session.scalar(sa.select(User).where(User.email == email.strip().lower()))
            if user is not None:
                before, user.role = user.role, "admin"
                await note_account(session, "updated", user.id, before={"role": before}, after={"role": "admin"})
                return f"{user.email} is an administrator now"
            data = Register.model_validate({**values, "email": email, "password": password})
            user = await create_account(session, data, role="admin")
            await note_account(session, "registered", user.id, after={"email": user.email, "role": "admin"})
            return f"administrator created: {user.email}"
    finally:
        await database.close()


async def describe_keys(email: str) -> list[str]:
    """Returns a line for each API key of the account."""
    database = create_database(get_settings())
    try:
        async with database.sessions() as session:
            user = await session.scalar(sa.select(User).where(User.email == email.strip().lower()))
            if user is None:
                raise SystemExit(f"no account has this address: {email}")
            return [
                f"{key.id:6} {key.prefix}… {'+'.join(key.scopes):10} until {key.expires_at or '-'} "
                f"used {key.last_used_at or '-'} {key.name}"
                for key in await api_keys.list_keys(session, user.id)
            ]
    finally:
        await database.close()


async def end_key(key_id: int) -> bool:
    """Revokes an API key; returns whether there was one."""
    database = create_database(get_settings())
    try:
        async with database.sessions() as session, session.begin():
            await take_turn(session)
            return await api_keys.revoke(session, key_id) is not None
    finally:
        await database.close()


def list_api_keys(arguments: argparse.Namespace) -> None:
    """Lists the API keys of an account."""
    for line in asyncio.run(describe_keys(arguments.email)):
        print(line)


def revoke_api_key(arguments: argparse.Namespace) -> None:
    """Ends an API key at once."""
    if not asyncio.run(end_key(arguments.id)):
        raise SystemExit(f"no such API key: {arguments.id}")
    print(f"API key revoked: {arguments.id}")


def create_admin(arguments: argparse.Namespace) -> None:
    """Creates an administrator (or promotes the account with this e-mail address)."""
    password = arguments.password or getpass.getpass()
    try:
        print(asyncio.run(make_admin(arguments.email, password, read_values(arguments.set))))
    except ApiError as error:
        raise SystemExit(
            "\n".join([error.detail, *(f"{item.field}: {item.detail}" for item in error.errors)])
        ) from error
    except ValidationError as error:
        # Without the values: one of them is the password.
        lines = [f"{'.'.join(map(str, item['loc']))}: {validation_message(item)}" for item in error.errors()]
        raise SystemExit("\n".join(lines)) from None


def add_commands(add: Callable[[str, Run], argparse.ArgumentParser]) -> None:
    """Adds the commands of this package to the command line."""
    command = add("create-admin", create_admin)
    command.add_argument("email")
    command.add_argument("--password", help="asked for when left out")
    command.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=TEXT",
        help="another field that accounts must have; NAME:=JSON for what is no text",
    )
    add("list-api-keys", list_api_keys).add_argument("email")
    add("revoke-api-key", revoke_api_key).add_argument("id", type=int)
