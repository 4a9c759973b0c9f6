"""A drawn company, published and approved, as the server sees it."""

import shutil
from dataclasses import dataclass

import pytest

from dashboard.access.cell import Cell, NotShown
from dashboard.access.store import Store
from dashboard.access.view import View
from dashboard.access.viewer import Role, Viewer
from dashboard.governance import policy
from dashboard.governance.definitions import catalogue
from tests.governance.test_approvals import GOAL
from tests.publish.drawn import ISSUER, Company, write_metric, write_register

QUARTER = "quarter:2026-01-26"
PERIOD = "period:2026-01-26"
OPEN = "quarter:2026-04-20"
ROLES = {
    "P-company-00": [("manager", "company")],
    "P-commerce-00": [("manager", "commerce")],
    "P-company-01": [("hr", None)],
    "P-checkout-00": [("engineer", None)],
}


@dataclass
class Served:
    """One company behind the server: who looks, and what they get."""

    company: Company
    store: Store
    monkeypatch: pytest.MonkeyPatch

    def view(self, *roles: Role, nodes=(), person="P-checkout-00") -> View:
        subject = next(s for s in self.store.subjects() if s.sub == f"sub-{person}")
        viewer = Viewer(
            ISSUER, subject.sub, subject.display_name, frozenset(roles), tuple(nodes), subject.own,
            None,
        )  # fmt: skip
        return View(viewer, self.store)

    def manager(self, *nodes: str) -> View:
        return self.view(Role.ENGINEER, Role.MANAGER, nodes=nodes)

    def hr(self) -> View:
        return self.view(Role.HR)

    def engineer(self) -> View:
        return self.view(Role.ENGINEER)

    def publish(self) -> None:
        self.company.build(self.monkeypatch)

    def approve(self, *metrics: str) -> None:
        """Approve some metrics as they stand now, and no others."""
        folder = self.company.settings.governance
        folder.mkdir(parents=True, exist_ok=True)
        definitions = catalogue(self.company.queries)
        write_register(folder, "goals.csv", [GOAL])
        write_register(folder, "approvals.csv", [
            {
                "metric_id": metric,
                "definition_hash": definitions[metric].definition_hash,
                "policy_hash": policy.read(folder).policy_hash,
                "approver": "Lucia Ferro, VP Engineering",
                "approved_at": "2026-04-01T09:00:00Z",
                "expires_at": "2026-09-01T09:00:00Z",
                "evidence": "",
                "preview_hash": "",
                "signature": "sample",
            }
            for metric in metrics
        ])  # fmt: skip


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """The folder of one published company, to be copied."""
    company = Company(tmp_path_factory.mktemp("company"))
    company.roles = ROLES
    write_metric(company.queries, "standing", parts="strict = only explicit links")
    write_metric(company.queries, "reach", kind="quality", audience="manager, hr")
    write_metric(company.queries, "for_hr", audience="hr")
    write_metric(company.queries, "for_nobody", audience="")
    with pytest.MonkeyPatch.context() as monkeypatch:
        company.build(monkeypatch)
    return company.folder


@pytest.fixture
def served(published, tmp_path, monkeypatch):
    company = Company(tmp_path / "company", roles=ROLES)
    shutil.copytree(published, company.folder)
    monkeypatch.setattr("dashboard.access.store.QUERIES", company.queries)
    found = Served(company, Store(company.settings), monkeypatch)
    found.approve("standing", "reach", "for_hr", "for_nobody")
    return found


def reason(answer):
    """What a viewer got: `figure`, or why there is none."""
    assert isinstance(answer, Cell | NotShown)
    return "figure" if isinstance(answer, Cell) else answer.reason.value
