"""Everything read from the environment, once."""

import os
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ROOT / "queries"


@dataclass(frozen=True)
class Settings:
    """Where exports are read and where everything built is written.

    Args:
        exports: folder of exported files, nested in any way, with `governance/` inside.
        out: folder of what a build writes: warehouse, own files, releases, reports.
    """

    exports: Path = field(default_factory=lambda: _folder("OUTCOME_VIEWS_EXPORTS", "sample_data"))
    out: Path = field(default_factory=lambda: _folder("OUTCOME_VIEWS_OUT", "var"))

    @property
    def person_key(self) -> Path:
        """The key of the hashes that name erased and objecting people; never in governance/."""
        named = os.environ.get("OUTCOME_VIEWS_PERSON_KEY")
        return Path(named).expanduser().resolve() if named else self.out / "keys" / "person.key"

    @property
    def governance(self) -> Path:
        """The company's own registers: goals, use cases, approvals, policy."""
        return self.exports / "governance"


def _folder(variable: str, default: str) -> Path:
    return Path(os.environ.get(variable, ROOT / default)).expanduser().resolve()
