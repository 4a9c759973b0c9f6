"""Incidents of paging and ticketing tools: what happened when, how bad, and why if it is said."""

import json

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.cdevents import IMAGE, event
from tests.staging.samples.pagerduty import analysed, incident, page_event
from tests.staging.samples.servicenow import AUDIT, SERVICENOW_ZONE, audited
from tests.staging.samples.tables import csv_text
from tests.staging.samples.work import own_incident

STATES = "select state, entered_at from staging.incident_states"


def audit(exports, *rows, toml=SERVICENOW_ZONE, header=AUDIT):
    exports.put("governance/exports.toml", toml)
    return exports.put("servicenow/audit.csv", csv_text(header, *rows)).load()


def test_an_incident_without_its_end_takes_the_last_change_and_says_so(exports):
    open_one = incident(2, status="triggered", acknowledgements=[])
    newer = incident(3, resolved_at="2026-03-03T12:30:00Z")
    loaded = exports.put("a.json", {"incidents": [incident(), open_one, newer]}).load()
    query = (
        "select incident_key, status, severity, acknowledged_at, resolved_at, "
        "approximated_fields from staging.incidents"
    )
    assert loaded.rows(query) == drawn("""
        incident     | status    | severity | acknowledged        | resolved            | approximated
        pagerduty:Q1 | resolved  | high     | 2026-03-03 12:05:00 | 2026-03-03 13:00:00 | ['resolved_at']
        pagerduty:Q2 | triggered | high     |                     |                     |
        pagerduty:Q3 | resolved  | high     | 2026-03-03 12:05:00 | 2026-03-03 12:30:00 |
    """)
    assert loaded.rows("select state from staging.incident_states where incident_key like '%Q2'"
                       ) == [("triggered",)]  # fmt: skip


def test_webhooks_of_one_incident_are_its_states_and_the_last_one_is_the_incident(exports):
    moments = [("triggered", "12:00"), ("acknowledged", "12:07"), ("resolved", "12:40"),
               ("annotated", "12:20")]  # fmt: skip
    lines = [json.dumps(page_event(kind, f"2026-03-03T{at}:00Z")) for kind, at in moments]
    loaded = exports.put("pages.ndjson", "\n".join(lines)).load()
    assert loaded.counts("pages.ndjson") == (4, 1, 3, 0)
    assert loaded.rows(
        "select status, acknowledged_at, resolved_at, approximated_fields from staging.incidents"
    ) == [("resolved", "2026-03-03 12:07:00", "2026-03-03 12:40:00", "")]
    assert loaded.rows(STATES) == drawn("""
        state        | entered
        triggered    | 2026-03-03 12:00:00
        acknowledged | 2026-03-03 12:07:00
        resolved     | 2026-03-03 12:40:00
    """)


def test_an_acknowledgement_that_a_later_export_forgets_is_kept(exports):
    early = incident(status="acknowledged", last_status_change_at="2026-03-03T12:05:00Z")
    exports.put("march/a.json", [early])
    loaded = exports.put("april/a.json", [incident(acknowledgements=[])]).load()
    assert loaded.rows("select status, acknowledged_at from staging.incidents") == [
        ("resolved", "2026-03-03 12:05:00")
    ]


def test_the_log_of_an_incident_tells_what_its_answer_forgets(exports):
    log = [
        {"type": "resolve_log_entry", "created_at": "2026-03-03T12:59:00Z"},
        {"type": "notify_log_entry", "created_at": "2026-03-03T12:01:00Z"},
        {"type": "acknowledge_log_entry", "created_at": "2026-03-03T12:09:00Z"},
        {"type": "acknowledge_log_entry", "created_at": "2026-03-03T12:04:00Z"},
    ]
    loaded = exports.put("a.json", [incident(acknowledgements=[], log_entries=log)]).load()
    query = "select acknowledged_at, resolved_at, approximated_fields from staging.incidents"
    assert loaded.rows(query) == [("2026-03-03 12:04:00", "2026-03-03 12:59:00", "")]


@pytest.mark.parametrize("name", ["a.json", "z.json"])
def test_rest_and_analytics_of_one_incident_are_one_and_the_exact_end_wins(exports, name):
    loaded = exports.put(name, [incident()]).put("m.json", {"data": [analysed()]}).load()
    query = (
        "select acknowledged_at, resolved_at, is_auto_resolved, approximated_fields, severity "
        "from staging.incidents"
    )
    assert loaded.rows(query) == [
        ("2026-03-03 12:05:00", "2026-03-03 12:58:00", "True", "", "high")
    ]
    assert loaded.reasons("m.json") == {"earlier_state": 1}


def test_analytics_that_know_the_end_win_over_an_older_answer_that_does_not(exports):
    still_open = incident(status="triggered", acknowledgements=[])
    still_open["last_status_change_at"] = "2026-03-03T12:00:00Z"
    loaded = exports.put("a.json", [still_open]).put("b.json", {"data": [analysed()]}).load()
    query = "select status, service_key, acknowledged_at, resolved_at from staging.incidents"
    assert loaded.rows(query) == [
        ("resolved", "Pay API", "2026-03-03 12:04:00", "2026-03-03 12:58:00")
    ]


def test_durations_stand_for_times_where_analytics_name_none(exports):
    nameless = analysed(1, resolved_at=None, status=None, seconds_to_first_ack=None)
    unheard = analysed(2, resolved_at=None, status=None, seconds_to_resolve=None)
    wrong = analysed(3, seconds_to_resolve=-5)
    loaded = exports.put("m.json", {"data": [nameless, unheard, wrong]}).load()
    query = "select incident_key, status, acknowledged_at, resolved_at from staging.incidents"
    assert loaded.rows(query) == drawn("""
        incident     | status       | acknowledged        | resolved
        pagerduty:Q1 | resolved     |                     | 2026-03-03 12:58:00
        pagerduty:Q2 | acknowledged | 2026-03-03 12:04:00 |
    """)
    assert loaded.fates("m.json") == [("3", "negative_count", "seconds_to_resolve")]


@pytest.mark.parametrize("name", ["PSVC", "pay api"])
def test_an_incident_belongs_to_the_service_that_is_called_so(exports, name):
    row = f"pay-api,Pay API,pay,,{name},,service\n"
    header = csv_text(("service_key", "service_name", "team_key", "repository_key",
                       "pagerduty_service", "jira_component", "kind"))  # fmt: skip
    loaded = exports.put("services.csv", header + row).put("a.json", [incident()]).load()
    assert loaded.rows("select service_key from staging.incidents") == [("pay-api",)]


def test_only_an_explicit_root_cause_is_a_cause(exports):
    named = incident(body={"details": "Secret words. Root cause: 0123456789ABCDEF end"})
    loaded = exports.put("a.json", [named, incident(2)]).load()
    assert loaded.rows("select incident_key, cause_ref from staging.incidents") == [
        ("pagerduty:Q1", "0123456789ABCDEF"),
        ("pagerduty:Q2", ""),
    ]


@pytest.mark.parametrize(
    ("priority", "urgency", "severity"),
    [
        ({"summary": "P1"}, "high", "critical"),
        ({"name": "P4"}, "high", "low"),
        ({"summary": "SEV-3"}, "high", "medium"),
        (None, "low", "low"),
        (None, None, "unknown"),
        ({"summary": "Page me"}, "high", "unknown"),
        ({"summary": "P10"}, "high", "unknown"),
    ],
)
def test_severity_is_the_priority_or_else_the_urgency(exports, priority, urgency, severity):
    loaded = exports.put("a.json", [incident(priority=priority, urgency=urgency)]).load()
    assert loaded.rows("select severity from staging.incidents") == [(severity,)]
    kept = (priority or {}).get("summary") or (priority or {}).get("name") or urgency or ""
    assert loaded.rows("select source_severity from staging.incidents") == [(kept,)]


def test_the_last_change_of_an_incident_wins(exports):
    early = incident(status="triggered", last_status_change_at="2026-03-03T12:00:00Z")
    loaded = exports.put("b.json", [early]).put("a.json", [incident()]).load()
    assert loaded.rows("select status from staging.incidents") == [("resolved",)]
    assert loaded.reasons("b.json") == {"earlier_state": 1}


def test_the_last_state_of_an_audit_is_the_incident_and_every_row_is_a_state(exports):
    loaded = audit(
        exports,
        audited(state="Closed", changes="4", updated="05-03-2016 12:00", caused_by="CHG0000097",
                rfc="CHG0000132", resolved="29-02-2016 11:29", closed="05-03-2016 12:00",
                item="pay-db"),
        audited(),
        audited(state="Active", changes="2", updated="29-02-2016 04:00"),
        audited(state="Resolved", changes="3", updated="29-02-2016 11:29"),
    )  # fmt: skip
    assert loaded.counts("servicenow/audit.csv") == (4, 1, 3, 0)
    assert loaded.reasons("servicenow/audit.csv") == {"earlier_state": 3}
    query = (
        "select incident_key, status, severity, source_severity, started_at, acknowledged_at, "
        "resolved_at, closed_at, cause_ref, fix_ref, service_key from staging.incidents"
    )
    # São Paulo was at UTC-3 that February.
    assert loaded.rows(query) == drawn("""
        incident              | status | severity | source       | started             | acknowledged        | resolved            | closed              | cause      | fix        | service
        servicenow:INC0000045 | closed | medium   | 3 - Moderate | 2016-02-29 04:16:00 | 2016-02-29 07:00:00 | 2016-02-29 14:29:00 | 2016-03-05 15:00:00 | CHG0000097 | CHG0000132 | pay-db
    """)
    assert loaded.rows(f"{STATES.replace('state,', 'version, state,')}") == drawn("""
        version | state    | entered
        0       | new      | 2016-02-29 04:23:00
        2       | active   | 2016-02-29 07:00:00
        3       | resolved | 2016-02-29 14:29:00
        4       | closed   | 2016-03-05 15:00:00
    """)


def test_a_question_mark_is_nothing(exports):
    loaded = audit(exports, audited(caused_by="", rfc="?"))
    query = (
        "select service_key, cause_ref, fix_ref, resolved_at, closed_at, title "
        "from staging.incidents"
    )
    assert loaded.rows(query) == [("", "", "", "", "", "")]
    aside = audit(exports, audited("?"), audited(changes="?"), audited(opened="?"))
    assert aside.fates("servicenow/audit.csv") == [
        ("1", "missing_key", "number"),
        ("2", "missing_key", "sys_mod_count"),
        ("3", "missing_key", "opened_at"),
    ]


def test_a_closed_incident_without_its_end_ends_when_it_was_closed_and_says_so(exports):
    loaded = audit(exports, audited(state="7", closed="05-03-2016 12:00"))
    query = "select status, resolved_at, approximated_fields from staging.incidents"
    assert loaded.rows(query) == [("closed", "2016-03-05 15:00:00", "['resolved_at']")]


@pytest.mark.parametrize(
    "declared", ["", 'zone = "America/Sao_Paulo"\n', 'date_order = "dmy"\n']
)  # fmt: skip
def test_servicenow_needs_a_zone_and_an_order_of_day_and_month(exports, declared):
    toml = f'[[source]]\nmatch = "servicenow/*"\n{declared}'
    refusal = audit(exports, audited(), toml=toml).refusal("servicenow/audit.csv")
    assert refusal.reason == "zone_undeclared"
    assert '[[source]] match = "servicenow/audit.csv" zone = "' in refusal.sentence
    assert 'date_order = "dmy"' in refusal.sentence


@pytest.mark.parametrize(
    ("order", "opened", "started"),
    [
        ("dmy", "06/07/2026 10:00", "2026-07-06 13:00:00"),
        ("mdy", "06/07/2026 10:00", "2026-06-07 13:00:00"),
        ("dmy", "6.7.2026 10:00:30", "2026-07-06 13:00:30"),
        ("ymd", "2026-07-06 10:00:00", "2026-07-06 13:00:00"),
    ],
)
def test_day_and_month_are_read_in_the_declared_order(exports, order, opened, started):
    toml = SERVICENOW_ZONE.replace("dmy", order)
    loaded = audit(exports, audited(opened=opened, updated=""), toml=toml)
    assert loaded.rows("select started_at from staging.incidents") == [(started,)]


def test_an_order_nobody_knows_refuses_the_declarations(exports):
    loaded = audit(exports, audited(), toml=SERVICENOW_ZONE.replace("dmy", "american"))
    assert "`american`" in loaded.refusal("governance/exports.toml").sentence


def own(exports, container, *rows):
    """Incidents of one's own, as JSON or as CSV with the same names."""
    content = list(rows)
    if container == "csv":
        content = csv_text(rows[0], *[one.values() for one in rows])
    return exports.put(f"own.{container}", content).load()


@pytest.mark.parametrize("container", ["json", "csv"])
def test_incidents_of_ones_own_say_what_caused_them(exports, container):
    late = own_incident(2, resolutionDate="", severity="", priority="Trivial", causedBy="")
    still = own_incident(3, status="IN_PROGRESS", originalStatus="Looking", resolutionDate="",
                         service="")  # fmt: skip
    loaded = own(exports, container, own_incident(), late, still)
    query = (
        "select incident_key, service_key, status, severity, source_severity, started_at, "
        "resolved_at, cause_ref, approximated_fields from staging.incidents"
    )
    assert loaded.rows(query) == drawn("""
        incident     | service | status  | severity | source  | started             | resolved            | cause     | approximated
        simple:OUT-1 | pay-api | closed  | high     | SEV-2   | 2026-03-03 12:00:00 | 2026-03-03 12:40:00 | deploy-17 |
        simple:OUT-2 | pay-api | closed  | low      | Trivial | 2026-03-03 12:00:00 | 2026-03-03 12:50:00 |           | ['resolved_at']
        simple:OUT-3 |         | looking | high     | SEV-2   | 2026-03-03 12:00:00 |                     | deploy-17 |
    """)
    assert "Secret" not in str(loaded.rows("from staging.incidents"))


@pytest.mark.parametrize("container", ["json", "csv"])
def test_what_is_no_incident_or_lacks_a_part_is_set_aside(exports, container):
    rows = [
        own_incident(1, type="BUG"),
        own_incident(2, status="MAYBE"),
        own_incident(3, title=""),
        own_incident(4, createdDate="yesterday"),
        own_incident(5),
    ]
    assert own(exports, container, *rows).fates(f"own.{container}") == drawn("""
        row | reason        | field
        1   | not_this_kind | type
        2   | unknown_value | status
        3   | missing_key   | title
        4   | bad_time      | createdDate
    """)


BROKE = "pkg:oci/pay@sha256%3Abroken"


def told_by_events(exports, *events):
    return exports.put("events.json", list(events)).load()


def test_events_of_one_incident_are_one_incident_and_name_what_broke(exports):
    said = {"service": {"id": "Pay"}, "description": "Slow above 100 ms"}
    found = event("incident.detected", "2026-03-03T12:00:00Z", "i-1", artifactId=BROKE, **said)
    told = event("incident.reported", "2026-03-03T12:10:00Z", "i-1", ticketURI="x", **said)
    told["customData"] = {"severity": "medium", "priority": "critical", "token": "very secret"}
    mended = event("incident.resolved", "2026-03-03T13:00:00Z", "i-1", artifactId=IMAGE)
    other = event("incident.detected", "2026-03-04T12:00:00Z", "i-2")
    loaded = told_by_events(exports, told, mended, other, found)
    query = (
        "select right(incident_key, 3) as incident, service_key, title, severity, "
        "status, started_at, resolved_at, artifact_id = ? as is_broken, fix_ref "
        "from staging.incidents"
    ).replace("?", f"'{BROKE}'")
    assert loaded.rows(query) == drawn(f"""
        incident | service | title             | severity | status   | started             | resolved            | broken | fix
        i-1      | pay     | Slow above 100 ms | medium   | resolved | 2026-03-03 12:00:00 | 2026-03-03 13:00:00 | True   | {IMAGE}
        i-2      |         |                   | unknown  | detected | 2026-03-04 12:00:00 |                     |        |
    """)
    assert loaded.rows(STATES + " where incident_key like '%i-1'") == drawn("""
        state    | entered
        detected | 2026-03-03 12:00:00
        reported | 2026-03-03 12:10:00
        resolved | 2026-03-03 13:00:00
    """)
    assert "secret" not in str(loaded.rows("from staging.incidents"))


def test_an_incident_that_comes_back_is_not_resolved(exports):
    moments = [("detected", "12:00"), ("resolved", "13:00"), ("reported", "14:00")]
    events = [event(f"incident.{kind}", f"2026-03-03T{at}:00Z", "i-1") for kind, at in moments]
    query = "select status, started_at, resolved_at from staging.incidents"
    assert told_by_events(exports, *events).rows(query) == [("reported", "2026-03-03 12:00:00", "")]


def test_an_end_without_a_beginning_invents_none(exports):
    loaded = told_by_events(exports, event("incident.resolved", "2026-03-03T13:00:00Z", "i-1"))
    query = "select status, started_at, resolved_at from staging.incidents"
    assert loaded.rows(query) == [("resolved", "", "2026-03-03 13:00:00")]
