"""Cells that a spreadsheet must read as text."""

import csv
import io

import pytest

from dashboard import csv_cells


@pytest.mark.parametrize(
    "text", ["=cmd()", "+1", "-1", "@x", " =a", "\t=a", "\r\n=a", "\N{NO-BREAK SPACE}=a"]
)
def test_text_that_would_be_a_formula_gets_an_apostrophe(text):
    assert csv_cells.cell(text) == f"'{text}"


@pytest.mark.parametrize("value", [-1, 0, 2.5, None, "a=b", "2026-11-20", "", "'=x"])
def test_numbers_and_other_texts_stay_as_they_are(value):
    assert csv_cells.cell(value) == value


def test_line_is_read_back_as_it_was_whatever_is_in_it():
    values = ["a,b", 'say "x"', "two\nlines", "7", ""]
    line = csv_cells.line(["a,b", 'say "x"', "two\nlines", 7, None])
    assert line.endswith("\r\n")
    assert next(csv.reader(io.StringIO(line))) == values
