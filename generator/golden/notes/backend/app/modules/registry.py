"""Every module of the application, in one place."""

from typing import Final

from fastapi import APIRouter

from app.core.feed_router import router as changes_router
from app.core.switch_router import router as features_router
from app.modules.folder.router import router as folder_router
from app.modules.note.router import router as note_router

ROUTERS: Final[tuple[APIRouter, ...]] = (changes_router, features_router, folder_router, note_router)
TAGS: Final[tuple[dict[str, str], ...]] = (
    {"name": "health", "description": "Si el servicio vive y puede atender"},
    {"name": "changes", "description": "Lo que acaba de cambiar: `/api/v1/changes`, un WebSocket"},
    {"name": "features", "description": "Lo que se puede desactivar"},
    {"name": "carpetas", "description": "Carpetas"},
    {"name": "notas", "description": "Notas"},
)
