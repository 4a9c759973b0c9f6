"""Exports of Cursor: events in four generations, daily usage, AI code tracking."""

import itertools

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.cursor import (
    AT,
    CHANGES,
    COMMITS,
    DETAILS,
    EVENTS,
    TOKENS,
    api_event,
    api_page,
    change,
    change_row,
    commit,
    event,
    idle_member,
    member_day,
)
from tests.staging.samples.github import pull_request
from tests.staging.samples.tables import csv_text

TEAM = [*EVENTS, "User"]


def test_the_cost_of_an_included_event_is_notional(exports):
    rows = [
        event("2026-03-02T09:00:00Z", "Included", "Included"),
        event("2026-03-02T09:01:00Z", "Included", "0.03"),
        event("2026-03-02T09:02:00Z", "On-Demand", "0.20"),
        event("2026-03-02T09:03:00Z", "Errored, No Charge", "0"),
    ]
    loaded = exports.put("a.csv", csv_text(EVENTS, *rows)).load()
    query = "select kind, cost, cost_kind, currency, is_chargeable from staging.ai_events"
    assert loaded.rows(query) == drawn("""
        kind               | cost        | cost_kind         | currency | chargeable
        Errored, No Charge | 0.000000000 | notional_included | USD      | False
        Included           |             |                   |          | False
        Included           | 0.030000000 | notional_included | USD      | False
        On-Demand          | 0.200000000 | charged           | USD      | True
    """)


def test_dollar_signs_thousands_and_blanks_are_read_as_they_are_meant(exports):
    rows = [event(cost="$1.50", tokens=("", "1,200", "", "40", "1,240"))]
    loaded = exports.put("a.csv", csv_text(EVENTS, *rows)).load()
    query = (
        "select cost, cache_write_tokens, uncached_input_tokens, cache_read_tokens, output_tokens, "
        "total_tokens from staging.ai_events"
    )
    assert loaded.rows(query) == [("1.500000000", "", "1200", "", "40", "1240")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (event(at=""), ("missing_key", "Date")),
        (event(at="yesterday"), ("bad_time", "Date")),
        (event(at="1999-03-02T09:00:00Z"), ("time_out_of_range", "Date")),
        (event(cost="12,5"), ("bad_number", "Cost")),
        (event(cost="NaN"), ("not_finite", "Cost")),
        (event(cost="1e12"), ("bad_number", "Cost")),
        (event(cost="-1"), ("negative_count", "cost")),
        (event(tokens=("12,5", "1", "1", "1", "1")), ("bad_number", "Input (w/ Cache Write)")),
        (event(tokens=("1", "1e309", "1", "1", "1")), ("not_finite", "Input (w/o Cache Write)")),
        (event(tokens=("1", "1", "-1", "1", "1")), ("negative_count", "cache_read_tokens")),
    ],
)
def test_a_bad_cell_sets_an_event_aside(exports, row, reason):
    loaded = exports.put("a.csv", csv_text(EVENTS, row, event("2026-03-02T10:00:00Z"))).load()
    assert loaded.fates("a.csv") == [("1", *reason)]
    assert loaded.one("select count(*) from staging.ai_events") == 1


@pytest.mark.parametrize("written", [AT, "2026-03-02T09:17:47.1140009Z",
                                     "2026-03-02T09:17:47.114+0000",
                                     "2026-03-02T12:17:47.114+03:00"])  # fmt: skip
def test_offsets_and_long_fractions_are_one_time(exports, written):
    exports.put("a.csv", csv_text(EVENTS, event()))
    exports.put("b.csv", csv_text(EVENTS, event(written)))
    assert exports.load().rows("select occurred_at from staging.ai_events") == [
        ("2026-03-02 09:17:47.114000",)
    ]


def test_the_owner_of_a_file_without_a_user_is_declared(exports):
    exports.put(
        "governance/exports.toml",
        '[[source]]\nmatch = "cursor/maya/*"\nowner = "Maya@harbour.example"\n',
    )
    exports.put("cursor/maya/a.csv", csv_text(EVENTS, event()))
    exports.put("cursor/who/b.csv", csv_text(EVENTS, event("2026-03-02T10:00:00Z")))
    assert exports.load().rows("select id_kind, id_value from staging.ai_events") == [
        ("email", "maya@harbour.example"),
        ("unknown", ""),
    ]


def test_a_team_file_names_its_users_and_its_agents(exports):
    header = [*EVENTS, "User", "Cloud Agent ID"]
    rows = [
        (*event(), "Maya@harbour.example", ""),
        (*event(), "tom@harbour.example", "agent-1"),
    ]
    loaded = exports.put("a.csv", csv_text(header, *rows)).load()
    assert loaded.rows("select id_value, is_headless, session_key from staging.ai_events") == [
        ("maya@harbour.example", "False", ""),
        ("tom@harbour.example", "True", "agent-1"),
    ]


def test_an_event_of_the_api_is_in_cents_and_its_time_a_text(exports):
    loaded = exports.put("a.json", api_page(api_event(isHeadless=True))).load()
    query = (
        "select occurred_at, id_value, is_headless, uncached_input_tokens, cache_write_tokens, "
        "cache_read_tokens, output_tokens, total_tokens, cost, cost_kind from staging.ai_events"
    )
    assert loaded.rows(query) == [
        (
            "2026-03-02 09:17:47.114000", "maya@harbour.example", "True", "126", "6112", "11964",
            "450", "18652", "0.213623200", "charged",
        )
    ]  # fmt: skip
    assert loaded.files["a.json"].unknown_columns == ()


@pytest.mark.parametrize(
    ("changes", "cost", "kind"),
    [
        ({"isChargeable": False}, "0.213623200", "charged"),
        ({"kind": "Included in Business"}, "0.213623200", "notional_included"),
        ({"kind": "USAGE_EVENT_KIND_INCLUDED_IN_PRO"}, "0.213623200", "notional_included"),
        ({"kind": "USAGE_EVENT_KIND_USAGE_BASED"}, "0.213623200", "charged"),
        ({"chargedCents": 0}, "0.000000000", "charged"),
        ({"chargedCents": None}, "", ""),
    ],
)
def test_what_was_charged_is_the_cost_whatever_a_flag_says(exports, changes, cost, kind):
    loaded = exports.put("a.json", api_page(api_event(**changes))).load()
    assert loaded.rows("select cost, cost_kind from staging.ai_events") == [(cost, kind)]


def test_an_event_that_is_not_billed_by_token_measures_none(exports):
    plain = api_event(tokenUsage=None, isTokenBasedCall=False)
    loaded = exports.put("a.json", api_page(plain)).load()
    assert loaded.rows("select total_tokens, output_tokens from staging.ai_events") == [("", "")]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"timestamp": None}, ("missing_key", "timestamp")),
        # Seconds where the format says milliseconds.
        ({"timestamp": "1772443067"}, ("time_out_of_range", "timestamp")),
        ({"timestamp": "4102444800000"}, ("time_out_of_range", "timestamp")),
        ({"timestamp": "soon"}, ("bad_time", "timestamp")),
        ({"model": ""}, ("missing_key", "model")),
        ({"tokenUsage": {"inputTokens": -1}}, ("bad_nested_value", "tokenUsage")),
        ({"tokenUsage": {"inputTokens": "NaN"}}, ("bad_nested_value", "tokenUsage")),
        ({"chargedCents": "Infinity"}, ("not_finite", "chargedCents")),
        ({"chargedCents": -1}, ("negative_count", "cost")),
        ({"chargedCents": "1e15"}, ("bad_number", "chargedCents")),
    ],
)
def test_a_bad_value_sets_an_event_of_the_api_aside(exports, changes, reason):
    events = [api_event(**changes), api_event("1772443067115")]
    loaded = exports.put("events-2026-03-04.json", api_page(*events)).load()
    assert loaded.fates("events-2026-03-04.json") == [("1", *reason)]


GENERATIONS = {
    "details.csv": csv_text(DETAILS, (AT, "You", "Included in Pro", "No", "auto", "11", "0.1")),
    "tokens.csv": csv_text(
        TOKENS, (AT, "maya@harbour.example", "Included in Pro", "auto", *"12345", "0.2")
    ),
    "events.csv": csv_text(EVENTS, event(cost="0.3")),
    "api.json": api_page(api_event(chargedCents=40)),
}
COST = {"details.csv": "0.1", "tokens.csv": "0.2", "events.csv": "0.3", "api.json": "0.4"}


@pytest.mark.parametrize(
    "names",
    [
        chosen
        for size in (2, 3, 4)
        for chosen in itertools.combinations(GENERATIONS, size)
    ],
)  # fmt: skip
def test_one_event_in_several_generations_counts_once_and_the_newest_generation_wins(
    exports, names
):
    for name in names:
        exports.put(name, GENERATIONS[name])
    loaded = exports.load()
    winner = max(names, key=list(GENERATIONS).index)
    assert loaded.rows("select cost from staging.ai_events") == [(f"{COST[winner]}00000000",)]
    named = {"tokens.csv", "api.json"} & set(names)
    who = "maya@harbour.example" if named else ""
    assert loaded.rows("select id_value from staging.ai_events") == [(who,)]
    assert loaded.files[winner].rows_loaded == 1
    assert sum(loaded.counts(name)[2] for name in names) == len(names) - 1


def test_an_export_that_names_nobody_tells_the_event_of_whoever_is_named_elsewhere(exports):
    exports.put("team-2026-03-04.csv", csv_text(TEAM, (*event(), "Maya@harbour.example")))
    exports.put("mine-2026-03-09.csv", csv_text(EVENTS, event(cost="0.05")))
    loaded = exports.load()
    assert loaded.rows("select id_kind, id_value, cost from staging.ai_events") == [
        ("email", "maya@harbour.example", "0.050000000")
    ]
    assert loaded.reasons("team-2026-03-04.csv") == {"newer_export": 1}


def test_the_same_values_with_and_without_a_name_are_the_same_row_again(exports):
    exports.put("team-2026-03-04.csv", csv_text(TEAM, (*event(), "Maya@harbour.example")))
    exports.put("mine-2026-03-09.csv", csv_text(EVENTS, event()))
    loaded = exports.load()
    assert loaded.reasons("team-2026-03-04.csv") == {"same_row_again": 1}


def test_two_people_at_one_moment_are_two_events_and_no_third_for_nobody(exports):
    both = [(*event(), "maya@harbour.example"), (*event(), "tom@harbour.example")]
    exports.put("team-2026-03-09.csv", csv_text(TEAM, *both))
    exports.put("mine-2026-03-04.csv", csv_text(EVENTS, event()))
    loaded = exports.load()
    assert loaded.rows("select id_value from staging.ai_events") == [
        ("maya@harbour.example",),
        ("tom@harbour.example",),
    ]
    assert loaded.counts("mine-2026-03-04.csv") == (1, 0, 1, 0)


def test_another_model_or_moment_is_another_event(exports):
    later = event("2026-03-02T09:17:47.115Z")
    exports.put("mine.csv", csv_text(EVENTS, event(), later))
    exports.put("api.json", api_page(api_event(), api_event(model="gpt-5")))
    loaded = exports.load()
    assert loaded.rows("select model_name, occurred_at, id_value from staging.ai_events") == [
        ("auto", "2026-03-02 09:17:47.114000", "maya@harbour.example"),
        ("auto", "2026-03-02 09:17:47.115000", ""),
        ("gpt-5", "2026-03-02 09:17:47.114000", "maya@harbour.example"),
    ]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_names_and_order_of_files_change_nothing(exports, order):
    contents = [GENERATIONS["tokens.csv"], GENERATIONS["events.csv"], GENERATIONS["details.csv"]]
    for number in order:
        exports.put(f"{'abc'[order.index(number)]}.csv", contents[number])
    assert exports.load().rows("select id_value, cost from staging.ai_events") == [
        ("maya@harbour.example", "0.300000000")
    ]


def test_all_lines_of_a_day_are_no_lines_of_ai(exports):
    loaded = exports.put("a.json", {"data": [member_day()]}).load()
    query = (
        "select id_kind, id_value, used_on, is_active, accepts, rejects, lines_accepted, requests, "
        "ai_lines_added, ai_lines_deleted, total_tokens, cost from staging.ai_days"
    )
    assert loaded.rows(query) == [
        (
            "email", "maya@harbour.example", "2026-03-02", "True", "73", "14", "1102", "185", "",
            "", "", "",
        )
    ]  # fmt: skip
    assert loaded.files["a.json"].unknown_columns == ()


def test_features_and_payers_of_a_cursor_day_are_details(exports):
    loaded = exports.put("a.json", {"data": [member_day()]}).load()
    query = (
        "select dimension, dimension_value, measure, amount, is_complete "
        "from staging.ai_day_details"
    )
    assert loaded.rows(query) == drawn("""
        dimension | value       | measure        | amount | complete
        feature   | agent       | requests       | 12.0   | False
        feature   | apply       | applies        | 87.0   | False
        feature   | bugbot      | requests       | 3.0    | False
        feature   | chat        | requests       | 128.0  | False
        feature   | cmd_k       | requests       | 67.0   | False
        feature   | composer    | requests       | 45.0   | False
        feature   | tab         | accepts        | 289.0  | False
        feature   | tab         | generations    | 342.0  | False
        lines     | deleted     | lines_accepted | 645.0  | False
        payer     | plan        | requests       | 180.0  | True
        payer     | usage_based | requests       | 5.0    | True
    """)


def test_pages_hold_members_without_activity_and_a_plain_answer_only_active_ones(exports):
    exports.put("plain-2026-03-04.json", {"data": [member_day(totalAccepts=70)]})
    pages = {"page": 1, "pageSize": 1000, "totalUsers": 2}
    members = [member_day(), idle_member("tom@harbour.example", userId=12346)]
    exports.put("paged-2026-03-09.json", {"data": members, "pagination": pages})
    loaded = exports.load()
    query = "select id_value, has_telemetry, is_active, accepts from staging.ai_days"
    expected = drawn("""
        who                  | telemetry | active | accepts
        maya@harbour.example | True      | True   | 73
        tom@harbour.example  | True      | False  | 0
    """)
    assert loaded.rows(query) == expected
    # Who is missing from a later plain answer was not active, and stays measured.
    exports.put("plain-2026-03-12.json", {"data": [member_day()]})
    assert exports.load().rows(query) == expected


def test_an_answer_without_flags_and_days_is_read_from_its_counters_and_times(exports):
    before = [
        {key: value for key, value in one.items() if key not in ("isActive", "day", "userId")}
        for one in (member_day(), idle_member("tom@harbour.example"))
    ]
    loaded = exports.put("a.json", {"data": before}).load()
    assert loaded.rows("select id_value, used_on, is_active from staging.ai_days") == [
        ("maya@harbour.example", "2026-03-02", "True"),
        ("tom@harbour.example", "2026-03-02", "False"),
    ]


def test_a_member_without_an_address_is_known_by_number(exports):
    loaded = exports.put("a.json", {"data": [member_day(email="")]}).load()
    assert loaded.rows("select id_kind, id_value from staging.ai_days") == [("user_id", "12345")]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"email": None, "userId": None}, ("missing_key", "email")),
        ({"day": None, "date": None}, ("missing_key", "date")),
        ({"day": "Monday"}, ("bad_time", "day")),
        ({"day": None, "date": 1772409600}, ("time_out_of_range", "date")),
        ({"totalAccepts": -1}, ("negative_count", "totalAccepts")),
        ({"cmdkUsages": -1}, ("negative_count", "cmdkUsages")),
        ({"acceptedLinesAdded": "NaN"}, ("not_finite", "acceptedLinesAdded")),
        ({"totalTabsShown": "12,5"}, ("bad_number", "totalTabsShown")),
    ],
)
def test_a_bad_value_sets_a_cursor_day_aside(exports, changes, reason):
    good = member_day(email="tom@harbour.example")
    loaded = exports.put("a.json", {"data": [member_day(**changes), good]}).load()
    assert loaded.fates("a.json") == [("1", *reason)]


def test_a_day_and_its_events_tell_activity_both_and_tokens_and_cost_once(exports):
    exports.put("daily.json", {"data": [member_day()]})
    exports.put("events.json", api_page(api_event()))
    loaded = exports.load()
    days = "select total_tokens, uncached_input_tokens, output_tokens, cost, credits"
    assert loaded.rows(f"{days} from staging.ai_days") == [("",) * 5]
    assert loaded.rows("select total_tokens, cost from staging.ai_events") == [
        ("18652", "0.213623200")
    ]
    who = "select distinct system, id_kind, id_value, tool from staging"
    assert loaded.rows(f"{who}.ai_days") == loaded.rows(f"{who}.ai_events")


COMMIT_ROW = (
    "A" * 40, "user_1", "Maya@harbour.example", "Pay", "round-once", "100", "4", "10", "60", "30",
    "secret words", AT, AT,
)  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        csv_text(COMMITS, COMMIT_ROW),
        {"items": [commit()], "totalCount": 1, "page": 1, "pageSize": 100},
        [commit()],
    ],
)
def test_a_cursor_commit_finds_the_repository_whose_name_it_ends_in(exports, content):
    exports.put("pulls.json", [pull_request()])
    loaded = exports.put("commits.dat", content).load()
    query = (
        "select repository_key, sha, id_kind, id_value, lines_total, lines_tab, lines_agent, "
        "lines_non_ai, committed_at, extra from staging.ai_commit_lines"
    )
    assert loaded.rows(query) == [
        (
            "github.com/harbour/pay", "a" * 40, "email", "maya@harbour.example", "100", "10", "60",
            "30", "2026-03-02 09:17:47.114000", '{"branch":"round-once","user_id":"user_1"}',
        )
    ]  # fmt: skip
    assert loaded.files["commits.dat"].unknown_columns == ()


def test_a_commit_in_both_containers_is_one_commit(exports):
    exports.put("commits-2026-03-04.csv", csv_text(COMMITS, COMMIT_ROW))
    exports.put("commits-2026-03-09.json", {"items": [commit(composerLinesAdded=61)]})
    loaded = exports.load()
    assert loaded.rows("select lines_agent from staging.ai_commit_lines") == [("61",)]
    assert loaded.reasons("commits-2026-03-04.csv") == {"newer_export": 1}


@pytest.mark.parametrize(
    "content",
    [
        csv_text(COMMITS, (*COMMIT_ROW[:5], *[""] * 6, AT, AT)),
        {"items": [commit(totalLinesAdded=None, tabLinesAdded=None, composerLinesAdded=None)]},
    ],
)
def test_in_privacy_mode_lines_are_not_measured(exports, content):
    loaded = exports.put("commits.dat", content).load()
    assert loaded.rows("select lines_total, lines_agent from staging.ai_commit_lines") == [("", "")]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"commitHash": ""}, ("missing_key", "commit_hash")),
        ({"userEmail": None, "userId": None}, ("missing_key", "user_email")),
        ({"composerLinesAdded": -1}, ("negative_count", "composer_lines_added")),
        ({"totalLinesAdded": "1e309"}, ("not_finite", "total_lines_added")),
        ({"commitTs": "31/02/2026"}, ("bad_time", "commit_ts")),
    ],
)
def test_a_bad_value_sets_a_commit_aside(exports, changes, reason):
    loaded = exports.put("a.json", {"items": [commit(**changes)]}).load()
    assert loaded.fates("a.json") == [("1", *reason)]


@pytest.mark.parametrize(
    "content", [csv_text(CHANGES, change_row()), {"items": [change()], "totalCount": 1}]
)
def test_an_accepted_change_is_an_event_with_lines_and_no_file_name(exports, content):
    loaded = exports.put("changes.dat", content).load()
    query = (
        "select event_key, id_kind, id_value, kind, model_name, occurred_at, lines_added, "
        "lines_deleted, total_tokens, cost, extra from staging.ai_events"
    )
    assert loaded.rows(query) == [
        (
            "cursor change|749356201", "email", "maya@harbour.example", "change composer", "gpt-4o",
            "2026-03-02 09:17:47.114000", "18", "4", "", "", '{"user_id":"user_1"}',
        )
    ]  # fmt: skip
    assert loaded.files["changes.dat"].unknown_columns == ()


def test_a_change_told_twice_counts_once_and_another_one_beside_it(exports):
    exports.put("changes-2026-03-04.csv", csv_text(CHANGES, change_row(), change_row("2", "TAB")))
    exports.put("changes-2026-03-09.json", {"items": [change(totalLinesAdded=20)]})
    loaded = exports.load()
    assert loaded.rows("select kind, lines_added from staging.ai_events") == [
        ("change composer", "20"),
        ("change tab", "18"),
    ]
    assert loaded.counts("changes-2026-03-04.csv") == (2, 1, 1, 0)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (change_row(number=""), ("missing_key", "change_id")),
        (change_row(lines="12,5"), ("bad_number", "total_lines_added")),
        (change_row(lines="-1"), ("negative_count", "total_lines_added")),
    ],
)
def test_a_bad_cell_sets_a_change_aside(exports, row, reason):
    loaded = exports.put("a.csv", csv_text(CHANGES, row)).load()
    assert loaded.fates("a.csv") == [("1", *reason)]


def test_one_person_has_two_ids_in_cursor_and_one_address(exports):
    exports.put("daily.json", {"data": [member_day()]})
    exports.put("commits.json", {"items": [commit()]})
    exports.put("changes.json", {"items": [change()]})
    loaded = exports.load()
    who = "select id_value, extra ->> 'user_id' as user_id from staging"
    query = " union ".join(f"{who}.{name}" for name in ("ai_days", "ai_commit_lines", "ai_events"))
    assert loaded.rows(query) == [
        ("maya@harbour.example", "12345"),
        ("maya@harbour.example", "user_1"),
    ]
