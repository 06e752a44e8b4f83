"""What each caller may do with the records of an entity, as checks the generated tests call with its rules."""

import csv
import io
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from httpx2 import AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.policy import ALL, NONE, OWN, Reach
from app.core.keys import Key
from app.core.model import Base
from app.core.ownership import entity_of
from app.core.settings import Settings
from app.modules.user.ext import User
from tests.checks import Context, RecordFactory, Resource, assert_names_field, change, problem
from tests.factories import make_user
from tests.identity import headers_for
from tests.samples import id_of
from tests.schema import app_of
from tests.sockets import listening, touched

# Makes a record that belongs to the account with this id (to nobody in particular where records have no owner).
OwnedFactory = Callable[[AsyncSession, Key], Awaitable[Any]]
ANONYMOUS = "anonymous"


@dataclass(frozen=True)
class Rules:
    """What one entity grants: for each kind of caller how far each action goes."""

    resource: Resource
    make: OwnedFactory
    reaches: Mapping[str, Mapping[str, Reach]]
    # Callers whose new records need nothing they cannot see.
    creators: tuple[str, ...] = ()
    owner: str | None = None


@dataclass(frozen=True)
class Scene:
    """A caller, a record of theirs and one of somebody else's."""

    client: AsyncClient
    headers: dict[str, str]
    user: User | None
    mine: Any
    theirs: Any


async def stage(rules: Rules, context: Context, settings: Settings, role: str) -> Scene:
    """Sets the scene for a kind of caller."""
    other = await make_user(context.session)
    user = None if role == ANONYMOUS else await make_user(context.session, role=role)
    headers = {} if user is None else headers_for(settings, user)
    mine = await rules.make(context.session, (user or other).id)
    return Scene(context.client, headers, user, mine, await rules.make(context.session, other.id))


def refused(response: Response, role: str) -> bool:
    """Returns whether the answer is the one for a caller who may do nothing of the kind; 401 and 403 are not mixed up."""
    if response.status_code not in (401, 403):
        return False
    found = problem(response, 401 if role == ANONYMOUS else 403)
    assert found["code"] == ("unauthenticated" if role == ANONYMOUS else "forbidden")
    return True


async def may_read(rules: Rules, context: Context, settings: Settings, role: str) -> None:
    """Lists, their totals, filters, single records and the feed show what the caller may see and nothing else."""
    scene = await stage(rules, context, settings, role)
    await reads(rules, scene, role)
    # An account that is deleted hears nothing more.
    if scene.user is not None and rules.resource.model is not User:
        await hears(rules, context, settings, role, scene)


async def reads(rules: Rules, scene: Scene, role: str) -> None:
    reach = rules.reaches[role]["read"]
    ids = sorted({id_of(scene.mine), id_of(scene.theirs)})
    listed = await scene.client.get(rules.resource.path, params={"id__in": ids}, headers=scene.headers)
    single = await scene.client.get(f"{rules.resource.path}/{scene.theirs.id}", headers=scene.headers)
    if reach is NONE:
        assert refused(listed, role) and refused(single, role)
        return
    assert listed.status_code == 200, listed.text
    expected = ids if reach is ALL else [id_of(scene.mine)]
    assert sorted(item["id"] for item in listed.json()["items"]) == expected
    assert listed.json()["total"] == len(expected)
    await only_what_is_seen(rules, scene, ids, len(expected))
    own = await scene.client.get(f"{rules.resource.path}/{scene.mine.id}", headers=scene.headers)
    assert own.status_code == 200, own.text
    if reach is OWN:
        problem(single, 404)
    else:
        assert single.json()["id"] == id_of(scene.theirs)


async def only_what_is_seen(rules: Rules, scene: Scene, ids: list[Any], count: int) -> None:
    """Figures, grouped or not, and files count and hold what the list shows."""
    path, params = rules.resource.path, {"id__in": ids, "metrics": "count"}
    for grouped in ({}, {"group_by": "created_at__year"}):
        figures = await scene.client.get(f"{path}/aggregates", params={**params, **grouped}, headers=scene.headers)
        assert figures.status_code == 200, figures.text
        assert sum(item["values"]["count"] for item in figures.json()["items"]) == count
    file = await scene.client.get(f"{path}/export", params={"id__in": ids}, headers=scene.headers)
    assert file.status_code == 200, file.text
    assert len(list(csv.reader(io.StringIO(file.text)))) == count + 1


async def hears(rules: Rules, context: Context, settings: Settings, role: str, scene: Scene) -> None:
    """The feed tells of changes and deletions of what the caller may read, and of nothing else."""
    app, administrator = app_of(context.client), headers_for(settings, await make_user(context.session, role="admin"))
    entity, reach = entity_of(rules.resource.model), rules.reaches[role]["read"]
    seen = {ALL: {id_of(scene.mine), id_of(scene.theirs)}, OWN: {id_of(scene.mine)}, NONE: set()}[reach]
    async with listening(app, scene.headers, entity=[entity]) as (socket, _):
        await touched(app, rules.resource.model, [scene.mine.id, scene.theirs.id])
        assert {(item["id"], item["action"]) for item in await socket.heard()} == {(key, "updated") for key in seen}
        for record in (scene.mine, scene.theirs):
            path = f"{rules.resource.path}/{record.id}"
            assert (await scene.client.delete(path, headers=administrator)).status_code == 204
        assert {(item["id"], item["action"]) for item in await socket.heard()} == {(key, "deleted") for key in seen}


async def may_change(rules: Rules, context: Context, settings: Settings, role: str, action: str) -> None:
    """Changing and deleting: 403 without the permission, 404 for what is hidden, 403 for what is only to be looked at."""
    scene = await stage(rules, context, settings, role)
    reach = rules.reaches[role][action]

    async def attempt(record: Any) -> Response:
        path = f"{rules.resource.path}/{record.id}"
        if action == "delete":
            return await scene.client.delete(path, headers=scene.headers)
        return await scene.client.patch(path, json={}, headers={**scene.headers, "If-Match": "*"})

    done = 204 if action == "delete" else 200
    theirs = await attempt(scene.theirs)
    if reach is NONE:
        assert refused(theirs, role) and refused(await attempt(scene.mine), role)
    elif reach is OWN or rules.reaches[role]["read"] is OWN:
        problem(theirs, 404 if rules.reaches[role]["read"] is OWN else 403)
        mine = await attempt(scene.mine)
        assert mine.status_code == done, mine.text
    else:
        assert theirs.status_code == done, theirs.text


async def may_create(rules: Rules, context: Context, settings: Settings, role: str) -> None:
    """Who may create does, and the record is theirs; nobody else does."""
    user = None if role == ANONYMOUS else await make_user(context.session, role=role)
    headers = {} if user is None else headers_for(settings, user)
    body = await rules.resource.body(context.session)
    files = Base.metadata.tables.get("stored_files")
    if files is not None and user is not None:
        # As if the caller had uploaded what the body names.
        await context.session.execute(sa.update(files).values(uploader_id=user.id))
    response = await context.client.post(rules.resource.creation, json=body, headers=headers)
    if rules.reaches[role]["create"] is NONE:
        assert refused(response, role)
        return
    assert not refused(response, role)
    if role in rules.creators:
        assert response.status_code == 201, response.text
        if rules.owner is not None:
            assert response.json()[rules.owner] == (None if user is None else id_of(user))


async def hidden_reference(
    resource: Resource, context: Context, settings: Settings, role: str, field: str, target: OwnedFactory
) -> None:
    """A reference to a record the caller cannot see is refused as if the record did not exist."""
    user, other = await make_user(context.session, role=role), await make_user(context.session)
    hidden = await target(context.session, other.id)
    body = {**await resource.body(context.session), field: id_of(hidden)}
    response = await context.client.post(resource.creation, json=body, headers=headers_for(settings, user))
    assert_names_field(response, 422, field, "unknown_reference")


async def hidden_name(
    resource: Resource, context: Context, settings: Settings, role: str, field: str, shown: str, target: OwnedFactory
) -> None:
    """A record that everybody sees does not tell the names of records that are hidden; a list of such is empty."""
    user, other = await make_user(context.session, role=role), await make_user(context.session)
    hidden = await target(context.session, other.id)
    many = field.endswith("_ids")
    record = await resource.make(context.session, **{field: [id_of(hidden)] if many else id_of(hidden)})
    path = f"{resource.path}/{record.id}"
    found = await context.client.get(path, headers=headers_for(settings, user))
    assert found.status_code == 200, found.text
    assert found.json()[shown] == ([] if many else None)
    administrator = await make_user(context.session, role="admin")
    whole = await context.client.get(path, headers=headers_for(settings, administrator))
    names = whole.json()[shown] if many else [whole.json()[shown]]
    assert [name["id"] for name in names] == [id_of(hidden)]


async def owner_cannot_be_written(resource: Resource, context: Context, field: str) -> None:
    """Neither when it is created nor later does a request say whose a record is."""
    body = {**await resource.body(context.session), field: 1}
    assert_names_field(await context.client.post(resource.creation, json=body), 422, field, "extra_forbidden")
    record = await resource.make(context.session)
    changed = await change(context, f"{resource.path}/{record.id}", {field: 1})
    assert_names_field(changed, 422, field, "extra_forbidden")


async def deletion_of_owner(
    resource: Resource, context: Context, field: str, target: RecordFactory, target_path: str, on_delete: str
) -> None:
    """Deleting an account does to its records what the SPEC says."""
    other = await target(context.session)
    record = await resource.make(context.session, **{field: other.id})
    response = await context.client.delete(f"{target_path}/{other.id}")
    left = await context.client.get(f"{resource.path}/{record.id}")
    if on_delete == "restrict":
        assert problem(response, 409)["code"] == "in_use"
        assert left.json()[field] == id_of(other)
        return
    assert response.status_code == 204, response.text
    if on_delete == "cascade":
        problem(left, 404)
    else:
        assert left.json()[field] is None


async def owner_lists_its_own(
    resource: Resource, context: Context, field: str, target: RecordFactory, parent_path: str, segment: str
) -> None:
    """The list below an account holds its own records and no others."""
    owner, other = await target(context.session), await target(context.session)
    record = await resource.make(context.session, **{field: owner.id})
    mine = (await context.client.get(f"{parent_path}/{owner.id}/{segment}")).json()
    assert [item["id"] for item in mine["items"]] == [id_of(record)]
    theirs = (await context.client.get(f"{parent_path}/{other.id}/{segment}")).json()
    assert theirs["items"] == []
