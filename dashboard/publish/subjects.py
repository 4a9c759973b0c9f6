"""The access file: who can sign in, which file is theirs, what they manage."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import duckdb

from dashboard.publish.pointer import Pointer, write_durably

# The invented people whose pages the demo opens; only in releases stamped as sample.
PERSONAS = {
    "Maya Okafor": "maya",
    "Priya Raman": "priya",
    "Sam Whitlock": "sam",
    "Ines Caldwell-Roy": "ines",
    "Tom Brandvold": "tom",
}

Subject = tuple[str, str]


def own_ids_before(
    connection: duckdb.DuckDBPyConnection, out: Path, current: Pointer | None
) -> dict[str, str]:
    """`person_key -> own file id` of the release that is current now."""
    if current is None:
        return {}
    lines = json.loads((out / current.access).read_text(encoding="utf-8"))
    ids = {(line["iss"], line["sub"]): line["own"] for line in lines}
    people = connection.execute("select person_key, iss, sub from marts.subjects").fetchall()
    return {person: ids[iss, sub] for person, iss, sub in people if ids.get((iss, sub))}


def write_access_file(
    connection: duckdb.DuckDBPyConnection,
    out: Path,
    own_ids: Mapping[str, str],
    sample: bool,
) -> str:
    """Write `access/<hash>.json`; return its name relative to the out folder."""
    roles, nodes = _roles(connection)
    people = connection.execute(
        "select person_key, iss, sub, display_name from marts.subjects order by iss, sub"
    ).fetchall()
    lines = [
        {
            "iss": iss,
            "sub": sub,
            "display_name": name,
            "own": own_ids.get(person),
            "roles": sorted(roles.get(person, set())),
            "nodes": sorted(nodes.get(person, set())),
            "persona": PERSONAS.get(name) if sample else None,
        }
        for person, iss, sub, name in people
    ]
    content = json.dumps(lines, indent=1, ensure_ascii=False).encode()
    name = f"access/{hashlib.sha256(content).hexdigest()[:32]}.json"
    write_durably(out / name, content)
    return name


def _roles(
    connection: duckdb.DuckDBPyConnection,
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    roles: dict[str, set[str]] = {}
    nodes: dict[str, set[str]] = {}
    for person, role, node in connection.execute(
        "select person_key, role, node_key from marts.roles"
    ).fetchall():
        roles.setdefault(person, set()).add(role)
        if node is not None:
            nodes.setdefault(person, set()).add(node)
    return roles, nodes
