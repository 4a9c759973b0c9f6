"""Exports to a release: the steps of a build, each without what the steps before it could see."""

import contextlib
import fcntl
import json
from collections.abc import Container, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from dashboard.build import (
    checks,
    health,
    identities,
    inputs,
    marts,
    owned_files,
    person_hash,
    sample,
    set_aside,
)
from dashboard.build.engine.duckdb import lock, open_warehouse
from dashboard.build.progress import Progress
from dashboard.build.report import BuildReport, file_facts, next_command, refusal_facts
from dashboard.build.stage import staging
from dashboard.errors import BuildRefused, InvalidGovernance
from dashboard.publish import pointer
from dashboard.publish.release import Published, publish
from dashboard.settings import Settings


def build(settings: Settings, progress: Progress) -> BuildReport:
    """Make what is served agree with the exports, and say what that took.

    Nothing is rebuilt when no export, query or line of the builder changed. What is served changes
    in one step at the very end; a build that stops before it leaves the release before it current.

    What the exports hold is told also when nothing may be published from them.

    Raises:
        BuildRefused: another build is running in the same out folder.
    """
    started = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    with _alone(settings.out):
        keys = person_hash.read_keys(settings.person_key)
        digest = inputs.input_hash(settings.exports, _warehouses(settings.out) / "inputs.json")
        digest = person_hash.with_keys(digest, keys)
        if unchanged := _unchanged(settings.out, digest):
            return unchanged
        build_id = f"{started:%Y%m%dT%H%M%SZ}-{digest[:8]}"
        return _build(settings, progress, build_id, digest, started, keys)


def _build(
    settings: Settings,
    progress: Progress,
    build_id: str,
    digest: str,
    started: datetime,
    keys: Sequence[bytes],
) -> BuildReport:
    path = _warehouses(settings.out) / f"warehouse-{build_id}.duckdb"
    before = _warehouse_before(settings.out)
    with open_warehouse(path) as connection:
        path.chmod(0o600)
        staged = staging.load(
            connection,
            settings.exports,
            progress=progress,
            before=before,
            person_keys=keys,
            store=_warehouses(settings.out) / "read",
        )
        lock(connection)
        marts.build(connection, progress)
        identities.write_unmapped(connection, identities.unmapped_list(settings.out, build_id))
        personal = owned_files.owned(
            (file.path for file in staged.files), staged.governance.declarations
        )
        told = BuildReport(
            build_id=build_id,
            built_at=f"{started.isoformat()}Z",
            fate="refused",
            warehouse=str(path),
            command=next_command(settings),
            input_hash=digest,
            files=[file_facts(file) for file in staged.files if file.refusal is None],
            unrecognised=[refusal_facts(file) for file in staged.files if file.refusal],
            identities=identities.mapped(connection),
            checks=checks.run(connection),
            health=health.facts(connection),
            set_aside_list=set_aside.write_list(
                connection, settings.out / "builds", build_id, staged.governance.formats, personal
            ),
        )
        try:
            progress("release", 0, 1, 0)
            is_sample = sample.is_sample(connection, staged.governance.declarations)
            published = publish(connection, settings, build_id, digest, is_sample, started)
            progress("release", 1, 1, published.cells)
        except (BuildRefused, InvalidGovernance) as refused:
            told = replace(told, reason=str(refused), steps=progress.steps)
            return _written(settings, told, personal)
    done = replace(told, fate="published", release=_facts(published), steps=progress.steps)
    report = _written(settings, done, personal)
    pointer.make_current(settings.out, published.pointer)
    return report


def _written(settings: Settings, report: BuildReport, personal: Container[str]) -> BuildReport:
    """Write what the server may read; who runs the build is told the name of every file."""
    folder = settings.out / "builds"
    owned_files.nameless(report, personal).write(folder)
    set_aside.remove_older(folder, report.set_aside_list)
    return report


def _facts(published: Published) -> dict[str, int]:
    facts = asdict(published)
    facts.pop("pointer")
    return {"id": facts.pop("release_id"), **facts}


def _unchanged(out: Path, digest: str) -> BuildReport | None:
    """The report of the build that is current, if it read exactly these inputs."""
    current = pointer.read(out)
    if current is None:
        return None
    report = json.loads((out / current.build).read_text(encoding="utf-8"))
    if report["input_hash"] != digest or not Path(report["warehouse"]).exists():
        return None
    return BuildReport(**(report | {"fate": "unchanged", "steps": []}))


def _warehouses(out: Path) -> Path:
    return out / "warehouse"


def _warehouse_before(out: Path) -> Path | None:
    """The warehouse of the current release; what builds that never finished left is removed.

    What it knows of registers that only grow is what the next build holds them to.
    """
    current = pointer.read(out)
    kept = _warehouses(out) / f"warehouse-{Path(current.build).stem}.duckdb" if current else None
    listed = identities.unmapped_list(out, Path(current.build).stem) if current else None
    for pattern in ("warehouse-*", "unmapped-*"):
        for path in _warehouses(out).glob(pattern):
            if path not in (kept, listed):
                path.unlink()
    return kept if kept and kept.exists() else None


@contextlib.contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold the out folder: one build at a time, released also when a build is killed."""
    for name, mode in {"warehouse": 0o700, "builds": 0o750}.items():
        (out / name).mkdir(parents=True, exist_ok=True)
        (out / name).chmod(mode)
    with (_warehouses(out) / "lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildRefused(
                f"Another build is writing to {out}. Wait for it, or name another --out folder."
            ) from error
        yield
