"""Where your own rules go: each entity has a subclass of `Hooks` that the generator never touches."""

from typing import Any, Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.model import Record

RecordT = TypeVar("RecordT", bound=Record)


class Hooks(Generic[RecordT]):
    """Called inside the transaction of the request: raise `ApiError` to refuse, change `values` to adjust."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def before_create(self, values: dict[str, Any]) -> None:
        """`values` will be stored."""

    async def after_create(self, record: RecordT) -> None:
        """`record` has its id; the transaction is still open."""

    async def before_update(self, record: RecordT, values: dict[str, Any]) -> None:
        """`record` is as stored, `values` holds only what the request changes."""

    async def after_update(self, record: RecordT, values: dict[str, Any]) -> None:
        """`record` carries its new values."""

    async def before_delete(self, record: RecordT) -> None:
        """`record` still exists."""

    async def after_delete(self, record: RecordT) -> None:
        """`record` is gone, the transaction is still open."""

    async def before_restore(self, record: RecordT) -> None:
        """`record` is deleted still (projects that keep deleted records)."""

    async def after_restore(self, record: RecordT) -> None:
        """`record` is back, with what was deleted with it."""
