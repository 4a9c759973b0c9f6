"""What several tests share: the sample company, built once per run."""

import fcntl
import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.settings import ROOT, Settings


@dataclass(frozen=True)
class Built:
    """The sample company after one build: where it is and what the build reported."""

    settings: Settings
    report: dict


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Built:
    """Exports and everything built from them; read only, shared by all workers of a run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    settings = Settings(exports=ROOT / "sample_data", out=shared / "sample")
    with (shared / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return Built(settings, _build_once(settings, shared / "sample.json"))


def _build_once(settings: Settings, report: Path) -> dict:
    from dashboard.build import pipeline
    from dashboard.build.progress import Progress

    if not report.exists():
        with Progress(quiet=True) as progress:
            report.write_text(pipeline.build(settings, progress).to_json(), encoding="utf-8")
    return json.loads(report.read_text(encoding="utf-8"))
