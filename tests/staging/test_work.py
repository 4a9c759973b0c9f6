"""Issues, plans and milestones of planning tools, and the zones their times lack."""

import pytest

from tests.staging.folder import drawn
from tests.staging.samples import SAMPLES
from tests.staging.samples.github import API, WEB, gh_pull_request, milestone
from tests.staging.samples.jira import (
    JIRA,
    NAMES,
    ZONE,
    jira_issue,
    plan_text,
    planned,
    rest_issue,
    search,
)
from tests.staging.samples.linear import THIRTY, THIRTY_FOUR, TWENTY_THREE, linear_issue
from tests.staging.samples.tables import csv_text
from tests.staging.samples.work import OUTCOMES, gh_issue, issue, outcome

TIMES = "select item_key, created_at, resolved_at, due_on from staging.work_items"


def jira(exports, *issues, toml=ZONE, header=JIRA):
    exports.put("governance/exports.toml", toml)
    return exports.put("jira/issues.csv", csv_text(header, *issues)).load()


def test_local_times_without_a_declared_zone_refuse_the_file_and_name_the_fix(exports):
    refusal = jira(exports, jira_issue(), toml="").refusal("jira/issues.csv")
    assert refusal.reason == "zone_undeclared"
    assert '[[source]] match = "jira/issues.csv" zone = ' in refusal.sentence


def test_declared_local_times_become_utc(exports):
    summer = jira_issue("PAY-13", created="10/Jul/26 11:19 AM", resolved="", due="")
    assert jira(exports, jira_issue(), summer).rows(TIMES) == drawn("""
        key         | created             | resolved            | due
        jira:PAY-12 | 2026-01-10 10:19:00 | 2026-01-12 08:00:00 | 2026-01-15
        jira:PAY-13 | 2026-07-10 09:19:00 |                     |
    """)


def test_an_hour_that_occurs_twice_is_its_first_one_and_one_that_does_not_is_an_hour_later(exports):
    twice = jira_issue("PAY-1", created="26/Oct/25 02:30 AM")
    never = jira_issue("PAY-2", created="30/Mar/25 02:30 AM")
    found = jira(exports, twice, never).rows("select item_key, created_at from staging.work_items")
    assert found == [("jira:PAY-1", "2025-10-26 00:30:00"), ("jira:PAY-2", "2025-03-30 01:30:00")]


def test_a_day_that_can_be_read_in_two_ways_is_set_aside_until_the_order_is_declared(exports):
    issues = [jira_issue("PAY-1", created="31/02/2026"), jira_issue("PAY-2", created="06/07/2026")]
    aside = jira(exports, *issues)
    assert aside.fates("jira/issues.csv") == [
        ("1", "bad_time", "Created"),
        ("2", "bad_time", "Created"),
    ]
    declared = jira(exports, *issues, toml=ZONE + 'date_order = "dmy"\n')
    assert declared.rows("select created_at from staging.work_items") == [("2026-07-05 22:00:00",)]
    assert declared.fates("jira/issues.csv") == [("1", "bad_time", "Created")]


def test_repeated_headers_become_a_list_and_texts_are_dropped(exports):
    loaded = jira(exports, jira_issue())
    kept = loaded.one("select extra from staging.work_items")
    assert '"labels":["payments","rounding"]' in kept
    assert "Secret" not in str(loaded.rows("from staging.work_items"))
    assert loaded.files["jira/issues.csv"].unknown_columns == ()


def test_jira_rows_may_be_wider_than_their_header(exports):
    loaded = jira(exports, (*jira_issue(), "more", "and more"), jira_issue("PAY-13"))
    assert loaded.counts("jira/issues.csv") == (2, 2, 0, 0)
    assert '"labels":["payments","rounding"]' in loaded.one("select min(extra::varchar) "
                                                            "from staging.work_items")  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "parent"),
    [
        ("Parent key", "pay-1", "jira:PAY-1"),
        ("Custom field (Epic Link)", "PAY-2", "jira:PAY-2"),
        ("Parent", "PAY-3", "jira:PAY-3"),
        ("Parent", "10023", ""),
    ],
)
def test_the_parent_has_three_names(exports, column, value, parent):
    header = [column if name == "Parent key" else name for name in JIRA]
    loaded = jira(exports, jira_issue(parent=value), header=header)
    assert loaded.rows("select parent_key from staging.work_items") == [(parent,)]


def test_a_zone_that_does_not_exist_refuses_the_declarations_and_the_rest_goes_on(exports):
    name, content = SAMPLES["goals"]
    exports.put("governance/exports.toml", ZONE.replace("Berlin", "Atlantis")).put(name, content)
    loaded = exports.load()
    assert "Europe/Atlantis" in loaded.refusal("governance/exports.toml").sentence
    assert loaded.counts(name) == (1, 1, 0, 0)


def test_a_zone_names_the_fix_for_jira_without_an_order(exports):
    sentence = jira(exports, jira_issue(), toml="").refusal("jira/issues.csv").sentence
    assert "date_order" not in sentence


@pytest.mark.parametrize(
    ("created", "order", "utc"),
    [
        ("10/Jan/26 11:19 AM", "", "2026-01-10 10:19:00"),
        ("6/21/2025 16:14", "mdy", "2025-06-21 14:14:00"),
        ("21/6/2025 16:14", "dmy", "2025-06-21 14:14:00"),
        ("10/Okt./25 11:19", "", "2025-10-10 09:19:00"),
        ("10/déc./25 11:19 AM", "", "2025-12-10 10:19:00"),
        ("1 mars 2026 08:05", "", "2026-03-01 07:05:00"),
        ("2026-01-10 11:19", "", "2026-01-10 10:19:00"),
    ],
)
def test_a_date_is_read_as_the_locale_of_its_exporter_writes_it(exports, created, order, utc):
    toml = ZONE + f'date_order = "{order}"\n' * bool(order)
    loaded = jira(exports, jira_issue(created=created, updated=""), toml=toml)
    assert loaded.rows("select created_at from staging.work_items") == [(utc,)]


def test_a_month_in_no_known_language_sets_its_row_aside(exports):
    loaded = jira(exports, jira_issue(created="10/Foo/26 11:19 AM"))
    assert loaded.fates("jira/issues.csv") == [("1", "bad_time", "Created")]


def test_records_are_what_a_parser_of_csv_counts_whatever_their_cells_hold(exports):
    wide = (*jira_issue("PAY-2", description='two\nlines, and a "quote"'), "more")
    huge = jira_issue("PAY-3", description="x" * 200_000)
    text = "\ufeff" + csv_text(JIRA, jira_issue(), wide, huge).replace("\n", "\r\n")
    exports.put("governance/exports.toml", ZONE)
    loaded = exports.put("jira/issues.csv", text).load()
    assert loaded.counts("jira/issues.csv") == (3, 3, 0, 0)
    assert loaded.rows("select item_key from staging.work_items") == [
        ("jira:PAY-12",), ("jira:PAY-2",), ("jira:PAY-3",)
    ]  # fmt: skip


def test_a_parent_named_by_its_number_is_found_by_it(exports):
    header = ["Issue id" if name == "Description" else name for name in JIRA]
    header = ["Parent id" if name == "Parent key" else name for name in header]
    epic = jira_issue("PAY-1", parent="", description="10001", type="Epic")
    story = jira_issue("PAY-2", parent="10001", description="10002")
    lost = jira_issue("PAY-3", parent="99999", description="10003")
    loaded = jira(exports, epic, story, lost, header=header)
    assert loaded.rows("select item_key, parent_key from staging.work_items") == [
        ("jira:PAY-1", ""), ("jira:PAY-2", "jira:PAY-1"), ("jira:PAY-3", "")
    ]  # fmt: skip


def test_work_that_nobody_resolves_ends_when_it_becomes_done(exports):
    header = ["Status Category Changed" if name == "Description" else name for name in JIRA]
    done = jira_issue("PAY-1", resolved="", description="11/Jan/26 10:00 AM")
    doing = jira_issue("PAY-2", resolved="", description="11/Jan/26 10:00 AM",
                       category="In Progress")  # fmt: skip
    loaded = jira(exports, done, doing, header=header)
    query = "select item_key, status_category, started_at, resolved_at from staging.work_items"
    assert loaded.rows(query) == drawn("""
        item       | category | started             | resolved
        jira:PAY-1 | done     |                     | 2026-01-11 09:00:00
        jira:PAY-2 | doing    | 2026-01-11 09:00:00 |
    """)


def test_a_plan_is_tab_separated_and_fills_what_no_export_of_issues_tells(exports):
    exports.put("jira/plan.csv", plan_text(planned(), planned("PAY-12", parent="PAY-1", due="")))
    loaded = jira(exports, jira_issue())
    assert loaded.reasons("jira/plan.csv") == {"earlier_state": 1}
    query = "select item_key, title, status, parent_key, due_on from staging.work_items"
    assert loaded.rows(query) == drawn("""
        item        | title         | status | parent     | due
        jira:PAY-1  | Round amounts | To Do  |            | 2026-01-30
        jira:PAY-12 | Round once    | Done   | jira:PAY-1 | 2026-01-15
    """)
    assert "05/Jan/26" in loaded.one("select any_value(extra) from staging.work_items "
                                     "where item_key = 'jira:PAY-1'")  # fmt: skip


def test_a_date_that_a_plan_infers_is_no_date_of_the_milestone(exports):
    loaded = exports.put("jira/plan.csv", plan_text(planned(due=""))).load()
    assert loaded.rows("select milestone_key, starts_on, due_on from staging.milestones") == [
        ("jira:PAY-1", "", "")
    ]


@pytest.mark.parametrize(
    ("planned_on", "first"), [("2026-01-02", "2026-01-09"), ("2026-01-25", "2026-01-15")]
)
def test_an_epic_that_moves_its_date_keeps_the_first_one_any_export_named(
    exports, planned_on, first
):
    plan = f'[[source]]\nmatch = "jira/plan.csv"\nexported_at = "{planned_on}"\n'
    exports.put("governance/exports.toml", ZONE + plan)
    exports.put("jira/plan.csv", plan_text(planned(due="09/Jan/26")))
    moves = [("undated", "", "01/Jan/26 9:00 AM"), ("first", "15/Jan/26", "03/Jan/26 9:00 AM"),
             ("moved", "28/Feb/26 12:00 AM", "20/Jan/26 9:00 AM")]  # fmt: skip
    for name, due, updated in moves:
        row = jira_issue("PAY-1", type="Epic", due=due, created=updated, updated=updated,
                         resolved="")  # fmt: skip
        exports.put(f"jira/{name}.csv", csv_text(JIRA, row))
    query = "select kind, state, due_on, first_due_on from staging.milestones"
    assert exports.load().rows(query) == [("epic", "open", "2026-02-28", first)]


def test_an_issue_is_an_incident_only_where_the_company_says_so(exports):
    issues = [
        jira_issue("PAY-1", type="Incident"),
        jira_issue("PAY-2", label_1="Outage"),
        jira_issue("PAY-3"),
    ]
    assert jira(exports, *issues).rows("from staging.incidents") == []
    toml = ZONE + '[incidents]\njira_types = ["incident"]\nlabels = ["outage"]\n'
    loaded = jira(exports, *issues, toml=toml)
    query = "select incident_key, source, status, started_at, resolved_at from staging.incidents"
    assert loaded.rows(query) == drawn("""
        incident   | source | status | started             | resolved
        jira:PAY-1 | jira   | done   | 2026-01-10 10:19:00 | 2026-01-12 08:00:00
        jira:PAY-2 | jira   | done   | 2026-01-10 10:19:00 | 2026-01-12 08:00:00
    """)
    assert loaded.one("select count(*) from staging.work_items") == 3


def test_an_incident_of_jira_has_the_priority_and_the_service_of_its_component(exports):
    header = [{"Labels": "Components", "Description": "Priority"}.get(name, name) for name in JIRA]
    row = jira_issue(type="Incident", label_1="Pay API", label_2="", description="Highest")
    services = csv_text(
        ("service_key", "team_key", "jira_component"), ("pay-api", "pay", "pay api")
    )
    exports.put("services.csv", services)
    toml = ZONE + '[incidents]\njira_types = ["Incident"]\n'
    loaded = jira(exports, row, toml=toml, header=header)
    query = "select service_key, severity, source_severity from staging.incidents"
    assert loaded.rows(query) == [("pay-api", "critical", "Highest")]


def test_answers_of_rest_read_custom_fields_by_the_names_they_give(exports):
    sprint = {"id": 4, "name": "Sprint 4", "state": "active", "goal": "Secret words",
              "startDate": "2026-01-05T08:00:00.000Z", "endDate": "2026-01-19T08:00:00.000Z"}  # fmt: skip
    version = {"name": "1.2", "released": True, "releaseDate": "2026-01-20", "description": "x"}
    named = rest_issue(customfield_10020=[sprint], fixVersions=[version])
    nameless = rest_issue("PAY-13", resolutiondate=None,
                          statuscategorychangedate="2026-01-11T10:00:00.000+0100")  # fmt: skip
    modern = rest_issue("PAY-14", parent={"id": "1", "key": "PAY-2"}, customfield_10016="many")
    exports.put("search.json", search(named, names=NAMES))
    loaded = exports.put("issues.json", [nameless, modern]).load()
    query = (
        "select item_key, status_category, created_at, resolved_at, due_on, parent_key, points "
        "from staging.work_items"
    )
    assert loaded.rows(query) == drawn("""
        item        | category | created             | resolved            | due        | parent     | points
        jira:PAY-12 | done     | 2026-01-10 10:19:00 | 2026-01-12 08:00:00 | 2026-01-15 | jira:PAY-1 | 3.0
        jira:PAY-13 | done     | 2026-01-10 10:19:00 | 2026-01-11 09:00:00 | 2026-01-15 |            |
        jira:PAY-14 | done     | 2026-01-10 10:19:00 | 2026-01-12 08:00:00 | 2026-01-15 | jira:PAY-2 |
    """)
    query = "select milestone_key, kind, state, starts_on, due_on, done_at from staging.milestones"
    assert loaded.rows(query) == drawn("""
        milestone                | kind    | state  | starts     | due        | done
        jira:PAY:sprint:sprint 4 | sprint  | open   | 2026-01-05 | 2026-01-19 |
        jira:PAY:version:1.2     | version | closed |            | 2026-01-20 | 2026-01-20 00:00:00
    """)
    assert loaded.rows("select milestone_key, item_key from staging.milestone_items") == [
        ("jira:PAY:sprint:sprint 4", "jira:PAY-12"), ("jira:PAY:version:1.2", "jira:PAY-12")
    ]  # fmt: skip
    assert "Secret" not in str(loaded.rows("from staging.work_items"))


def test_fields_that_are_no_object_set_their_issue_aside(exports):
    wrong = [rest_issue() | {"fields": "gone"}, rest_issue("PAY-13", duedate="soon")]
    good = rest_issue("PAY-14", issuetype=["odd"], labels="odd")
    loaded = exports.put("issues.json", [*wrong, good]).load()
    assert loaded.fates("issues.json") == [
        ("1", "bad_nested_value", "fields"), ("2", "bad_time", "fields.duedate")
    ]  # fmt: skip
    assert loaded.rows("select item_key, kind from staging.work_items") == [("jira:PAY-14", "")]


ISSUES = (
    "select item_key, title, status_category, resolved_at, due_on, parent_key, assignee_id "
    "from staging.work_items"
)


@pytest.mark.parametrize("header", [THIRTY, THIRTY_FOUR, TWENTY_THREE])
def test_linear_is_read_in_every_column_set(exports, header):
    loaded = exports.put("issues.csv", csv_text(header, linear_issue(header))).load()
    assert loaded.rows(ISSUES) == [
        ("linear:PAY-12", "Round once", "done", "2026-01-12 09:00:00", "2026-01-15",
         "linear:PAY-1", "maya@harbour.example")
    ]  # fmt: skip
    assert loaded.files["issues.csv"].unknown_columns == ()
    assert "Secret" not in str(loaded.rows("from staging.work_items"))


def test_a_row_one_cell_short_lacks_its_last_cell_and_a_shorter_one_is_set_aside(exports):
    header = [name for name in THIRTY if name not in ("SLA Status", "Roadmaps")]
    short = linear_issue(header, ID="PAY-13")[:-1]
    shorter = linear_issue(header, ID="PAY-14")[:-2]
    wider = (*linear_issue(header, ID="PAY-15"), "more")
    loaded = exports.put("a.csv", csv_text(header, linear_issue(header), short, shorter, wider))
    loaded = loaded.load()
    assert loaded.fates("a.csv") == [("3", "ragged_row", ""), ("4", "ragged_row", "")]
    assert loaded.rows("select item_key from staging.milestone_items "
                       "where milestone_key = 'linear:milestone:m-1'") == [
        ("linear:PAY-12",), ("linear:PAY-13",)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "title"),
    [("'=cmd()", "=cmd()"), ("'-1 day", "-1 day"), ("'tis done", "'tis done"), ("=x", "=x")],
)
def test_the_apostrophe_that_guards_a_formula_is_no_part_of_a_title(exports, cell, title):
    loaded = exports.put("a.csv", csv_text(THIRTY, linear_issue(Title=cell))).load()
    assert loaded.rows("select title from staging.work_items") == [(title,)]


def test_linear_holds_projects_milestones_initiatives_and_cycles(exports):
    rows = [
        linear_issue(),
        linear_issue(ID="PAY-13", Project_Milestone_ID="", Project_ID="", Initiatives=""),
        linear_issue(ID="PAY-14", Project_Milestone="", Project="", Cycle_Number=""),
    ]
    loaded = exports.put("issues.csv", csv_text(THIRTY, *rows)).load()
    query = (
        "select milestone_key, title, starts_on, due_on, "
        "string_agg(split_part(items.item_key, '-', 2), ' ' order by items.item_key) "
        "from staging.milestones join staging.milestone_items as items using (milestone_key) "
        "group by all"
    )
    assert loaded.rows(query) == drawn("""
        milestone                       | title         | starts     | due        | items
        linear:cycle:payments/7         | 7             | 2026-01-05 | 2026-01-19 | 12 13
        linear:initiative:fewer refunds | Fewer refunds |            |            | 12 14
        linear:initiative:trust         | Trust         |            |            | 12 14
        linear:milestone:m-1            | Beta          |            |            | 12 14
        linear:milestone:rounding/beta  | Beta          |            |            | 13
        linear:project:p-1              | Rounding      |            |            | 12 14
        linear:project:rounding         | Rounding      |            |            | 13
    """)


def test_a_cycle_that_is_prolonged_keeps_its_first_end(exports):
    later = linear_issue(Updated="2026-01-20T09:00:00.000Z", Cycle_End="2026-02-02T00:00:00.000Z")
    still = linear_issue(ID="PAY-13")
    exports.put("issues-2026-01-21.csv", csv_text(THIRTY, later))
    loaded = exports.put("issues-2026-01-13.csv", csv_text(THIRTY, linear_issue(), still)).load()
    query = "select due_on, first_due_on from staging.milestones where kind = 'cycle'"
    assert loaded.rows(query) == [("2026-02-02", "2026-01-19")]


@pytest.mark.parametrize(
    ("cells", "category", "ended"),
    [
        ({"Completed": ""}, "doing", ""),
        ({"Completed": "", "Started": ""}, "todo", ""),
        ({"Completed": "", "Canceled": "2026-01-13T09:00:00Z"}, "done", "2026-01-13 09:00:00"),
    ],
)
def test_the_category_of_a_linear_issue_is_what_its_times_say(exports, cells, category, ended):
    loaded = exports.put("a.csv", csv_text(THIRTY, linear_issue(**cells))).load()
    query = "select status_category, resolved_at from staging.work_items"
    assert loaded.rows(query) == [(category, ended)]


def test_pull_requests_in_a_list_of_issues_are_not_this_kind(exports):
    pull = issue(7, pull_request={"url": f"{API}/pulls/7"})
    child = issue(42, parent_issue_url=f"{API}/issues/40", type={"name": "Task"})
    loaded = exports.put("a.json", [issue(), pull, gh_issue(), child]).load()
    assert loaded.fates("a.json") == [("2", "not_this_kind", "pull_request")]
    query = (
        "select item_key, kind, status_category, resolved_at, parent_key, assignee_id "
        "from staging.work_items"
    )
    assert loaded.rows(query) == drawn("""
        item                  | kind  | category | resolved            | parent                | assignee
        github:harbour/pay#40 | issue | done     | 2026-03-03 10:00:00 |                       | maya-chen
        github:harbour/pay#41 | issue | todo     |                     |                       |
        github:harbour/pay#42 | task  | done     | 2026-03-03 10:00:00 | github:harbour/pay#40 | maya-chen
    """)
    assert loaded.rows("select milestone_key, item_key from staging.milestone_items") == [
        ("github:harbour/pay:3", "github:harbour/pay#40"),
        ("github:harbour/pay:3", "github:harbour/pay#42"),
    ]
    assert "Secret" not in str(loaded.rows("from staging.work_items"))


def test_a_labelled_issue_is_an_incident_whose_body_may_name_its_cause(exports):
    exports.put("governance/exports.toml", '[incidents]\nlabels = ["Incident"]\n')
    services = csv_text(("service_key", "team_key", "repository_key"),
                        ("pay-api", "pay", "github.com/harbour/pay"))  # fmt: skip
    body = "Secret words\nroot cause: 0123456789abcdef0123456789abcdef01234567"
    told = issue(labels=[{"name": "incident"}], body=body)
    loaded = exports.put("services.csv", services).put("a.json", [told, gh_issue()]).load()
    query = "select incident_key, service_key, cause_ref from staging.incidents"
    assert loaded.rows(query) == [
        ("github:harbour/pay#40", "pay-api", "0123456789abcdef0123456789abcdef01234567")
    ]


@pytest.mark.parametrize(
    ("due_on", "day"),
    [
        ("2026-04-30T07:00:00Z", "2026-04-30"),
        ("2026-01-15T08:00:00Z", "2026-01-15"),
        ("2026-01-15T07:59:59Z", "2026-01-14"),
        (None, ""),
    ],
)
def test_a_milestone_is_due_on_the_day_of_the_pacific_coast(exports, due_on, day):
    loaded = exports.put("a.json", [milestone(due_on=due_on)]).load()
    assert loaded.rows("select due_on from staging.milestones") == [(day,)]


def test_a_milestone_that_moves_keeps_the_first_date_any_export_named(exports):
    moments = {"a": (None, "2026-02-01"), "b": ("2026-03-31T07:00:00Z", "2026-02-02"),
               "c": ("2026-05-31T07:00:00Z", "2026-03-02")}  # fmt: skip
    for name, (due, day) in moments.items():
        told = milestone(due_on=due, updated_at=f"{day}T09:00:00Z")
        exports.put(f"{name}.json", [told])
    query = "select due_on, first_due_on from staging.milestones"
    assert exports.load().rows(query) == [("2026-05-31", "2026-03-31")]


def test_a_webhook_about_a_moved_date_names_the_date_before(exports):
    moved = {
        "action": "edited",
        "changes": {"due_on": {"from": "2026-03-31T07:00:00Z"}},
        "milestone": milestone(due_on="2026-05-31T07:00:00Z"),
        "repository": {"full_name": "Harbour/Pay"},
    }
    query = "select due_on, first_due_on from staging.milestones"
    assert exports.put("a.json", moved).load().rows(query) == [("2026-05-31", "2026-03-31")]


def test_outcomes_are_kept_as_measured_and_the_newest_export_wins(exports):
    exports.put("2026-04-01/outcomes.csv", csv_text(OUTCOMES, outcome(amount="0.03")))
    wrong = [
        outcome(on="31/03/2026"), outcome(on="2026-02-28", amount="12,5"),
        outcome(on="2026-02-27", unit=""), outcome(on="2026-02-26", size="-1"),
        outcome(on="2026-02-25", amount="1e309"), outcome(metric=""),
    ]  # fmt: skip
    general = outcome(use_case="", amount="-4", size="")
    rows = csv_text(OUTCOMES, outcome(), general, *wrong)
    loaded = exports.put("2026-05-01/outcomes.csv", rows).load()
    query = (
        "select outcome_metric, use_case_id, measured_on, amount, unit, sample_size "
        "from staging.outcomes"
    )
    assert loaded.rows(query) == drawn("""
        metric      | use case    | on         | amount | unit  | size
        refund_rate |             | 2026-03-31 | -4.0   | share |
        refund_rate | uc-rounding | 2026-03-31 | 0.021  | share | 1200
    """)
    assert loaded.reasons("2026-04-01/outcomes.csv") == {"newer_export": 1}
    assert loaded.fates("2026-05-01/outcomes.csv") == drawn("""
        row | reason         | field
        3   | bad_time       | measured_on
        4   | bad_number     | amount
        5   | missing_key    | unit
        6   | negative_count | sample_size
        7   | not_finite     | amount
        8   | missing_key    | outcome_metric
    """)


def test_a_column_that_stands_twice_is_a_list_in_jira_and_refused_in_linear(exports):
    twice = [("Labels" if name == "Description" else name) for name in JIRA]
    loaded = jira(exports, jira_issue(description="third"), header=twice)
    labels = loaded.one("select extra -> 'labels' from staging.work_items")
    assert labels == '["payments","rounding","third"]'
    header = ["Team" if name == "Priority" else name for name in THIRTY]
    refusal = exports.put("a.csv", csv_text(header, linear_issue(header))).load().refusal("a.csv")
    assert refusal.reason == "duplicate_header"
    assert "Team" in refusal.sentence


@pytest.mark.parametrize("shape", [lambda found: found, lambda found: {"nodes": found}])
def test_issues_that_github_links_to_a_pull_request_are_closing_references(exports, shape):
    linked = [{"number": 40, "url": f"{WEB}/issues/40", "repository": {"name": "Pay"}}]
    pull = gh_pull_request(body="Secret words", closingIssuesReferences=shape(linked))
    loaded = exports.put("a.json", [pull]).load()
    assert loaded.rows("select extra from staging.changes") == [
        ('{"body_references":["closes Harbour/Pay#40"]}',)
    ]
