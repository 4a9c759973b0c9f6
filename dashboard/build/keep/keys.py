"""What the rows of a file depend on, as one key: bytes, statement, contract, declarations, code."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import duckdb

from dashboard.build.read.sources import FACT_NAMES, Input
from dashboard.build.recognise.format import Format
from dashboard.build.stage.contracts import Contract
from dashboard.build.stage.declarations import Declarations

_BUILDER = Path(__file__).parents[1]


def of_format(one: Format, contract: Contract, told: Declarations, macros: str) -> str:
    """What every file of a format depends on.

    Args:
        one: the format.
        contract: of its primary table.
        told: what is declared; what concerns single files only counts for those.
        macros: the script of the words its statement is written in.
    """
    parts = (
        duckdb.__version__,
        _code(),
        macros,
        repr(replace(told, sources=())),
        repr(contract),
        repr(sorted(one.primary.header.items())),
        repr(one.record),
        repr(one.around),
        one.reshape,
        one.primary.statement,
    )
    return _hash(parts)


def of_file(format_key: str, one: Format, item: Input) -> str:
    """The key of the rows of one file: a fact that its statement never asks for does not count."""
    text = f"{one.primary.statement} {one.reshape}"
    facts = [
        str(value)
        for name, value in zip(FACT_NAMES, item.facts, strict=True)
        if name in text and name != "file_id"
    ]
    return _hash((format_key, item.survey.file_id, repr(item.group), *facts))


@cache
def _code() -> str:
    """The code that reads: rows that another code read may be others."""
    return _hash(path.read_text(encoding="utf-8") for path in sorted(_BUILDER.rglob("*.py")))


def _hash(parts: Iterable[object]) -> str:
    whole = hashlib.blake2b(digest_size=16)
    for part in parts:
        whole.update(f"{part}\0".encode())
    return whole.hexdigest()
