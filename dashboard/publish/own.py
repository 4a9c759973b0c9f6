"""One file per person: everything held about them, and nobody else in it."""

import io
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.publish.cells import run
from dashboard.publish.pointer import sync_folder
from dashboard.publish.tables import load

_SHOWN_IN = "person_key varchar, period_start date, group_name varchar, level varchar"
_DIGEST = b"content_digest"
# 128 random bits: a file name says nothing about the person and cannot be guessed.
_ID_BYTES = 16


def write_own_files(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    release: str,
    as_of: object,
    before: Mapping[str, str],
) -> dict[str, str]:
    """Write the file of everybody who can sign in; return `person_key -> file id`.

    A file is never changed: new content gets a new id, and unchanged content keeps its file.

    Args:
        connection: holds marts, and the temporary tables of this release.
        folder: `own/`.
        release: name of the release the files belong to.
        as_of: the day on which everything is judged.
        before: ids of the release that is current now.
    """
    load(connection, "shown_in", run(connection, "own/shown_in"), _SHOWN_IN)
    people = run(connection, "own/files", release=release, as_of=as_of)
    ids = {}
    for row in range(people.num_rows):
        person = people.slice(row, 1)
        key = person["person_key"][0].as_py()
        ids[key] = _keep(folder, person, before.get(key)) or _write(folder, person)
    sync_folder(folder)
    return ids


def _keep(folder: Path, person: pa.Table, before: str | None) -> str | None:
    """The id of the file that already holds this very content."""
    path = folder / f"{before}.parquet"
    if before is None or not path.exists():
        return None
    held = (pq.read_schema(path).metadata or {}).get(_DIGEST)
    return before if held == _digest(person) else None


def _write(folder: Path, person: pa.Table) -> str:
    own_id = secrets.token_hex(_ID_BYTES)
    content = io.BytesIO()
    table = person.drop_columns(["content_digest"])
    pq.write_table(table.replace_schema_metadata({_DIGEST: _digest(person)}), content)
    with (folder / f"{own_id}.parquet").open("xb") as file:
        os.fchmod(file.fileno(), 0o640)
        file.write(content.getbuffer())
        file.flush()
        os.fsync(file.fileno())
    return own_id


def _digest(person: pa.Table) -> bytes:
    return person["content_digest"][0].as_py().encode()
