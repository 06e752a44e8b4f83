"""What the SPEC asks for beyond storing: each sentence and where it goes."""

from typing import Final

from app.core.rules import ExpectedRule

RULES: Final[tuple[ExpectedRule, ...]] = ()
