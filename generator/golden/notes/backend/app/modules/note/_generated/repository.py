"""Queries of: Notas."""

from collections.abc import Sequence

from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.core.repository import Repository
from app.modules.note.ext import Note


class NoteRepository(Repository[Note]):
    """Queries of: Notas."""

    model = Note

    def loads(self) -> Sequence[ORMOption]:
        return (joinedload(Note.folder),)
