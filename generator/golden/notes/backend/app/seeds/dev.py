"""Example records for development: `python -m app.cli seed`."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.modules.folder.ext import Folder, FolderCreate
from app.modules.folder.service import FolderService
from app.modules.note.ext import NoteCreate
from app.modules.note.service import NoteService
from app.seeds.rows import row

FOLDER_ROWS: Final[Mapping[str, Sequence[Any]]] = {"nombre": ["Nombre {n}"]}


NOTE_ROWS: Final[Mapping[str, Sequence[Any]]] = {
    "titulo": ["Título {n}"],
    "estado": ["borrador", "publicada"],
    "precio": ["0.00", "0.25", "0.50"],
}


async def seed(session: AsyncSession) -> int:
    """Creates the records and returns how many."""
    if await session.scalar(sa.select(sa.func.count()).select_from(Folder)):
        return 0  # sown already
    folder_ids: list[int] = []
    for number in range(3):
        folder_values = {**row(FOLDER_ROWS, number)}
        folder_record = await FolderService(session).create(FolderCreate.model_validate(folder_values))
        folder_ids.append(folder_record.id)
    note_ids: list[int] = []
    for number in range(3):
        note_values = {**row(NOTE_ROWS, number), "folder_id": folder_ids[number % len(folder_ids)]}
        note_record = await NoteService(session).create(NoteCreate.model_validate(note_values))
        note_ids.append(note_record.id)
    return sum([len(folder_ids), len(note_ids)])
