"""Lists of: Notas."""

from app.core.answers import ListView
from app.core.include import ListItem, Loaded
from app.core.schemas import Page
from app.modules.folder._generated.brief import FolderBrief
from app.modules.folder.ext import Folder
from app.modules.note.ext import Note, NoteRead


class NoteListItem(ListItem, NoteRead):
    """A row of: Notas. What `fields` leaves out is missing; `include` shows more of a relation."""

    expands = {"folder": FolderBrief}


class NotePage(Page[NoteListItem]):
    """One page of: Notas."""


NOTE_LIST = ListView(model=Note, read=NoteRead, tables=("carpetas",), relations={"folder": Loaded(Folder, FolderBrief)})
