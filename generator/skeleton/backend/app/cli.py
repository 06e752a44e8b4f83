"""Chores: `python -m app.cli --help`."""

import argparse
import asyncio
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy.engine import make_url

from app.core import migrations
from app.core.database import create_database, take_turn
from app.core.settings import get_settings
from app.modules.rules import RULES


def migrate(arguments: argparse.Namespace) -> None:
    """Brings the database to the newest revision (or the one given)."""
    migrations.upgrade(get_settings().database_url, arguments.revision)
    print(f"database is at {arguments.revision}")


def verify_migrations(_arguments: argparse.Namespace) -> None:
    """Up, down, up, compare with the models; only on a database whose name says that it is for tests."""
    url = get_settings().database_url
    if "test" not in (make_url(url).database or "").rpartition("/")[2]:
        raise SystemExit("verify-migrations empties the database: its name must contain 'test' (DATABASE_URL)")
    migrations.verify(url)
    print("migrations: up, down and up again; the schema is the one the models describe")


async def run_seed(name: str) -> int:
    seed = import_module(f"app.seeds.{name}").seed
    database = create_database(get_settings())
    try:
        async with database.sessions() as session, session.begin():
            await take_turn(session)
            count: int = await seed(session)
            return count
    finally:
        await database.close()


def seed(arguments: argparse.Namespace) -> None:
    """Fills the database with the records of app/seeds/<name>.py."""
    print(f"records created: {asyncio.run(run_seed(arguments.name))}")


def list_rules(_arguments: argparse.Namespace) -> None:
    """Lists what the SPEC asks for beyond storing, and whether somebody has written it."""
    for rule in RULES:
        print(f"{rule.state:8} {rule.place}\n         {rule.sentence}")


def export_openapi(arguments: argparse.Namespace) -> None:
    """Writes the OpenAPI document, or checks the one that is there; needs no server and no database."""
    from app.core.openapi import dump, is_current
    from app.main import app

    if arguments.check:
        file = arguments.output or Path("openapi.json")
        if not is_current(app, file):
            raise SystemExit(f"{file} is not what the code says: python -m app.cli export-openapi --output {file}")
        print(f"{file} is what the code says")
    elif arguments.output is None:
        sys.stdout.write(dump(app))
    else:
        arguments.output.write_text(dump(app), encoding="utf-8")


def build_parser() -> argparse.ArgumentParser:
    """Returns the parser; each command carries the function that runs it."""
    parser = argparse.ArgumentParser(prog="python -m app.cli")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        command.set_defaults(run=run)
        return command

    add("migrate", migrate).add_argument("revision", nargs="?", default="head")
    add("verify-migrations", verify_migrations)
    add("seed", seed).add_argument("name", nargs="?", default="dev", choices=("dev", "test", "prod"))
    add("rules", list_rules)
    export = add("export-openapi", export_openapi)
    export.add_argument("--output", type=Path, help="the file; left out: print it (--check: openapi.json)")
    export.add_argument("--check", action="store_true", help="fail when the file is not what the code says")
    for package in ("app.auth", "app.files"):
        if find_spec(package) is not None:
            import_module(f"{package}.cli").add_commands(add)
    return parser


def main() -> None:
    arguments = build_parser().parse_args()
    # Every table must be known, whatever a command works on: records refer to each other.
    import_module("app.modules.registry")
    arguments.run(arguments)


if __name__ == "__main__":
    main()
