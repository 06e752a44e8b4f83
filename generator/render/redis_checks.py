"""What two processes of a generated application share in Redis; run against a real server (redis.pipeline.test.ts)."""

import asyncio
import signal
import socket
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import pytest

from app.core.cache import Answer
from app.core.cache_redis import RedisCache, create_cache
from app.core.changes import Changes
from app.core.feed import Anybody, Notice, Subscription
from app.core.feed_redis import RedisFeed, create_feed
from app.core.ratelimit import RedisLimiter, create_limiter
from app.core.settings import Settings


@pytest.fixture(scope="session", name="port")
async def fixture_port() -> AsyncIterator[int]:
    """Yields the port of a server for the whole run."""
    port = free_port()
    async with server(port):
        yield port


@pytest.fixture(name="shared")
def fixture_shared(settings: Settings, port: int) -> Settings:
    """Returns settings with Redis, and a prefix that no other test uses."""
    values = {"redis_url": f"redis://127.0.0.1:{port}/0", "redis_prefix": uuid4().hex, "cache_seconds": 60}
    return Settings(**{**settings.model_dump(), **values, "feed_history": 3})


@asynccontextmanager
async def server(port: int) -> AsyncIterator[Process]:
    """Yields a server of the test's own, once it answers."""
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = await asyncio.create_subprocess_exec("redis-server", *options, stdout=DEVNULL)
    try:
        async with asyncio.timeout(10):
            while not await answers(port):
                await asyncio.sleep(0.02)
        yield process
    finally:
        process.kill()
        await process.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


async def answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


def notice(key: int) -> Notice:
    return Notice("thing", key, "updated", 1, "2026-01-31T10:00:00.000Z", None, "7")


async def next_of(subscription: Subscription) -> Any:
    async with asyncio.timeout(10):
        return await subscription.queue.get()


@asynccontextmanager
async def feeds(settings: Settings, count: int = 2) -> AsyncIterator[list[RedisFeed]]:
    """Yields the feeds of so many processes."""
    found = [create_feed(settings) for _ in range(count)]
    for feed in found:
        await feed.start()
        assert isinstance(feed, RedisFeed)
        async with asyncio.timeout(10):
            await feed.ready.wait()
    yield [feed for feed in found if isinstance(feed, RedisFeed)]
    for feed in found:
        await feed.stop()


def listen(feed: RedisFeed) -> Subscription:
    subscription = Subscription(Anybody(), "", None, 100)
    feed.enter(subscription)
    return subscription


async def test_processes_count_requests_together(shared: Settings) -> None:
    first, second = create_limiter(shared), create_limiter(shared)
    assert isinstance(first, RedisLimiter)
    taken = [await limiter.take("one", 3) for limiter in (first, second, first, second)]
    assert [decision.wait > 0 for decision in taken] == [False, False, False, True]
    assert [decision.remaining for decision in taken] == [2, 1, 0, 0]
    for limiter in (first, second):
        await limiter.close()


async def test_a_change_of_one_process_makes_answers_of_all_stale(shared: Settings) -> None:
    first, second = create_cache(shared), create_cache(shared)
    assert isinstance(first, RedisCache) and isinstance(second, RedisCache)
    stamp = await first.stamp(["notes", "folders"])
    await first.put("key", stamp, Answer('"tag"', b"line\nline"))
    assert await second.stamp(["notes", "folders"]) == stamp
    assert await second.get("key", stamp) == Answer('"tag"', b"line\nline")
    await first.invalidate(["others"])
    assert await second.get("key", await second.stamp(["notes", "folders"])) is not None
    await second.invalidate(["folders"])
    fresh = await first.stamp(["notes", "folders"])
    assert fresh[0] == stamp[0] and fresh[1] != stamp[1]
    assert await first.get("key", fresh) is None
    # What was read before the change and is kept after it is not served either.
    await first.put("key", stamp, Answer('"old"', b"old"))
    assert await second.get("key", await second.stamp(["notes", "folders"])) is None
    # A stamp that Redis lost is a new one.
    await first.client.delete(first.stamp_key("notes"))
    assert (await second.stamp(["notes"]))[0] != stamp[0]
    for cache in (first, second):
        await cache.close()


async def test_changes_of_one_process_are_heard_in_all_in_one_order(shared: Settings) -> None:
    async with feeds(shared) as (first, second):
        listeners = [listen(first), listen(second)]
        await first.publish([notice(1)], ["account:7"], many=False)
        await second.publish([notice(2)], [], many=False)
        heard = [[await next_of(listener) for _ in range(2)] for listener in listeners]
        assert heard[0] == heard[1]
        assert [item.id for item in heard[0]] == [1, 2] and heard[0][0].now == "7"
        numbers = [item.number for item in heard[0]]
        assert numbers == sorted(set(numbers))
        assert first.missed(numbers[0]) == second.missed(numbers[0]) == [heard[0][1]]
        # Who starts later knows what was kept.
        async with feeds(shared, 1) as [third]:
            assert third.missed(numbers[0]) == [heard[0][1]]
            await first.tell(Changes(tables={"things"}, many=True))
            for listener in (*listeners, listen(third)):
                if listener in listeners:
                    assert await next_of(listener) is None
        for feed, listener in zip((first, second), listeners, strict=True):
            feed.leave(listener)


async def test_signals_reach_the_listeners_of_other_processes(shared: Settings) -> None:
    async with feeds(shared) as (first, second):
        listener = listen(second)
        listener.viewer.signals = frozenset({"account:7"})
        await first.publish([], ["account:7"], many=False)
        async with asyncio.timeout(10):
            await listener.doubtful.wait()
        second.leave(listener)


async def test_while_redis_is_away_nothing_stale_is_served_and_afterwards_everything_is_read_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    monkeypatch.setattr("app.core.cache_redis.PAUSE_SECONDS", 0.0)
    monkeypatch.setattr("app.core.feed_redis.PAUSE_SECONDS", 0.05)
    values = {"redis_url": f"redis://127.0.0.1:{port}/0", "cache_seconds": 60}
    away = Settings(**{**settings.model_dump(), **values})
    async with server(port) as process:
        cache = create_cache(away)
        assert isinstance(cache, RedisCache)
        stamp = await cache.stamp(["notes"])
        await cache.put("key", stamp, Answer('"tag"', b"body"))
        async with feeds(away, 1) as [feed]:
            listener = listen(feed)
            # Not away altogether, as when it has crashed: it does not answer, and still knows everything later.
            process.send_signal(signal.SIGSTOP)
            await asyncio.gather(cache.invalidate(["notes"]), feed.publish([notice(1)], [], many=False))
            assert feed.owing
            assert await cache.get("key", stamp) is None
            process.send_signal(signal.SIGCONT)
            assert await cache.get("key", await cache.stamp(["notes"])) is None
            assert await cache.stamp(["notes"]) != stamp
            while (heard := await next_of(listener)) is not None:
                assert heard.id == 1
            assert not feed.owing
            feed.leave(listener)
        await cache.close()


async def test_a_redis_that_lost_everything_makes_listeners_read_again(shared: Settings) -> None:
    async with feeds(shared, 1) as [feed]:
        listener = listen(feed)
        await feed.publish([notice(1)], [], many=False)
        before = await next_of(listener)
        await feed.client.delete(*feed.keys)
        await feed.publish([notice(2)], [], many=False)
        assert await next_of(listener) is None
        after = await next_of(listener)
        assert after.id == 2 and after.number > before.number
        assert feed.missed(before.number) is None
        feed.leave(listener)
