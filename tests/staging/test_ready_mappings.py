"""The ready mappings, each with the traps of its tool."""

import pytest

from dashboard.build import marts
from tests.staging.folder import drawn
from tests.staging.samples import TOML
from tests.staging.samples.mappings import (
    GEARSET,
    SHA,
    WORKDAY,
    argo_application,
    argo_sync,
    azure_build,
    bitbucket_deployment,
    ccusage_day,
    circleci_workflow,
    codedeploy_event,
    codepipeline_event,
    copilot_metrics_day,
    gearset_row,
    gemini_entry,
    jenkins_build,
    jenkins_job,
    okta_user,
    opsgenie_incident,
    spinnaker_execution,
    windsurf_user,
    workday_worker,
)
from tests.staging.samples.tables import csv_text

DEPLOYMENTS = (
    "select deployment_key, service_key, repository_key, environment_name, left(sha, 7), result, "
    "started_at, finished_at from staging.deployments"
)


def ndjson(*records):
    import json

    return "".join(json.dumps(record) + "\n" for record in records)


def put(exports, name, content):
    for path, text in TOML.items():
        exports.put(path, text)
    return exports.put(name, content)


def results(loaded):
    return [row[1] for row in loaded.rows("select deployment_key, result from staging.deployments")]


def test_an_azure_build_has_seven_digits_of_a_second_and_lower_case_names(exports):
    loaded = exports.put("a.json", {"count": 1, "value": [azure_build()]}).load()
    assert loaded.rows(DEPLOYMENTS) == drawn("""
        key           | service | repository          | environment     | sha     | result  | started                    | finished
        azure:p-1:501 |         | github.com/acme/pay | deploy-pay-prod | 5d3f6f5 | success | 2026-03-05 13:59:02.765432 | 2026-03-05 14:10:03
    """)
    assert loaded.one("select deployer_id from staging.deployments") == "maya@acme.example"


def test_a_partial_success_of_azure_is_unknown_unless_declared(exports):
    exports.put("a.json", [
        azure_build(1, result="partiallySucceeded"),
        azure_build(2, result="failed"),
        azure_build(3, result="canceled"),
        azure_build(4, result=None, status="inProgress", finishTime=None),
    ])  # fmt: skip
    assert results(exports.load()) == ["unknown", "failure", "cancelled", "running"]
    exports.put("governance/exports.toml", '[result_values]\npartiallySucceeded = "failure"\n')
    assert results(exports.load()) == ["failure", "failure", "cancelled", "running"]


def test_a_jenkins_build_ends_after_its_duration_and_its_commit_lies_among_other_actions(exports):
    loaded = exports.put("j.json", jenkins_job(jenkins_build())).load()
    assert loaded.rows(DEPLOYMENTS) == drawn("""
        key                                                | service | repository          | environment     | sha     | result  | started             | finished
        jenkins:https://ci.acme.example/job/deploy-pay/17/ |         | github.com/acme/pay | pay/deploy-prod | 5d3f6f5 | success | 2026-03-05 14:10:00 | 2026-03-05 14:11:30.500000
    """)
    assert loaded.one("select deployer_id from staging.deployments") == "maya"


def test_what_jenkins_says_of_a_build(exports):
    exports.put("j.json", jenkins_job(
        jenkins_build(1, result="UNSTABLE"),
        jenkins_build(2, result="ABORTED"),
        jenkins_build(3, result=None, duration=0),
        jenkins_build(4, result="FAILURE", actions=[{}, None]),
    ))  # fmt: skip
    loaded = exports.load()
    assert results(loaded) == ["unknown", "cancelled", "running", "failure"]
    query = "select finished_at from staging.deployments where result = 'running'"
    assert loaded.rows(query) == [("",)]


@pytest.mark.parametrize(
    "content",
    [
        argo_application(),
        [argo_application()],
        {"kind": "List", "items": [argo_application()]},
        ndjson(argo_application(), argo_application("shop-prod")),
    ],
)
def test_argo_writes_its_applications_in_several_ways(exports, content):
    loaded = exports.put("a.json", content).load()
    query = f"{DEPLOYMENTS} where deployment_key like 'argo:pay%'"
    assert loaded.rows(query) == drawn("""
        key             | service  | repository | environment | sha | result  | started             | finished
        argo:pay-prod:4 | pay-prod |            | prod        |     | success | 2026-03-05 14:09:30 | 2026-03-05 14:10:00
    """)


def test_argo_forgets_old_entries_and_an_older_export_still_has_them(exports):
    exports.put("a-2026-03-06.json", argo_application("pay", argo_sync(1), argo_sync(2)))
    exports.put("b-2026-03-07.json", argo_application("pay", argo_sync(2), argo_sync(3)))
    assert len(results(exports.load())) == 3


def test_the_commit_of_argos_configuration_is_a_version_and_no_commit_of_a_change(exports):
    several = argo_sync(5, revision=None, revisions=["aaa", "bbb"])
    loaded = exports.put("a.json", argo_application("pay", argo_sync(4), several)).load()
    assert loaded.rows("select version, sha from staging.deployments") == [(SHA, ""), ("aaa", "")]


def test_two_events_of_codedeploy_are_one_deployment_and_two_states(exports):
    loaded = exports.put("e.json", ndjson(
        codedeploy_event("START", "2026-03-05T14:00:00Z"),
        codedeploy_event("SUCCESS", "2026-03-05T14:10:00Z"),
        codedeploy_event("START", "2026-03-05T15:00:00Z", "d-2"),
    )).load()  # fmt: skip
    assert loaded.counts("e.json") == (3, 2, 1, 0)
    assert loaded.reasons("e.json") == {"earlier_state": 1}
    assert loaded.rows(DEPLOYMENTS) == drawn("""
        key                    | service | repository | environment | sha | result  | started             | finished
        codedeploy:d-2         | pay     |            | pay-prod    |     | running | 2026-03-05 15:00:00 |
        codedeploy:d-75I7MBT7C | pay     |            | pay-prod    |     | success |                     | 2026-03-05 14:10:00
    """)
    query = "select deployment_key, state, entered_at from staging.deployment_states"
    assert loaded.rows(query) == drawn("""
        key                    | state   | entered
        codedeploy:d-2         | start   | 2026-03-05 15:00:00
        codedeploy:d-75I7MBT7C | start   | 2026-03-05 14:00:00
        codedeploy:d-75I7MBT7C | success | 2026-03-05 14:10:00
    """)


def test_the_newer_event_wins_whatever_the_order_of_files(exports):
    exports.put("b-2026-03-08.json", [codedeploy_event("START", "2026-03-05T14:00:00Z")])
    exports.put("a-2026-03-07.json", [codedeploy_event("FAILURE", "2026-03-05T14:10:00Z")])
    assert results(exports.load()) == ["failure"]


def test_events_of_a_stage_are_no_execution_of_codepipeline(exports):
    stage = codepipeline_event("FAILED", "2026-03-05T14:05:00Z", stage="Build") | {
        "detail-type": "CodePipeline Stage Execution State Change"
    }
    loaded = exports.put("e.json", [
        codepipeline_event("STARTED", "2026-03-05T14:00:00Z"),
        stage,
        codepipeline_event("SUCCEEDED", "2026-03-05T14:10:00Z"),
    ]).load()  # fmt: skip
    assert loaded.counts("e.json") == (3, 1, 1, 1)
    assert loaded.fates("e.json")[1] == ("2", "not_this_kind", "detail-type")
    assert results(loaded) == ["success"]


def test_a_bitbucket_deployment_loses_its_braces_and_takes_its_repository_from_exports_toml(
    exports,
):
    loaded = put(exports, "bitbucket/pay.json", {"values": [bitbucket_deployment()]}).load()
    assert loaded.rows(DEPLOYMENTS) == drawn("""
        key                                            | service | repository             | environment | sha     | result  | started             | finished
        bitbucket:9f1c5e6a-0b1c-4d2e-8f3a-4b5c6d7e8f90 |         | bitbucket.org/acme/pay | Production  | 5d3f6f5 | success | 2026-03-05 13:59:00 | 2026-03-05 14:10:00
    """)


def test_a_deployment_that_bitbucket_rolled_back_failed(exports):
    exports.put("b.json", [
        bitbucket_deployment("{1}", "ROLLED_BACK"),
        bitbucket_deployment("{2}", "UNDEPLOYED"),
        bitbucket_deployment("{3}", "IN_PROGRESS"),
        bitbucket_deployment(
            "{4}", state={"name": "COMPLETED", "status": {"name": "FAILED"}}
        ) | {"state": {"name": "COMPLETED", "status": {"name": "FAILED"}}},
    ])  # fmt: skip
    query = "select deployment_key, result, is_rollback from staging.deployments"
    assert exports.load().rows(query) == drawn("""
        key         | result     | is_rollback
        bitbucket:1 | failure    | True
        bitbucket:2 | superseded | False
        bitbucket:3 | running    | False
        bitbucket:4 | failure    | False
    """)


def test_a_circleci_workflow_belongs_to_the_repository_of_its_project(exports):
    loaded = exports.put("c.json", {"items": [
        circleci_workflow(), circleci_workflow("w-2", status="canceled", project_slug="bb/Acme/Shop"),
    ]}).load()  # fmt: skip
    query = (
        "select deployment_key, repository_key, environment_name, result from staging.deployments"
    )
    assert loaded.rows(query) == drawn("""
        key          | repository             | environment | result
        circleci:w-1 | github.com/acme/pay    | deploy-prod | success
        circleci:w-2 | bitbucket.org/acme/shop | deploy-prod | cancelled
    """)


def gearset(exports, *rows):
    return put(exports, "gearset/g.csv", csv_text(GEARSET, *rows)).load()


def test_gearset_lists_its_pull_requests_as_python_prints_them(exports):
    loaded = gearset(
        exports, gearset_row(), gearset_row("g-2", pulls="[]"), gearset_row("g-3", pulls="")
    )
    assert loaded.counts("gearset/g.csv") == (3, 3, 0, 0)
    assert loaded.rows(
        "select deployment_key, change_key, sha from staging.deployment_changes"
    ) == drawn("""
        deployment  | change                 | sha
        gearset:g-1 | github.com/acme/pay#12 |
        gearset:g-1 | github.com/acme/pay#13 |
    """)


BAD_LISTS = [
    "[__import__('os')]",
    "[__import__('os').system('touch /tmp/owned')]",
    "['a', open('x')]",
    "['a'",
    "['a'] + ['b']",
    "{'a': 1}",
    "[['a']]",
    "lambda: 0",
    "[os]",
    "[None]",
    "[1.5]",
    "['a' 'b']",
    "('a',)",
    "['\\N{BELL}']",
]


@pytest.mark.parametrize("pulls", BAD_LISTS)
def test_a_list_with_anything_but_texts_in_it_is_set_aside_and_nothing_is_executed(exports, pulls):
    loaded = gearset(exports, gearset_row(), gearset_row("g-2", pulls=pulls))
    assert loaded.fates("gearset/g.csv") == [("2", "bad_nested_value", "PullRequests")]
    assert loaded.rows("select distinct deployment_key from staging.deployment_changes") == [
        ("gearset:g-1",)
    ]


PYTHON_LISTS = [
    ["plain"], ["it's", 'say "hi"', "both ' and \""], ["back\\slash", "tab\t", "line\n"],
    ["naïve", "ключ", "🚀", "\x07", "\x00"], ["a, b", "['c']"], [12, 13], [], ["\\x41", "\\n"],
]  # fmt: skip


@pytest.mark.parametrize("listed", PYTHON_LISTS)
def test_a_list_is_read_as_python_would_read_it(exports, listed):
    loaded = exports.load()
    found = loaded.connection.execute("select python_texts(?)", [repr(listed)]).fetchall()[0][0]
    assert found == [str(one) for one in listed]


def test_hundreds_of_pull_requests_in_one_cell_are_hundreds_of_changes(exports):
    pulls = repr([f"https://github.com/acme/pay/pull/{n}" for n in range(8_000)])
    assert len(pulls) > 128 * 1024
    loaded = gearset(exports, gearset_row(pulls=pulls))
    assert loaded.one("select count(*) from staging.deployment_changes") == 8_000


def test_a_failure_of_gearset_is_no_failed_deployment_since_it_includes_validations(exports):
    loaded = gearset(exports, gearset_row(kind="Failure"), gearset_row("g-2", kind="Validation"))
    assert results(loaded) == ["unknown", "unknown"]
    assert loaded.one("select any_value(environment_name) from staging.deployments") == "production"


def test_an_opsgenie_incident_ends_with_its_impact_or_says_that_its_end_is_near(exports):
    loaded = exports.put("o.json", {"data": [
        opsgenie_incident(),
        opsgenie_incident("i-2", impactEndDate=None, status="closed", priority="P5"),
        opsgenie_incident("i-3", status="open", impactEndDate=None, priority=None),
    ]}).load()  # fmt: skip
    query = (
        "select incident_key, severity, status, started_at, resolved_at, closed_at, "
        "approximated_fields from staging.incidents"
    )
    assert loaded.rows(query) == drawn("""
        key          | severity | status   | started             | resolved                   | closed                     | approximated
        opsgenie:i-1 | high     | resolved | 2026-03-05 14:50:00 | 2026-03-05 16:00:00        |                            |
        opsgenie:i-2 | low      | closed   | 2026-03-05 14:50:00 | 2026-03-05 16:30:00.123000 | 2026-03-05 16:30:00.123000 | ['resolved_at']
        opsgenie:i-3 | unknown  | open     | 2026-03-05 14:50:00 |                            |                            |
    """)


def test_a_spinnaker_execution_counts_milliseconds(exports):
    loaded = exports.put("s.json", [
        spinnaker_execution(), spinnaker_execution("02", status="TERMINAL", endTime=None),
    ]).load()  # fmt: skip
    query = "select deployment_key, result, created_at, finished_at from staging.deployments"
    assert loaded.rows(query) == drawn("""
        key            | result  | created             | finished
        spinnaker:01HQ | success | 2026-03-05 14:09:00 | 2026-03-05 14:20:00
        spinnaker:02   | failure | 2026-03-05 14:09:00 |
    """)


ENVELOPES = [
    {"daily": [ccusage_day()], "totals": {"totalCost": 1.25}},
    {"type": "daily", "data": [ccusage_day(totalCost=None, costUSD=1.25)], "summary": {}},
    {"daily": [{**ccusage_day(), "date": None, "period": "2026-03-05", "agent": "all"}]},
]


@pytest.mark.parametrize("content", ENVELOPES)
def test_ccusage_has_several_envelopes_and_no_person(exports, content):
    loaded = put(exports, "ccusage/maya/d.json", content).load()
    query = (
        "select id_value, used_on, client, uncached_input_tokens, cache_write_tokens, "
        "cache_read_tokens, output_tokens, total_tokens, cost, cost_kind, final_on from staging.ai_days"
    )
    assert loaded.rows(query) == drawn("""
        who               | day        | client | input | written | read | output | total | cost        | kind          | final
        maya@acme.example | 2026-03-05 |        | 1200  | 50      | 9000 | 300    | 10550 | 1.250000000 | list_estimate | 2026-03-06
    """)
    query = "select dimension_value, measure, amount from staging.ai_day_details"
    assert loaded.rows(query) == [("claude-sonnet-4-5", "output_tokens", "300.0")]


def test_ccusage_by_project_keeps_its_projects_apart(exports):
    content = {
        "projects": {"pay": [ccusage_day()], "shop": [ccusage_day(inputTokens=5)]},
        "totals": {},
    }
    loaded = put(exports, "ccusage/maya/p.json", content).load()
    assert loaded.rows("select client, uncached_input_tokens from staging.ai_days") == [
        ("pay", "1200"), ("shop", "5"),
    ]  # fmt: skip


def test_a_broken_day_of_one_project_is_set_aside_and_the_others_stay(exports):
    content = {"projects": {"pay": [ccusage_day(), "no day"], "shop": [ccusage_day(inputTokens=5)]}}
    loaded = put(exports, "ccusage/maya/p.json", content).load()
    assert loaded.counts("ccusage/maya/p.json") == (3, 2, 0, 1)
    assert loaded.fates("ccusage/maya/p.json") == [("2", "bad_nested_value", "record")]
    assert loaded.rows("select client from staging.ai_days") == [("pay",), ("shop",)]


def test_without_a_price_ccusage_has_no_currency(exports):
    content = {"daily": [ccusage_day(totalCost=None)]}
    loaded = put(exports, "ccusage/maya/d.json", content).load()
    assert loaded.rows("select cost, currency from staging.ai_days") == [("", "")]


def test_a_ccusage_file_of_nobody_says_where_to_declare_somebody(exports):
    loaded = exports.put("d.json", {"daily": [ccusage_day()]}).load()
    assert loaded.fates("d.json") == [("1", "missing_key", "owner")]
    (reason,) = loaded.files["d.json"].reasons
    assert reason.fix == "Declare it in governance/exports.toml: [[source]] match and owner."


def test_the_key_of_a_windsurf_client_is_nowhere(exports):
    exports.put(
        "governance/exports.toml",
        '[[source]]\nmatch = "w.json"\nexported_at = "2026-03-06T00:00:00Z"\n',
    )
    loaded = exports.put("w.json", {"userTableStats": [windsurf_user()]}).load()
    query = "select id_value, snapshot_at, last_activity_at from staging.ai_seats"
    assert loaded.rows(query) == [
        ("maya@acme.example", "2026-03-06 00:00:00", "2026-03-05 14:10:00.123456")
    ]
    assert "ws-secret" not in str(loaded.rows("select * from staging.ai_seats"))
    assert "apiKey" not in str(loaded.files["w.json"])


def test_three_log_entries_of_gemini_are_one_request_without_its_words(exports):
    loaded = exports.put("g.json", [
        gemini_entry(),
        gemini_entry("s", "metadata", "2026-03-05T14:10:00.226Z"),
        gemini_entry("t", "response", "2026-03-05T14:10:00.227Z"),
    ]).load()  # fmt: skip
    assert loaded.counts("g.json") == (3, 1, 2, 0)
    query = "select event_key, id_value, kind, occurred_at from staging.ai_events"
    assert loaded.rows(query) == [
        (
            "gemini:e60facb1485b17b7",
            "maya@acme.example",
            "CompleteTask",
            "2026-03-05 14:10:00.227000",
        )
    ]
    assert "secret" not in str(loaded.rows("select * from staging.ai_events"))


def test_the_closed_metrics_of_copilot_are_figures_of_the_vendor(exports):
    exports.put("governance/exports.toml", '[[source]]\nmatch = "c.json"\nscope = "acme"\n')
    loaded = exports.put("c.json", [copilot_metrics_day()]).load()
    query = "select entity_id, reported_on, bucket, figure, amount from staging.reported_figures"
    assert loaded.rows(query) == drawn("""
        entity | day        | bucket | figure                                           | amount
        acme   | 2026-03-05 | all    | copilot_dotcom_chat.total_engaged_users          | 0.0
        acme   | 2026-03-05 | all    | copilot_ide_chat.total_engaged_users             | 9.0
        acme   | 2026-03-05 | all    | copilot_ide_code_completions.total_engaged_users | 18.0
        acme   | 2026-03-05 | all    | total_active_users                               | 24.0
        acme   | 2026-03-05 | all    | total_engaged_users                              | 20.0
        acme   | 2026-03-05 | neovim | copilot_ide_code_completions.total_engaged_users | 3.0
        acme   | 2026-03-05 | vscode | copilot_ide_code_completions.total_engaged_users | 15.0
    """)


PEOPLE = "select person_key, email, display_name, title, role, is_active from staging.people"
STAYS = "select person_key, team_key, valid_from, valid_to from staging.memberships"


def on(day):
    return f'[[source]]\nmatch = "*-{day}.*"\nexported_at = "{day}"\n'


def test_okta_users_are_a_roster_without_roles_and_phones(exports):
    exports.put("governance/exports.toml", on("2026-03-06"))
    gone = okta_user("00u2", "tom@acme.example", displayName="Tom", title=None) | {
        "status": "DEPROVISIONED"
    }
    loaded = exports.put("o-2026-03-06.json", [okta_user(), gone]).load()
    assert loaded.rows(PEOPLE) == drawn("""
        key       | email             | name      | title             | role  | active
        okta:00u1 | maya@acme.example | Maya Chen | Software Engineer | other | True
        okta:00u2 | tom@acme.example  | Tom       |                   | other | False
    """)
    assert loaded.rows(STAYS) == [("okta:00u1", "Payments", "2026-03-06", "")]
    assert "1234" not in str(loaded.rows("select * from staging.people"))


def test_titles_translated_in_a_copy_of_a_ready_mapping_make_engineers(exports):
    from dashboard.settings import QUERIES

    ready = (QUERIES / "mappings" / "okta_users.toml").read_text()
    own = ready.replace('Manager = "manager"', '"software engineer" = "engineer"')
    assert own != ready
    exports.put("governance/mappings/okta_users.toml", own).put("o.json", [okta_user()])
    assert exports.load().rows("select role from staging.people") == [("engineer",)]


def test_two_workday_reports_are_two_snapshots_of_one_roster(exports):
    exports.put("governance/exports.toml", on("2026-03-06") + on("2026-04-06"))
    exports.put("w-2026-03-06.csv", csv_text(WORKDAY, workday_worker(hired="2024-01-08")))
    moved = list(workday_worker())
    moved[4] = "Shop"
    exports.put("w-2026-04-06.csv", csv_text(WORKDAY, moved))
    exports.put("governance/policy.toml", "organisation_change_limit = 1.0\n")
    loaded = exports.load()
    assert loaded.rows(STAYS) == drawn("""
        key          | team     | from       | to
        workday:4711 | Payments | 2024-01-08 | 2026-04-05
        workday:4711 | Shop     | 2026-04-06 |
    """)


def test_what_is_wrong_with_a_mapped_roster_is_told_in_the_words_of_the_file(exports):
    rows = [
        workday_worker(),
        workday_worker("", "x@acme.example"),
        workday_worker("2", "", hired="soon"),
    ]
    loaded = exports.put("w.csv", csv_text(WORKDAY, *rows)).load()
    assert loaded.fates("w.csv") == [
        ("2", "missing_key", "Employee ID"),
        ("3", "missing_key", "Email - Work"),
    ]
    rows[2] = workday_worker("2", "t@acme.example", hired="soon")
    loaded = exports.put("w.csv", csv_text(WORKDAY, *rows)).load()
    assert loaded.fates("w.csv")[1] == ("3", "bad_time", "Hire Date")


def test_days_of_a_roster_are_read_as_its_mapping_says(exports):
    from dashboard.settings import QUERIES

    ready = (QUERIES / "mappings" / "workday_workers.toml").read_text()
    own = ready.replace('from = "Hire Date",', 'from = "Hire Date", format = "%m/%d/%Y",')
    exports.put("governance/mappings/workday_workers.toml", own)
    rows = [
        workday_worker(hired="01/08/2024"),
        workday_worker("2", "t@acme.example", hired="2024-01-08"),
    ]
    loaded = exports.put("w.csv", csv_text(WORKDAY, *rows)).load()
    assert loaded.rows("select started_on from staging.people") == [("2024-01-08",)]
    assert loaded.fates("w.csv") == [("2", "bad_time", "Hire Date")]


def test_a_day_that_ccusage_tells_whole_and_by_project_counts_once(exports):
    put(exports, "ccusage/maya/d.json", {"daily": [ccusage_day()]})
    exports.put(
        "ccusage/maya/p.json", {"projects": {"pay": [ccusage_day()], "shop": [ccusage_day()]}}
    )
    loaded = exports.load()
    for layer in marts.LAYERS:
        loaded.connection.execute(f"create schema {layer}")
    marts.build(loaded.connection, lambda *_: None)
    query = "select tool, used_on, measure, source from marts.use_sources"
    assert loaded.rows(query) == drawn("""
        tool        | day        | measure | source
        claude_code | 2026-03-05 | cost    | ccusage
        claude_code | 2026-03-05 | tokens  | ccusage
    """)
