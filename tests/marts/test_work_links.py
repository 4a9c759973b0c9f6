"""Changes to work items, work items to plans: by which way, and what is left unlinked."""

import pytest

from tests.drawn import add, draw, expect, run
from tests.marts.deliveries import REPOSITORY, company, key_of, plan, ship

LINKS = "select split_part(change_key, '#', 2) as change, item_key, method from marts.change_items"


@pytest.fixture
def world():
    world = company({"ana": "a"})
    draw(
        world,
        "staging.work_items",
        """
        | item_key         | source | parent_key | resolved_at |
        | jira:PAY-1       | jira   |            | @12         |
        | jira:PAY-2       | jira   | jira:PAY-1 | @13         |
        | jira:MY_APP-3    | jira   |            |             |
        | github:acme/app#9 | github |           | @40         |
    """,
    )
    return world


def say(world, change, **cells):
    """Let a change that was shipped say something else."""
    for name, cell in cells.items():
        world.execute(
            f"update staging.changes set {name} = ? where change_key = ?",
            [cell, key_of(world, change)],
        )


def test_words_that_look_like_keys_are_none_unless_a_project_is_called_so(world):
    ship(
        world,
        """
        | change          | live |
        | utf-8-names     | @10  |
        | feature/pay-7-x | @11  |
        | fix/my_app-3    | @12  |
        | feature_PAY-8   | @13  |
        | covid           | @14  |
    """,
    )
    say(world, "utf-8-names", title="Read UTF-8 and SHA-256, see X-1")
    say(world, "feature_PAY-8", title="repay-2 times")
    say(world, "covid", title="COVID-19, PAY-2, [pay-1]")
    run(world, "marts.change_items")
    expect(
        world,
        LINKS,
        """
        | change | item_key      | method |
        | 2      | jira:PAY-7    | key    |
        | 3      | jira:MY_APP-3 | key    |
        | 4      | jira:PAY-8    | key    |
        | 5      | jira:PAY-1    | key    |
        | 5      | jira:PAY-2    | key    |
    """,
    )


def test_the_first_way_that_names_an_item_counts(world):
    ship(
        world,
        """
        | change | live | for   |
        | a      | @10  | PAY-1 |
        | b      | @11  | PAY-1 |
        | c      | @12  |       |
        | d      | @13  |       |
        | e      | @14  |       |
    """,
    )
    say(world, "a", extra='{"body_references": ["Fixes PAY-2"]}')
    say(world, "b", extra='{"body_references": ["closes: #9", "reverts #2"]}')
    say(world, "c", extra='{"body_references": ["resolves acme/app#9", "fixes other/app#4"]}')
    for change in ("a", "c", "d"):
        add(world, "staging.milestone_items", milestone_key="github:acme/app:3",
            change_key=key_of(world, change))  # fmt: skip
    world.execute(
        "update staging.change_commits set trailers = ['Co-authored-by: X-1 <x@x>', 'PAY-2'] "
        f"where change_key = '{key_of(world, 'e')}'"
    )
    run(world, "marts.change_items")
    expect(
        world,
        LINKS,
        """
        | change | item_key          | method            |
        | 1      | jira:PAY-2        | closing_reference |
        | 2      | github:acme/app#9 | closing_reference |
        | 3      | github:acme/app#9 | closing_reference |
        | 4      | github:acme/app:3 | milestone         |
        | 5      | jira:PAY-2        | key               |
    """,
    )


def test_a_project_is_known_where_only_a_plan_names_it(world):
    plan(world, "| item | weight |\n| OPS-1 | 1 |")
    ship(world, "| change | live | for |\n| a | @10 | OPS-5 |")
    run(world, "marts.change_items")
    expect(world, LINKS, "| change | item_key | method |\n| 1 | jira:OPS-5 | key |")


def test_work_belongs_to_the_nearest_planned_item_up_to_ten_levels_above_it(world):
    plan(world, "| item | weight |\n| PAY-1 | 1 |\n| PAY-2 | 1 |")
    for level in range(20, 31):
        add(world, "staging.work_items", source="jira", item_key=f"jira:PAY-{level}",
            parent_key="jira:PAY-2" if level == 20 else f"jira:PAY-{level - 1}")  # fmt: skip
    run(world, "marts.item_roots")
    roots = "select root_item_key, count(*) as items, max(item_key) as last from marts.item_roots "
    expect(
        world,
        f"{roots} group by root_item_key",
        """
        | root_item_key | items | last        |
        | jira:PAY-1    | 1     | jira:PAY-1  |
        | jira:PAY-2    | 11    | jira:PAY-29 |
    """,
    )


def test_items_in_a_loop_belong_to_no_plan(world):
    plan(world, "| item | weight |\n| PAY-1 | 1 |\n| OPS-1 | 1 |")
    world.execute("update staging.work_items set parent_key = 'jira:PAY-2' "
                  "where item_key = 'jira:PAY-1'")  # fmt: skip
    for item, parent in (("OPS-1", "PAY-2"), ("OPS-2", "OPS-1"), ("PAY-4", "PAY-2")):
        add(world, "staging.work_items", source="jira", item_key=f"jira:{item}",
            parent_key=f"jira:{parent}")  # fmt: skip
    run(world, "marts.item_roots")
    expect(
        world,
        "select * from marts.item_roots",
        """
        | item_key   | root_item_key |
        | jira:OPS-1 | jira:OPS-1    |
        | jira:OPS-2 | jira:OPS-1    |
    """,
    )


def test_a_milestone_credits_only_where_a_frozen_plan_holds_it(world):
    plan(world, "| item | weight |\n| PAY-1 | 1 |")
    ship(world, "| change | live |\n| a | @10 |\n| b | @11 |")
    for number, change in ((3, "a"), (4, "b")):
        add(world, "staging.milestone_items", milestone_key=f"github:acme/app:{number}",
            change_key=key_of(world, change))  # fmt: skip
    add(world, "governance.milestone_items", snapshot_id="plan", weight=1,
        root_item_key="github:acme/app:4")  # fmt: skip
    run(world, "marts.planned_changes")
    expect(
        world,
        "select * from marts.planned_changes",
        f"| change_key | item_key |\n| {REPOSITORY}#2 | github:acme/app:4 |",
    )


def test_the_part_of_work_that_nothing_links_is_counted_per_period(world):
    plan(world, "| item | weight |\n| PAY-1 | 1 |")
    ship(
        world,
        """
        | change | live | for   | author |
        | a      | @10  | PAY-2 | ana    |
        | b      | @11  | x     | ana    |
        | c      | @12  | x     | bot    |
        | d      | @40  | PAY-9 | ana    |
    """,
    )
    add(world, "staging.work_items", source="jira", item_key="jira:PAY-5", resolved_at="2024-01-20")
    add(world, "staging.incidents", source="jira", incident_key="jira:PAY-5")
    run(world, "marts.coverage_of_work")
    expect(
        world,
        "select * from marts.coverage_of_work",
        """
        | period_start | measure           | part | whole |
        | 2024-01-01   | changes_with_item | 1    | 2     |
        | 2024-01-29   | changes_with_item | 1    | 1     |
        | 2024-01-01   | items_in_plan     | 2    | 2     |
        | 2024-01-29   | items_in_plan     | 0    | 1     |
    """,
    )


def test_links_of_work_are_part_of_how_much_the_figures_rest_on(world):
    ship(world, "| change | live | for |\n| a | @10 | PAY-2 |")
    run(world, "marts.coverage")
    expect(
        world,
        "select measure, part, whole from marts.coverage "
        "where measure in ('changes_with_item', 'items_in_plan') and period_start < '2024-01-20'",
        """
        | measure           | part | whole |
        | changes_with_item | 1    | 1     |
        | items_in_plan     | 0    | 2     |
    """,
    )


def test_the_commit_that_staging_keeps_of_a_text_is_the_cause_of_an_incident(world):
    ship(world, "| change | live |\n| a | @10 |\n| b | @11 |")
    sha = world.execute("select merge_sha from staging.changes order by 1").fetchall()[0][0]
    for name, cause in (("whole", sha.upper()), ("ticket", "CHG0001"), ("short", "123456")):
        add(world, "staging.incidents", incident_key=name, source="jira", service_key="s",
            title="down", cause_ref=cause, created_at="2024-01-12")  # fmt: skip
    run(world, "marts.named_causes")
    expect(
        world,
        "select incident_key, deployment_key, method from marts.named_causes",
        "| incident_key | deployment_key | method |\n| whole | d00000 | sha_in_text |",
    )


@pytest.mark.parametrize(
    ("declared", "counted"),
    [
        (None, ["bad", "mild", "odd"]),
        ("", ["bad", "mild", "odd"]),
        ("critical, high", ["bad"]),
        ("high, low, unknown", ["bad", "mild", "odd"]),
        ("critical", []),
    ],
)
def test_only_incidents_of_a_counted_severity_are_failures(world, declared, counted):
    ship(
        world,
        """
        | change | live | service |
        | bad    | @10  | s       |
        | mild   | @10  | t       |
        | odd    | @10  | u       |
    """,
    )
    if declared is not None:
        add(world, "governance.policy", name="incidents.counted_severities", value=declared)
    for service, severity in (("s", "high"), ("t", "low"), ("u", None)):
        add(world, "staging.incidents", incident_key=service, source="pagerduty",
            service_key=service, severity=severity, created_at="2024-01-12")  # fmt: skip
    run(world, "marts.failures")
    rows = world.execute("""
        select changes.head_ref from marts.failures
        join staging.deployment_changes using (deployment_key)
        join staging.changes as changes using (change_key)
        where kind = 'incident' order by 1
    """).fetchall()
    assert [name for (name,) in rows] == counted
