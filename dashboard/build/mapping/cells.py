"""How the text of a cell becomes a value of a table's column, and what is wrong with it."""

import re
from dataclasses import dataclass

from dashboard.build.mapping.specs import SPANS, Column
from dashboard.build.read.quoting import text

_PER_SECOND = {"epoch_s": 1, "epoch_ms": 1_000, "epoch_us": 1_000_000, "epoch_ns": 1_000_000_000}
_MARKS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SPACES = " \xa0\u202f"
_CLOCK = re.compile(r"%[HIpMSfgncXTR]")
_TIMES = "timestamp '2005-01-01' and latest_at"
_DAYS = "date '2005-01-01' and date '2100-01-01'"
# No duration of a deployment or an incident is longer: about thirty years.
_LONGEST = "1e15"
# What the keys of other tables look like, whatever a tool writes.
_KEYS = {
    "repository_key": "repository_at",
    "change_key": "change_at",
    "sha": "lower",
    "merge_sha": "lower",
    "head_sha": "lower",
}


@dataclass(frozen=True)
class Cell:
    """The SQL of one column.

    Attributes:
        value: the typed value of the text.
        output: what the table stores, made of that value.
        fault: the reason a text sets its row aside, without its place; null when it is fine,
            and empty when no text can be wrong.
    """

    value: str
    output: str
    fault: str


def cell(column: Column, kind: str, raw: str, value: str, currency: str = "") -> Cell:
    """The SQL of a column.

    Args:
        column: how it is written.
        kind: the DuckDB type of the table's column.
        raw: SQL of the text, null where it is empty.
        value: the name the typed value has in `output` and `fault`.
        currency: what the amounts of the mapping are in, where it is one currency.
    """
    said = _translated(column, raw)
    if column.default is None:
        plain = said
    else:
        plain = f"case when {raw} is null then {text(column.default)} else {said} end"
    is_open = column.values and column.otherwise is None
    unknown = f"when {said} is null then 'unknown_value'" if is_open else ""
    typed, wrong = _typed(column, kind, plain, value, currency)
    fault = f"case when {raw} is null then null {unknown} {wrong} end"
    return Cell(typed, _output(column, kind, value), fault if unknown or wrong else "")


def is_time(kind: str) -> bool:
    """Whether a type is a time or a day."""
    return kind.startswith("TIMESTAMP") or kind == "DATE"


def is_local(column: Column, kind: str) -> bool:
    """Whether a time is read in a zone that it does not name itself."""
    read = column.formats and not has_offsets(column)
    return kind.startswith("TIMESTAMP") and bool(column.zone and read)


def is_number(kind: str) -> bool:
    """Whether a type is a count, an amount or money."""
    return kind in ("BIGINT", "INTEGER", "SMALLINT", "DOUBLE") or is_money(kind)


def is_money(kind: str) -> bool:
    """Whether a type is an amount with nine decimals."""
    return kind.startswith("DECIMAL")


def _translated(column: Column, raw: str) -> str:
    if not column.values:
        return raw
    told = ((text(one.strip(" ")), text(to)) for one, to in column.values.items())
    pairs = " ".join(f"when lower({one}) then {to}" for one, to in told)
    rest = f" else {text(column.otherwise)}" if column.otherwise is not None else ""
    said = f"case lower({raw}) {pairs}{rest} end"
    return f"coalesce({_declared(raw)}, {said})" if column.name == "result" else said


def _declared(raw: str) -> str:
    """What exports.toml says a state of a deployment stands for."""
    state = f"declared.state = lower({raw})"
    return f"(select max(declared.result) from declared_results as declared where {state})"


def _typed(column: Column, kind: str, said: str, value: str, currency: str) -> tuple[str, str]:
    """The typed value of a text, and the `when` branches of what is wrong with it."""
    if kind.startswith("TIMESTAMP"):
        return _moment(column, said), _no_time(column, said, value, _TIMES)
    if kind == "DATE":
        return _day(column, said), _no_time(column, said, value, _DAYS)
    if is_money(kind):
        return _money(column, said, value, currency)
    if is_number(kind):
        number = f"decimal_comma({said})" if column.decimal_mark == "," else said
        if kind == "DOUBLE":
            return f"read_number({number})", _no_number(value, f"number_fault('', {number})")
        read = f"try_cast(read_count({number}) as {kind.lower()})"
        return read, _no_number(value, f"count_fault('', {number})")
    if kind == "BOOLEAN":
        return f"read_flag({said})", f"when {value} is null then 'unknown_value'"
    return said, ""


def _output(column: Column, kind: str, value: str) -> str:
    if column.plus:
        return f"{value} + {_span(column)}"
    if is_time(kind) or is_number(kind) or kind == "BOOLEAN":
        return value
    if kind.endswith("[]"):
        return f"[{value}]"
    shown = f"{_KEYS[column.name]}({value})" if column.name in _KEYS else value
    shown = f"lower({shown})" if column.is_lower else shown
    before = f"{text(column.prefix)} || " if column.prefix else ""
    after = f" || {text(column.suffix)}" if column.suffix else ""
    return f"{before}{shown}{after}"


def _span(column: Column) -> str:
    """The duration to add, whose text stands in `plus_<column>`."""
    micros = f"read_number(plus_{column.name}) * {SPANS[column.plus.unit]}"
    return (
        f"to_microseconds(case when abs({micros}) < {_LONGEST} then cast({micros} as bigint) end)"
    )


def _no_number(value: str, fault: str) -> str:
    return f"when {value} is null then coalesce(trim({fault}), 'bad_number')"


def _money(column: Column, said: str, value: str, currency: str) -> tuple[str, str]:
    amount = f"trim({said}, {text(_SPACES + _MARKS.get(currency, ''))})"
    amount = f"decimal_comma({amount})" if column.decimal_mark == "," else amount
    # The macros take a dollar for granted; of another currency it is no number.
    amount = f"case when not contains({amount}, '$') then {amount} else 'no number' end"
    read = "read_cents" if column.unit == "cents" else "read_money"
    return f"{read}({amount})", _no_number(value, f"number_fault('', {amount})")


def _moment(column: Column, said: str) -> str:
    if column.unit.startswith("epoch"):
        return f"read_epoch({said}, {_PER_SECOND[column.unit]})"
    if not column.formats:
        return f"read_zoned_time({said}, {zone(column.zone)})"
    if has_offsets(column):
        return f"{_parsed(column, said)} at time zone 'UTC'"
    return f"to_utc({_parsed(column, said)}, {zone(column.zone)})"


def odd_hour(column: Column, kind: str, said: str) -> str:
    """SQL of whether a time without an offset stands in an hour in which clocks change."""
    if not kind.startswith("TIMESTAMP") or column.unit.startswith("epoch") or has_offsets(column):
        return ""
    local = f"case when not has_offset({said}) then try_cast({said} as timestamp) end"
    return f"odd_hour({_parsed(column, said) if column.formats else local}, {zone(column.zone)})"


def _day(column: Column, said: str) -> str:
    if column.formats and not (has_clock(column) and (column.zone or has_offsets(column))):
        return f"cast({_parsed(column, said)} as date)"
    if column.formats or column.unit.startswith("epoch"):
        return f"cast({_moment(column, said)} as date)"
    return f"read_zoned_day({said}, {zone(column.zone)})"


def has_offsets(column: Column) -> bool:
    """Whether its formats read an offset from UTC."""
    return any("%z" in one for one in column.formats)


def has_clock(column: Column) -> bool:
    """Whether its formats read a time of day."""
    return any(_CLOCK.search(one) for one in column.formats)


def _parsed(column: Column, said: str) -> str:
    formats = ", ".join(text(one) for one in column.formats)
    return f"try_strptime({said}, [{formats}])"


def _no_time(column: Column, said: str, value: str, between: str) -> str:
    far = f"when {value} is null and read_number({said}) is not null then 'time_out_of_range'"
    return (
        f"{far if column.unit.startswith('epoch') else ''} when {value} is null then 'bad_time' "
        f"when not {value} between {between} then 'time_out_of_range'"
    )


def zone(name: str) -> str:
    """SQL of a time zone: the one that is named, else the one exports.toml declares."""
    return text(name) if name not in ("", "declared") else "declared_zone"
