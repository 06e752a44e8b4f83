"""Who may use: Notas. Anyone, as the project has no accounts."""

from app.core.access import public

can_read = public
can_create = public
can_update = public
can_delete = public
can_see_deleted = public
can_restore = public
