"""The facts of a report: which days are covered, what joins, what is worth a look."""

import json
from datetime import date, timedelta

import pytest

from dashboard import sql_file
from dashboard.build import health
from dashboard.settings import QUERIES
from tests.drawn import EPOCH, add, at, draw, expect, open_world, run

MONDAY = EPOCH.date()
FACTS = sorted(path.stem for path in (QUERIES / "health").glob("*.sql"))
LINKS = sorted(path.stem for path in (QUERIES / "health" / "links").glob("*.sql"))


@pytest.fixture
def world():
    return open_world()


def fact(name):
    return sql_file.read(QUERIES / "health" / f"{name}.sql").statement


def telling(world, *days, rows=1, dataset="ai_events", tool="cursor"):
    """A source whose exports hold so many rows of each of these days from the epoch."""
    world.execute(
        "create table if not exists marts.source_days "
        "(tool varchar, kind varchar, dataset varchar, told_on date, told_rows bigint)"
    )
    for day in days:
        told_on = MONDAY + timedelta(days=day)
        world.execute(
            "insert into marts.source_days values (?, 'usage', ?, ?, ?)",
            [tool, dataset, told_on, rows],
        )


def gaps(world):
    """First and last day of each gap, counted from the epoch."""
    rows = world.execute(fact("gaps")).fetchall()
    return [((first - MONDAY).days, (last - MONDAY).days) for _, _, _, first, last, *_ in rows]


def working_days(weeks):
    return [7 * week + day for week in range(weeks) for day in range(5)]


def without(days, *missing):
    return [day for day in days if day not in missing]


def test_week_without_rows_of_a_source_used_every_working_day_is_a_gap(world):
    week = range(70, 75)
    telling(world, *without(working_days(20), *week))
    # With the weekends around it, of which nobody knows better.
    assert gaps(world) == [(68, 76)]


def test_weekends_are_no_gap_where_nobody_works_on_them(world):
    telling(world, *working_days(20))
    assert gaps(world) == []


def test_quiet_days_of_a_rare_thing_are_no_gap(world):
    telling(world, *range(0, 200, 9))
    assert gaps(world) == []


def test_long_silence_of_a_rare_thing_is_a_gap(world):
    telling(world, *range(0, 100, 3), *range(220, 300, 3))
    assert gaps(world) == [(100, 219)]


@pytest.mark.parametrize(("rows", "found"), [(40, [(72, 72)]), (2, [])])
def test_one_missing_day_is_a_gap_only_where_a_day_without_rows_is_no_chance(world, rows, found):
    telling(world, *without(working_days(20), 72), rows=rows)
    assert gaps(world) == found


@pytest.mark.parametrize(
    ("others", "is_quiet"),
    [({72: 0}, True), ({72: 3}, True), ({72: 10}, False), ({72: 40}, False)],
)
def test_day_of_which_hardly_any_tool_tells_is_quiet_and_no_tools_fault(world, others, is_quiet):
    telling(world, *without(working_days(20), 72), rows=40)
    for tool in ("copilot", "github"):
        telling(world, *without(working_days(20), *others), rows=40, tool=tool)
        for day, rows in others.items():
            if rows:
                telling(world, day, rows=rows, tool=tool)
    found = {row[0]: row[-1] for row in world.execute(fact("gaps")).fetchall()}
    assert found.pop("cursor") is is_quiet
    assert set(found.values()) <= {True}


def test_holiday_inside_missing_weeks_does_not_make_them_quiet(world):
    telling(world, *without(working_days(20), *range(70, 82)), rows=40)
    telling(world, *without(working_days(20), 72), rows=40, tool="github")
    found = {row[0]: row[-1] for row in world.execute(fact("gaps")).fetchall()}
    assert found == {"cursor": False, "github": True}


def test_two_datasets_of_one_missing_tool_make_no_day_quiet(world):
    for dataset in ("changes", "change_reviews", "deployments"):
        telling(world, *without(working_days(20), 72), rows=40, dataset=dataset, tool="github")
    for tool in ("cursor", "jira"):
        telling(world, *working_days(20), rows=40, tool=tool)
    assert [row[-1] for row in world.execute(fact("gaps")).fetchall()] == [False] * 3


def test_empty_day_among_thin_ones_is_chance_however_full_the_weeks_before(world):
    telling(world, *working_days(6), rows=60)
    telling(world, *without(range(42, 56), 49), rows=2)
    telling(world, *range(56, 80), rows=40)
    assert gaps(world) == []


def test_gap_of_one_dataset_is_not_filled_by_another_of_the_same_tool(world):
    telling(world, *without(working_days(20), *range(70, 75)))
    telling(world, *working_days(20), dataset="ai_commit_lines")
    (row,) = world.execute(fact("gaps")).fetchall()
    assert row[2] == "ai_events"


def test_time_before_the_first_and_after_the_last_row_is_no_gap(world):
    telling(world, *range(100, 160))
    assert gaps(world) == []


def file(world, **cells):
    add_file = {"file_id": "drawn", "file_name": "a.csv", "tool": "github", "fate": "loaded"}
    counts = dict.fromkeys(("rows_read", "rows_loaded", "rows_superseded", "rows_set_aside"), 0)
    row = {**add_file, **counts, **cells}
    marks = ", ".join("?" * len(row))
    world.execute(
        f"insert into staging.files ({', '.join(row)}) values ({marks})", list(row.values())
    )


def test_every_row_tells_of_its_day_under_the_tool_of_its_file(world):
    file(world)
    file(world, file_name="the same bytes again.csv")
    for key, made, merged in (("1", 0, 3), ("2", 0, None)):
        add(world, "staging.changes", change_key=key, repository_key="r", state="merged",
            created_at=at(made), merged_at=at(merged) if merged else None)  # fmt: skip
    add(world, "staging.incidents", incident_key="i", source="x", created_at=at(5))
    run(world, "marts.source_days")
    expect(
        world,
        "select tool, kind, dataset, told_on, told_rows from marts.source_days",
        """
        | tool   | kind      | dataset   | told_on | told_rows |
        | github | changes   | changes   | @0      | 2         |
        | github | changes   | changes   | @3      | 1         |
        | github | incidents | incidents | @5      | 1         |
        """,
    )


def test_source_says_how_far_it_reaches_and_whether_it_holds_a_period_up(world):
    telling(world, 0, 1, 2, rows=5)
    for tool, final in (("cursor", 1), ("jira", 60)):
        add(world, "staging.watermarks", tool=tool, kind="usage", data_from=at(0),
            data_to=at(60), final_through=at(final))  # fmt: skip
    run(world, "marts.periods", "marts.policy")
    expect(
        world,
        f"select tool, first_on, last_on, days_with_rows, rows_told, is_late from ({fact('sources')})",
        """
        | tool   | first_on | last_on | days_with_rows | rows_told | is_late |
        | cursor | @0       | @2      | 3              | 15        | true    |
        | jira   | @0       | @60     |                |           | false   |
        """,
    )


def test_deployment_is_linked_by_its_surest_method_and_the_rest_is_told(world):
    draw(world, "marts.deployments", """
        | deployment_key | repeats_turn |
        | listed         |              |
        | merged         |              |
        | guessed        |              |
        | again          | 3            |
        | alone          |              |
        """)  # fmt: skip
    draw(world, "marts.deployment_changes", """
        | deployment_key | change_key | method      |
        | listed         | 1          | listed      |
        | merged         | 2          | ancestry    |
        | merged         | 3          | merge_sha   |
        | guessed        | 4          | time_window |
        | guessed        | 5          | time_window |
        """)  # fmt: skip
    expect(world, f"select method, certainty, things from ({fact('links/deployments_to_changes')})", """
        | method                 | certainty | things |
        | listed                 | exact     | 1      |
        | merge_sha              | exact     | 1      |
        | time_window            | inferred  | 1      |
        | repeats an earlier one | exact     | 1      |
        | not linked             | none      | 1      |
        """)  # fmt: skip


def test_incident_that_names_its_cause_is_exact_whatever_else_is_inferred(world):
    for key in ("named", "guessed", "alone"):
        add(world, "staging.incidents", incident_key=key, source="x")
    draw(world, "marts.incident_deployments", """
        | incident_key | deployment_key | method         | is_inferred |
        | named        | 1              | explicit_id    | false       |
        | named        | 2              | service_window | true        |
        | guessed      | 3              | service_window | true        |
        """)  # fmt: skip
    expect(world, f"select method, certainty, things from ({fact('links/incidents_to_deployments')})", """
        | method         | certainty | things |
        | explicit_id    | exact     | 1      |
        | service_window | inferred  | 1      |
        | not linked     | none      | 1      |
        """)  # fmt: skip


def test_change_without_a_mark_or_a_record_is_not_known_and_never_called_human(world):
    draw(world, "marts.change_tiers", """
        | change_key | tier |
        | 1          | T3   |
        | 2          | T1   |
        | 3          | TX   |
        | 4          | T0   |
        """)  # fmt: skip
    expect(world, f"select method, certainty from ({fact('links/changes_to_ai_use')})", """
        | method                       | certainty |
        | a mark and a tool's record   | exact     |
        | a mark alone                 | inferred  |
        | no AI seen where it would be | exact     |
        | not known                    | none      |
        """)  # fmt: skip


def test_whatever_measure_is_mapped_is_a_link_to_people(world):
    draw(world, "marts.coverage", """
        | period_start | measure         | part | whole |
        | @0           | usage_mapped    | 8    | 10    |
        | @28          | usage_mapped    | 1    | 2     |
        | @0           | reviews_mapped  | 3    | 3     |
        | @0           | telemetry       | 1    | 9     |
        | @0           | outcomes_mapped | 0    | 0     |
        """)  # fmt: skip
    expect(world, f"select link, certainty, things from ({fact('links/people')})", """
        | link              | certainty | things |
        | AI use to people  | exact     | 9      |
        | AI use to people  | none      | 3      |
        | Reviews to people | exact     | 3      |
        | Reviews to people | none      | 0      |
        """)  # fmt: skip


def test_environment_nobody_declared_is_named_with_its_count_and_never_with_an_address(world):
    for number, name in enumerate(["canary", "canary", "jo@acme.example", "prod"]):
        add(world, "staging.deployments", deployment_key=str(number), source="x",
            environment_name=name, result="success")  # fmt: skip
    draw(world, "marts.deployment_tiers", """
        | deployment_key | tier       |
        | 3              | production |
        """)  # fmt: skip
    expect(world, fact("undeclared_environments"), """
        | environment_name | deployments | environments |
        | canary           | 2           | 2            |
        """)  # fmt: skip


def test_column_that_could_be_a_value_is_not_named(world):
    names = ["Region", "jo@acme.example", "2026-11-20", "sk-ant-1=2", "totals.by_day"]
    file(world, format_id="cursor", unknown_columns=names)
    expect(world, f"select column_name from ({fact('unknown_columns')})", """
        | column_name   |
        | Region        |
        | totals.by_day |
        """)  # fmt: skip


def test_file_is_doubtful_above_two_in_a_hundred_and_other_kinds_do_not_count(world):
    counts = {"rows_read": 100, "rows_loaded": 90, "rows_set_aside": 10}
    for name, bad in (("two", 2), ("three", 3)):
        file(world, file_id=name, file_name=name, **counts)
        for row in range(10):
            reason = "bad_number" if row < bad else "not_this_kind"
            world.execute(
                "insert into staging.row_fates values (?, ?, null, 'set_aside', ?, null)",
                [name, row, reason],
            )
    expect(world, fact("doubtful_files"), """
        | file_name | set_aside_rows | rows_read | set_aside_share |
        | three     | 3              | 100       | 0.03            |
        """)  # fmt: skip
    expect(world, fact("set_aside"), """
        | reason        | set_aside_rows | files |
        | bad_number    | 5              | 2     |
        | not_this_kind | 15             | 2     |
        """)  # fmt: skip


@pytest.fixture(scope="module")
def empty():
    """A warehouse of a company that exported nothing."""
    world = open_world()
    needed = {
        name
        for path in (QUERIES / "health").rglob("*.sql")
        for name in sql_file.read(path).names("needs")
        if name.startswith("marts.")
    }
    run(world, *sorted(needed))
    return health.facts(world)


def test_facts_are_found_in_their_folder(empty):
    assert set(empty) == {*FACTS, "links"}
    assert len(FACTS) > 6
    assert len(LINKS) > 3


def test_facts_of_nothing_are_no_rows_and_no_error(empty):
    told = {name for name, rows in empty.items() if rows}
    assert told == set()


def test_facts_of_the_sample_are_plain_rows_that_json_can_hold(sample):
    told = sample.report["health"]
    assert set(told) == {*FACTS, "links"}
    assert json.loads(json.dumps(told)) == told
    assert {tuple(row) for row in told["links"]} == {("link", "method", "certainty", "things")}
    assert {row["certainty"] for row in told["links"]} == {"exact", "inferred", "none"}
    assert date.fromisoformat(told["sources"][0]["first_on"])


def test_planted_gap_of_the_sample_is_its_only_one(sample):
    (gap,) = sample.report["health"]["gaps"]
    assert (gap["tool"], gap["dataset"]) == ("cursor", "ai_events")
    assert (gap["first_on"], gap["last_on"], gap["days"]) == ("2026-02-09", "2026-02-15", 7)


def test_change_that_names_a_work_item_is_linked_and_bots_are_left_out(world):
    draw(world, "marts.changes", """
        | change_key | is_by_bot |
        | 1          | false     |
        | 2          | false     |
        | 3          | true      |
        """)  # fmt: skip
    draw(world, "marts.change_items", """
        | change_key | item_key | method |
        | 1          | A-1      | key    |
        | 1          | A-2      | key    |
        """)  # fmt: skip
    expect(world, f"select method, certainty, things from ({fact('links/changes_to_work')})", """
        | method     | certainty | things |
        | key        | exact     | 1      |
        | none named | none      | 1      |
        """)  # fmt: skip


def test_work_at_or_below_a_frozen_item_is_planned_and_incidents_are_no_work(world):
    for key in ("below", "besides", "outage"):
        add(world, "staging.work_items", item_key=key, source="jira")
    add(world, "staging.incidents", incident_key="outage", source="jira")
    draw(world, "marts.item_roots", """
        | item_key | root_item_key |
        | below    | epic          |
        """)  # fmt: skip
    expect(world, f"select method, certainty, things from ({fact('links/work_to_plan')})", """
        | method     | certainty | things |
        | in a plan  | exact     | 1      |
        | in no plan | none      | 1      |
        """)  # fmt: skip
