"""Putting the whole set of a many-to-many relation at once."""

from typing import TypeVar

from app.core.errors import FieldError, invalid, pointer
from app.core.keys import Ids, Key
from app.core.messages import message
from app.core.model import Record
from app.core.preconditions import Match
from app.core.schemas import Input
from app.core.service import Service, existing_ids

RecordT = TypeVar("RecordT", bound=Record)


class LinkSet(Input):
    """The records that shall be linked, and no others."""

    ids: Ids


async def set_links(service: Service[RecordT], name: str, record_id: Key, data: LinkSet, match: Match) -> RecordT:
    """Links these records and no others, all or nothing; what is so already stays as it is, its version included.

    Raises 404, 412 for a stale version, and 422 with a pointer to every record that does not exist for the caller.
    """
    record = await service.get_for("update", record_id)
    match.require(record)
    link = service.links[name]
    found = await existing_ids(service.session, link.target, data.ids)
    errors = [
        FieldError(
            pointer=pointer("ids", at), field="ids", code="unknown_reference", detail=message("unknown_reference")
        )
        for at, given in enumerate(data.ids)
        if given not in found
    ]
    if errors:
        raise invalid(*errors)
    if {other.id for other in getattr(record, link.collection)} == set(data.ids):
        return record
    return await service.change(record_id, {name: list(data.ids)}, match)
