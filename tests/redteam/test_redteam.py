"""The red team on a small scale: the real builder reads what honest and cheating people export."""

import json
from dataclasses import replace
from random import Random

import pytest

from dashboard.__main__ import main
from dashboard.redteam import honest, matrix, strategies
from dashboard.redteam.matrix import Setting
from dashboard.redteam.measure import baseline_cap, measure
from dashboard.redteam.search import search

SETTING = Setting(worlds=1, teams=3, weeks=12, seed=1, honest_worlds=0)
QUALITY = ("nd", "adoption_quality", "on_use_case", "use_case_lasted", "standing",
           "change_fail_rate", "deployment_rework_rate", "lead_time_hours", "planned_items")  # fmt: skip


def world():
    return honest.draw(0, SETTING.seed, SETTING.teams, SETTING.weeks)


@pytest.fixture(scope="module")
def cap():
    return baseline_cap(world())


@pytest.fixture(scope="module")
def base(cap):
    return measure(world(), cap)["w0"]


@pytest.fixture(scope="module")
def cheated(cap):
    return lambda name: measure(strategies.BY_NAME[name].cheat(world(), Random(1)), cap)["w0"]


def test_an_honest_company_has_every_figure(base):
    assert 0.1 < base["nd"] / 5 < 0.5
    assert 0 < base["adoption_quality"] < base["on_use_case"] < 1
    assert 0 < base["change_fail_rate"] < 0.2
    assert base["reach"] == 1


@pytest.mark.parametrize("name", ["burn_tokens", "share_accounts"])
def test_usage_of_any_size_by_anybody_leaves_every_quality_figure_as_it_is(base, cheated, name):
    """I1 from files to figures."""
    found = cheated(name)
    assert {metric: found[metric] for metric in QUALITY} == {m: base[m] for m in QUALITY}


def test_burning_tokens_raises_what_a_delivery_costs(base, cheated):
    assert cheated("burn_tokens")["cost_per_nd"] > 5 * base["cost_per_nd"]


def test_deploying_what_stands_changes_nothing_but_the_count(base, cheated):
    """I5."""
    found = cheated("redeploy")
    assert found["raw_deployments"] > 2 * base["raw_deployments"]
    for metric in ("nd", "adoption_quality", "change_fail_rate"):
        assert found[metric] == pytest.approx(base[metric], abs=1e-9)


def test_splitting_and_flooding_gain_nothing(base, cheated):
    """I4 and I6: the counts others use multiply."""
    for name in ("split", "generated_flood", "bot_flood"):
        found = cheated(name)
        assert found["raw_deployments"] > 4 * base["raw_deployments"]
        assert found["nd"] <= 1.02 * base["nd"]


def test_tickets_written_after_the_work_are_worth_nothing(base, cheated):
    """I15."""
    found = cheated("tickets_after_work")
    assert found["nd"] == pytest.approx(base["nd"], abs=1e-9)
    assert found["adoption_quality"] <= base["adoption_quality"] + 1e-9


def test_an_approver_who_looks_away_is_what_remains(base, cheated):
    assert cheated("fake_milestone")["nd"] > 1.5 * base["nd"]


def test_every_strategy_changes_the_world_and_keeps_it_whole():
    honest_world = world()
    for strategy in strategies.STRATEGIES:
        attacked = strategy.cheat(world(), Random(2))
        assert attacked != honest_world, strategy.name
        serials = [change.serial for change in attacked.changes]
        assert len(serials) == len(set(serials)), strategy.name
        assert {change.author for change in attacked.changes} <= set(honest_world.people)


def test_a_split_change_keeps_its_lines_and_its_fate():
    original = world()
    parts = strategies.split(original, 4, 0.01, lambda change: True)
    assert sum(one.lines for one in parts.changes) == sum(one.lines for one in original.changes)
    alarmed = {incident.serial for incident in original.incidents}
    assert len(parts.incidents) >= 4 * len(alarmed)
    reverted = [change for change in original.changes if change.reverts]
    assert len([one for one in parts.changes if one.reverts]) == 4 * len(reverted)


def test_a_gate_fails_when_somebody_gains_too_much():
    accomplice = strategies.BY_NAME["fake_milestone"]
    unnoticed = replace(accomplice, needs_approver=False)
    result = matrix.run(SETTING, (unnoticed,))
    assert not result.has_passed
    failed = [gate for gate in result.gates if not gate.has_passed]
    assert failed[0].worst == accomplice.words
    assert failed[0].value > matrix.MOST_CREDIT


def test_the_search_composes_strategies_and_tells_the_best(monkeypatch):
    monkeypatch.setattr("dashboard.redteam.search.AT_ONCE", 2)
    found = search(Setting(teams=2, weeks=12, seed=3), draws=3)
    assert len(found) == 3
    assert [attack.credit for attack in found] == sorted(
        (attack.credit for attack in found), reverse=True
    )
    assert all(len(set(attack.names)) == 3 for attack in found)


def test_the_command_prints_a_result_and_exits_with_its_gates(capsys, tmp_path):
    asked = [
        "redteam",
        "--worlds",
        "1",
        "--teams",
        "2",
        "--honest-worlds",
        "0",
        "--strategies",
        "burn_tokens",
        "redeploy",
    ]
    assert main([*asked, "--save", str(tmp_path / "result.json")]) == 0
    assert "burn tokens" in capsys.readouterr().out
    assert main([*asked, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    stored = json.loads((tmp_path / "result.json").read_text())
    assert printed["rows"] == stored["rows"]
    assert printed["setting"]["seed"] == 1
    assert main(["redteam", "--strategies", "pray"]) == 1
    assert "No strategy is called pray" in capsys.readouterr().err
