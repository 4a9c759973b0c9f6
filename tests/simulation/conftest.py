"""The sample written again, once per run, and the company behind it."""

import fcntl
import os
from pathlib import Path

import pytest

from dashboard.simulation.simulate import simulate
from dashboard.simulation.tables import Company
from dashboard.simulation.write import write


@pytest.fixture(scope="session")
def company() -> Company:
    """The sample company as tables."""
    return simulate()


@pytest.fixture(scope="session")
def written(tmp_path_factory, company) -> Path:
    """A folder the generator wrote; shared by all workers of a run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with (shared / "simulation.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "simulation.done").exists():
            write(company, shared / "simulation")
            (shared / "simulation.done").touch()
    return shared / "simulation"
