"""The hash of a definition: one changed byte in it, or in anything it needs, is another hash."""

import hashlib
import json
from pathlib import Path

from dashboard.errors import InvalidSqlFile
from dashboard.sql_file import SqlFile, read

# Retiring a metric is not a new definition of it.
_NOT_HASHED = {"retired"}


def definition_hash(file: SqlFile, queries: Path) -> str:
    """Sha256 of the canonical JSON of header, statement and everything needed.

    Raises:
        InvalidSqlFile: a needed file does not exist, or files need each other in a circle.
    """
    return _hash(file, queries, ())


def _hash(file: SqlFile, queries: Path, path_here: tuple[str, ...]) -> str:
    if file.relation in path_here:
        circle = " -> ".join((*path_here, file.relation))
        raise InvalidSqlFile(f"{file.path}: `needs` goes in a circle: {circle}.")
    content = {key: text for key, text in file.header.items() if key not in _NOT_HASHED}
    return _sha256(
        {
            "header": content,
            "statement": file.statement,
            "needs": {
                relation: _hash_of(relation, file, queries, (*path_here, file.relation))
                for relation in file.names("needs")
            },
        }
    )


def _hash_of(relation: str, needed_by: SqlFile, queries: Path, path_here: tuple[str, ...]) -> str:
    layer, _, name = relation.partition(".")
    path = queries / layer / f"{name}.sql"
    if path.exists():
        return _hash(read(path), queries, path_here)
    if layer in ("marts", "metrics"):
        raise InvalidSqlFile(f"{needed_by.path}: `needs` names {relation}; {path} does not exist.")
    # A staging table is known by its contract: one more export format does not change what a
    # metric means. Tables without a contract file are known by their name.
    contract = queries / layer / name / "_table.sql"
    return _sha256(contract.read_text(encoding="utf-8") if contract.exists() else relation)


def _sha256(content: object) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
