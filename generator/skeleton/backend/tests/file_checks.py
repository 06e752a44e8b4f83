"""Who may see files, as checks the generated tests call with the rules of an entity."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from app.auth.policy import ALL, NONE
from app.core.clock import utc_now
from app.core.settings import Settings
from app.files.service import store
from app.files.storage import create_storage
from tests.checks import Context, assert_names_field, counted_queries, problem
from tests.factories import make_user
from tests.identity import IDENTITY_QUERIES, headers_for
from tests.permissions import ANONYMOUS, Rules, Scene, stage

FILES = "/api/v1/files"

# The smallest PNG: one transparent pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


async def write(session: AsyncSession, record: Any, **values: Any) -> None:
    """Changes a record behind the application's back."""
    table = type(record).__table__
    await session.execute(sa.update(table).where(table.c.id == record.id).values(values))


async def attach(session: AsyncSession, settings: Settings, record: Any, field: str) -> UUID:
    """Stores an image, lets the record refer to it and returns its id."""
    file = await store(session, create_storage(settings), "pixel.png", "image/png", PIXEL)
    await write(session, record, **{field: file.id})
    return file.id


async def is_seen(scene: Scene, engine: AsyncEngine, file_id: UUID) -> bool:
    """Returns whether the caller gets the file, by one query; who does not is told that there is none."""
    with counted_queries(engine) as statements:
        known = await scene.client.get(f"{FILES}/{file_id}", headers=scene.headers)
    content = await scene.client.get(f"{FILES}/{file_id}/content", headers=scene.headers)
    assert known.status_code == content.status_code
    if known.status_code == 200:
        assert content.content == PIXEL
    elif scene.user is None and known.status_code == 401:
        return False
    else:
        problem(known, 404)
    # Who is signed in costs a query, and the file another one, whatever refers to it.
    assert len(statements) <= IDENTITY_QUERIES + 1, statements
    return known.status_code == 200


async def follow_records(
    rules: Rules, context: Context, engine: AsyncEngine, settings: Settings, roles: Sequence[str], field: str
) -> None:
    """A file is seen by whoever sees a record that refers to it, and by nobody else."""
    for role in roles:
        scene = await stage(rules, context, settings, role)
        reach = rules.reaches[role]["read"]
        mine, theirs = [await attach(context.session, settings, it, field) for it in (scene.mine, scene.theirs)]
        assert await is_seen(scene, engine, mine) is (reach is not NONE), role
        assert await is_seen(scene, engine, theirs) is (reach is ALL), role
        if reach is not ALL and role in rules.creators and role != ANONYMOUS:
            # Nor does it help to let a record of one's own refer to it.
            body = await rules.resource.body(context.session, **{field: str(theirs)})
            refused = await scene.client.post(rules.resource.creation, json=body, headers=scene.headers)
            assert_names_field(refused, 422, field, "unknown_reference")
        if role != "admin" and "deleted_at" in type(scene.mine).__table__.c:
            await write(context.session, scene.mine, deleted_at=utc_now(), deleted_key=1)
            assert not await is_seen(scene, engine, mine), role


async def belong_to_uploaders(context: Context, settings: Settings) -> None:
    """An upload that no record refers to is its uploader's alone."""
    user = await make_user(context.session)
    sent = {"file": ("pixel.png", PIXEL, "image/png")}
    stored = await context.client.post(FILES, files=sent, headers=headers_for(settings, user))
    assert stored.status_code == 201, stored.text
    path = f"{FILES}/{stored.json()['id']}"
    assert (await context.client.get(path, headers=headers_for(settings, user))).status_code == 200
    other = await make_user(context.session)
    for part in (path, f"{path}/content"):
        problem(await context.client.get(part, headers=headers_for(settings, other)), 404)
        assert (await context.client.get(part)).status_code in (401, 404)
    administrator = await make_user(context.session, role="admin")
    assert (await context.client.get(path, headers=headers_for(settings, administrator))).status_code == 200
