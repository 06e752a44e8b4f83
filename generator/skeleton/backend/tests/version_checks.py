"""Optimistic locking, as checks the tests of each entity call with its own values."""

import datetime as dt
from collections.abc import Sequence

import pytest
import sqlalchemy as sa
from httpx2 import Response
from sqlalchemy.orm.exc import StaleDataError

from tests.checks import Context, Resource, change, problem


def version_in(response: Response) -> str:
    """Returns the version in the answer's ETag; what follows it stands for the other records the answer shows."""
    return response.headers["etag"].strip('"').partition("-")[0]


async def locks(resource: Resource, context: Context, shown: Sequence[str]) -> None:
    """Who changes or deletes a record says which version they saw; a stale one is refused and changes nothing."""
    body = await resource.body(context.session)
    changes = {name: body[name] for name in shown}
    created = await context.client.post(resource.creation, json=body)
    assert created.status_code == 201, created.text
    path = f"{resource.path}/{created.json()['id']}"
    assert problem(await context.client.patch(path, json=changes), 428)["code"] == "precondition_required"
    first = await change(context, path, changes, '"1"')
    assert first.status_code == 200, first.text
    assert (first.json()["version"], version_in(first)) == (2, "2")
    for stale in ('"1"', 'W/"2"', "2", '"nonsense"', ""):
        assert problem(await change(context, path, changes, stale), 412)["code"] == "stale"
    assert (await context.client.get(path)).json() == first.json()
    assert (await change(context, path, changes, '"1", "2"')).json()["version"] == 3
    assert (await change(context, path, changes, "*")).json()["version"] == 4
    assert version_in(await change(context, path, {}, '"4"')) == "4"
    problem(await context.client.delete(path, headers={"If-Match": '"3"'}), 412)
    assert (await context.client.delete(path, headers={"If-Match": '"4"'})).status_code == 204


async def second_writer_is_refused(resource: Resource, context: Context) -> None:
    """Of two changes that start from one version the database lets only one through."""
    record = await resource.make(context.session)
    await context.session.flush()
    table = resource.model.__table__
    raised = sa.update(table).where(table.c.id == record.id).values(version=record.version + 1)  # type: ignore[arg-type]
    await context.session.execute(raised)
    record.updated_at = record.updated_at + dt.timedelta(seconds=1)
    with pytest.raises(StaleDataError):
        await context.session.flush()
