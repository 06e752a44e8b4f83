"""Lo que la SPEC promete de: Notas."""

from decimal import Decimal
from typing import Any

import pytest
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from app.core.settings import Settings
from app.modules.note._generated.lists import NOTE_LIST
from app.modules.note.ext import Note
from tests import (
    batch_checks,
    cache_checks,
    checks,
    csv_checks,
    figure_checks,
    list_checks,
    relation_checks,
    soft_delete_checks,
    version_checks,
)
from tests.checks import UNKNOWN_ID, Context, Resource
from tests.factories import make_folder, make_note, note_body

RESOURCE = Resource("/api/v1/notas", Note, note_body, make_note)
SHOWN = ("titulo", "estado", "precio", "folder_id")
REQUIRED = ["titulo", "folder_id"]
OPTIONAL = ["precio"]
DEFAULTS = [("estado", "borrador")]
ACCEPTED = [("titulo", ["ñ", "ñ" * 120]), ("estado", ["borrador", "publicada"]), ("precio", ["0.00"])]
REFUSED = [
    ("titulo", [("", "string_too_short"), ("x" * 121, "string_too_long"), (7, None), ("a\u0000b", None)]),
    ("estado", [("no-such-value", None), (7, None)]),
    ("precio", [("many", None), ("1.111", None), ("1111111111111111111", None), ("-0.01", "greater_than_equal")]),
]
BROKEN = [("titulo", ""), ("titulo", "x" * 121), ("estado", "no-such-value"), ("precio", Decimal("-0.01"))]
FILTERS = [
    (
        "titulo",
        ("Título 1", "Título 2"),
        {
            "titulo": "eq",
            "titulo__ne": "ne",
            "titulo__in": "in",
            "titulo__contains": "contains",
            "titulo__starts": "starts",
            "titulo__isnull": "isnull",
        },
    ),
    (
        "estado",
        ("borrador", "publicada"),
        {"estado": "eq", "estado__ne": "ne", "estado__in": "in", "estado__isnull": "isnull"},
    ),
    (
        "precio",
        ("0.00", "0.25"),
        {
            "precio": "eq",
            "precio__ne": "ne",
            "precio__in": "in",
            "precio__lt": "lt",
            "precio__lte": "lte",
            "precio__gt": "gt",
            "precio__gte": "gte",
            "precio__isnull": "isnull",
        },
    ),
]
SORTS = [
    ("titulo", ("Título 1", "Título 2"), False),
    ("estado", ("borrador", "publicada"), False),
    ("precio", ("0.00", "0.25"), True),
]
SINGULAR: tuple[str, ...] = ()
COLUMNS = [
    ("id", "ID"),
    ("titulo", "Título"),
    ("estado", "Estado"),
    ("precio", "Precio"),
    ("folder_id", "Carpeta"),
    ("created_at", "Creado"),
    ("updated_at", "Actualizado"),
]


@pytest.fixture
def context(client: AsyncClient, session: AsyncSession) -> Context:
    """Returns what every check works with."""
    return Context(client, session)


async def test_create_read_change_and_delete(context: Context) -> None:
    await checks.lifecycle(RESOURCE, context, SHOWN)


async def test_what_does_not_exist_is_not_found(context: Context) -> None:
    await checks.unknown_record(RESOURCE, context)


async def test_an_unknown_field_is_refused(context: Context) -> None:
    await checks.refuses_unknown_field(RESOURCE, context)


async def test_a_stale_version_is_neither_changed_nor_deleted(context: Context) -> None:
    await version_checks.locks(RESOURCE, context, SHOWN)


async def test_what_is_deleted_can_be_restored_and_purged(context: Context) -> None:
    await soft_delete_checks.restores(RESOURCE, context)


async def test_of_two_changes_at_once_one_is_refused(context: Context) -> None:
    await version_checks.second_writer_is_refused(RESOURCE, context)


@pytest.mark.parametrize("field", REQUIRED)
async def test_a_required_field_can_be_neither_missing_nor_null(field: str, context: Context) -> None:
    await checks.requires(RESOURCE, context, field)


@pytest.mark.parametrize("field", OPTIONAL)
async def test_an_optional_field_may_be_left_out_and_cleared(field: str, context: Context) -> None:
    await checks.clears(RESOURCE, context, field)


@pytest.mark.parametrize(("field", "value"), DEFAULTS)
async def test_a_field_left_out_takes_its_default(field: str, value: Any, context: Context) -> None:
    await checks.has_default(RESOURCE, context, field, value)


@pytest.mark.parametrize(("field", "values"), ACCEPTED)
async def test_a_value_at_the_bound_is_accepted(field: str, values: list[Any], context: Context) -> None:
    await checks.accepts(RESOURCE, context, field, values)


@pytest.mark.parametrize(("field", "values"), REFUSED)
async def test_a_value_out_of_bounds_or_of_the_wrong_kind_is_refused(
    field: str,
    values: list[tuple[Any, str | None]],
    context: Context,
) -> None:
    await checks.refuses(RESOURCE, context, field, values)


@pytest.mark.parametrize(("column", "value"), BROKEN)
async def test_the_database_refuses_it_too(column: str, value: Any, context: Context) -> None:
    await checks.database_refuses(RESOURCE, context, column, value)


async def test_a_batch_creates_all_or_nothing(context: Context) -> None:
    await batch_checks.creates_all_or_nothing(RESOURCE, context, 3)


async def test_a_batch_changes_all_or_nothing(context: Context) -> None:
    await batch_checks.changes_all_or_nothing(RESOURCE, context, SHOWN, 3)


async def test_a_batch_deletes_all_or_nothing(context: Context) -> None:
    await batch_checks.deletes_all_or_nothing(RESOURCE, context, 3)


@pytest.mark.parametrize(("field", "pair", "parameters"), FILTERS)
async def test_a_filter_finds_what_it_says(
    field: str,
    pair: tuple[Any, Any],
    parameters: dict[str, str],
    context: Context,
) -> None:
    await checks.filters(RESOURCE, context, field, pair, parameters)


@pytest.mark.parametrize(("field", "pair", "nullable"), SORTS)
async def test_it_sorts_both_ways_with_empty_values_last(
    field: str,
    pair: tuple[Any, Any],
    nullable: bool,
    context: Context,
) -> None:
    await checks.sorts(RESOURCE, context, field, pair, nullable=nullable)


@pytest.mark.parametrize(("field", "pair", "nullable"), SORTS)
async def test_cursors_lead_through_the_whole_list(
    field: str,
    pair: tuple[Any, Any],
    nullable: bool,
    context: Context,
) -> None:
    await list_checks.walks(RESOURCE, context, field, pair, nullable=nullable, ties=field not in SINGULAR)


async def test_a_row_shows_only_the_fields_asked_for(context: Context) -> None:
    await list_checks.shows_only(
        RESOURCE,
        context,
        (
            "id",
            "titulo",
            "estado",
            "precio",
            "folder_id",
            "folder",
            "created_at",
            "updated_at",
            "version",
            "deleted_at",
        ),
    )


async def test_cursors_do_not_move(context: Context) -> None:
    await list_checks.cursors_are_stable(RESOURCE, context)


async def test_pages_are_bounded_and_do_not_overlap(context: Context) -> None:
    await checks.pages(RESOURCE, context, 3)


async def test_it_searches_whatever_the_accents(context: Context) -> None:
    await checks.searches(RESOURCE, context, "titulo", "Canción Ágil", "cancion agil")


async def test_a_list_takes_the_same_few_queries_however_long(context: Context, engine: AsyncEngine) -> None:
    folder_record = await make_folder(context.session)

    async def make() -> Note:
        return await make_note(context.session, folder_id=folder_record.id)

    await checks.lists_in_few_queries(RESOURCE, context, engine, make, (3, 30), 0, {"folder": 0})


async def test_what_the_caller_has_already_is_not_sent_again(context: Context) -> None:
    await cache_checks.known_answers_are_not_sent_again(RESOURCE, context)


@pytest.mark.usefixtures("cache")
async def test_a_list_is_kept_until_a_change(context: Context, engine: AsyncEngine, settings: Settings) -> None:
    await cache_checks.lists_are_kept_until_a_change(RESOURCE, context, engine, settings)


async def test_a_list_names_its_tables(context: Context, engine: AsyncEngine) -> None:
    await cache_checks.lists_name_their_tables(RESOURCE, context, engine, NOTE_LIST, ["folder"])


async def test_changes_are_told_once_committed(context: Context) -> None:
    await cache_checks.changes_are_told_once_committed(RESOURCE, context)


async def test_listeners_hear_what_is_committed(context: Context) -> None:
    await cache_checks.listeners_hear_what_is_committed(RESOURCE, context)


async def test_figures_are_what_the_list_adds_up_to(context: Context) -> None:
    await figure_checks.add_up(
        RESOURCE,
        context,
        [
            "estado",
            "folder_id",
            "created_at__day",
            "created_at__month",
            "created_at__year",
            "updated_at__day",
            "updated_at__month",
            "updated_at__year",
        ],
        ["count", "precio__sum", "precio__avg", "precio__min", "precio__max"],
        5,
    )


async def test_a_file_has_the_rows_of_the_list(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    await csv_checks.exports(RESOURCE, context, COLUMNS, 5, monkeypatch)


async def test_what_is_no_file_of_records_is_refused(context: Context) -> None:
    await csv_checks.refuses_what_is_no_file(RESOURCE, context)


async def test_an_exported_file_can_be_imported(context: Context) -> None:
    await csv_checks.imports_what_it_exports(RESOURCE, context, COLUMNS, ["titulo", "estado", "precio", "folder_id"])


async def test_bad_rows_are_told_by_line_and_column(context: Context) -> None:
    await csv_checks.reports_bad_rows(RESOURCE, context, COLUMNS, "estado", "no such value")


async def test_a_row_includes_folder(context: Context) -> None:
    await list_checks.includes_target(
        RESOURCE,
        context,
        "folder",
        "folder_id",
        make_folder,
        "/api/v1/carpetas",
        many=False,
    )


async def test_folder_must_exist(context: Context) -> None:
    await relation_checks.refuses_unknown_reference(RESOURCE, context, "folder_id", UNKNOWN_ID)


async def test_deleting_folder_does_what_the_spec_says(context: Context) -> None:
    await relation_checks.deletion_of_target(RESOURCE, context, "folder_id", make_folder, "/api/v1/carpetas", "cascade")


async def test_restoring_folder_brings_back_what_went_with_it(context: Context) -> None:
    await soft_delete_checks.restoring_target(
        RESOURCE,
        context,
        "folder_id",
        make_folder,
        "/api/v1/carpetas",
        "cascade",
    )


async def test_each_folder_lists_its_own(context: Context) -> None:
    await relation_checks.lists_children(RESOURCE, context, "folder_id", make_folder, "/api/v1/carpetas", "notes")
