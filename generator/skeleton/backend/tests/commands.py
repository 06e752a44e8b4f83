"""Running the commands of `python -m app.cli` on a database file of their own; tests import the fixture `run`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.cli import main
from app.core.logging import configure_logging
from app.core.settings import Settings, get_settings

Run = Callable[..., str]


@pytest.fixture
def run(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Yields a function that runs a command and returns what it prints."""
    database = folder / "cli_test.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{database}")
    monkeypatch.setenv("STORAGE_DIR", str(folder / "storage"))
    get_settings.cache_clear()

    def command(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["app.cli", *arguments])
        main()
        return capsys.readouterr().out

    yield command
    get_settings.cache_clear()
    # A command may have set up logging for what it printed to.
    configure_logging(settings)
    for file in folder.glob("cli_test.db*"):
        file.unlink()
