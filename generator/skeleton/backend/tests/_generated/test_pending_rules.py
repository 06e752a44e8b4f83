"""Each sentence of the SPEC that asks for more than storing has its place; the report tells which are still to be written."""

import inspect
from collections.abc import Callable

import pytest

from app.core.rules import ExpectedRule, pending
from app.modules.rules import RULES

Record = Callable[[str, object], None]


def test_every_sentence_has_a_place(record_property: Record) -> None:
    states = {rule.place: rule.state for rule in RULES}
    for rule in RULES:
        record_property(rule.state, f"{rule.place}: {rule.sentence}")
    missing = [rule for rule in RULES if rule.state == "missing"]
    assert not missing, f"add these functions with their sentence as docstring, or change the SPEC: {missing}"
    assert len(states) == len(RULES)


def test_a_pending_rule_tells_its_sentence_and_does_nothing() -> None:
    for rule in RULES:
        found = rule.find()
        if rule.state == "pending" and found is not None:
            assert inspect.getdoc(found) == rule.sentence
            # Nothing but the docstring: a rule that does something is no longer pending.
            assert not found.__code__.co_names, f"{rule.place} does something: take @pending away"


@pending
async def example() -> None:
    """An example."""


async def written() -> None:
    """Another one."""


@pytest.mark.parametrize(
    ("name", "state"), [("example", "pending"), ("written", "written"), ("gone", "missing"), ("Record", "missing")]
)
def test_the_state_of_a_rule_is_read_from_its_function(name: str, state: str) -> None:
    assert ExpectedRule(__name__, "", name, "An example.").state == state
