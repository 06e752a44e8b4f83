"""Example records for development: `python -m app.cli seed`."""

from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from app.modules.folder.ext import Folder, FolderCreate
from app.modules.folder.service import FolderService
from app.modules.note.ext import NoteCreate
from app.modules.note.service import NoteService
from app.seeds.rows import Rows, backdate, in_turn, one_of, row, scattered

FOLDER_ROWS: Final[Rows] = {
    "nombre": in_turn(
        "Carpeta Norte",
        "Carpeta Olmo",
        "Carpeta Ribera",
        "Carpeta Encina",
        "Carpeta Cima",
        "Carpeta Alba",
        "Carpeta Cedro",
        "Carpeta Aurora",
        "Carpeta Laurel",
        "Carpeta Faro",
        "Carpeta Coral",
        "Carpeta Roble",
    ),
}


NOTE_ROWS: Final[Rows] = {
    "titulo": scattered(
        "Lo que aprendimos este año",
        "Cinco ideas para el lunes",
        "Entre bastidores",
        "Un cambio que ayuda",
        "Apuntes de viaje",
        "Cómo trabajamos",
        "Lo que nos preguntáis",
        "Llega la primavera",
        "Conoce al equipo",
        "Sobre hacer menos",
        "El mes en cifras",
        "Lo que viene",
    ),
    "estado": scattered("borrador", "publicada"),
    "precio": scattered(
        "4.90",
        "12.50",
        "18.00",
        "24.90",
        "35.00",
        "49.90",
        "75.00",
        "89.00",
        "120.00",
        "145.50",
        "199.00",
        "240.00",
        "320.00",
        "480.00",
        "690.00",
        "1250.00",
    ),
}


async def seed(session: AsyncSession) -> int:
    """Creates the records and returns how many."""
    if await session.scalar(sa.select(sa.func.count()).select_from(Folder)):
        return 0  # sown already
    folder_ids: list[int] = []
    for number in range(12):
        folder_values = {**row(FOLDER_ROWS, number)}
        folder_record = await FolderService(session).create(FolderCreate.model_validate(folder_values))
        await backdate(session, folder_record, number, 12)
        folder_ids.append(folder_record.id)
    note_ids: list[int] = []
    for number in range(48):
        note_values = {**row(NOTE_ROWS, number), "folder_id": one_of(folder_ids, number, "folder_id")}
        note_record = await NoteService(session).create(NoteCreate.model_validate(note_values))
        await backdate(session, note_record, number, 48)
        note_ids.append(note_record.id)
    return sum([len(folder_ids), len(note_ids)])
