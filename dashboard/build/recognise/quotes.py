"""The records of a CSV, and the quote in it that never closes."""

import csv
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.build.recognise.containers import MIB
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

MAX_CELL = 16 * MIB
# Stands after the last line: a quote that is still open takes it into its cell.
_END = "\0"
_CLOSED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')


class OpenQuote(Exception):
    """A quote is open at the end of the text, or for more than the longest cell.

    Attributes:
        line: where the record with it begins, from 1.
        is_long: whether it was given up before the end.
    """

    def __init__(self, line: int, is_long: bool) -> None:
        super().__init__()
        self.line = line
        self.is_long = is_long


def rows(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """The rows of a CSV, blank lines as empty ones.

    Raises:
        OpenQuote: a cell that begins with a quote has no end.
    """
    csv.field_size_limit(MAX_CELL)
    end = [_END, _END]
    reader = csv.reader(itertools.chain(lines, [delimiter.join(end)]), delimiter=delimiter)
    begin = 1
    try:
        for row in reader:
            if row == end:
                return
            if row and row[-1].endswith(delimiter.join(end)):
                raise OpenQuote(begin, is_long=False)
            begin = reader.line_num + 1
            yield row
    except csv.Error as error:
        raise OpenQuote(begin, is_long=True) from error


def unclosed(path: Path, name: str, delimiter: str, quote: OpenQuote) -> FileRefused:
    """The refusal of a file with such a quote, which names the line where the quote opens.

    Args:
        path: the file as UTF-8.
        name: its name for people.
        delimiter: between its cells.
        quote: what reading it came to.
    """
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        before = sum(1 for _ in itertools.islice(file, quote.line - 1))
        text = file.read(3 * MAX_CELL)
    line = before + text.count("\n", 0, _opening(text, delimiter)) + 1
    what = f"The quote that opens in line {line:,} is "
    what += "not closed within 16 MiB." if quote.is_long else "never closed."
    return FileRefused(RefusalReason.UNCLOSED_QUOTE, name, what, "Close it or export again.")


def _opening(text: str, delimiter: str) -> int:
    """Where the quote without an end stands in the text of a record."""
    cell_end = re.compile(f"[{re.escape(delimiter)}\r\n]")
    position = 0
    while True:
        if text.startswith('"', position):
            closed = _CLOSED.match(text, position)
            if closed is None:
                return position
            position = closed.end()
        end = cell_end.search(text, position)
        if end is None:
            return position
        position = end.end()
