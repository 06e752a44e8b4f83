"""An orderly stop: what has to be done before the server cuts off connections that would never end by themselves."""

import asyncio
import signal
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)
# The server may not be kept from stopping.
PATIENCE_SECONDS: Final = 2.0


@contextmanager
def stopped_early(stop: Callable[[], Awaitable[None]]) -> Iterator[None]:
    """Within, a signal to stop first runs `stop` and then goes where it went before; a second one goes there at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before: dict[int, Any] = {number: signal.getsignal(number) for number in SIGNALS}
    tasks: set[asyncio.Task[None]] = set()

    def pass_on(number: int, frame: FrameType | None) -> None:
        handler = before[number]
        if callable(handler):
            handler(number, frame)
        else:
            signal.signal(number, handler)
            signal.raise_signal(number)

    async def stop_then(number: int, frame: FrameType | None) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await stop()
        finally:
            pass_on(number, frame)

    def on_signal(number: int, frame: FrameType | None) -> None:
        if tasks:
            pass_on(number, frame)
        else:
            loop.call_soon_threadsafe(lambda: tasks.add(loop.create_task(stop_then(number, frame))))

    for number in SIGNALS:
        signal.signal(number, on_signal)
    try:
        yield
    finally:
        for number in SIGNALS:
            if signal.getsignal(number) is on_signal:
                signal.signal(number, before[number])
