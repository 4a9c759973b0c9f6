"""Who approved which definition: the only register that depends on the metrics' own files."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from dashboard.simulation.files import output
from dashboard.simulation.streams import sha

HEADER = (
    "metric_id", "definition_hash", "policy_hash", "approver", "approved_at", "expires_at",
    "evidence", "preview_hash", "signature",
)  # fmt: skip
APPROVERS = ("Lucia Ferro, VP Engineering", "Noor Haddad, Privacy", "Jon Weir, Finance")
CURRENT = ("2026-09-28T09:00:00Z", "2027-03-20T09:00:00Z")
EARLIER = ("2026-04-01T09:00:00Z", "2026-09-28T09:00:00Z")
CHANGED = "change_fail_rate"
CHANGED_BEFORE = ("2025-06-02T09:00:00Z", "2025-11-28T09:00:00Z")
CHANGED_AT = ("2026-05-11T09:00:00Z", "2026-09-28T09:00:00Z")
VOID = "standing_28"


class Defined(Protocol):
    """What a definition must tell to be approved."""

    owner: str
    definition_hash: str


def write(folder: Path, catalogue: Mapping[str, Defined]) -> None:
    """Approvals of every metric, with a definition that changed and one that became void."""
    policy = sha256((folder / "policy.toml").read_bytes()).hexdigest()
    rows = [
        row
        for metric, defined in sorted(catalogue.items())
        for row in _rows(metric, defined, policy)
    ]
    output.table(folder / "approvals.csv", HEADER, sorted(rows, key=lambda row: (row[4], row[0])))


def _rows(metric: str, defined: Defined, policy: str) -> list[tuple]:
    approver = next(name for name in APPROVERS if name != defined.owner)
    old = sha256(f"earlier definition of {metric}".encode()).hexdigest()
    if metric == VOID:
        return [_row(metric, old, policy, approver, CURRENT)]
    rows = [_row(metric, defined.definition_hash, policy, approver, CURRENT)]
    if metric == CHANGED:
        rows.append(_row(metric, old, policy, approver, CHANGED_BEFORE))
        rows.append(_row(metric, defined.definition_hash, policy, approver, CHANGED_AT))
    else:
        rows.append(_row(metric, defined.definition_hash, policy, approver, EARLIER))
    return rows


def _row(metric: str, definition: str, policy: str, approver: str, times: tuple[str, str]) -> tuple:
    evidence = f"Preview of {metric} read with the steward; gaming table discussed"
    preview = sha("preview", metric, definition) + sha(metric)[:24]
    return (metric, definition, policy, approver, *times, evidence, preview, "sample")
