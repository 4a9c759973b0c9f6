"""The company's own registers: whole, reviewed, and some of them never changed."""

import duckdb
import pytest

from dashboard.build.stage import governance
from tests.staging.samples import SAMPLES
from tests.staging.samples.tables import csv_text

PLAN = ("snapshot_id", "milestone_id", "approver", "approved_at", "frozen_at", "approved_weight")


def plan(snapshot="plan-1", weight="8"):
    times = ("2026-01-05T10:00:00Z", "2026-01-06T10:00:00Z")
    return (snapshot, "PAY-1", "Lucia Ferro", *times, weight)


def target(metric="adoption_quality", milestone="PAY-1"):
    return csv_text(
        ("target_id", "metric_id", "node_id", "period", "value", "goal_id", "milestone_id",
         "owner"),
        ("t-1", metric, "shop", "year", "0.5", "goal-1", milestone, "Lucia Ferro"),
    )  # fmt: skip


def test_no_folder_leaves_empty_tables_and_the_usual_rules(exports):
    loaded = exports.load()
    assert loaded.rows("select count(*) from governance.goals") == [("0",)]
    assert loaded.rows("select kind, pattern from governance.hotfix_rules") == [
        ("branch", "hotfix*"),
        ("label", "hotfix"),
    ]


def test_declarations_are_tables(exports):
    exports.put(
        "governance/exports.toml",
        'sample = true\n[[environment]]\npattern = "Prod-*"\ntier = "production"\n'
        '[[deployment_workflow]]\npath = "deploy.yml"\nenvironment = "production"\n'
        '[hotfix]\nlabels = ["Urgent"]\nbranches = ["fix/*"]\n',
    )
    loaded = exports.load()
    assert loaded.report.governance.declarations.sample
    assert loaded.rows("from governance.environments") == [("prod-*", "production")]
    assert loaded.rows("from governance.deployment_workflows") == [("deploy.yml", "production")]
    assert loaded.rows("from governance.hotfix_rules") == [("branch", "fix/*"), ("label", "urgent")]


def test_the_policy_is_flat_text_by_dotted_name(exports):
    exports.put(
        "governance/policy.toml",
        'observation_days = 14\nhousekeeping_cap = 0.12\n[people_cost]\ncurrency = "EUR"\n',
    )
    found = exports.load().rows("select name, value from governance.policy where name not like "
                                "'i%' and name <> 'sample'")  # fmt: skip
    assert found == [
        ("housekeeping_cap", "0.12"),
        ("observation_days", "14"),
        ("people_cost.currency", "EUR"),
    ]


@pytest.mark.parametrize("text", ["k = 4", "close_after = 13", 'k = "many"', "base = true"])
def test_a_policy_below_a_floor_is_refused_whole(exports, text):
    loaded = exports.put("governance/policy.toml", f"observation_days = 21\n{text}\n").load()
    assert loaded.refusal("governance/policy.toml").reason == "policy_under_floor"
    assert loaded.report.governance.policy == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("policy.toml", "k = "),
        ("exports.toml", "[[source]\n"),
        ("exports.toml", "[weather]\nrain = true\n"),
        ("exports.toml", '[[source]]\nzone = "Europe/Berlin"\n'),
        ("exports.toml", '[[environment]]\npattern = "x"\ntier = "space"\n'),
        ("exports.toml", b"\xff\xfe\x00"),
    ],
)
def test_a_toml_file_that_cannot_be_used_is_one_sentence_and_the_rest_goes_on(exports, name, text):
    goals, content = SAMPLES["goals"]
    loaded = exports.put(f"governance/{name}", text).put(goals, content).load()
    assert name in loaded.refusal(f"governance/{name}").sentence
    assert loaded.counts(goals) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (target("reach"), ("not_allowed", "metric_id")),
        (target("spend_per_engineer_week"), ("not_allowed", "metric_id")),
        (target("tokens"), ("not_allowed", "metric_id")),
        (target(milestone=""), ("not_allowed", "milestone_id")),
    ],
)
def test_a_target_on_anything_but_quality_and_a_milestone_is_not_allowed(exports, content, reason):
    loaded = exports.put("governance/targets.csv", content).load()
    assert loaded.fates("governance/targets.csv") == [("1", *reason)]


def test_a_goal_of_another_effect_is_set_aside(exports):
    content = SAMPLES["goals"][1].replace("customer", "shareholder joy")
    loaded = exports.put("governance/goals.csv", content).load()
    assert loaded.fates("governance/goals.csv") == [("1", "unknown_value", "effect")]


@pytest.mark.parametrize("size", ["9", "NaN", ""])
def test_a_standard_size_has_a_floor(exports, size):
    content = SAMPLES["standard_sizes"][1].replace(",40,", f",{size},")
    loaded = exports.put("governance/standard_sizes.csv", content).load()
    assert loaded.one("select count(*) from governance.standard_sizes") == 0


def test_a_newer_plan_file_that_changes_or_loses_a_snapshot_is_refused(exports):
    exports.put("governance/plan-2026-02-01.csv", csv_text(PLAN, plan()))
    exports.put("governance/plan-2026-03-01.csv", csv_text(PLAN, plan(weight="80"), plan("p-2")))
    loaded = exports.load()
    refusal = loaded.refusal("governance/plan-2026-03-01.csv")
    assert refusal.reason == "frozen_snapshot_changed"
    assert loaded.rows("select snapshot_id, approved_weight from governance.milestones") == [
        ("plan-1", "8.0")
    ]


def test_a_newer_plan_file_may_add_a_snapshot(exports):
    exports.put("governance/plan-2026-02-01.csv", csv_text(PLAN, plan()))
    exports.put("governance/plan-2026-03-01.csv", csv_text(PLAN, plan(), plan("plan-2")))
    found = exports.load().rows("select snapshot_id from governance.milestones")
    assert found == [("plan-1",), ("plan-2",)]


@pytest.mark.parametrize("rows", [[plan(weight="80")], [plan("plan-2")], []])
def test_a_plan_known_to_the_build_before_never_changes(exports, tmp_path, rows):
    warehouse = tmp_path / "before.duckdb"
    exports.put("governance/milestones.csv", csv_text(PLAN, plan()))
    with duckdb.connect(str(warehouse)) as before:
        governance.load(before, exports.root / "governance")
    exports.put("governance/milestones.csv", csv_text(PLAN, *rows))
    loaded = exports.load(before=warehouse)
    refusal = loaded.refusal("governance/milestones.csv")
    assert refusal.reason == "frozen_snapshot_changed"
    assert loaded.rows("select snapshot_id, approved_weight from governance.milestones") == [
        ("plan-1", "8.0")
    ]


def test_a_plan_file_that_is_gone_leaves_its_snapshots(exports, tmp_path):
    warehouse = tmp_path / "before.duckdb"
    exports.put("governance/milestones.csv", csv_text(PLAN, plan()))
    with duckdb.connect(str(warehouse)) as before:
        governance.load(before, exports.root / "governance")
    (exports.root / "governance/milestones.csv").unlink()
    loaded = exports.load(before=warehouse)
    assert loaded.rows("select snapshot_id from governance.milestones") == [("plan-1",)]


def test_the_governance_folder_loads_alone_and_twice(exports):
    name, content = SAMPLES["goals"]
    exports.put(name, content)
    connection = duckdb.connect()
    for _ in range(2):
        report = governance.load(connection, exports.root / "governance")
        assert [file.path for file in report.files] == [name]
    assert connection.execute("select count(*) from governance.goals").fetchall() == [(1,)]
