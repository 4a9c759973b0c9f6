"""The columns of one table, growing into one statement over the records of a file."""

from dataclasses import dataclass, field

from dashboard.build.mapping import cells, places, unpivoting
from dashboard.build.mapping.specs import Also, Column, Mapping
from dashboard.build.read.quoting import quoted, text

_FILE = {
    "owner": "record.declared_owner",
    "scope": "record.declared_scope",
    "exported_at": "strftime(record.exported_at, '%Y-%m-%dT%H:%M:%SZ')",
    "name": "record.file_name",
}
_RECORD = ("extra", "latest_at", "declared_zone")


@dataclass
class Body:
    """The columns of one table, growing into one statement.

    Attributes:
        raws: SQL of a text -> its name in the statement.
        values: SQL of a typed value -> its name.
        outputs: column -> SQL of what the table stores.
        faults: SQL of what is wrong with a record, in order.
        places: column -> where in the record its value lies.
        odd_hours: SQL of whether a time without an offset can be read in two ways.
        local: place of a time without an offset -> its text.
        facts: what is known of every record and kept as it is.
    """

    mapping: Mapping
    columns: tuple[Column, ...]
    types: dict[str, str]
    is_child: bool = False
    facts: tuple[str, ...] = ("file_id", "row_number")
    raws: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    local: dict[str, str] = field(default_factory=dict)
    odd_hours: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for column in self.columns:
            self._add(column)
        if self.mapping.unpivot and not self.is_child:
            unpivoting.add(self)
        self._tie_units()

    def place(self, name: str) -> str:
        """Where in the record a column's value lies, or the column itself."""
        return self.places.get(name) or name

    def raw(self, said: str, null_texts: tuple[str, ...]) -> str:
        """The name of a text, null where it is empty."""
        if len(null_texts) == 1:
            trimmed = f"nullif(trim({said}), '')"
        else:
            empty = ", ".join(text(one) for one in null_texts)
            trimmed = f"case when trim({said}) not in ({empty}) then trim({said}) end"
        return self.raws.setdefault(trimmed, f"raw_{len(self.raws) + 1}")

    def value(self, typed: str) -> str:
        """The name of a typed value."""
        return self.values.setdefault(typed, f"value_{len(self.values) + 1}")

    def store(self, column: Column, raw: str, place: str) -> None:
        """Store a column whose text stands in `raw`; `place` is SQL of where it lies."""
        kind = self.types[column.name]
        currency = next((one.constant for one in self.columns if one.name == "currency"), None)
        number = f"value_{len(self.values) + 1}"
        cell = cells.cell(column, kind, raw, number, currency or "")
        named = self.value(cell.value)
        if named != number:
            cell = cells.cell(column, kind, raw, named, currency or "")
        self.outputs[column.name] = cell.output
        if odd_hour := cells.odd_hour(column, kind, raw):
            self.odd_hours.append(odd_hour)
        if cell.fault:
            self.faults.append(f"({cell.fault}) || ' ' || {place}")
        if column.plus:
            self.faults.append(self._plus_fault(column))

    def set_aside(self, skip: dict[str, tuple[str, ...]], only: dict[str, tuple[str, ...]]) -> None:
        """Set records aside that are not of this kind, before anything else is asked of them."""
        asked = [(place, texts, "") for place, texts in skip.items()]
        asked += [(place, texts, "not ") for place, texts in only.items()]
        for place, texts, negated in reversed(asked):
            condition = f"{negated}({self._is_one_of(place, texts)})"
            fault = text(f"not_this_kind {place}")
            self.faults.insert(0, f"case when {condition} then {fault} end")

    def add_versions(self) -> None:
        """Add what tells which of two records of one thing is the newer one."""
        for place in self.mapping.newest_by:
            if name := version_column(self.mapping, place):
                raw = self.raw(place_text(self.mapping, place, "record"), self.mapping.null_texts)
                zone = cells.zone(self.mapping.zone)
                moment = f"epoch(read_zoned_time({raw}, {zone}))"
                version = self.value(f"coalesce(read_number({raw}), {moment})")
                self.outputs.setdefault(name, version)
                fault = text(f"bad_number {place}")
                self.faults.append(
                    f"case when {raw} is not null and {version} is null then {fault} end"
                )

    def refuse_bad_lists(self, also: Also) -> None:
        """Set records aside whose list of elements cannot be read."""
        if also.literal:
            raw = self.raw(place_text(self.mapping, also.each, "record"), ("",))
            listed = element_list(self.mapping, also, "record")
            fault = text(f"bad_nested_value {also.each}")
            self.faults.append(
                f"case when {raw} is not null and {self.raws.setdefault(listed, self._next())} "
                f"is null then {fault} end"
            )

    def statement(self, relation: str) -> str:
        """The rows of a relation as the columns of the table, each with its fault."""
        names = dict.fromkeys((*self.facts, *_RECORD))
        kept = ", ".join(f"record.{name}" for name in names)
        if self.mapping.unpivot and not self.is_child:
            kept += ", record.spread"
        raws = "".join(f", {said} as {name}" for said, name in self.raws.items())
        values = "".join(f", {typed} as {name}" for typed, name in self.values.items())
        extra = "" if self.is_child else f"{self._extra()} as extra, {self._odd_hours()}"
        outputs = ", ".join(f"{sql} as {quoted(name)}" for name, sql in self.outputs.items())
        faults = ", ".join([*self.faults, "null"])
        return (
            f"select {', '.join(self.facts)}, {extra}{outputs}, coalesce({faults}) as fault "
            f"from (select *{values} from (select {kept}{raws} from {relation} as record))"
        )

    def _odd_hours(self) -> str:
        if not self.odd_hours:
            return ""
        return f"concat_ws(' ', {', '.join(self.odd_hours)}) as odd_hours, "

    def _extra(self) -> str:
        """What nobody asked for, and the texts of times whose zone the mapping told."""
        kept = unpivoting.kept(self.mapping)
        if not self.local:
            return kept
        texts = ", ".join(f"{text(place)}, {raw}" for place, raw in self.local.items())
        return f"json_merge_patch(coalesce({kept}, '{{}}'), json_object({texts}))"

    def _next(self) -> str:
        return f"raw_{len(self.raws) + 1}"

    def _add(self, column: Column) -> None:
        if column.kind == "constant":
            self.outputs[column.name] = self._constant(column)
            return
        raws = [self._raw(column, place) for place in column.places]
        if column.kind == "join":
            said = f" || {text(column.joined_with)} || ".join(raws)
            parts = zip(raws, column.places, strict=True)
            cases = " ".join(f"when {raw} is null then {text(place)}" for raw, place in parts)
            place = f"case {cases} else {text(column.places[0])} end"
            self.faults.append(self._missing_part(column, raws))
        else:
            said = f"coalesce({', '.join(raws)})" if raws[1:] else raws[0]
            place = text(column.places[0])
        if column.strip:
            said = f"nullif(trim({said}, {text(column.strip)}), '')"
        for old, new in column.replace.items():
            said = f"replace({said}, {text(old)}, {text(new)})"
        if column.when:
            said = f"case when {self._holds(column)} then {said} end"
        if column.plus:
            self._raw_of_plus(column)
        self.places[column.name] = column.places[0]
        raw = said if said in raws else self.value(said)
        if cells.is_local(column, self.types[column.name]):
            self.local[column.places[0]] = raw
        self.store(column, raw, place)

    def _missing_part(self, column: Column, raws: list[str]) -> str:
        """A key made of several parts is no key when one of them is missing."""
        if column.is_optional:
            return "null"
        parts = zip(raws, column.places, strict=True)
        cases = " ".join(
            f"when {raw} is null then {text(f'missing_key {place}')}" for raw, place in parts
        )
        return f"case {cases} end"

    def _raw(self, column: Column, place: str) -> str:
        """The text at a place, or at the first of its alternatives that has one."""
        is_one = self.mapping.is_csv or column.kind == "file"
        every = (place,) if is_one else places.alternatives(place)
        raws = [self.raw(self._said(column, one), column.null_texts) for one in every]
        return self.value(f"coalesce({', '.join(raws)})") if raws[1:] else raws[0]

    def _said(self, column: Column, place: str) -> str:
        return _FILE[place] if column.kind == "file" else place_text(self.mapping, place, "record")

    def _constant(self, column: Column) -> str:
        kind = self.types[column.name]
        one = f"cast({text(column.constant or '')} as {kind.removesuffix('[]')})"
        said = f"[{one}]" if kind.endswith("[]") else one
        return f"case when {self._holds(column)} then {said} end" if column.when else said

    def _holds(self, column: Column) -> str:
        return " and ".join(self._is_one_of(*one) for one in column.when.items())

    def _raw_of_plus(self, column: Column) -> None:
        place = place_text(self.mapping, column.plus.places[0], "record")
        raw = self.raw(place, column.plus.null_texts)
        self.values.setdefault(f"{raw}", f"plus_{column.name}")

    def _plus_fault(self, column: Column) -> str:
        raw = f"plus_{column.name}"
        fault = text(f"bad_number {column.plus.places[0]}")
        return f"case when {raw} is not null and read_number({raw}) is null then {fault} end"

    def _is_one_of(self, place: str, texts: tuple[str, ...]) -> str:
        raw = self.raw(place_text(self.mapping, place, "record"), ("",))
        listed = ", ".join(text(one) for one in texts)
        return f"coalesce({raw} in ({listed}), {str('' in texts).lower()})"

    def _tie_units(self) -> None:
        """Where there is no amount there is no unit either."""
        for unit in ("currency", "credit_unit"):
            amounts = _amounts(self, unit)
            if unit in self.outputs and amounts:
                some = f"coalesce({', '.join(amounts)})" if amounts[1:] else amounts[0]
                self.outputs[unit] = f"case when {some} is not null then {self.outputs[unit]} end"


def _amounts(body: Body, unit: str) -> list[str]:
    names = {"currency": ("cost",), "credit_unit": ("credits",)}[unit]
    return [body.outputs[name] for name in names if name in body.outputs]


def version_column(mapping: Mapping, place: str) -> str:
    """The column that holds a version no mapped column holds, or nothing."""
    if place == "export" or place in {column.name for column in mapping.columns}:
        return ""
    return f"version_{mapping.newest_by.index(place) + 1}"


def element_list(mapping: Mapping, also: Also, base: str) -> str:
    """SQL of the list whose elements give the rows of a second table."""
    if not also.is_cell:
        return places.elements(renamed(also.each), base)
    said = place_text(mapping, also.each, base)
    if also.literal == "python":
        return f"python_texts({said})"
    if also.literal == "json":
        return f"try_cast(try_cast({said} as json) as varchar[])"
    parts = f"list_transform(string_split({said}, {text(also.split)}), lambda part: trim(part))"
    return f"list_filter({parts}, lambda part: part <> '')"


def renamed(place: str) -> places.Steps:
    """The steps of a place, the first as statements call it."""
    first, *rest = places.parse(place)
    return (places.Step(places.column(first.name), first.pick), *rest)


def place_text(mapping: Mapping, place: str, base: str) -> str:
    """SQL of the text at a place of a record, of what is around it, or of an element."""
    if place == ".":
        return f"cast({base}.element as varchar)"
    if mapping.is_csv:
        return f"{base}.{quoted(places.column(place))}"
    start = places.base(place)
    if start == "record":
        return places.value(renamed(place), base)
    return places.value(places.parse(place), f"{base}.{start}")
