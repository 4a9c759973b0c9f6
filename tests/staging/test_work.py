"""Issues, plans and milestones of planning tools, and the zones their times lack."""

import pytest

from tests.staging.folder import drawn
from tests.staging.samples import SAMPLES
from tests.staging.samples.jira import JIRA, ZONE, jira_issue
from tests.staging.samples.tables import csv_text

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
