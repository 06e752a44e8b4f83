"""Operations on: Carpetas."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.soft_service import SoftService
from app.modules.folder._generated.repository import FolderRepository
from app.modules.folder.ext import Folder
from app.modules.folder.hooks import FolderHooks


class FolderServiceBase(SoftService[Folder]):
    """Operations on: Carpetas."""

    model = Folder

    def __init__(self, session: AsyncSession) -> None:
        super().__init__(session, FolderRepository(session), FolderHooks(session))
