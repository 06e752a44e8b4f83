"""The commands of `python -m app.cli`, on a database file of their own."""

import json
import sys
from pathlib import Path

import pytest

from app.core import migrations, project
from app.core.settings import get_settings
from tests.commands import Run, run

__all__ = ["run"]


def test_a_fresh_installation_is_migrated_and_seeded(run: Run) -> None:
    assert "head" in run("migrate")
    for name in ("dev", "test", "prod"):
        count = run("seed", name).rpartition(" ")[2]
        assert int(count) >= 0
    # A second time changes nothing and breaks nothing.
    assert "head" in run("migrate")
    migrations.check(get_settings().database_url)


def test_migrations_are_verified_on_test_databases_only(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "up, down and up again" in run("verify-migrations")
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{folder / 'precious.db'}")
    get_settings.cache_clear()
    with pytest.raises(SystemExit, match="must contain 'test'"):
        run("verify-migrations")
    assert not (folder / "precious.db").exists()


def test_the_openapi_document_is_written_without_a_database(run: Run, folder: Path) -> None:
    printed = run("export-openapi")
    assert json.loads(printed)["info"]["title"] == project.NAME
    file = folder / "openapi.json"
    assert run("export-openapi", "--output", str(file)) == ""
    assert file.read_text(encoding="utf-8") == printed
    assert str(file) in run("export-openapi", "--check", "--output", str(file))
    file.write_text(printed.replace('"3.1', '"3.0', 1), encoding="utf-8")
    with pytest.raises(SystemExit, match="export-openapi --output"):
        run("export-openapi", "--check", "--output", str(file))
    assert not (folder / "cli_test.db").exists()


def test_rules_to_be_written_are_listed(run: Run) -> None:
    from app.modules.rules import RULES

    listed = run("rules")
    for rule in RULES:
        assert rule.sentence in listed


def test_every_command_loads_every_table(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # By itself a command loads only what it names; a record whose neighbours are unknown cannot be read.
    monkeypatch.delitem(sys.modules, "app.modules.registry")
    run("rules")
    assert "app.modules.registry" in sys.modules


def test_a_command_that_does_not_exist_is_refused(run: Run) -> None:
    with pytest.raises(SystemExit):
        run("no-such-command")
