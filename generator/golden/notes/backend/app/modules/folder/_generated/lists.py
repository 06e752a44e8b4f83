"""Lists of: Carpetas."""

from app.core.answers import ListView
from app.core.include import Children, ListItem
from app.core.schemas import Page
from app.modules.folder.ext import Folder, FolderRead
from app.modules.note._generated.brief import NoteBrief
from app.modules.note.ext import Note


class FolderListItem(ListItem, FolderRead):
    """A row of: Carpetas. What `fields` leaves out is missing; `include` shows more of a relation."""

    expands = {"notes": list[NoteBrief]}


class FolderPage(Page[FolderListItem]):
    """One page of: Carpetas."""


FOLDER_LIST = ListView(model=Folder, read=FolderRead, relations={"notes": Children(Note, "folder_id", NoteBrief)})
