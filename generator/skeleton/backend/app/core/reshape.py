"""How a migration takes tables from one version of the product to the next, and back, by the same description.

A migration names its tables twice, as they were and as they are to be, and says what became of their columns. What has to
be done follows from the two, on each database in the way it can: SQLite rebuilds a table, the others alter it. Whatever a
row holds is kept, converted where a type changes; only what has no place in the later version is gone.
"""

from collections.abc import Sequence

from alembic import op

from app.core.reshape_alter import alter
from app.core.reshape_checks import check_empty, check_rows
from app.core.reshape_rebuild import rebuild
from app.core.reshape_tables import Change


def reshape(changes: Sequence[Change], *, only_empty: bool = False) -> None:
    """Carries the changes out: first every row is looked at, so that one that cannot be kept leaves all as it was.

    `only_empty` is for changes no row could be taken through. Raises RowsInTheWay.
    """
    connection = op.get_bind()
    if only_empty:
        check_empty(connection, changes)
    for change in changes:
        check_rows(connection, change, changes)
    if connection.dialect.name == "sqlite":
        rebuild(connection, changes)
    else:
        alter(connection, changes)
