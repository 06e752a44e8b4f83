"""Files in a bucket that speaks S3: Amazon's, MinIO, Cloudflare R2 and the like. Needs the extra `s3`."""

import asyncio
from collections.abc import AsyncIterator
from functools import cached_property
from typing import Any

from app.core.settings import Settings
from app.files.storage import CHUNK_BYTES

# What S3 servers call a key that is not there.
MISSING = frozenset({"NoSuchKey", "404", "NotFound"})


class S3Storage:
    """Objects of one bucket, through a client that works in threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.bucket = settings.s3_bucket

    @cached_property
    def client(self) -> Any:
        """The connection; keys left out of the settings are looked for where Amazon's own tools look."""
        import boto3  # type: ignore[import-untyped]  # the package carries no types
        from botocore.config import Config  # type: ignore[import-untyped]  # the same

        secret = self.settings.s3_secret_access_key
        # Other servers seldom have a host name for every bucket.
        style = "path" if self.settings.s3_endpoint_url else "auto"
        return boto3.session.Session().client(
            "s3",
            endpoint_url=self.settings.s3_endpoint_url,
            region_name=self.settings.s3_region,
            aws_access_key_id=self.settings.s3_access_key_id,
            aws_secret_access_key=secret.get_secret_value() if secret is not None else None,
            config=Config(
                connect_timeout=5,
                read_timeout=20,
                retries={"max_attempts": 3, "mode": "standard"},
                s3={"addressing_style": style},
            ),
        )

    async def call(self, operation: str, **values: Any) -> Any:
        """Returns the answer to one operation on an object; raises FileNotFoundError when there is none."""
        from botocore.exceptions import ClientError  # type: ignore[import-untyped]  # the package carries no types

        client = await asyncio.to_thread(lambda: self.client)
        try:
            return await asyncio.to_thread(getattr(client, operation), Bucket=self.bucket, **values)
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") in MISSING:
                raise FileNotFoundError(values.get("Key")) from error
            raise

    async def write(self, key: str, content: bytes) -> None:
        await self.call("put_object", Key=key, Body=content)

    async def read(self, key: str) -> AsyncIterator[bytes]:
        body = (await self.call("get_object", Key=key))["Body"]
        try:
            while chunk := await asyncio.to_thread(body.read, CHUNK_BYTES):
                yield chunk
        finally:
            body.close()

    async def delete(self, key: str) -> None:
        await self.call("delete_object", Key=key)
