"""Facts of this project, taken from its SPEC."""

from typing import Final

NAME: Final = "Notas"
SLUG: Final = "notas"
DESCRIPTION: Final = ""
LANGUAGE: Final[str] = "es"
ROLES: Final[tuple[str, ...]] = ("admin", "user")
