"""Queries of: Notas."""

from collections.abc import Mapping

from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.core.repository import Repository
from app.modules.note.ext import Note


class NoteRepository(Repository[Note]):
    """Queries of: Notas."""

    model = Note

    def relations(self) -> Mapping[str, ORMOption]:
        return {"folder": joinedload(Note.folder)}
