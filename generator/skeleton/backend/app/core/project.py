"""Facts of this project, taken from its SPEC."""

from typing import Final

NAME: Final = "Skeleton"
SLUG: Final = "skeleton"
DESCRIPTION: Final = ""
LANGUAGE: Final[str] = "en"
ROLES: Final[tuple[str, ...]] = ("admin", "user")
