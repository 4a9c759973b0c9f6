"""A build's figures become files: one per person, and one release of protected cells."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard import __version__
from dashboard.errors import BuildRefused
from dashboard.governance.definitions import Definition
from dashboard.publish import cells, schema
from dashboard.publish.contents import contents
from dashboard.publish.cuts import Cuts, cut
from dashboard.publish.edition import Edition, begin
from dashboard.publish.own import write_own_files
from dashboard.publish.pointer import Pointer, write_durably
from dashboard.publish.schema import FROZEN_TABLES
from dashboard.publish.subjects import own_ids_before, write_access_file
from dashboard.publish.tables import write_file
from dashboard.publish.unreferenced import remove_unreferenced
from dashboard.settings import Settings

# The server's group may read what pages show; what only the builder needs is the builder's.
FOLDERS = {"own": 0o750, "releases": 0o750, "access": 0o750, "frozen": 0o700}


@dataclass(frozen=True)
class Published:
    """What a build published.

    Attributes:
        periods: closed periods.
        groups: published groups, all blocks together.
        hidden_groups: teams with people that are not shown by their own name in the newest quarter.
        named_groups: teams that are.
        pointer: makes it current, with `pointer.make_current`, once the build's report is written.
    """

    release_id: int
    periods: int
    groups: int
    cells: int
    hidden_groups: int
    named_groups: int
    own_files: int
    pointer: Pointer


def publish(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    build_id: str,
    input_hash: str,
    sample: bool,
    created_at: datetime,
) -> Published:
    """Write everything a release consists of; nothing of it is current yet.

    Killed at any moment, it leaves the current release as it was and files nobody names, which
    the next build removes.

    Args:
        connection: the warehouse with schemas staging, governance, marts and metrics.
        settings: where the governance folder is and where to write.
        build_id: name of the build's report in `builds/`.
        input_hash: of everything the build read.
        sample: whether the people are invented; the release carries this stamp.
        created_at: when the build began, UTC.

    Raises:
        BuildRefused: a text that names a person would stand in the release.
        InvalidGovernance: the policy cannot be read or is below a floor.
        InvalidSqlFile: a metric breaks its contract.
    """
    _prepare(settings.out)
    edition = begin(connection, settings, sample, created_at)
    counted = _counted(connection, edition)
    cells.load_rules(connection, counted, edition.policy)
    cells.load_contributions(connection, counted)
    cuts = cut(connection, edition.closing, edition.frozen, edition.k, edition.wait)
    tables = contents(connection, edition, cuts)
    _refuse_identities(connection, tables)
    own_ids = write_own_files(
        connection,
        settings.out / "own",
        edition.name,
        edition.closing.as_of,
        own_ids_before(connection, settings.out, edition.current),
    )
    return Published(
        release_id=edition.release_id,
        periods=len(edition.closing.closed_periods(edition.wait)),
        groups=len(cuts.groups),
        cells=tables["cells"].num_rows,
        hidden_groups=cuts.hidden_teams(),
        named_groups=cuts.named_teams(),
        own_files=len(own_ids),
        pointer=Pointer(
            release=_write_release(edition, settings.out, tables, input_hash),
            access=write_access_file(connection, settings.out, own_ids, sample),
            own_dir="own",
            build=f"builds/{build_id}.json",
            frozen=_write_frozen(connection, edition, settings.out, cuts),
        ),
    )


def _counted(connection: duckdb.DuckDBPyConnection, edition: Edition) -> list[Definition]:
    """Metrics that no missing feed turns off: a cell without it would stand for ever."""
    off = set(cells.run(connection, "release/missing_feeds")["metric_id"].to_pylist())
    return [found for found in edition.definitions.values() if found.metric_id not in off]


def _prepare(out: Path) -> None:
    for name, mode in FOLDERS.items():
        (out / name).mkdir(parents=True, exist_ok=True)
        (out / name).chmod(mode)
    remove_unreferenced(out)


def _refuse_identities(connection: duckdb.DuckDBPyConnection, tables: dict[str, pa.Table]) -> None:
    """A release names nobody; a team called like a person stops the build rather than say so."""
    identities = cells.run(connection, "release/identities")["identity_text"].to_pylist()
    said = "\n".join(f" {_words(text)} " for text in _texts(tables))
    named = {words for text in identities if (words := _words(text or "")) and f" {words} " in said}
    if named:
        raise BuildRefused(
            f"{len(named)} text of the release is also the key, account, e-mail address or name of "
            "a person, or holds it. Rename the node in the roster, or reword the series break."
        )


def _words(text: str) -> str:
    """A text as words, so that `Team Jane Doe` holds `jane doe` and `planes` holds no `lane`."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _texts(tables: dict[str, pa.Table]) -> set[str]:
    columns = [column for table in tables.values() for column in table.columns]
    return {
        text
        for column in columns
        if pa.types.is_string(column.type)
        for text in column.unique().drop_null().to_pylist()
    }


def _write_release(
    edition: Edition, out: Path, tables: dict[str, pa.Table], input_hash: str
) -> str:
    """Write the release and its manifest; return the name of both."""
    path = out / "releases" / f"{edition.name}.duckdb"
    write_file(path, schema.TABLES, tables)
    manifest = {
        "release_id": edition.release_id,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "created_at": edition.created_at.isoformat(),
        "app_version": __version__,
        "policy_hash": edition.policy.policy_hash,
        "definition_hashes": edition.definition_hashes,
        "input_hash": input_hash,
        "watermarks": tables["sources"].to_pylist(),
        "sample": edition.is_sample,
        "data_to": edition.closing.data_to,
        "as_of": edition.closing.as_of,
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False, default=str)
    write_durably(path.with_suffix(".json"), text.encode())
    return edition.name


def _write_frozen(
    connection: duckdb.DuckDBPyConnection, edition: Edition, out: Path, cuts: Cuts
) -> str:
    """Write where everybody counted in closed periods, and what each closed group was made of."""
    closed = {span.starts_on for span in edition.closing.closed_periods(edition.wait)}
    closed |= set(edition.frozen.periods())
    membership = connection.sql("select * from temp.membership").to_arrow_table()
    days = membership["period_start"].to_pylist()
    of_closed = pa.array([day in closed for day in days], pa.bool_())
    tables = {"membership": membership.filter(of_closed), "group_places": cuts.places_table()}
    name = f"frozen/{edition.name}.duckdb"
    write_file(out / name, FROZEN_TABLES, tables)
    return name
