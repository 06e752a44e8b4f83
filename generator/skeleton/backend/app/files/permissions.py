"""Who may store and read files."""

from app.core.access import public

can_read = public
can_write = public
