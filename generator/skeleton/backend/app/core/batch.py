"""Several changes in one request: all of them or none."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Generic, TypeVar

from pydantic import Field
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from app.core.errors import ApiError, FieldError, pointer
from app.core.integrity import translate
from app.core.keys import Id
from app.core.model import Record
from app.core.preconditions import ANY, Match, stale
from app.core.schemas import Input, Schema
from app.core.service import Service

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")
RecordT = TypeVar("RecordT", bound=Record)

MAX_ITEMS = 100
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Batch(Input, Generic[ItemT]):
    """What to do, in this order."""

    items: Annotated[list[ItemT], Field(min_length=1, max_length=MAX_ITEMS)]


class BatchResult(Schema, Generic[ItemT]):
    """The records as they are now, in the order of the request."""

    items: list[ItemT]


class Changed(Input):
    """Which record is changed, and the version that its sender saw."""

    id: Id
    version: Version


class Removed(Input):
    """Which record is deleted; with a version, only that version is."""

    id: Id
    version: Version | None = None


def match_of(version: int | None) -> Match:
    return ANY if version is None else Match(frozenset({str(version)}))


def located(error: ApiError, position: int) -> list[FieldError]:
    """Returns what one item was refused for, pointing at it or into it."""
    where = pointer("items", position)
    if not error.errors:
        return [FieldError(pointer=where, field="items", code=error.code, detail=error.detail)]
    return [item.model_copy(update={"pointer": where + item.pointer}) for item in error.errors]


def refused(found: Sequence[tuple[int, ApiError]]) -> ApiError:
    """Returns one error for all refused items; its status and code are those of the first."""
    first = found[0][1]
    return ApiError(
        first.status, first.code, first.detail, errors=[item for at, error in found for item in located(error, at)]
    )


async def each(items: Sequence[ItemT], operate: Callable[[ItemT], Awaitable[ResultT]]) -> list[ResultT]:
    """Runs the operation on every item; raises one error about all those that are refused, and then nothing is kept."""
    results: list[ResultT] = []
    errors: list[tuple[int, ApiError]] = []
    for position, item in enumerate(items):
        try:
            results.append(await operate(item))
        except ApiError as error:
            errors.append((position, error))
        except StaleDataError:
            errors.append((position, stale()))
            break
        except DBAPIError as error:
            translated = translate(error)
            if translated is None:
                raise
            # The database takes no more statements in this transaction.
            errors.append((position, translated))
            break
    if errors:
        raise refused(errors)
    return results


async def create_all(service: Service[RecordT], items: Sequence[Input]) -> list[RecordT]:
    """Stores the records; raises what refuses one of them, with a pointer to it."""
    return await each(items, service.create)


async def update_all(service: Service[RecordT], items: Sequence[Changed]) -> list[RecordT]:
    """Changes the records, each from the version its item names."""

    async def change(item: Changed) -> RecordT:
        values = service.values_of(item, exclude_unset=True)
        key, version = values.pop("id"), values.pop("version")
        return await service.change(key, values, match_of(version))

    return await each(items, change)


async def delete_all(service: Service[RecordT], items: Sequence[Removed]) -> None:
    """Deletes the records."""

    async def remove(item: Removed) -> None:
        await service.delete(item.id, match_of(item.version))

    await each(items, remove)
