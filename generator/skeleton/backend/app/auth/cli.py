"""Commands about accounts."""

import argparse
import asyncio
import getpass
from collections.abc import Callable

import sqlalchemy as sa
from pydantic import ValidationError

from app.auth.schemas import Register
from app.auth.service import create_account
from app.core.database import create_database, take_turn
from app.core.errors import ApiError
from app.core.settings import get_settings
from app.modules.user.ext import User

Run = Callable[[argparse.Namespace], None]


async def make_admin(email: str, password: str) -> str:
    """Creates the account, or makes an existing one an administrator; returns what was done."""
    database = create_database(get_settings())
    try:
        async with database.sessions() as session, session.begin():
            await take_turn(session)
            user = await session.scalar(sa.select(User).where(User.email == email.strip().lower()))
            if user is not None:
                user.role = "admin"
                return f"{user.email} is an administrator now"
            data = Register.model_validate({"email": email, "password": password})
            user = await create_account(session, data, role="admin")
            return f"administrator created: {user.email}"
    finally:
        await database.close()


def create_admin(arguments: argparse.Namespace) -> None:
    """Creates an administrator (or promotes the account with this e-mail address)."""
    password = arguments.password or getpass.getpass()
    try:
        print(asyncio.run(make_admin(arguments.email, password)))
    except (ValidationError, ApiError) as error:
        raise SystemExit(str(error)) from error


def add_commands(add: Callable[[str, Run], argparse.ArgumentParser]) -> None:
    """Adds the commands of this package to the command line."""
    command = add("create-admin", create_admin)
    command.add_argument("email")
    command.add_argument("--password", help="asked for when left out")
