"""A mapping drafted from a file: what can be guessed, and as comments what has to be filled in."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.build.drafting import guessing, lines, looking
from dashboard.build.mapping import checking, document, parsing, tables
from dashboard.build.mapping.document import nearest
from dashboard.build.recognise.recognise import Recognised, recognise
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

_HERE = "governance/mappings"


@dataclass(frozen=True)
class Draft:
    """A drafted mapping.

    Attributes:
        id: its id, which is also the name its file should have.
        text: the mapping, with comments where something has to be filled in.
        to_fill_in: what these are, one sentence each.
    """

    id: str
    text: str
    to_fill_in: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where the file belongs, below the exports folder."""
        return f"{_HERE}/{self.id}.toml"

    def advice(self, written_to: Path | None, known_as: str) -> str:
        """What to do next, for a person.

        Args:
            written_to: the file the draft is in, if it is in one.
            known_as: the format the file is read as without a mapping, if there is one.
        """
        said = [f"It is read as {known_as} already and needs no mapping."] if known_as else []
        said += [f"Fill in: {one}" for one in self.to_fill_in]
        said += [] if self.to_fill_in else ["Nothing has to be filled in. Read it all the same."]
        said.append(f"Put {written_to or 'it'} into your exports folder as {self.place}")
        said.append("and build: python -m dashboard build --exports FOLDER --out DIR")
        return "\n".join(said)

    def write(self, out: Path) -> Path:
        """Write the draft to a file, or into a folder; nothing is overwritten.

        Raises:
            FileRefused: there is such a file, or no such folder.
        """
        path = out / f"{self.id}.toml" if out.is_dir() else out
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(self.text)
        except OSError as error:
            is_there = isinstance(error, FileExistsError)
            what = "It is there already." if is_there else "It cannot be written."
            raise FileRefused(
                RefusalReason.MAPPING_INVALID, path.name, what, "Name another --out."
            ) from error
        return path


def draft(path: Path, queries: Path, fills: str = "", named: str = "") -> Draft:
    """The draft for a file.

    Args:
        path: the file; nothing of its values is repeated in the draft.
        queries: folder of the SQL.
        fills: the table, where somebody knows it.
        named: the id, where somebody has one.

    Raises:
        FileRefused: the file has no layout, or there is no such table.
    """
    layout = looking.look(path)
    known = tables.workshop(queries).tables
    if fills and fills not in known:
        what = f"`{fills}` is no table a mapping can fill."
        raise FileRefused(RefusalReason.MAPPING_INVALID, path.name, what, nearest(fills, known))
    guess = (
        guessing.columns(known[fills], layout.names)
        if fills
        else guessing.table(known, layout.names)
    )
    name = _id(named or path.name.split(".")[0])
    if guess is None:
        return Draft(name, *lines.without_table(path, name, layout, known))
    made = Draft(name, *lines.with_table(path, name, layout, guess))
    return made if made.to_fill_in else replace(made, to_fill_in=_wrong(made, queries))


def known_as(path: Path) -> str:
    """The format a file is read as without a mapping, or nothing."""
    found = recognise(path, is_governance=True)
    return found.format.format_id if isinstance(found, Recognised) else ""


def _wrong(made: Draft, queries: Path) -> tuple[str, ...]:
    """What is wrong with a draft in which there seems to be nothing to fill in."""
    try:
        checking.check(parsing.read(document.parse(made.text), ""), tables.workshop(queries))
    except document.MappingWrong as wrong:
        return (f"Line {document.line_of(made.text, wrong.at)}: {wrong.what} {wrong.fix}",)
    return ()


def _id(name: str) -> str:
    plain = re.sub(r"_?\d{4,}.*$", "", re.sub(r"[^a-z0-9]+", "_", name.lower())).strip("_")
    return plain[:60] if re.match(r"[a-z]", plain) else f"layout_{plain}"[:60].rstrip("_")
