"""CDEvents: several events tell of one deployment, change or incident."""

import json

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.cdevents import IMAGE, cloud_event, event, service

REPOSITORY = {"id": "Harbour/Pay", "source": "https://github.com"}
DEPLOYMENTS = (
    "select service_key, environment_name, result, is_rollback, finished_at "
    "from staging.deployments"
)


def put(exports, *events):
    return exports.put("events.json", list(events)).load()


def test_services_that_are_deployed_upgraded_or_rolled_back_are_deployments(exports):
    loaded = put(
        exports,
        service("deployed", "2026-03-03T11:00:00Z"),
        service("upgraded", "2026-03-04T11:00:00Z", "pkg:oci/pay@2"),
        service("rolledback", "2026-03-05T11:00:00Z"),
    )
    assert loaded.rows(DEPLOYMENTS) == drawn("""
        service | environment | result  | is_rollback | finished_at
        pay     | live        | success | False       | 2026-03-03 11:00:00
        pay     | live        | success | False       | 2026-03-04 11:00:00
        pay     | live        | success | True        | 2026-03-05 11:00:00
    """)
    assert loaded.rows("select distinct version, sha from staging.deployments") == sorted(
        [(IMAGE, ""), ("pkg:oci/pay@2", "")]
    )
    assert "very secret" not in str(loaded.rows("select * from staging.delivery_events"))


def test_the_envelope_of_cloud_events_changes_nothing(exports):
    plain = put(exports, service()).rows(DEPLOYMENTS)
    wrapped = [cloud_event(service()), cloud_event(service("upgraded", "2026-03-04T11:00:00Z"))]
    lines = "\n".join(json.dumps(one) for one in wrapped)
    loaded = exports.put("events.json", lines).load()
    assert plain[0] in loaded.rows(DEPLOYMENTS)
    assert loaded.counts("events.json") == (2, 2, 0, 0)


def test_the_same_event_again_is_one(exports):
    loaded = put(exports, service(), service())
    assert loaded.counts("events.json") == (2, 1, 1, 0)


def test_a_package_url_of_a_code_host_names_repository_and_commit(exports):
    loaded = put(exports, service(artifact=f"pkg:github/Harbour/Pay@{'C' * 40}?x=1"))
    assert loaded.rows("select repository_key, sha from staging.deployments") == [
        ("github.com/harbour/pay", "c" * 40)
    ]


def test_published_and_removed_are_states_of_the_deployment_before(exports):
    loaded = put(
        exports,
        service("deployed", "2026-03-03T11:00:00Z"),
        service("published", "2026-03-03T11:10:00Z", artifact=None),
        service("removed", "2026-03-09T11:00:00Z", artifact=None),
        service("removed", "2026-03-09T11:00:00Z", environment={"id": "other"}, subject="Cms"),
    )
    assert loaded.rows("select state, entered_at from staging.deployment_states") == drawn("""
        state     | entered_at
        deployed  | 2026-03-03 11:00:00
        published | 2026-03-03 11:10:00
        removed   | 2026-03-09 11:00:00
    """)
    assert loaded.one("select count(*) from staging.deployments") == 1


@pytest.mark.parametrize(
    ("outcome", "result"),
    [("success", "success"), ("failure", "failure"), ("error", "failure"),
     ("cancel", "cancelled"), ("Success", "success")],
)  # fmt: skip
def test_a_deployment_that_is_queued_started_and_finished_is_one(exports, outcome, result):
    there = {"environment": {"id": "live"}, "artifactId": IMAGE, "service": {"id": "Pay"}}
    loaded = put(
        exports,
        event("deployment.queued", "2026-03-03T11:00:00Z", "d-7", **there),
        event("deployment.started", "2026-03-03T11:01:00Z", "d-7", **there),
        event("deployment.finished", "2026-03-03T11:05:00Z", "d-7", outcome=outcome, **there),
        event("deployment.started", "2026-03-03T12:00:00Z", "d-8", **there),
    )
    query = "select service_key, started_at, finished_at, result from staging.deployments"
    assert loaded.rows(query) == drawn(f"""
        service | started_at          | finished_at         | result
        pay     | 2026-03-03 11:01:00 | 2026-03-03 11:05:00 | {result}
        pay     | 2026-03-03 12:00:00 |                     | running
    """)


def test_a_company_declares_what_its_outcomes_mean(exports):
    exports.put("governance/exports.toml", '[result_values]\nDegraded = "failure"\n')
    loaded = put(exports, event("deployment.finished", subject="d-7", outcome="Degraded"))
    assert loaded.rows("select result from staging.deployments") == [("failure",)]


def test_a_pipeline_is_a_deployment_only_where_it_is_declared(exports):
    exports.put(
        "governance/exports.toml",
        '[[deployment_workflow]]\npath = "Deploy pay"\nenvironment = "live"\n',
    )
    loaded = put(
        exports,
        event("pipelinerun.started", "2026-03-03T11:00:00Z", "run-1", pipelineName="deploy pay"),
        event("pipelinerun.finished", "2026-03-03T11:05:00Z", "run-1", pipelineName="Deploy pay",
              outcome="success"),
        event("pipelinerun.finished", "2026-03-03T11:05:00Z", "run-2", pipelineName="Tests",
              outcome="failure"),
    )  # fmt: skip
    assert loaded.rows("select environment_name, result from staging.deployments") == [
        ("live", "success")
    ]
    assert loaded.fates("events.json") == [("3", "not_this_kind", "context.type")]


def test_events_of_a_change_give_its_state_and_times(exports):
    loaded = put(
        exports,
        event("change.created", "2026-03-02T09:00:00Z", "pull/7", repository=REPOSITORY),
        event("change.reviewed", "2026-03-02T10:00:00Z", "pull/7", repository=REPOSITORY),
        event("change.merged", "2026-03-02T11:00:00Z", "pull/7", repository=REPOSITORY),
        event("change.created", "2026-03-02T09:00:00Z", "8", repository=REPOSITORY),
        event("change.abandoned", "2026-03-02T12:00:00Z", "8", repository=REPOSITORY),
        event("change.created", "2026-03-02T09:00:00Z", "9"),
    )
    query = "select change_key, state, created_at, merged_at from staging.changes"
    assert loaded.rows(query) == drawn("""
        change                   | state  | created_at          | merged_at
        github.com/harbour/pay#7 | merged | 2026-03-02 09:00:00 | 2026-03-02 11:00:00
        github.com/harbour/pay#8 | closed | 2026-03-02 09:00:00 |
    """)
    assert loaded.reasons("events.json") == {"not_this_kind": 1}


def test_a_deployed_artifact_carries_the_change_it_was_packaged_from(exports):
    loaded = put(
        exports,
        event("artifact.packaged", "2026-03-02T12:00:00Z", IMAGE,
              change={"id": "7", "source": "github.com/Harbour/Pay"}),
        event("artifact.signed", "2026-03-02T12:30:00Z", IMAGE),
        service(),
    )  # fmt: skip
    assert loaded.rows("select change_key from staging.deployment_changes") == [
        ("github.com/harbour/pay#7",)
    ]
    assert loaded.fates("events.json") == [("2", "not_this_kind", "context.type")]


def test_a_deployment_related_to_the_event_of_a_change_carries_it(exports):
    merged = event("change.merged", "2026-03-02T11:00:00Z", "pull/7", number="e-1",
                   repository=REPOSITORY)  # fmt: skip
    loaded = put(exports, merged, service(links=["e-1", "nothing"]))
    assert loaded.rows("select change_key from staging.deployment_changes") == [
        ("github.com/harbour/pay#7",)
    ]


def test_an_event_without_time_or_identity_is_set_aside(exports):
    late = service(at="yesterday")
    nameless = service()
    nameless["context"]["id"] = None
    loaded = put(exports, service(), late, nameless)
    assert loaded.fates("events.json") == [
        ("2", "bad_time", "context.timestamp"), ("3", "missing_key", "context.id"),
    ]  # fmt: skip
