"""Operations on: Notas."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.soft_service import SoftService
from app.modules.folder.ext import Folder
from app.modules.note._generated.repository import NoteRepository
from app.modules.note.ext import Note
from app.modules.note.hooks import NoteHooks


class NoteServiceBase(SoftService[Note]):
    """Operations on: Notas."""

    model = Note
    references = {"folder_id": Folder}

    def __init__(self, session: AsyncSession) -> None:
        super().__init__(session, NoteRepository(session), NoteHooks(session))
