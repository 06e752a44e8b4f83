"""How often one caller may ask: by account or key, and by address; in memory, or in Redis for several processes."""

import hashlib
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Protocol, cast

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.errors import problem_response
from app.core.messages import message
from app.core.redis_client import connect, failures, require_redis
from app.core.settings import Settings

logger = structlog.get_logger("app.ratelimit")

# What watches the process must get through when others do not.
EXEMPT: Final = ("/health/", "/metrics")


@dataclass(frozen=True)
class Decision:
    """Whether a request may pass; `wait` is 0 when it may, else the seconds until one can."""

    limit: int
    remaining: int
    reset: float
    wait: float = 0.0

    def headers(self) -> dict[str, str]:
        """Returns the headers that tell a client where it stands."""
        found = {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(math.ceil(self.reset)),
        }
        if self.wait > 0:
            found["Retry-After"] = str(math.ceil(self.wait))
        return found


def decide(limit: int, backlog: float) -> Decision:
    """Returns the decision for a caller whose requests so far are paid off in `backlog` seconds.

    The generic cell rate algorithm: each request costs a minute / limit, and the debt may not exceed a minute.
    """
    cost = 60 / limit
    owed = backlog + cost
    # A thousandth of a request of tolerance: sums of floats never meet exactly.
    if owed > 60 + cost / 1000:
        return Decision(limit, 0, backlog, max(owed - 60, 0.001))
    return Decision(limit, int((60 - owed + cost / 1000) / cost), owed)


class Limiter(Protocol):
    """Counts requests by key."""

    async def take(self, key: str, limit: int) -> Decision:
        """Counts one request of the key against `limit` a minute, unless it is refused."""

    async def close(self) -> None:
        """Lets go of connections."""


class MemoryLimiter:
    """Counts in this process; the callers heard of longest ago are forgotten."""

    MAX_CALLERS: Final = 50_000

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        # Key → the moment at which all its requests are paid off.
        self.paid: OrderedDict[str, float] = OrderedDict()

    async def take(self, key: str, limit: int) -> Decision:
        now = self.clock()
        decision = decide(limit, max(self.paid.pop(key, now) - now, 0.0))
        self.paid[key] = now + decision.reset
        if len(self.paid) > self.MAX_CALLERS:
            self.paid.popitem(last=False)
        return decision

    async def close(self) -> None:
        self.paid.clear()


class RedisLimiter:
    """Counts in Redis, so that all processes count together; while Redis is away, each counts for itself."""

    # The same sums as `decide`, inside Redis, where no other request can come between; answers the backlog in microseconds.
    SCRIPT: Final = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local cost = math.floor(60000000 / ARGV[1])
local paid = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local backlog = paid - now
if backlog + cost <= 60000000 + cost / 1000 then
  redis.call('SET', KEYS[1], string.format('%.0f', paid + cost), 'PX', math.ceil((backlog + cost) / 1000) + 1000)
end
return backlog
"""

    def __init__(self, url: str, prefix: str) -> None:
        self.prefix = prefix
        self.client: Any = connect(url)
        self.failures = failures()
        self.script = self.client.register_script(self.SCRIPT)
        self.fallback = MemoryLimiter()

    async def take(self, key: str, limit: int) -> Decision:
        try:
            backlog = await self.script(keys=[f"{self.prefix}:rate:{key}"], args=[limit])
        except self.failures as error:
            logger.warning("redis is away, counting in memory", error=type(error).__name__)
            return await self.fallback.take(key, limit)
        return decide(limit, int(backlog) / 1_000_000)

    async def close(self) -> None:
        await self.client.aclose()


def create_limiter(settings: Settings) -> Limiter:
    """Returns the limiter the settings ask for; raises when Redis is named and its package is not installed."""
    if settings.redis_url is None:
        return MemoryLimiter()
    return RedisLimiter(require_redis(settings), settings.redis_prefix)


@lru_cache
def caller_finder() -> Callable[[Settings, Headers], str | None]:
    """Returns what tells the key or account of a request, without asking the database; not every project has accounts."""
    if find_spec("app.auth") is None:
        return lambda _settings, _headers: None
    return cast("Callable[[Settings, Headers], str | None]", import_module("app.auth.callers").caller_in)


class RateLimit:
    """Refuses with 429 whoever asks too often.

    Every request counts for its address. One that carries an account or a key counts for that too: keys can be made up,
    addresses cannot. Behind a proxy the server must be told to trust its `X-Forwarded-For` (FORWARDED_ALLOW_IPS).
    """

    def __init__(self, app: ASGIApp, settings: Settings, limiter: Limiter) -> None:
        self.app = app
        self.settings = settings
        self.limiter = limiter

    def callers(self, scope: Scope) -> list[tuple[str, int]]:
        """Returns the keys the request counts for, each with its limit a minute."""
        client = scope.get("client")
        found = [(f"address:{client[0] if client else ''}", self.settings.rate_limit_per_address)]
        headers = Headers(scope=scope)
        key = headers.get("x-api-key")
        if key:
            # A copy of what is counted gives no key away.
            found.append((f"key:{hashlib.sha256(key.encode()).hexdigest()[:32]}", self.settings.rate_limit_per_minute))
        elif (caller := caller_finder()(self.settings, headers)) is not None:
            found.append((caller, self.settings.rate_limit_per_minute))
        return found

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Opening a WebSocket is a request like others; what is said on it afterwards is not.
        asks = scope["type"] == "websocket" or (scope["type"] == "http" and scope["method"] != "OPTIONS")
        if not asks or scope["path"].startswith(EXEMPT):
            await self.app(scope, receive, send)
            return
        tightest: Decision | None = None
        for key, limit in self.callers(scope):
            decision = await self.limiter.take(key, limit)
            if decision.wait > 0:
                await self.refuse(decision, scope, receive, send)
                return
            if tightest is None or decision.remaining < tightest.remaining:
                tightest = decision
        told = tightest.headers() if tightest is not None else {}

        async def send_with_headers(part: Message) -> None:
            if part["type"] == "http.response.start":
                MutableHeaders(scope=part).update(told)
            await send(part)

        await self.app(scope, receive, send_with_headers)

    async def refuse(self, decision: Decision, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            # Before it stands: the client is answered 403.
            await send({"type": "websocket.close", "code": 4429})
            return
        headers = decision.headers()
        response = problem_response(
            429,
            "rate_limited",
            message("rate_limited", seconds=headers["Retry-After"]),
            instance=scope["path"],
            request_id=scope.get("state", {}).get("request_id"),
            headers=headers,
        )
        await response(scope, receive, send)
