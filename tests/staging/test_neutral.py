"""Deployments, changes and failures that a company writes down itself."""

import json

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.github import pull_request
from tests.staging.samples.neutral import change, deployment
from tests.staging.samples.tables import csv_text

DEPLOYMENTS = (
    "select deployment_key, service_key, environment_name, exported_tier, result, is_rollback, "
    "repository_key, sha, finished_at from staging.deployments"
)
CHANGES = (
    "select change_key, repository_key, title, state, author_id, author_kind, merged_at, "
    "merge_sha, lines_added, lines_deleted, is_draft from staging.changes"
)
LISTED = "select deployment_key, change_key, left(sha, 3) from staging.deployment_changes"


def as_csv(records):
    """The same records as a table: lists and objects are JSON in their cells."""
    names = list(records[0])
    rows = [
        [value if isinstance(value, str) else json.dumps(value) for value in record.values()]
        for record in records
    ]
    return csv_text(names, *([cell.replace("null", "") for cell in row] for row in rows))


@pytest.mark.parametrize("query", [DEPLOYMENTS, LISTED])
def test_a_table_and_json_of_deployments_say_the_same(exports, query):
    records = [deployment(), deployment("d-2", isRollback=True, pullRequests=["Harbour/Pay#7"])]
    told = exports.put("own.json", records).load().rows(query)
    (exports.root / "own.json").unlink()
    assert exports.put("own.csv", as_csv(records)).load().rows(query) == told


def test_a_deployment_says_service_tier_and_rollback(exports):
    loaded = exports.put("own.json", [deployment(isRollback="true")]).load()
    assert loaded.rows(DEPLOYMENTS) == [
        (
            "d-1", "pay", "live", "production", "success", "True", "github.com/harbour/pay",
            "c" * 40, "2026-03-03 11:05:00",
        )
    ]  # fmt: skip
    assert "Secret" not in str(loaded.rows("select * from staging.deployments"))


@pytest.mark.parametrize(
    ("result", "expected"),
    [("SUCCESS", "success"), ("FAILURE", "failure"), ("ABORTED", "cancelled"),
     ("", "running"), (None, "running"), ("ODD", "unknown")],
)  # fmt: skip
def test_every_result_has_its_own_and_a_missing_one_is_no_success(exports, result, expected):
    loaded = exports.put("own.json", [deployment(result=result)]).load()
    assert loaded.rows("select result from staging.deployments") == [(expected,)]


def test_an_environment_of_another_name_is_no_tier(exports):
    loaded = exports.put(
        "own.json", [deployment(environment="BLUE", originalEnvironment="")]
    ).load()
    query = "select environment_name, exported_tier from staging.deployments"
    assert loaded.rows(query) == [("BLUE", "")]


def test_one_commit_is_what_was_deployed_and_several_are_what_it_carries(exports):
    made = deployment()["deploymentCommits"][0]
    several = [{**made, "commitSha": f"{number}" * 40} for number in (1, 2, 2)]
    pulls = ["#8", "https://github.com/Harbour/Ledger/pull/9", "harbour/core#3", "nothing at all"]
    records = [
        deployment("one"),
        deployment("two", deploymentCommits=several),
        deployment("three", pullRequests=pulls),
    ]
    loaded = exports.put("own.json", records).load()
    assert loaded.rows(LISTED) == drawn("""
        deployment | change                       | sha
        three      |                              | ccc
        three      | github.com/harbour/core#3    |
        three      | github.com/harbour/ledger#9  |
        three      | github.com/harbour/pay#8     |
        two        |                              | 111
        two        |                              | 222
    """)
    query = "select deployment_key, sha is null, version is null from staging.deployments"
    assert loaded.rows(query) == drawn("""
        deployment | sha   | version
        one        | False | True
        three      | False | True
        two        | True  | False
    """)


def test_hundreds_of_changes_in_one_deployment_are_all_listed(exports):
    train = deployment(pullRequests=[f"#{number}" for number in range(1, 401)])
    loaded = exports.put("own.json", [train]).load()
    assert loaded.one("select count(*) from staging.deployment_changes where sha = ''") == 400


def test_a_commit_without_its_sha_sets_the_whole_deployment_aside(exports):
    bad = deployment("d-2", deploymentCommits=[{"repoUrl": "https://github.com/Harbour/Pay"}])
    loaded = exports.put("own.json", [deployment(), bad]).load()
    assert loaded.fates("own.json") == [("2", "bad_nested_value", "deploymentCommits.commitSha")]
    assert loaded.rows("select deployment_key from staging.deployments") == [("d-1",)]


@pytest.mark.parametrize(
    ("changes", "fate"),
    [
        ({"id": ""}, ("missing_key", "id")),
        ({"finishedDate": None}, ("missing_key", "finishedDate")),
        ({"startedDate": "noon"}, ("bad_time", "startedDate")),
        ({"isRollback": "perhaps"}, ("unknown_value", "isRollback")),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_its_field(exports, changes, fate):
    loaded = exports.put("own.json", [deployment("d-0"), deployment(**changes)]).load()
    assert loaded.fates("own.json") == [("2", *fate)]


def test_a_table_and_json_of_changes_say_the_same(exports):
    records = [change(7), change(8, status="OPEN", mergedDate=None, mergeCommitSha=None)]
    told = exports.put("own.json", records).load().rows(CHANGES)
    assert told[0] == (
        "github.com/harbour/pay#7", "github.com/harbour/pay", "Round amounts once", "merged",
        "maya-chen", "person", "2026-03-03 10:00:00", "c" * 40, "12", "0", "False",
    )  # fmt: skip
    (exports.root / "own.json").unlink()
    assert exports.put("own.csv", as_csv(records)).load().rows(CHANGES) == told


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ({"url": None, "repoUrl": "git@github.com:Harbour/Pay.git"}, "github.com/harbour/pay#7"),
        ({"url": None, "baseRepoId": "Harbour/Pay"}, "github.com/harbour/pay#7"),
        ({"url": None, "pullRequestKey": "Harbour/Core#3"}, "changes/harbour/core#3"),
        ({"url": "https://svn.example/x", "pullRequestKey": "CR-5"}, "changes#cr-5"),
        ({"url": "https://git.x.example/a/b/-/merge_requests/4"}, "git.x.example/a/b#4"),
    ],
)
def test_the_key_of_a_change_is_its_address_or_its_number_in_its_repository(exports, names, key):
    loaded = exports.put("own.json", [change(**names)]).load()
    assert loaded.rows("select change_key from staging.changes") == [(key,)]


@pytest.mark.parametrize(
    ("changes", "fate"),
    [
        ({"mergedDate": None}, ("missing_key", "mergedDate")),
        ({"status": "LANDED"}, ("unknown_value", "status")),
        ({"additions": -1}, ("negative_count", "additions")),
        ({"displayTitle": ""}, ("missing_key", "displayTitle")),
    ],
)
def test_a_change_that_contradicts_itself_is_set_aside(exports, changes, fate):
    loaded = exports.put("own.json", [change(8), change(7, **changes)]).load()
    assert loaded.fates("own.json") == [("2", *fate)]


def test_what_the_tool_itself_says_of_a_change_comes_first(exports):
    exports.put("own.json", [change(7, displayTitle="Told by hand")])
    loaded = exports.put("pulls.json", [pull_request(7)]).load()
    assert loaded.rows("select change_key, title from staging.changes") == [
        ("github.com/harbour/pay#7", "Round amounts once")
    ]
    assert loaded.counts("own.json") == (1, 0, 1, 0)


@pytest.mark.parametrize("name", ["failures.csv", "failures.json"])
def test_failures_name_deployment_kind_and_time(exports, name):
    rows = [("d-1", "Rollback", "2026-03-04T10:00:00+01:00", "OPS-9"),
            ("d-1", "incident", "2026-03-05T09:00:00Z", "")]  # fmt: skip
    names = ("deployment_key", "kind", "occurred_at", "source_ref")
    records = [dict(zip(names, row, strict=True)) for row in rows]
    content = records if name.endswith("json") else csv_text(names, *rows)
    loaded = exports.put(name, content).load()
    query = "select deployment_key, kind, occurred_at, source_ref from staging.failures"
    assert loaded.rows(query) == drawn("""
        deployment | kind     | at                  | ref
        d-1        | incident | 2026-03-05 09:00:00 |
        d-1        | rollback | 2026-03-04 09:00:00 | OPS-9
    """)


def test_a_failure_of_another_kind_is_set_aside(exports):
    content = csv_text(
        ("deployment_key", "kind", "occurred_at"), ("d-1", "annoyance", "2026-03-04T09:00:00Z")
    )
    loaded = exports.put("failures.csv", content).load()
    assert loaded.fates("failures.csv") == [("1", "unknown_value", "kind")]
