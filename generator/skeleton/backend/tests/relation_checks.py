"""What holds between records, as checks the tests of each entity call with its own values."""

from dataclasses import dataclass
from typing import Any

from app.core.ownership import entity_of
from tests.cache_checks import tables_told
from tests.checks import UNKNOWN_ID, Context, RecordFactory, Resource, assert_names_field, change, created, problem
from tests.identity import noted
from tests.samples import id_of
from tests.schema import app_of
from tests.sockets import listening


async def refuses_unknown_reference(resource: Resource, context: Context, field: str, unknown: Any) -> None:
    """A reference to nothing is refused, and the answer names it."""
    body = await resource.body(context.session)
    response = await context.client.post(resource.creation, json={**body, field: unknown})
    assert_names_field(response, 422, field, "unknown_reference")
    record = await created(resource, context)
    changed = await change(context, f"{resource.path}/{record['id']}", {field: unknown})
    assert_names_field(changed, 422, field, "unknown_reference")


async def refers_to_itself(resource: Resource, context: Context, field: str) -> None:
    """A record that refers to itself can be read, changed again and taken back out of the circle."""
    record = await created(resource, context)
    path = f"{resource.path}/{record['id']}"
    before = record[field]
    for value in (record["id"], record["id"], before):
        response = await change(context, path, {field: value})
        assert response.status_code == 200, response.text
        assert (await context.client.get(path)).json()[field] == value
    assert (await change(context, path, {field: record["id"]})).status_code == 200
    # Whether it may be deleted is the SPEC's decision; that it is answered is ours.
    assert (await context.client.delete(path)).status_code in (204, 409)


async def deletion_of_target(
    resource: Resource, context: Context, field: str, target: RecordFactory, target_path: str, on_delete: str
) -> None:
    """Deleting what a record refers to does to the record what the SPEC says."""
    other = await target(context.session)
    record = await created(resource, context, **{field: id_of(other)})
    assert record[field] == id_of(other)
    app = app_of(context.client)
    entity = f"entity={entity_of(resource.model)}"
    with tables_told(app) as tables:
        async with listening(app, context.client.headers, entity) as (socket, _):
            response = await context.client.delete(f"{target_path}/{id_of(other)}")
            told = [item["action"] for item in await socket.heard() if item["id"] == record["id"]]
    left = await context.client.get(f"{resource.path}/{record['id']}")
    if on_delete == "restrict":
        assert problem(response, 409)["code"] == "in_use"
        assert left.json()[field] == id_of(other)
        assert told == []
        return
    assert response.status_code == 204, response.text
    assert told == ["deleted" if on_delete == "cascade" else "updated"]
    assert resource.model.__tablename__ in tables
    if on_delete == "cascade":
        problem(left, 404)
    else:
        assert left.json()[field] is None
    log = await noted(context.session, resource.model.__tablename__, record["id"])
    assert log is None or log[-1] == ("deleted" if on_delete == "cascade" else "updated")


async def lists_children(
    resource: Resource, context: Context, field: str, target: RecordFactory, parent_path: str, segment: str
) -> None:
    """The list below a record holds its own children and no others."""
    parent, other = await target(context.session), await target(context.session)
    child = await created(resource, context, **{field: id_of(parent)})
    mine = await context.client.get(f"{parent_path}/{id_of(parent)}/{segment}")
    assert mine.status_code == 200, mine.text
    assert child["id"] in [item["id"] for item in mine.json()["items"]]
    assert (await context.client.get(resource.path, params={field: id_of(parent)})).json() == mine.json()
    theirs = (await context.client.get(f"{parent_path}/{id_of(other)}/{segment}")).json()
    assert child["id"] not in [item["id"] for item in theirs["items"]]
    problem(await context.client.get(f"{parent_path}/{UNKNOWN_ID}/{segment}"), 404)


async def has_one(
    resource: Resource, context: Context, field: str, target: RecordFactory, parent_path: str, segment: str
) -> None:
    """At most one record refers to the same other one, which can be asked for it."""
    parent, other = await target(context.session), await target(context.session)
    child = await created(resource, context, **{field: id_of(parent)})
    found = await context.client.get(f"{parent_path}/{id_of(parent)}/{segment}")
    assert found.status_code == 200, found.text
    assert found.json()["id"] == child["id"]
    problem(await context.client.get(f"{parent_path}/{id_of(other)}/{segment}"), 404)
    body = await resource.body(context.session, **{field: id_of(parent)})
    assert_names_field(await context.client.post(resource.creation, json=body), 409, field, "unique")


@dataclass(frozen=True)
class LinkCase:
    """A many-to-many relation as tests reach it."""

    collection: str
    ids: str
    segment: str
    back_path: str
    target: RecordFactory


async def links(resource: Resource, context: Context, case: LinkCase) -> None:
    """Records are linked at creation, by change and one by one, and seen from both sides."""
    first, second = await case.target(context.session), await case.target(context.session)
    record = await created(resource, context, **{case.ids: [id_of(first)]})
    path = f"{resource.path}/{record['id']}"

    async def linked() -> list[Any]:
        listed = (await context.client.get(f"{path}/{case.segment}")).json()
        shown = [item["id"] for item in (await context.client.get(path)).json()[case.collection]]
        assert [item["id"] for item in listed["items"]] == shown
        return shown

    assert [item["id"] for item in record[case.collection]] == [id_of(first)]
    assert await linked() == [id_of(first)]
    for _ in range(2):
        assert (await context.client.put(f"{path}/{case.segment}/{id_of(second)}")).status_code == 204
    assert await linked() == sorted([id_of(first), id_of(second)])
    back = (await context.client.get(case.back_path.format(id=id_of(second)))).json()
    assert record["id"] in [item["id"] for item in back["items"]]
    assert (await context.client.delete(f"{path}/{case.segment}/{id_of(first)}")).status_code == 204
    assert await linked() == [id_of(second)]
    problem(await context.client.delete(f"{path}/{case.segment}/{id_of(first)}"), 404)
    problem(await context.client.put(f"{path}/{case.segment}/{UNKNOWN_ID}"), 404)
    problem(await context.client.put(f"{resource.path}/{UNKNOWN_ID}/{case.segment}/{id_of(second)}"), 404)
    problem(await context.client.get(f"{resource.path}/{UNKNOWN_ID}/{case.segment}"), 404)
    if isinstance(first, resource.model):
        # Among its own kind a record may be linked to itself; its answer is whole all the same.
        assert (await context.client.put(f"{path}/{case.segment}/{record['id']}")).status_code == 204
        assert sorted(await linked()) == sorted([id_of(second), record["id"]])
        assert (await context.client.delete(f"{path}/{case.segment}/{record['id']}")).status_code == 204
    assert (await change(context, path, {case.ids: []})).json()[case.collection] == []
    log = await noted(context.session, resource.model.__tablename__, record["id"])
    assert log is None or log[-3:] == ["linked", "unlinked", "unlinked"]
    wrong = await change(context, path, {case.ids: [UNKNOWN_ID]})
    assert_names_field(wrong, 422, f"{case.ids}/0", "unknown_reference")
    await sets_links(context, path, case, sorted([id_of(first), id_of(second)]))


async def sets_links(context: Context, path: str, case: LinkCase, wanted: list[Any]) -> None:
    """The whole set is put at once, from the version that was seen, all or nothing; putting it again changes nothing."""
    address = f"{path}/{case.segment}"
    before = await context.client.get(path)
    assert before.json()[case.collection] == []
    problem(await context.client.put(address, json={"ids": wanted}), 428)
    fresh = {"If-Match": before.headers["etag"]}
    wrong = await context.client.put(address, json={"ids": [wanted[0], UNKNOWN_ID]}, headers=fresh)
    assert_names_field(wrong, 422, "ids/1", "unknown_reference")
    assert (await context.client.get(path)).headers["etag"] == before.headers["etag"]
    done = await context.client.put(address, json={"ids": [*wanted, wanted[0]]}, headers=fresh)
    assert done.status_code == 200, done.text
    assert [item["id"] for item in done.json()[case.collection]] == wanted
    assert done.json()["version"] == before.json()["version"] + 1
    problem(await context.client.put(address, json={"ids": []}, headers=fresh), 412)
    again = await context.client.put(address, json={"ids": wanted[::-1]}, headers={"If-Match": "*"})
    assert (again.json(), again.headers["etag"]) == (done.json(), done.headers["etag"])
    empty = await context.client.put(address, json={"ids": []}, headers={"If-Match": again.headers["etag"]})
    assert empty.json()[case.collection] == []
