"""How files are written and read, whatever the entity."""

from tests import csv_checks


def test_formulas_stay_text() -> None:
    csv_checks.formulas_stay_text()


def test_cells_are_read_as_people_write_them() -> None:
    csv_checks.cells_are_read_as_people_write_them()
