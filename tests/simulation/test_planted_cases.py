"""Every case the README promises is in the tables or in the files."""

import csv
import gzip
import json
from collections import Counter
from datetime import date, timedelta

import pytest

from dashboard.simulation import maya
from dashboard.simulation.company import Parameters
from dashboard.simulation.days import monday, quarter_start
from dashboard.simulation.people import MAYA
from dashboard.simulation.simulate import simulate
from dashboard.simulation.teams import TEAMS

PLAN = Parameters()
VISIBLE = {"claude_label", "cursor_lines", "cursor_trailer", "agent_author"}
NEWEST_QUARTER = date(2026, 7, 13)


def merged(company):
    """Changes of people that were merged, without repairs."""
    return [
        change
        for change in company.changes
        if change.merged_at
        and not change.is_bot
        and not change.title.startswith("Revert")
        and "hotfix" not in change.labels
    ]


def undone_share(changes) -> float:
    """Share of the changes that were undone."""
    return sum(bool(change.outcome) for change in changes) / len(changes)


def lines_of(path) -> list:
    """The JSON values of a packed file with one per line."""
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def test_the_same_seed_gives_the_same_company_and_another_seed_another(company):
    assert simulate() == company
    assert simulate(seed=1).changes != company.changes


def test_the_company_has_the_promised_size(company):
    now = [person for person in company.people if person.ended_on is None]

    assert len(now) == 240
    assert len(TEAMS) == 28
    assert 12_000 <= len(merged(company)) <= 15_000


@pytest.mark.parametrize(
    ("use_case", "with_ai", "without"),
    [("uc-migration", 0.03, 0.11), ("uc-support-replies", 0.10, 0.10)],
)
def test_the_planted_effect_is_in_the_changes(company, use_case, with_ai, without):
    own = [change for change in merged(company) if change.use_case == use_case]

    assert undone_share([row for row in own if row.ai_tool]) == pytest.approx(with_ai, abs=0.02)
    assert undone_share([row for row in own if not row.ai_tool]) == pytest.approx(without, abs=0.02)


def test_nobody_worked_on_the_untouched_use_case(company):
    assert not [change for change in company.changes if change.use_case == "uc-untouched"]


def test_maya_has_the_planted_number_of_landings_and_failures(company):
    own = [change for change in merged(company) if change.author == MAYA]
    quarters = Counter(quarter_start(change.merged_at.date()) for change in own)
    undone: dict[date, list[str]] = {}
    for change in own:
        if change.outcome:
            undone.setdefault(quarter_start(change.merged_at.date()), []).append(change.outcome)

    for quarter, planted in maya.PLANTED.items():
        assert quarters[quarter] == planted.landings
        assert sorted(undone[quarter]) == sorted(planted.undone)
    assert quarters[NEWEST_QUARTER] == 17
    assert sorted(undone[NEWEST_QUARTER]) == ["hotfix", "rollback"]
    assert sum(change.merged_at.date() > date(2026, 11, 6) for change in own) >= 2


def test_maya_uses_ai_and_declared_use_cases_for_most_of_her_work_and_not_for_all(company):
    own = [change for change in merged(company) if change.author == MAYA]
    year = [change for change in own if date(2025, 11, 3) <= change.merged_at.date()]
    helped = [change for change in year if change.ai_tool]

    assert 0.6 <= sum(bool(change.use_case) for change in helped) / len(helped) <= 0.7
    assert len(year) - len(helped) >= 8


def test_items_of_a_plan_are_small_and_finish_all_through_the_quarter(company):
    roots = {item.key: item.parent_key or item.key for item in company.items if item.kind != "Bug"}
    own = [change for change in merged(company) if change.team_key != "observability"]
    worked = Counter(roots[row.item_key] for row in own if row.item_key in roots)
    ends = Counter(
        (item.due_on - quarter_start(item.due_on)).days // 28
        for item in company.items
        if item.kind == "Epic"
    )

    assert sum(worked.values()) / len(worked) == pytest.approx(2, abs=0.3)
    assert sum(worked.values()) / len(own) == pytest.approx(0.78, abs=0.05)
    assert min(ends.values()) > 0.7 * max(ends.values())


def test_search_burns_money_while_lasting_work_stays_flat(company):
    teams = {row.person_key: row.team_key for row in company.memberships}
    before, after = date(2025, 11, 3), NEWEST_QUARTER
    spend = Counter()
    for use in company.uses:
        if teams[use.person_key] == "search":
            spend[quarter_start(use.at.date())] += use.cents
    lasted = Counter(
        quarter_start(change.merged_at.date())
        for change in merged(company)
        if change.team_key == "search" and change.evidence in VISIBLE and not change.outcome
    )

    assert spend[after] > 3.5 * spend[before]
    assert lasted[after] < 1.4 * lasted[before]


def test_observability_deploys_four_times_a_day_for_one_piece_of_work(company):
    days = Counter(
        (change.author, change.merged_at.date())
        for change in merged(company)
        if change.team_key == "observability" and change.merged_at.date() >= PLAN.split_from
    )

    assert {count % PLAN.split_ways for count in days.values()} == {0}


def test_growth_has_no_failure_in_its_newest_closed_quarter(company):
    own = [
        change
        for change in merged(company)
        if change.team_key == "growth" and quarter_start(change.merged_at.date()) == NEWEST_QUARTER
    ]

    assert len(own) > 30
    assert not [change for change in own if change.outcome]


def test_returns_has_few_landings_and_ordinary_teams_have_enough(company):
    seen = Counter(
        change.team_key
        for change in merged(company)
        if change.evidence in VISIBLE and quarter_start(change.merged_at.date()) == NEWEST_QUARTER
    )

    assert seen["returns"] < 20
    assert sum(seen[team.key] >= 20 for team in TEAMS) >= 12


def test_reach_rises_as_teams_start(company):
    active = {(use.person_key, monday(use.at.date())) for use in company.uses}
    engineers = [person for person in company.people if person.role == "engineer"]

    def reach(week: date) -> float:
        there = [
            person.person_key
            for person in engineers
            if person.started_on <= week and (person.ended_on is None or person.ended_on > week)
        ]
        return sum((key, week) in active for key in there) / len(there)

    assert reach(date(2025, 3, 17)) == pytest.approx(0.40, abs=0.06)
    assert reach(date(2026, 10, 12)) == pytest.approx(0.72, abs=0.06)


def test_every_kind_of_undoing_occurs(company):
    kinds = Counter(change.outcome for change in merged(company))

    assert set(kinds) == {"", "revert", "rollback", "hotfix", "incident"}
    assert min(kinds.values()) > 100


def test_nothing_is_reverted_before_it_was_merged(company):
    merged_at = {(row.repository, row.number): row.merged_at for row in company.changes}
    reverts = [row for row in company.changes if row.body.startswith("Reverts ") and row.merged_at]

    assert len(reverts) > 300
    for revert in reverts:
        number = int(revert.body.rpartition("#")[2])
        assert merged_at[revert.repository, number] < revert.merged_at


def test_plans_are_frozen_before_the_work_they_hold(company):
    frozen = {key: row.frozen_at for row in company.milestones for key in row.item_keys}
    roots = {item.key: item.parent_key or item.key for item in company.items}
    planned = [change for change in company.changes if roots.get(change.item_key, "") in frozen]

    assert len(planned) > 6000
    for change in planned:
        if change.merged_at:
            assert frozen[roots[change.item_key]] <= change.commits[0].at


def test_usage_of_one_week_is_missing_from_the_cursor_exports(written):
    days = set()
    for path in (written / "cursor" / "usage-events").glob("*.gz"):
        rows = csv.DictReader(gzip.decompress(path.read_bytes()).decode().splitlines())
        days |= {date.fromisoformat(row["Date"][:10]) for row in rows}

    gap = {PLAN.cursor_gap_week + timedelta(day) for day in range(7)}
    assert not gap & days
    assert PLAN.cursor_gap_week - timedelta(3) in days
    assert PLAN.cursor_gap_week + timedelta(7) in days


def test_copilot_rows_show_zero_missing_and_no_day(written):
    newest = sorted((written / "copilot" / "users-28-day").rglob("*.gz"))[-2:]
    rows = [row for path in newest for row in lines_of(path)]
    oldest = lines_of(sorted((written / "copilot" / "users-28-day").rglob("*.gz"))[0])

    assert [row for row in rows if "day" not in row]
    assert [row for row in rows if row.get("user_initiated_interaction_count") == 0]
    assert [row for row in rows if "used_agent" not in row and "ai_credits_used" in row]
    assert not [row for row in oldest if "ai_credits_used" in row]


def test_incidents_stop_three_days_early(company):
    newest = max(row.created_at.date() for row in company.incidents)

    assert date(2026, 11, 10) < newest <= date(2026, 11, 17)


def test_files_with_one_thing_wrong_are_there(written):
    folder = written / "unsorted"
    copies = list(folder.glob("copy-of-*"))
    original = written / "cursor" / "usage-events" / copies[0].name.removeprefix("copy-of-")

    renamed = json.loads((folder / "deployments-2026-11-20.json").read_text())
    assert "commit" in renamed[0]
    assert "sha" not in renamed[0]
    assert copies[0].read_bytes() == original.read_bytes()
    assert '"12,5"' in (folder / "usage-events-2026-08-02.csv").read_text()


def test_a_definition_changed_and_one_approval_is_void(written):
    with (written / "governance" / "approvals.csv").open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    hashes = {}
    for row in rows:
        hashes.setdefault(row["metric_id"], set()).add(row["definition_hash"])

    assert len(hashes["change_fail_rate"]) == 2
    assert len(hashes["standing_28"]) == 1
    assert all(row["approver"] and row["signature"] == "sample" for row in rows)
