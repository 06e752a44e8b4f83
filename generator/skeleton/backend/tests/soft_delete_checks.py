"""Deleting for a while and for good, as checks the tests of each entity call with its own values."""

from typing import Any

from tests.checks import Context, RecordFactory, Resource, assert_names_field, created, problem
from tests.identity import noted
from tests.samples import id_of


async def listed(context: Context, path: str, record_id: Any, **params: Any) -> list[dict[str, Any]]:
    """Returns the records with this id in a list."""
    response = await context.client.get(path, params={"id__in": record_id, **params})
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    assert response.json()["total"] == len(items)
    return items


async def restores(resource: Resource, context: Context) -> None:
    """A deleted record is out of sight, can be asked for, comes back as it was, and is gone after a purge."""
    record = await created(resource, context)
    path = f"{resource.path}/{record['id']}"
    assert record["deleted_at"] is None
    assert (await context.client.delete(path)).status_code == 204
    for refused in (await context.client.get(path), await context.client.delete(path)):
        problem(refused, 404)
    assert await listed(context, resource.path, record["id"]) == []
    for shown in ("only", "with"):
        (found,) = await listed(context, resource.path, record["id"], deleted=shown)
        assert found["deleted_at"] is not None
    problem(await context.client.post(f"{path}/restore", headers={"If-Match": '"1"'}), 412)
    restored = await context.client.post(f"{path}/restore", headers={"If-Match": '"2"'})
    assert restored.status_code == 200, restored.text
    assert restored.headers["etag"].startswith('"3')
    changed = {"version": 3, "updated_at": restored.json()["updated_at"]}
    assert restored.json() == (await context.client.get(path)).json() == {**record, **changed}
    assert await listed(context, resource.path, record["id"], deleted="only") == []
    assert len(await listed(context, resource.path, record["id"], deleted="with")) == 1
    assert (await context.client.post(f"{path}/restore")).json() == restored.json()
    assert (await context.client.delete(path, params={"purge": True})).status_code == 204
    assert await listed(context, resource.path, record["id"], deleted="with") == []
    problem(await context.client.post(f"{path}/restore"), 404)
    problem(await context.client.get(resource.path, params={"deleted": "maybe"}), 422)


async def frees_unique_value(resource: Resource, context: Context, field: str, value: Any) -> None:
    """The unique value of a deleted record may be used again; then the first one cannot come back."""
    first = await created(resource, context, **{field: value})
    path = f"{resource.path}/{first['id']}"
    assert (await context.client.delete(path)).status_code == 204
    second = await created(resource, context, **{field: value})
    assert_names_field(await context.client.post(f"{path}/restore"), 409, field, "unique")
    assert (await context.client.delete(f"{resource.path}/{second['id']}")).status_code == 204
    assert (await context.client.post(f"{path}/restore")).json()[field] == first[field]


async def restoring_target(
    resource: Resource, context: Context, field: str, target: RecordFactory, target_path: str, on_delete: str
) -> None:
    """What went with a record comes back with it; a record does not come back without what it needs."""
    other = await target(context.session)
    record = await created(resource, context, **{field: id_of(other)})
    path, parent = f"{resource.path}/{record['id']}", f"{target_path}/{id_of(other)}"
    if on_delete == "cascade":
        assert (await context.client.delete(parent)).status_code == 204
        problem(await context.client.get(path), 404)
        restored = await context.client.post(f"{parent}/restore")
        assert restored.status_code == 200, restored.text
        assert (await context.client.get(path)).json()[field] == record[field]
        log = await noted(context.session, resource.model.__tablename__, record["id"])
        assert log is None or log[-2:] == ["deleted", "restored"]
    # A reference to a deleted record is a reference to nothing.
    assert (await context.client.delete(path)).status_code == 204
    assert (await context.client.delete(parent)).status_code == 204
    body = await resource.body(context.session, **{field: record[field]})
    assert_names_field(await context.client.post(resource.creation, json=body), 422, field, "unknown_reference")
    restored = await context.client.post(f"{path}/restore")
    if on_delete == "set-null":
        assert restored.status_code == 200, restored.text
        assert restored.json()[field] is None
        return
    assert_names_field(restored, 409, field, "deleted_reference")
    assert (await context.client.post(f"{parent}/restore")).status_code == 200
    assert (await context.client.post(f"{path}/restore")).json()[field] == record[field]


async def hides_deleted_links(
    resource: Resource, context: Context, collection: str, ids: str, segment: str, target: RecordFactory, back: str
) -> None:
    """A link to a deleted record is out of sight and comes back with it; a deleted record can be linked to nothing."""
    first, second = await target(context.session), await target(context.session)
    record = await created(resource, context, **{ids: [id_of(first), id_of(second)]})
    path, other = f"{resource.path}/{record['id']}", f"{back}/{id_of(first)}"

    async def seen() -> list[Any]:
        shown = [item["id"] for item in (await context.client.get(path)).json()[collection]]
        page = (await context.client.get(f"{path}/{segment}")).json()
        assert ([item["id"] for item in page["items"]], page["total"]) == (shown, len(shown))
        return shown

    before = await seen()
    assert (await context.client.delete(other)).status_code == 204
    assert await seen() == [item["id"] for item in record[collection][1:]]
    for method in ("PUT", "DELETE"):
        problem(await context.client.request(method, f"{path}/{segment}/{before[0]}"), 404)
    body = await resource.body(context.session, **{ids: [before[0]]})
    assert_names_field(await context.client.post(resource.creation, json=body), 422, f"{ids}/0", "unknown_reference")
    assert (await context.client.post(f"{other}/restore")).status_code == 200
    assert await seen() == before
    assert (await context.client.delete(path)).status_code == 204
    problem(await context.client.get(f"{path}/{segment}"), 404)
