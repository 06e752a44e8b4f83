"""What the routes need of: Carpetas."""

from typing import Annotated

from fastapi import Depends

from app.core.database import SessionDep
from app.modules.folder.service import FolderService


async def provide_service(session: SessionDep) -> FolderService:
    """Returns the operations, within the transaction of the request."""
    return FolderService(session)


ServiceDep = Annotated[FolderService, Depends(provide_service)]
