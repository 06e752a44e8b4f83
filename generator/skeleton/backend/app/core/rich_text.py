"""Text with headings, lists and the like, kept as HTML of the few elements an editor makes; nothing in it can run."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

import nh3
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

TAGS: Final = frozenset(
    {"p", "br", "hr", "h1", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "code", "a"}
    | {"strong", "b", "em", "i", "u", "s", "del", "sub", "sup", "mark"}
)
ATTRIBUTES: Final = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
# Where one of these ends, a word ends too.
BREAK: Final = re.compile(r"<(?:br|hr)\b[^>]*>|</(?:p|h[1-4]|pre|blockquote|li)>", re.IGNORECASE)


def sanitized(html: str) -> str:
    """Returns the HTML without all that is not allowed in it; what was clean stays as it was."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def plain(html: str) -> str:
    """Returns what formatted text says, without its form: what searches read and lengths count."""
    return unescape(nh3.clean(BREAK.sub("\\g<0>\n", html), tags=set())).strip()


@dataclass(frozen=True)
class Rich:
    """A step that makes HTML safe; its lengths are those of what it says, not of its tags."""

    least: int = 0
    most: int | None = None

    def clean(self, html: str) -> str:
        """Returns the safe form; raises when it says too little or too much."""
        found = sanitized(html)
        length = len(plain(found))
        if length < self.least:
            raise PydanticCustomError(
                "string_too_short",
                "String should have at least {min_length} characters",
                {"min_length": self.least},
            )
        if self.most is not None and length > self.most:
            raise PydanticCustomError(
                "string_too_long",
                "String should have at most {max_length} characters",
                {"max_length": self.most},
            )
        return found

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.clean, handler(source))

    def __get_pydantic_json_schema__(
        self, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # No lengths: a schema would count the tags.
        return {**handler(core), "format": "html", "examples": ["<p>Un texto con <strong>formato</strong>.</p>"]}
