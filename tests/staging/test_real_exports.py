"""Files that real tools wrote, where somebody has put them beside the project."""

import csv
import os
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.build import checks
from dashboard.settings import ROOT
from tests.staging.folder import Folder

REAL = Path(os.environ.get("OUTCOME_VIEWS_REAL_EXPORTS", ROOT.parent / "shared/real_exports"))
needs_real_exports = pytest.mark.skipif(
    not REAL.is_dir(), reason="no real exports here: set OUTCOME_VIEWS_REAL_EXPORTS to a folder"
)
FORMATS = {
    "cdevents/incident_reported.json": "cdevents",
    "cdevents/incident_resolved.json": "cdevents",
    "cdevents/service_deployed.json": "cdevents",
    "cdevents/service_rolledback.json": "cdevents",
    "cursor/usage-details-2025-08-10.csv": "cursor_usage_details_csv",
    "cursor/usage-events-2025-11-06.csv": "cursor_usage_events_csv",
    "cursor/usage-tokens-2025-08-09.csv": "cursor_usage_tokens_csv",
    "github_api/pull_commits.json": "github_pull_commits",
    "github_api/pull_reviews.json": "github_reviews",
    "github_api/pulls.json": "github_pull_requests",
    "github_api/workflow_runs.json": "github_workflow_runs",
    "github_copilot_seats/enterprise_seats_with_duplicates.json": "copilot_seats",
    "github_copilot_seats/organization_seats_response_sample.json": "copilot_seats",
    "github_copilot_usage/organization-users-1-day-report.json": "copilot_user_report",
    "github_copilot_usage/organization-users-28-day-report.json": "copilot_user_report",
    "github_webhooks/deployment.json": "github_deployments",
    "github_webhooks/deployment_status.json": "github_deployment_statuses",
    "github_webhooks/milestone.closed.json": "github_milestones",
    "github_webhooks/pull_request.closed.json": "github_pull_requests",
    "github_webhooks/workflow_run.completed.json": "github_workflow_runs",
    "otlp/metrics.json": "otlp_metrics",
    "pagerduty/incidents.json": "pagerduty_incidents",
}


@pytest.fixture(scope="module")
def real():
    return Folder(REAL).load()


@needs_real_exports
@pytest.mark.parametrize(("name", "format_id"), sorted(FORMATS.items()))
def test_real_export_loads_as_its_format(real, name, format_id):
    file = real.files[name]
    assert (file.format, file.refusal) == (format_id, None)
    assert file.rows_read == file.rows_loaded + file.rows_superseded + file.rows_set_aside > 0
    assert file.rows_set_aside <= 2 or set(real.reasons(name)) == {"not_this_kind"}


@needs_real_exports
def test_what_has_no_format_yet_is_refused_and_nothing_else(real):
    refused = {
        name.split("/")[0]: file.refusal.reason for name, file in real.files.items() if file.refusal
    }
    assert refused == {
        "github_copilot_usage": "not_an_export",
    }


@needs_real_exports
def test_overlapping_dashboard_exports_count_each_event_once(real):
    read = sum(file.rows_read for name, file in real.files.items() if name.startswith("cursor/"))
    found = real.one("select count(distinct (occurred_at, model_name)) from staging.ai_events")
    assert found == real.one("select count(*) from staging.ai_events") < read


def counted_by_hand(folder):
    """Events, tokens and dollars of Cursor's files, read with nothing but a CSV parser: of a
    moment and model the newest row of the newest generation.
    """
    generations = {"details": 1, "tokens": 2, "events": 3}
    newest = {}
    for path in sorted(folder.glob("usage-*.csv")):
        _, kind, exported = path.stem.split("-", 2)
        for row in csv.DictReader(path.read_text("utf-8-sig").splitlines()):
            tokens = int(row.get("Total Tokens") or row.get("Tokens") or 0)
            cost = row.get("Cost") or row.get("Cost ($)")
            event = (generations[kind], exported), tokens, cost
            key = row["Date"], row["Model"]
            newest[key] = max(newest.get(key, event), event, key=lambda one: one[0])
    dollars = [Decimal(cost) for _, _, cost in newest.values() if cost != "Included"]
    return len(newest), sum(tokens for _, tokens, _ in newest.values()), sum(dollars)


@needs_real_exports
def test_totals_of_three_generations_are_what_a_plain_count_gives(real):
    found = real.connection.execute(
        "select count(*), sum(total_tokens), sum(cost) from staging.ai_events"
    ).fetchall()
    assert found == [counted_by_hand(REAL / "cursor")]


@needs_real_exports
def test_a_meter_of_something_else_counts_as_no_use(real):
    assert real.reasons("otlp/metrics.json") == {"not_this_kind": 1}


@needs_real_exports
def test_features_of_a_real_copilot_day_add_up_to_it_and_other_parts_are_shares(real):
    for measure in ("prompts", "generations", "accepts", "lines_suggested", "ai_lines_added"):
        assert real.rows(
            f"select id_value, used_on, {measure} from staging.ai_days where {measure} <> 0"
        ) == real.rows(
            "select id_value, used_on, cast(sum(amount) as bigint) from staging.ai_day_details "
            f"where is_complete and measure = '{measure}' group by all"
        )
    shares = real.one(
        "select sum(amount) from staging.ai_day_details where tool = 'copilot' "
        "and dimension = 'ide' and measure = 'generations'"
    )
    assert 0 < shares < real.one("select sum(generations) from staging.ai_days")


@needs_real_exports
def test_a_real_person_with_two_seats_is_one_person(real):
    file_id = real.files["github_copilot_seats/enterprise_seats_with_duplicates.json"].file_id
    seats = f"from staging.ai_seats where file_id = '{file_id}'"
    assert real.one(f"select count(*) {seats}") == 4
    assert real.one(f"select count(distinct id_value) {seats}") == 2


@needs_real_exports
def test_every_record_of_a_real_export_has_one_fate(real):
    found = checks.run(real.connection)
    assert found["row_counts_do_not_add_up"] == found["row_with_two_fates"] == 0


@needs_real_exports
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_body_message_or_address_of_an_api_is_kept(real, name):
    file_id = real.files[name].file_id
    for table in ("changes", "change_commits", "deployments", "incidents", "ai_days"):
        text = str(real.rows(f"select * from staging.{table} where file_id = '{file_id}'"))
        assert "api.github.com" not in text
        assert "Signed-off-by" not in text


@needs_real_exports
def test_a_real_log_tells_the_acknowledgement_that_a_resolved_page_forgets(real):
    assert real.rows(
        "select status, acknowledged_at, resolved_at, approximated_fields from staging.incidents "
        "where incident_key = 'pagerduty:Q1OHFWFP3GPXOG'"
    ) == [("resolved", "2022-11-03 06:45:46", "2022-11-03 06:51:44", "")]


@needs_real_exports
def test_real_events_of_an_incident_name_what_broke_and_what_mended_it(real):
    query = (
        "select service_key, status, severity, right(artifact_id, 4), right(fix_ref, 4) "
        "from staging.incidents where source = 'cdevents'"
    )
    assert real.rows(query) == [("myapp", "resolved", "medium", "3427", "3439")]
