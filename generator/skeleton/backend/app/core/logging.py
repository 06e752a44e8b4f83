"""Structured logs: lines for people in development, JSON for machines elsewhere; no request bodies, no secrets."""

import logging
import re
import sys
from typing import Any, Final, TextIO

import structlog

from app.core.settings import Settings

HIDDEN: Final = "[hidden]"
SECRET_NAME: Final = re.compile(r"password|passwd|secret|token|authorization|cookie|api_?key|credential", re.IGNORECASE)
# A token inside other text: a header somebody logged, an address with a key in it.
SECRET_TEXT: Final = re.compile(
    r"(?i:bearer|basic)\s+[\w.~+/=-]+"
    r"|eyJ[\w-]+\.[\w-]+\.[\w-]*"
    r"|(?i:(?<=password=)|(?<=token=)|(?<=secret=)|(?<=api_key=))[^\s&\"']+"
    r"|(?<=://)[^/\s:@]*:[^/\s@]+(?=@)"
)


def hide(value: Any) -> Any:
    """Returns the value without the secrets in its names and texts, however deep."""
    if isinstance(value, str):
        return SECRET_TEXT.sub(HIDDEN, value)
    if isinstance(value, dict):
        return {key: HIDDEN if SECRET_NAME.search(str(key)) else hide(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [hide(item) for item in value]
    return value


def hide_secrets(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Last but one in the chain: what is written has passed here."""
    found: structlog.typing.EventDict = hide(dict(event))
    return found


def configure_logging(settings: Settings, stream: TextIO | None = None) -> None:
    """Sets up structlog and the standard library's loggers for this process; `stream` is for tests."""
    level = logging.getLevelNamesMapping()[settings.log_level]
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor
    if settings.environment == "development":
        renderer = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    else:
        renderer = structlog.processors.JSONRenderer(ensure_ascii=False)
        # Without local variables: they hold bodies and secrets.
        transform = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        shared.append(structlog.processors.ExceptionRenderer(transform))
    structlog.configure(
        processors=[*shared, hide_secrets, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(stream or sys.stdout),
        cache_logger_on_first_use=False,
    )
    _redirect_library_logs(shared, renderer, level, stream or sys.stdout)


def _redirect_library_logs(
    shared: list[structlog.typing.Processor], renderer: structlog.typing.Processor, level: int, stream: TextIO
) -> None:
    """Libraries log through the standard library; their lines take the same shape and lose the same secrets."""
    handler = logging.StreamHandler(stream)
    handler.set_name("app")
    final = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, hide_secrets, renderer]
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=final))
    root = logging.getLogger()
    root.handlers = [other for other in root.handlers if other.get_name() != "app"] + [handler]
    # Levels below warning are for the application's own lines.
    root.setLevel(max(level, logging.WARNING))
    for name in ("uvicorn", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
        logger.setLevel(level)
    # Every request is logged once already, without its query.
    access = logging.getLogger("uvicorn.access")
    access.handlers, access.propagate = [], False
