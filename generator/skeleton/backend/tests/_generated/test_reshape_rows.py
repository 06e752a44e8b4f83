"""What becomes of rows when more changes than their columns: links, texts, choices, rules that were not there before."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.schema import SchemaItem

from app.core.convert import ConversionError, convert
from app.core.reshape import reshape
from app.core.reshape_checks import RowsInTheWay
from app.core.reshape_rows import formatted
from app.core.reshape_tables import Change, Shape
from app.core.types import BigIntId, ExactDecimal, LongText, UTCDateTime, text_length
from tests._generated.test_reshape import SPACES, bare, create, expect_whole, insert, rows_of, schema_of, spaces, within

__all__ = ["bare"]


def people() -> Sequence[SchemaItem]:
    """Returns the items of the other table that links lead to."""
    return [sa.Column("id", BigIntId, nullable=False), sa.PrimaryKeyConstraint("id", name="pk_reshape_people")]


def ends() -> list[SchemaItem]:
    """Returns what a link has, with attributes of its own or without."""
    return [
        sa.Column("space_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["space_id"], ["reshape_spaces.id"], name="fk_reshape_seats_space_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["reshape_people.id"], name="fk_reshape_seats_person_id", ondelete="CASCADE"
        ),
    ]


def link() -> Sequence[SchemaItem]:
    """Returns a link without attributes."""
    return [*ends(), sa.PrimaryKeyConstraint("space_id", "person_id", name="pk_reshape_seats")]


def seats() -> Sequence[SchemaItem]:
    """Returns a link that is an entity."""
    return [
        sa.Column("id", BigIntId, nullable=False),
        *ends(),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reshape_seats"),
        sa.UniqueConstraint("space_id", "person_id", name="uq_reshape_seats"),
    ]


PEOPLE = Shape("reshape_people", people)
LINK = Shape("reshape_seats", link)
SEATS = Shape("reshape_seats", seats)


async def test_a_link_becomes_an_entity_with_its_rows_and_back(bare: AsyncEngine) -> None:
    await within(bare, create([SPACES, PEOPLE, LINK]))
    await within(bare, insert(SPACES, {"id": 1, "name": "Home"}, {"id": 2, "name": "Work"}))
    await within(bare, insert(PEOPLE, {"id": 7}))
    await within(bare, insert(LINK, {"space_id": 1, "person_id": 7}, {"space_id": 2, "person_id": 7}))
    change = Change(LINK, SEATS, fills={"since": "2026-03-01"})
    await within(bare, lambda _connection: reshape([change]))
    found = await within(bare, rows_of(SEATS))
    day = dt.date(2026, 3, 1)
    assert [(row["space_id"], row["person_id"], row["since"]) for row in found] == [(1, 7, day), (2, 7, day)]
    assert len({row["id"] for row in found}) == 2
    await within(bare, lambda _connection: reshape([change.backwards()]))
    assert await within(bare, rows_of(LINK)) == [{"space_id": 1, "person_id": 7}, {"space_id": 2, "person_id": 7}]


async def test_two_tables_may_change_their_names_for_each_others(bare: AsyncEngine) -> None:
    def boxes(name: str) -> Shape:
        def items() -> Sequence[SchemaItem]:
            return [
                sa.Column("id", BigIntId, nullable=False),
                sa.Column("left_size", sa.Integer(), nullable=True),
                sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
            ]

        return Shape(name, items)

    first, second = boxes("reshape_first"), boxes("reshape_second")
    changes = [Change(first, second), Change(second, first)]
    await within(bare, create([first, second]))
    await within(bare, insert(first, {"id": 1, "left_size": 10}))
    await within(bare, lambda _connection: reshape(changes))
    assert await within(bare, rows_of(first)) == []
    assert await within(bare, rows_of(second)) == [{"id": 1, "left_size": 10}]
    await expect_whole(bare, changes)


def with_body(*checks: SchemaItem) -> Sequence[SchemaItem]:
    """Returns a table with a text and a choice."""
    return [
        sa.Column("id", BigIntId, nullable=False),
        sa.Column("body", LongText, nullable=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("search_text", LongText, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reshape_notes"),
        *checks,
    ]


def choices(*values: str) -> SchemaItem:
    """Returns the rule that a state is one of these."""
    return sa.CheckConstraint(sa.column("state", sa.String()).in_(values), name="ck_reshape_notes_state")


PLAIN = Shape("reshape_notes", lambda: with_body(choices("new", "old", "odd")), search=("body",))
NOTE = {"id": 1, "body": "Él & ella\n<b>", "state": "odd", "search_text": "el & ella\n<b>"}


async def test_a_text_becomes_html_that_says_the_same_and_back(bare: AsyncEngine) -> None:
    rich = Shape("reshape_notes", PLAIN.items, search=("body",), rich=("body",))
    change = Change(PLAIN, rich, formatted={"body": True})
    await within(bare, create([PLAIN]))
    await within(bare, insert(PLAIN, NOTE))
    await within(bare, lambda _connection: reshape([change]))
    (row,) = await within(bare, rows_of(rich))
    assert row["body"] == "<p>Él &amp; ella<br>&lt;b&gt;</p>"
    assert row["search_text"] == NOTE["search_text"]
    await within(bare, lambda _connection: reshape([change.backwards()]))
    assert await within(bare, rows_of(PLAIN)) == [NOTE]


async def test_a_choice_that_goes_is_replaced_or_refuses_the_rows_that_have_it(bare: AsyncEngine) -> None:
    fewer = Shape("reshape_notes", lambda: with_body(choices("new", "old")), search=("body",))
    await within(bare, create([PLAIN]))
    await within(bare, insert(PLAIN, NOTE))
    before = await within(bare, schema_of)
    with pytest.raises(
        RowsInTheWay, match=r"1 records of reshape_notes \(1\) do not keep .*state.*nothing was changed"
    ):
        await within(bare, lambda _connection: reshape([Change(PLAIN, fewer)]))
    assert await within(bare, schema_of) == before
    change = Change(PLAIN, fewer, retired={"state": {"odd": "old"}})
    await within(bare, lambda _connection: reshape([change]))
    assert (await within(bare, rows_of(fewer)))[0]["state"] == "old"
    await within(bare, lambda _connection: reshape([change.backwards()]))
    assert (await within(bare, rows_of(PLAIN)))[0]["state"] == "old"


async def test_rows_that_break_a_new_rule_stop_everything_and_are_named(bare: AsyncEngine) -> None:
    def once() -> Sequence[SchemaItem]:
        return [*spaces(), sa.CheckConstraint(text_length(sa.column("name")) <= 3, name="ck_reshape_spaces_name")]

    def free() -> Sequence[SchemaItem]:
        return [item for item in spaces() if not isinstance(item, sa.UniqueConstraint)]

    loose = Shape("reshape_spaces", free)
    await within(bare, create([loose]))
    await within(bare, insert(loose, {"id": 1, "name": "Home"}, {"id": 2, "name": "Home"}))
    before = await within(bare, schema_of)
    with pytest.raises(RowsInTheWay, match="two records of reshape_spaces have the same name 'Home'"):
        await within(bare, lambda _connection: reshape([Change(loose, SPACES)]))
    with pytest.raises(RowsInTheWay, match=r"2 records of reshape_spaces \(1, 2\) do not keep .*name.*<= 3"):
        await within(bare, lambda _connection: reshape([Change(loose, Shape("reshape_spaces", once))]))
    assert await within(bare, schema_of) == before


async def test_a_text_too_long_for_its_column_stops_everything(bare: AsyncEngine) -> None:
    def short() -> Sequence[SchemaItem]:
        return [sa.Column("name", sa.String(3), nullable=False) if item.name == "name" else item for item in named()]

    def named() -> list[Any]:
        return list(spaces())

    await within(bare, create([SPACES]))
    await within(bare, insert(SPACES, {"id": 4, "name": "Home"}))
    with pytest.raises(RowsInTheWay, match=r"\(4\) do not keep length\(name\) <= 3"):
        await within(bare, lambda _connection: reshape([Change(SPACES, Shape("reshape_spaces", short))]))


async def test_a_record_a_fill_refers_to_has_to_be_there(bare: AsyncEngine) -> None:
    def owned() -> Sequence[SchemaItem]:
        key = sa.ForeignKeyConstraint(["owner_id"], ["reshape_people.id"], name="fk_reshape_spaces_owner_id")
        return [*spaces(), sa.Column("owner_id", sa.BigInteger(), nullable=False), key]

    change = Change(SPACES, Shape("reshape_spaces", owned), fills={"owner_id": 7})
    await within(bare, create([PEOPLE, SPACES]))
    await within(bare, insert(SPACES, {"id": 1, "name": "Home"}))
    with pytest.raises(RowsInTheWay, match="reshape_people has no record 7 for reshape_spaces.owner_id"):
        await within(bare, lambda _connection: reshape([change]))
    await within(bare, insert(PEOPLE, {"id": 7}))
    await within(bare, lambda _connection: reshape([change]))
    assert (await within(bare, rows_of(Shape("reshape_spaces", owned))))[0]["owner_id"] == 7


async def test_changes_no_row_can_be_taken_through_want_empty_tables(bare: AsyncEngine) -> None:
    await within(bare, create([SPACES]))
    await within(bare, insert(SPACES, {"id": 1, "name": "Home"}))
    gone = [Change(SPACES, None)]
    with pytest.raises(RowsInTheWay, match="reshape_spaces has 1"):
        await within(bare, lambda _connection: reshape(gone, only_empty=True))
    await within(bare, lambda connection: connection.execute(sa.delete(SPACES.table())))
    await within(bare, lambda _connection: reshape(gone, only_empty=True))


async def test_deleted_records_do_not_come_back_unasked(bare: AsyncEngine) -> None:
    def soft() -> Sequence[SchemaItem]:
        return [
            *spaces(),
            sa.Column("deleted_at", UTCDateTime(), nullable=True),
            sa.Column("deleted_key", sa.BigInteger(), nullable=False),
        ]

    shape = Shape("reshape_spaces", soft)
    await within(bare, create([shape]))
    moment = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    await within(bare, insert(shape, {"id": 1, "name": "Home", "deleted_at": moment, "deleted_key": 5}))
    with pytest.raises(RowsInTheWay, match="1 deleted records of reshape_spaces would come back"):
        await within(bare, lambda _connection: reshape([Change(shape, SPACES)]))


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("3.5", sa.Integer()),
        ("99999999999", sa.Integer()),
        ("1.234", ExactDecimal(18, 2)),
        ("12345678901234567", ExactDecimal(18, 2)),
        ("soon", UTCDateTime()),
        ("maybe", sa.Boolean()),
    ],
)
def test_a_value_that_would_become_another_is_refused(value: str, wanted: sa.types.TypeEngine[Any]) -> None:
    with pytest.raises(ConversionError):
        convert(value, wanted)


def test_a_number_that_was_never_exact_is_rounded() -> None:
    assert str(convert(0.1 + 0.2, ExactDecimal(18, 2))) == "0.30"


def test_paragraphs_of_a_text_are_those_of_its_html() -> None:
    assert formatted("a\n\nb\nc", True) == "<p>a</p><p>b<br>c</p>"
