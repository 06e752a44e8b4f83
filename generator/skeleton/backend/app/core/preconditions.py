"""Optimistic locking over HTTP: the version of a record is its ETag, and who changes it says which one they saw."""

import re
from typing import Annotated, TypeVar
from zlib import crc32

from fastapi import Depends, Header, Response

from app.core.errors import ApiError
from app.core.model import Record

RecordT = TypeVar("RecordT", bound=Record)

# RFC 9110, 8.8.3: a weak tag is read, so that the rest of the list is, and never matches.
ENTITY_TAG = re.compile(r'\s*(W/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|$)')


class Match:
    """The versions a change may start from; `None` stands for any."""

    def __init__(self, versions: frozenset[str] | None) -> None:
        self.versions = versions

    def require(self, record: Record) -> None:
        """Raises 412 when the record is no longer what the caller saw."""
        if self.versions is not None and str(record.version) not in {tag.partition("-")[0] for tag in self.versions}:
            raise stale()


ANY = Match(None)


def stale() -> ApiError:
    """412: somebody else changed the record in the meantime."""
    return ApiError(412, "stale")


def etag(record: Record) -> str:
    """Returns the record's version as an entity tag, with a sum of what its answer shows of other records."""
    shown = [
        (other.id, other.display)
        for _, value in sorted(vars(record).items())
        for other in (value if isinstance(value, list) else [value])
        if isinstance(other, Record)
    ]
    return f'"{record.version}-{crc32(repr(shown).encode()):08x}"' if shown else f'"{record.version}"'


def tagged(response: Response, record: RecordT) -> RecordT:
    """Returns the record, after putting its version into the answer's ETag."""
    response.headers["ETag"] = etag(record)
    return record


def read_match(value: str) -> Match:
    """Takes an If-Match header, returns what it matches; what is no list of tags matches nothing."""
    if value.strip() == "*":
        return ANY
    return Match(frozenset(tag for weak, tag in ENTITY_TAG.findall(value) if not weak))


IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description="The ETag of the version being changed, or `*` for whatever is there.",
        examples=['"1"'],
    ),
]


async def required_match(if_match: IfMatch = None) -> Match:
    """Returns the precondition of the request; raises 428 when there is none."""
    if if_match is None:
        raise ApiError(428, "precondition_required")
    return read_match(if_match)


async def optional_match(if_match: IfMatch = None) -> Match:
    """Returns the precondition of the request; without one, any version will do."""
    return ANY if if_match is None else read_match(if_match)


RequiredMatch = Annotated[Match, Depends(required_match)]
OptionalMatch = Annotated[Match, Depends(optional_match)]
