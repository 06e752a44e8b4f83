"""Uploading and downloading files."""

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.settings import Settings
from app.factory import create_app
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
    stored = await upload(client, "résumé.bin", content, "application/pdf")
    assert (stored["name"], stored["size"], stored["content_type"]) == ("résumé.bin", 256_000, "application/pdf")
    assert (await client.get(f"{PATH}/{stored['id']}")).json() == stored
    answer = await client.get(str(stored["url"]))
    assert answer.content == content
    assert answer.headers["content-disposition"].startswith("attachment")


async def test_only_real_images_are_shown_in_place(client: AsyncClient) -> None:
    image = await upload(client, "photo.png", PNG, "application/octet-stream")
    assert image["content_type"] == "image/png"
    assert (await client.get(str(image["url"]))).headers["content-disposition"].startswith("inline")
    script = await upload(client, "fake.png", b"<script>alert(1)</script>", "image/png")
    assert script["content_type"] == "application/octet-stream"


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
