"""Quotes that never close and bytes that are no text: refused with their place."""

import gzip
import json

import pytest

from dashboard.build.read import repair
from tests.staging.hostile import HEADER, MIB, ROW, refusal
from tests.staging.samples.copilot import copilot_day
from tests.staging.samples.cursor import event

QUOTES = {
    "at the start of the first row": ('"' + "x,y\n" * 6 * MIB, 2),
    "after lines": (ROW * 3 + '"' + "x\n" * 10 * MIB, 5),
    "behind a cell over two lines": ('"a\nb",c,"' + "x\n" * 10 * MIB, 3),
    "behind quotes in a quoted cell": ('"say ""a""\n",c,"' + "x\n" * 10 * MIB, 3),
    "with quotes inside": (ROW + '"' + 'x"",y\n' * 4 * MIB, 3),
    "with a quote in a cell before": ('5" wide,b,"' + "x\n" * 10 * MIB, 2),
}


@pytest.mark.parametrize("case", QUOTES)
def test_a_quote_that_stays_open_for_ever_is_refused_with_the_line_where_it_opens(exports, case):
    text, line = QUOTES[case]
    assert refusal(exports, HEADER + text) == (
        "unclosed_quote", f"The quote that opens in line {line:,} is not closed within 16 MiB."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('"', 2),
        (f'{ROW}"', 3),
        (f'{ROW * 2}a,"b""', 4),
        (f'{ROW}a,"b\n\n\n', 3),
        (f'{ROW}a,"b\nc",d\n"e\n', 5),
        (f'a,"b"c,d\n{ROW}x,"y\n', 4),
        (f'{ROW}\r\n\r\na,"b', 5),
    ],
)
def test_an_open_quote_at_the_end_is_refused_with_the_line_where_it_opens(exports, text, line):
    assert refusal(exports, HEADER + text) == (
        "unclosed_quote", f"The quote that opens in line {line:,} is never closed."
    )  # fmt: skip


@pytest.mark.parametrize("size", [10, 100_000, 20 * MIB])
def test_a_quote_that_opens_in_the_header_and_is_never_closed_is_refused(exports, size):
    text = HEADER.replace("Date", '"Date') + "x,y\n" * (size // 4)
    assert refusal(exports, text) == (
        "unclosed_quote", "The quote that opens in its header is never closed."
    )  # fmt: skip


def test_a_header_over_many_lines_is_read_however_long_it_is(exports):
    header = HEADER.rstrip("\n") + ',"' + "note\n" * 40_000 + '"\n'
    loaded = exports.put("a.csv", header + ROW.rstrip("\n") + ",x\n").load()
    assert loaded.counts("a.csv") == (1, 1, 0, 0)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_however_lines_end_a_quote_is_found_in_its_line(exports, ending):
    text = (HEADER + ROW * 2 + 'a,"b\n').replace("\n", ending)
    assert "line 4 " in refusal(exports, text)[1]


BAD_BYTES = {
    "late in a table": (HEADER + ROW * 40_000).encode() + b"\xf6\n",
    "late in lines of JSON": f"{json.dumps(copilot_day())}\n".encode() * 4_000 + b'{"day": "\xf6"}',
    "late in a document": json.dumps([copilot_day(user_login="x" * 2 * MIB)]).encode()[:-4]
    + b'\xf6"}]',
}


@pytest.mark.parametrize("case", BAD_BYTES)
@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "gzip"])
def test_the_byte_that_is_no_text_is_named_wherever_it_is(exports, case, is_packed):
    raw = BAD_BYTES[case]
    content = gzip.compress(raw, 1) if is_packed else raw
    assert refusal(exports, content, "a.txt") == (
        "not_text", f"Byte {raw.index(0xF6):,} is not valid UTF-8 text."
    )  # fmt: skip


@pytest.mark.parametrize("before", range(MIB - 3, MIB + 3))
def test_a_character_over_two_blocks_is_text_and_half_of_one_is_named(exports, before):
    start = (HEADER + ROW).encode()
    text = start + b"x" * (before - len(start)) + "ö€".encode()
    assert refusal(exports, text + b"\xe2\x82,\n") == (
        "not_text", f"Byte {len(text):,} is not valid UTF-8 text."
    )  # fmt: skip


@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "gzip"])
def test_a_file_that_ends_inside_a_character_is_refused(exports, is_packed):
    raw = (HEADER + ROW).encode() + "€".encode()[:2]
    content = gzip.compress(raw) if is_packed else raw
    assert refusal(exports, content)[1] == f"Byte {len(raw) - 2:,} is not valid UTF-8 text."


def test_utf_16_is_named_by_its_own_name_and_byte(exports):
    raw = (HEADER + ROW * 20_000).encode("utf-16") + b"\x00\xd8\x20\x00"
    assert refusal(exports, raw) == (
        "not_text", f"Byte {len(raw) - 4:,} is not valid UTF-16 text."
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_nul_late_in_a_file_is_no_text(exports, encoding):
    text = HEADER + ROW * 20_000
    raw = f"{text}\0\n".encode(encoding)
    assert refusal(exports, raw)[1].startswith(f"Byte {len(text.encode(encoding)):,} ")


def test_a_record_that_is_repaired_is_bounded_too(exports):
    # Each line is short enough, the record they make is not; the narrow row makes it be repaired.
    cell = f'"{"x" * 15 * MIB}\n"'
    wide = ",".join([event()[0], *[cell] * 4, *event()[5:]])
    assert refusal(exports, f"{HEADER}{ROW}{wide}\na\n") == (
        "line_too_long", "Record 2 is longer than 16 MiB."
    )  # fmt: skip
    assert repair.MAX_RECORD < 64 * MIB
