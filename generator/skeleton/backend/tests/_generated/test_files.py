"""Uploading and downloading files."""

import datetime as dt
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.settings import Settings
from app.factory import create_app
from app.files.model import StoredFile
from app.files.orphans import remove_bytes, take_orphans
from app.files.storage import create_storage
from app.files.types import detect_type
from tests.checks import assert_names_field, problem
from tests.identity import sign_in

PATH = "/api/v1/files"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 16
UNKNOWN = "00000000-0000-4000-8000-000000000000"


async def upload(client: AsyncClient, name: str, content: bytes, media_type: str) -> dict[str, object]:
    response = await client.post(PATH, files={"file": (name, content, media_type)})
    assert response.status_code == 201, response.text
    found: dict[str, object] = response.json()
    return found


async def test_a_file_comes_back_as_it_was_sent(client: AsyncClient) -> None:
    content = bytes(range(256)) * 1000
    stored = await upload(client, "résumé.bin", content, "application/x-own")
    assert (stored["name"], stored["size"], stored["content_type"]) == ("résumé.bin", 256_000, "application/x-own")
    assert (await client.get(f"{PATH}/{stored['id']}")).json() == stored
    answer = await client.get(str(stored["url"]))
    assert answer.content == content
    assert answer.headers["content-disposition"].startswith("attachment")


async def test_only_real_images_are_shown_in_place(client: AsyncClient) -> None:
    image = await upload(client, "photo.png", PNG, "application/octet-stream")
    assert image["content_type"] == "image/png"
    assert (await client.get(str(image["url"]))).headers["content-disposition"].startswith("inline")
    script = await upload(client, "fake.png", b"<script>alert(1)</script>", "image/png")
    assert script["content_type"] == "text/html"
    assert (await client.get(str(script["url"]))).headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\boot.ini", "/abs/passwd"])
async def test_a_name_cannot_leave_its_folder(client: AsyncClient, name: str) -> None:
    stored = await upload(client, name, b"x", "text/plain")
    assert stored["name"] in ("passwd", "boot.ini")


async def test_an_empty_file_and_an_unknown_one_are_refused(client: AsyncClient) -> None:
    assert_names_field(await client.post(PATH, files={"file": ("empty", b"", "text/plain")}), 422, "file", "empty_file")
    assert_names_field(await client.post(PATH), 422, "file", "missing")
    problem(await client.get(f"{PATH}/{UNKNOWN}"), 404)
    problem(await client.get(f"{PATH}/{UNKNOWN}/content"), 404)


async def test_a_file_over_the_limit_is_refused(settings: Settings, app: FastAPI, session: AsyncSession) -> None:
    small = create_app(settings.model_copy(update={"upload_limit_bytes": 1024}), app.state.database)
    headers = await sign_in(session, settings)
    transport = ASGITransport(app=small)
    async with AsyncClient(transport=transport, base_url="http://test", headers=headers) as client:
        problem(await client.post(PATH, files={"file": ("big", b"x" * 80_000, "text/plain")}), 413)


@pytest.mark.parametrize(
    ("content", "declared", "stored"),
    [
        (b"%PDF-1.7", "text/plain", "application/pdf"),
        (b"not a pdf", "application/pdf", "application/octet-stream"),
        (b"PK\x03\x04rest", "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
        (b"PK\x03\x04rest", "text/plain", "application/zip"),
        (b"plain words", "application/zip", "application/octet-stream"),
        (b"MZ\x90", "application/pdf", "application/x-executable"),
        (b"<!DOCTYPE html><p>", "text/plain", "text/html"),
        (b"plain words", "text/plain; charset=utf-8", "text/plain"),
        (b"plain words", "nonsense", "application/octet-stream"),
    ],
)
def test_a_type_is_told_by_the_bytes(content: bytes, declared: str, stored: str) -> None:
    assert detect_type(content, declared) == stored


async def test_only_allowed_types_are_taken(
    anonymous: AsyncClient, settings: Settings, app: FastAPI, session: AsyncSession
) -> None:
    strict = create_app(settings.model_copy(update={"upload_types": ["image/*", "text/plain"]}), app.state.database)
    headers = {**anonymous.headers, **await sign_in(session, settings)}
    async with AsyncClient(transport=ASGITransport(app=strict), base_url="http://test", headers=headers) as client:
        await upload(client, "photo.png", PNG, "image/png")
        await upload(client, "words.txt", b"words", "text/plain")
        for name, content in (("a.pdf", b"%PDF-1.7"), ("words.txt", b"<html>"), ("photo.png", b"MZ\x90")):
            response = await client.post(PATH, files={"file": (name, content, "image/png")})
            assert_names_field(response, 422, "file", "type_not_allowed")


async def test_files_nothing_refers_to_are_removed_once_they_are_old(
    client: AsyncClient, session: AsyncSession, settings: Settings
) -> None:
    storage = create_storage(settings)
    old, young = (
        await upload(client, "old", b"old", "text/plain"),
        await upload(client, "young", b"young", "text/plain"),
    )
    long_ago = utc_now() - dt.timedelta(days=2)
    aged = sa.update(StoredFile).where(StoredFile.id == UUID(str(old["id"]))).values(created_at=long_ago)
    await session.execute(aged)
    keys = await take_orphans(session, dt.timedelta(days=1))
    assert keys == [UUID(str(old["id"])).hex]
    await remove_bytes(storage, keys)
    await remove_bytes(storage, keys)
    problem(await client.get(f"{PATH}/{old['id']}"), 404)
    with pytest.raises(FileNotFoundError):
        await anext(storage.read(keys[0]))
    assert (await client.get(str(young["url"]))).content == b"young"
