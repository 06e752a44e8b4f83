"""Connections to Redis, for what all processes of an installation share."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from app.core.settings import Settings

# How long Redis may keep a request waiting before the process goes on alone.
PATIENCE_SECONDS: Final = 1.0
CONNECTIONS: Final = 16


def require_redis(settings: Settings) -> str:
    """Returns the address of Redis; raises when it is named and its package is not installed."""
    if settings.redis_url is None:
        raise ValueError("REDIS_URL is not set")
    if find_spec("redis") is None:
        raise RuntimeError("REDIS_URL is set, but the package redis is not installed: pip install '.[redis]'")
    return settings.redis_url.get_secret_value()


def connect(url: str, patience: float = PATIENCE_SECONDS) -> Any:
    """Returns a client; a crowd of requests shares few connections instead of opening one each."""
    # Imported here: a project without REDIS_URL does not need the package.
    redis = import_module("redis.asyncio")
    pool = redis.BlockingConnectionPool.from_url(
        url,
        max_connections=CONNECTIONS,
        timeout=PATIENCE_SECONDS,
        socket_timeout=patience,
        socket_connect_timeout=PATIENCE_SECONDS,
    )
    return redis.Redis.from_pool(pool)


def failures() -> tuple[type[Exception], ...]:
    """Returns what is raised while Redis is away."""
    return (import_module("redis.exceptions").RedisError, OSError)
