"""Files as the API shows them."""

from uuid import UUID

from pydantic import computed_field

from app.core.schemas import Moment, Schema


class FileRead(Schema):
    """An uploaded file; `url` answers its content."""

    id: UUID
    name: str
    content_type: str
    size: int
    sha256: str
    created_at: Moment

    @computed_field  # type: ignore[prop-decorator]  # mypy knows no decorated properties
    @property
    def url(self) -> str:
        return f"/api/v1/files/{self.id}/content"
