"""Every module of the application, in one place."""

from typing import Final

from fastapi import APIRouter

ROUTERS: Final[tuple[APIRouter, ...]] = ()
TAGS: Final[tuple[dict[str, str], ...]] = ()
