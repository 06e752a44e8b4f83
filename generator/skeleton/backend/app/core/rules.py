"""Sentences of the SPEC that ask for more than storing: each has a place, and it shows whether somebody wrote it."""

import inspect
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal, TypeVar

RuleT = TypeVar("RuleT", bound=Callable[..., Coroutine[Any, Any, None]])


def pending(rule: RuleT) -> RuleT:
    """Marks a rule that nobody has written yet: it does nothing. Take the mark away together with writing it."""
    setattr(rule, "is_pending", True)  # noqa: B010 - functions have no declared attributes
    return rule


@dataclass(frozen=True)
class ExpectedRule:
    """A sentence, and the function that is to carry it out: `owner` is a class in `module`, or empty."""

    module: str
    owner: str
    name: str
    sentence: str

    @property
    def place(self) -> str:
        return ".".join(part for part in (self.module, self.owner, self.name) if part)

    def find(self) -> Callable[..., Any] | None:
        """Returns the function, or None when somebody removed it."""
        holder: Any = import_module(self.module)
        if self.owner:
            holder = getattr(holder, self.owner, None)
        found = getattr(holder, self.name, None)
        return found if inspect.iscoroutinefunction(found) else None

    @property
    def state(self) -> Literal["written", "pending", "missing"]:
        found = self.find()
        if found is None:
            return "missing"
        return "pending" if getattr(found, "is_pending", False) else "written"
