"""The hash of a definition: one changed byte in it, or in anything it needs, is another hash."""

import hashlib
import json
from pathlib import Path

from dashboard.errors import InvalidSqlFile
from dashboard.sql_file import SqlFile, read

# Retiring a metric is not a new definition of it.
_NOT_HASHED = {"retired"}
# What these folders hold is made by a file each; other tables are known by their contract.
_MADE_BY_FILES = {"marts", "metrics"}


class Lineage:
    """Hashes of the files of one `queries` folder, each worked out once.

    Args:
        queries: the folder, whose subfolders are the layers.
    """

    def __init__(self, queries: Path) -> None:
        self._queries = queries
        self._known: dict[str, str] = {}

    def definition_hash(self, file: SqlFile) -> str:
        """Sha256 of the canonical JSON of header, statement and everything needed.

        Raises:
            InvalidSqlFile: a needed file does not exist, or files need each other in a circle.
        """
        return self._hash(file, ())

    def _hash(self, file: SqlFile, on_the_way: tuple[str, ...]) -> str:
        way = (*on_the_way, file.relation)
        if file.relation in on_the_way:
            raise InvalidSqlFile(f"{file.path}: `needs` goes in a circle: {' -> '.join(way)}.")
        header = {key: text for key, text in file.header.items() if key not in _NOT_HASHED}
        needs = {relation: self._hash_of(relation, file, way) for relation in file.names("needs")}
        return _sha256({"header": header, "statement": file.statement, "needs": needs})

    def _hash_of(self, relation: str, needed_by: SqlFile, way: tuple[str, ...]) -> str:
        if relation not in self._known:
            self._known[relation] = self._read(relation, needed_by, way)
        return self._known[relation]

    def _read(self, relation: str, needed_by: SqlFile, way: tuple[str, ...]) -> str:
        layer, _, name = relation.partition(".")
        if layer not in _MADE_BY_FILES:
            return self._contract(layer, name)
        path = self._queries / layer / f"{name}.sql"
        if not path.exists():
            raise InvalidSqlFile(f"{needed_by.path}: `needs` {relation}; {path} does not exist.")
        return self._hash(read(path), way)

    def _contract(self, layer: str, name: str) -> str:
        """A staging table: one more export format does not change what a metric means."""
        path = self._queries / layer / name / "_table.sql"
        return _sha256(path.read_text(encoding="utf-8") if path.exists() else f"{layer}.{name}")


def _sha256(content: object) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
