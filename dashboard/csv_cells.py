"""Cells of a CSV that a spreadsheet opens as texts and numbers, never as formulas."""

import csv
import io
import re
from collections.abc import Iterable

_FORMULA = re.compile(r"\s*[=+\-@]")


def line(values: Iterable[object]) -> str:
    """One line of a CSV, its line end included; nothing stands for a value that is not there."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow([cell(value) for value in values])
    return text.getvalue()


def cell(value: object) -> object:
    """A text that would begin a formula gets an apostrophe in front; a number stays a number."""
    is_formula = isinstance(value, str) and _FORMULA.match(value)
    return f"'{value}" if is_formula else value
