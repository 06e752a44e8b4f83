"""Makes records for tests; what a record needs is made with it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from app.modules.folder.ext import Folder, FolderCreate
from app.modules.folder.service import FolderService
from app.modules.note.ext import Note, NoteCreate
from app.modules.note.service import NoteService
from tests.samples import id_of, sample

FOLDER_SAMPLES: Final[Mapping[str, Sequence[Any]]] = {"nombre": ["Nombre {n}"]}


async def folder_body(session: AsyncSession, /, **changes: Any) -> dict[str, Any]:
    """Returns a valid body of: Carpeta."""
    body = sample("folder", FOLDER_SAMPLES)
    return {**body, **changes}


async def make_folder(session: AsyncSession, /, **changes: Any) -> Folder:
    """Returns a stored record of: Carpeta."""
    data = FolderCreate.model_validate(await folder_body(session, **changes))
    return await FolderService(session).create(data)


NOTE_SAMPLES: Final[Mapping[str, Sequence[Any]]] = {
    "titulo": ["Título {n}"],
    "estado": ["borrador", "publicada"],
    "precio": ["0.00", "0.25", "0.50"],
}


async def note_body(session: AsyncSession, /, **changes: Any) -> dict[str, Any]:
    """Returns a valid body of: Nota."""
    body = sample("note", NOTE_SAMPLES)
    if "folder_id" not in changes:
        body["folder_id"] = id_of(await make_folder(session))
    return {**body, **changes}


async def make_note(session: AsyncSession, /, **changes: Any) -> Note:
    """Returns a stored record of: Nota."""
    data = NoteCreate.model_validate(await note_body(session, **changes))
    return await NoteService(session).create(data)
