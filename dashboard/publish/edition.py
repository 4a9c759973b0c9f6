"""What every step of publishing needs to know about the release in the making."""

from dataclasses import dataclass
from datetime import datetime

import duckdb

from dashboard.governance import policy as policies
from dashboard.governance.definitions import Definition, catalogue
from dashboard.governance.policy import Policy
from dashboard.publish import pointer
from dashboard.publish.closing import Closing, read_closing
from dashboard.publish.frozen import Frozen, read_frozen
from dashboard.publish.pointer import Pointer
from dashboard.settings import Settings


@dataclass(frozen=True)
class Edition:
    """One release: its number, its rules, and what it may not change any more."""

    is_sample: bool
    created_at: datetime
    definitions: dict[str, Definition]
    policy: Policy
    current: Pointer | None
    frozen: Frozen
    closing: Closing

    @property
    def release_id(self) -> int:
        """Its number: one more than that of the release that is current now."""
        return self.frozen.release_id + 1

    @property
    def name(self) -> str:
        """The stem of its files."""
        return f"release-{self.release_id}"

    @property
    def k(self) -> int:
        """One structure for all metrics: the strictest of them decides for every one."""
        return max([self.policy.k, *(definition.k for definition in self.definitions.values())])

    @property
    def wait(self) -> int:
        """Days from the end of a block until it closes."""
        return self.policy.close_after

    @property
    def definition_hashes(self) -> dict[str, str]:
        """What every metric means in this release."""
        return {name: found.definition_hash for name, found in self.definitions.items()}


def begin(
    connection: duckdb.DuckDBPyConnection, settings: Settings, is_sample: bool, created_at: datetime
) -> Edition:
    """Read definitions, policy, the calendar and the release before."""
    current = pointer.read(settings.out)
    frozen = read_frozen(settings.out, current, is_sample)
    return Edition(
        is_sample=is_sample,
        created_at=created_at,
        definitions=catalogue(),
        policy=policies.read(settings.governance),
        current=current,
        frozen=frozen,
        closing=read_closing(connection, frozen.blocks),
    )
