"""Disk and bucket keep one promise. The bucket is a small server here; S3_TEST_ENDPOINT_URL names a real one."""

import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest
from pydantic import SecretStr

from app.core.settings import Settings
from app.files.s3 import S3Storage
from app.files.storage import CHUNK_BYTES, DiskStorage, Storage, create_storage

MISSING = b'<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>'


class Bucket(BaseHTTPRequestHandler):
    """Keeps objects in memory: as much of S3 as a storage needs."""

    objects: dict[str, bytes] = {}
    protocol_version = "HTTP/1.1"

    def answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_PUT(self) -> None:
        # The client asks before it sends a body.
        self.objects[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(200)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        found = self.objects.get(path)
        self.answer(404, MISSING) if found is None else self.answer(200, found)

    def do_DELETE(self) -> None:
        self.objects.pop(self.path, None)
        self.answer(204)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Yields the address of a server that speaks S3."""
    given = os.environ.get("S3_TEST_ENDPOINT_URL")
    if given:
        yield given
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def bucket_settings(settings: Settings, endpoint: str) -> Settings:
    update = {
        "storage": "s3",
        "s3_bucket": "files",
        "s3_endpoint_url": endpoint,
        "s3_access_key_id": "key",
        "s3_secret_access_key": SecretStr("secret"),
    }
    return settings.model_copy(update=update)


@pytest.fixture(params=["disk", "s3"])
def storage(request: pytest.FixtureRequest, settings: Settings, endpoint: str) -> Storage:
    """Returns each storage in turn, as the settings name it."""
    named = settings if request.param == "disk" else bucket_settings(settings, endpoint)
    found = create_storage(named)
    assert isinstance(found, DiskStorage if request.param == "disk" else S3Storage)
    return found


async def test_what_is_written_is_read_and_gone_once_deleted(storage: Storage) -> None:
    key, content = uuid4().hex, bytes(range(256)) * 1000
    await storage.write(key, content)
    chunks = [chunk async for chunk in storage.read(key)]
    assert b"".join(chunks) == content
    assert max(len(chunk) for chunk in chunks) <= CHUNK_BYTES
    await storage.write(key, b"again")
    assert b"".join([chunk async for chunk in storage.read(key)]) == b"again"
    for _ in range(2):
        await storage.delete(key)
    with pytest.raises(FileNotFoundError):
        await anext(storage.read(key))


def test_a_bucket_needs_a_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="S3_BUCKET"):
        Settings.model_validate({"storage": "s3", "storage_dir": tmp_path})
