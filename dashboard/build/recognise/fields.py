"""The fields a JSON format reads, in a short notation, and their DuckDB types.

`user(login, id), labels[name], tags[]` reads an object, a list of objects and a list of texts;
`created_at|createdAt` reads one text that tools name in two ways; a name with other characters than
letters, digits and underscores stands in quotes: `"detail-type", "urn:x:User"(department)`. Every
leaf is text: numbers and times are read by the statement, which can say why one is wrong, while a
guessed type would fail the whole file.
"""

import re
from dataclasses import dataclass

from dashboard.errors import InvalidSqlFile

_NAME = r'(?:[A-Za-z_]\w*|"[^"]+")'
_TOKEN = re.compile(rf"\s*({_NAME}(?:\|{_NAME})*|[()\[\],])")


@dataclass(frozen=True)
class Field:
    """One field: its names, whether it is a list, and the fields inside, none for a text.

    The first name is the one a statement uses.
    """

    names: tuple[str, ...]
    is_list: bool
    inside: "tuple[Field, ...]"

    @property
    def name(self) -> str:
        """What a statement calls it."""
        return self.names[0]

    @property
    def type_name(self) -> str:
        """The DuckDB type, for example `STRUCT("name" VARCHAR)[]`."""
        return struct_type(self.inside) + "[]" * self.is_list if self.inside else self._text()

    def _text(self) -> str:
        return "VARCHAR[]" if self.is_list else "VARCHAR"


def struct_type(fields: tuple[Field, ...]) -> str:
    """The DuckDB type of an object with these fields."""
    inside = ", ".join(f'"{field.name}" {field.type_name}' for field in fields)
    return f"STRUCT({inside})"


def parse(notation: str) -> tuple[Field, ...]:
    """The fields of a header text.

    Raises:
        InvalidSqlFile: brackets that do not match, or a name that is no name.
    """
    if _TOKEN.sub("", notation).strip():
        raise InvalidSqlFile(f"These fields cannot be read: {notation}")
    tokens = _TOKEN.findall(notation)
    fields, rest = _list(tokens)
    if rest:
        raise InvalidSqlFile(f"The brackets of these fields do not match: {notation}")
    return fields


def _list(tokens: list[str]) -> tuple[tuple[Field, ...], list[str]]:
    fields: list[Field] = []
    while tokens and tokens[0] not in ")]":
        if tokens[0] == ",":
            tokens = tokens[1:]
            continue
        field, tokens = _field(tokens)
        fields.append(field)
    return tuple(fields), tokens


def _field(tokens: list[str]) -> tuple[Field, list[str]]:
    names, rest = tuple(name.strip('"') for name in tokens[0].split("|")), tokens[1:]
    if not rest or rest[0] not in "([":
        return Field(names, False, ()), rest
    inside, after = _list(rest[1:])
    if not after or after[0] != (")" if rest[0] == "(" else "]"):
        raise InvalidSqlFile(f"The bracket after `{names[0]}` is not closed.")
    return Field(names, rest[0] == "[", inside), after[1:]
