"""The protection values a company may raise and never lower."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from dashboard import messages
from dashboard.errors import InvalidGovernance

# People in the smallest group whose figure may exist; people behind a company-wide estimate;
# the multiple every published sum is rounded to; days from the end of a period to its close.
DEFAULTS = {"k": 5, "k_breakdown": 20, "base": 5, "close_after": 14}
FLOORS = {"k": 5, "k_breakdown": 10, "base": 5, "close_after": 14}


@dataclass(frozen=True)
class Policy:
    """The values of `policy.toml` that protect people, and the hash that approvals refer to."""

    k: int
    k_breakdown: int
    base: int
    close_after: int
    policy_hash: str


def read(governance: Path) -> Policy:
    """The company's policy, or the defaults where it is silent.

    Raises:
        InvalidGovernance: the file is not TOML, or a value is below its floor.
    """
    path = governance / "policy.toml"
    content = path.read_bytes() if path.is_file() else b""
    try:
        told = tomllib.loads(content.decode())
    except ValueError as error:
        raise InvalidGovernance(f"{path}: {error}. Write TOML in UTF-8.") from error
    values = {name: _value(path, told, name) for name in DEFAULTS}
    return Policy(**values, policy_hash=hashlib.sha256(content).hexdigest())


def _value(path: Path, told: dict[str, object], name: str) -> int:
    value = told.get(name, DEFAULTS[name])
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidGovernance(f"{path}: `{name}` must be a whole number, as in `{name} = 5`.")
    if value < FLOORS[name]:
        raise InvalidGovernance(messages.policy_refused(name, value, FLOORS[name]))
    return value
