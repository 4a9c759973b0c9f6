from datetime import date

import pytest

from dashboard.errors import InvalidGovernance
from dashboard.governance.definitions import catalogue
from dashboard.governance.goals import read_goals, read_targets, read_use_cases
from tests.governance.test_approvals import GOAL
from tests.publish.drawn import write_metric, write_register

TARGET = {
    "target_id": "target-1",
    "metric_id": "adoption_quality",
    "node_id": "commerce",
    "period": "year:2025-11-03",
    "value": "0.50",
    "baseline": "0.41",
    "goal_id": "goal-1",
    "milestone_id": "",
    "due_on": "2026-12-14",
    "owner": "Lucia Ferro, VP Engineering",
    "set_on": "2026-01-12",
}
USE_CASE = {
    "use_case_id": "uc-tests",
    "title": "Tests first",
    "owner": "Ada Lim",
    "tier": "standard",
    "goal_id": "goal-1",
    "declared_on": "2026-01-12",
}


@pytest.fixture
def definitions(tmp_path):
    write_metric(tmp_path / "queries", "adoption_quality", kind="quality")
    write_metric(tmp_path / "queries", "reach", title="Reach", kind="quantity",
                 pairs_with="adoption_quality")  # fmt: skip
    write_metric(tmp_path / "queries", "spend", title="Spend per week", kind="spend")
    write_metric(tmp_path / "queries", "standing", title="Standing")
    return catalogue(tmp_path / "queries")


def targets(folder, definitions, **changes):
    write_register(folder, "targets.csv", [TARGET | changes])
    return read_targets(folder, definitions, frozenset({"commerce"}))[0]


def test_a_target_on_quality_stands(tmp_path, definitions):
    found = targets(tmp_path, definitions)
    assert found.refusal is None
    assert (found.value, found.due_on) == (0.5, date(2026, 12, 14))


@pytest.mark.parametrize(
    ("metric", "title", "measures"),
    [
        ("reach", "Reach", "use"),
        ("spend", "Spend per week", "spend"),
        ("standing", "Standing", "side effects"),
    ],
)
def test_any_other_target_stays_listed_with_the_sentence_that_refuses_it(
    tmp_path, definitions, metric, title, measures
):
    assert targets(tmp_path, definitions, metric_id=metric).refusal == (
        f"Target refused: {title} measures {measures}. A target on {measures} rewards {measures}, "
        "not results. Set it on an outcome metric."
    )


def test_a_target_on_no_metric_or_on_a_person_is_refused(tmp_path, definitions):
    assert "no metric tokens" in targets(tmp_path, definitions, metric_id="tokens").refusal
    assert "HL-1 is not a node" in targets(tmp_path, definitions, node_id="HL-1").refusal


def test_absent_registers_are_empty(tmp_path, definitions):
    assert read_goals(tmp_path) == {}
    assert read_use_cases(tmp_path) == {}
    assert read_targets(tmp_path, definitions, frozenset()) == []


def test_goals_and_use_cases_are_read_by_id(tmp_path):
    write_register(tmp_path, "goals.csv", [GOAL])
    write_register(tmp_path, "use_cases.csv", [USE_CASE])
    assert read_goals(tmp_path)["goal-1"].is_open(date(2026, 6, 10))
    assert read_use_cases(tmp_path)["uc-tests"].declared_on == date(2026, 1, 12)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tier": "secret"}, r"use_cases\.csv, line 2: `tier` must be standard or high"),
        ({"declared_on": "12/01/2026"}, "`declared_on` must be a day"),
        ({"declared_on": ""}, "`declared_on` must be a text"),
    ],
)
def test_a_use_case_that_cannot_be_read_is_named(tmp_path, changes, sentence):
    write_register(tmp_path, "use_cases.csv", [USE_CASE | changes])
    with pytest.raises(InvalidGovernance, match=sentence):
        read_use_cases(tmp_path)
