"""What the routes need of: Notas."""

from typing import Annotated

from fastapi import Depends

from app.core.database import SessionDep
from app.modules.note.service import NoteService


async def provide_service(session: SessionDep) -> NoteService:
    """Returns the operations, within the transaction of the request."""
    return NoteService(session)


ServiceDep = Annotated[NoteService, Depends(provide_service)]
