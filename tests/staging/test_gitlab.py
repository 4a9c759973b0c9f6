"""GitLab exports and their traps."""

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.gitlab import (
    DORA,
    SITE,
    approvals,
    commit,
    deployment,
    merge_request,
    merge_request_hook,
)

HERE = "gitlab.harbour.example/tide/pay"


def put(exports, content):
    return exports.put("export.json", content).load()


def test_a_merge_request_is_a_change_of_its_site(exports):
    loaded = put(exports, [merge_request()])
    query = (
        "select change_key, repository_key, url, state, author_id, author_kind, merged_at, "
        "head_sha, merge_sha, lines_added from staging.changes"
    )
    assert loaded.rows(query) == [
        (
            f"{HERE}#4", HERE, f"https://{HERE}/-/merge_requests/4", "merged", "maya.chen",
            "person", "2026-03-03 10:00:00", "a" * 40, "c" * 40, "",
        )
    ]  # fmt: skip


def test_labels_are_texts_and_in_detail_objects(exports):
    detailed = merge_request(6, labels=[{"name": "Hotfix", "color": "#fff"}])
    loaded = put(exports, [merge_request(4), detailed])
    assert loaded.rows("select change_key, label from staging.change_labels") == drawn(f"""
        change     | label
        {HERE}#4   | backend
        {HERE}#4   | hotfix
        {HERE}#6   | hotfix
    """)


@pytest.mark.parametrize(
    ("changes", "merge_sha"),
    [
        ({"squash_commit_sha": "5" * 40}, "c" * 40),
        ({"merge_commit_sha": None, "squash_commit_sha": "5" * 40}, "5" * 40),
        ({"merge_commit_sha": None}, "a" * 40),
        ({"merged_at": None, "state": "opened"}, ""),
    ],
)
def test_what_is_merged_is_the_merge_else_the_squash_else_the_branch(exports, changes, merge_sha):
    loaded = put(exports, [merge_request(**changes)])
    assert loaded.rows("select merge_sha from staging.changes") == [(merge_sha,)]


@pytest.mark.parametrize(
    ("state", "expected"), [("opened", "open"), ("closed", "closed"), ("locked", "open")]
)
def test_every_state_has_its_own(exports, state, expected):
    loaded = put(exports, [merge_request(state=state, merged_at=None)])
    assert loaded.rows("select state from staging.changes") == [(expected,)]


def test_a_webhook_opens_a_merge_request(exports):
    loaded = put(exports, merge_request_hook())
    query = "select change_key, state, author_id, created_at, head_ref from staging.changes"
    assert loaded.rows(query) == drawn(f"""
        change_key | state | author    | created_at          | head_ref
        {HERE}#5   | open  | maya.chen | 2026-03-02 09:00:00 | codex/cache
    """)
    assert loaded.rows("select agent, mark_kind from staging.ai_marks") == [
        ("codex", "branch_prefix")
    ]


def test_whoever_does_something_later_is_not_the_author(exports):
    loaded = put(exports, merge_request_hook(action="approved"))
    assert loaded.rows("select author_id from staging.changes") == [("",)]


@pytest.mark.parametrize(
    ("author", "kind"),
    [
        ("project_3_bot_4ffca233d8298ea1", "bot"), ("renovate-bot", "bot"),
        ("claude", "person"), ("abbot", "person"), ("copilot", "person"),
    ],
)  # fmt: skip
def test_a_person_may_be_called_like_an_agent(exports, author, kind):
    loaded = put(exports, [merge_request(author={"username": author})])
    assert loaded.rows("select author_kind from staging.changes") == [(kind,)]
    assert loaded.rows("select * from staging.ai_marks") == []


def test_marks_in_a_description_are_evidence_and_reverts_are_known(exports):
    text = "Reverts !3\n\nGenerated with [Claude Code](https://claude.ai/code)\nSecret words."
    loaded = put(exports, [merge_request(description=text)])
    assert loaded.rows("select agent, mark_kind from staging.ai_marks") == [
        ("claude_code", "body_text")
    ]
    assert loaded.rows("select reverts_change_key from staging.changes") == [(f"{HERE}#3",)]
    assert "Secret" not in str(loaded.rows("select * from staging.changes"))


def test_commits_give_addresses_parents_and_trailers_and_nothing_else_of_a_message(exports):
    message = "Secret words\n\nCo-authored-by: Claude <noreply@anthropic.com>"
    loaded = put(exports, [commit(message=message)])
    query = (
        "select repository_key, sha, author_email, committed_at, parents, trailers "
        "from staging.change_commits"
    )
    assert loaded.rows(query) == [
        (HERE, "1" * 40, "maya@harbour.example", "2026-03-02 08:30:00", str(["0" * 40]),
         "['Co-authored-by: Claude <noreply@anthropic.com>']")
    ]  # fmt: skip
    assert loaded.rows("select agent, strength from staging.ai_marks") == [
        ("claude_code", "co_authored")
    ]


def test_each_approval_is_a_review_with_its_moment(exports):
    two = approvals()["approved_by"] + [{"user": {"username": "ci", "bot": True}}]
    exports.put("governance/exports.toml", f'[[source]]\nmatch = "*"\nscope = "{SITE}"\n')
    exports.put("none.json", approvals(5, approved_by=[]))
    loaded = put(exports, approvals(approved_by=two))
    query = (
        "select change_key, reviewer_id, reviewer_kind, state, reviewed_at "
        "from staging.change_reviews"
    )
    assert loaded.rows(query) == drawn(f"""
        change   | reviewer | kind   | state    | at
        {HERE}#4 | ci       | bot    | approved |
        {HERE}#4 | priya.r  | person | approved | 2026-03-03 09:00:00
    """)
    assert loaded.fates("none.json") == [("1", "not_this_kind", "approved_by")]


def test_an_approval_that_was_taken_back_is_gone(exports):
    exports.put("governance/exports.toml", f'[[source]]\nmatch = "*"\nscope = "{SITE}"\n')
    other = [{"user": {"username": "Ben"}, "approved_at": "2026-03-03T09:30:00Z"}]
    exports.put("a.json", approvals())
    exports.put("b.json", approvals(approved_by=other, updated_at="2026-03-03T11:00:00Z"))
    loaded = exports.load()
    assert loaded.rows("select reviewer_id from staging.change_reviews") == [("ben",)]
    assert loaded.reasons("a.json") == {"earlier_state": 1}


@pytest.mark.parametrize(
    ("status", "result", "finished_at"),
    [
        ("success", "success", "2026-03-03 11:05:00"),
        ("failed", "failure", "2026-03-03 11:05:00"),
        ("canceled", "cancelled", "2026-03-03 11:05:00"),
        ("skipped", "cancelled", "2026-03-03 11:05:00"),
        ("created", "running", ""),
        ("running", "running", ""),
        ("blocked", "running", ""),
        ("odd", "unknown", ""),
    ],
)
def test_every_status_has_its_result(exports, status, result, finished_at):
    loaded = put(exports, [deployment(status=status)])
    query = "select result, finished_at from staging.deployments"
    assert loaded.rows(query) == [(result, finished_at)]


def test_where_the_end_is_not_exported_the_last_change_stands_for_it(exports):
    old = deployment(13, finished_at=None, deployable=None, web_url=f"{SITE}/-/deployments/13")
    loaded = put(exports, [deployment(12, finished_at=None), old])
    query = (
        "select deployment_key, finished_at, approximated_fields, exported_tier, deployer_id "
        "from staging.deployments"
    )
    assert loaded.rows(query) == drawn(f"""
        deployment_key     | finished_at         | approximated    | tier       | deployer
        gitlab:{HERE}:12   | 2026-03-03 11:05:00 |                 | production | deployer
        gitlab:{HERE}:13   | 2026-03-03 11:06:00 | ['finished_at'] | production | deployer
    """)


def test_a_tier_that_is_no_tier_of_ours_is_none(exports):
    loaded = put(exports, [deployment(environment={"name": "demo", "tier": "other"})])
    assert loaded.rows("select environment_name, exported_tier from staging.deployments") == [
        ("demo", "")
    ]


def test_a_deployment_that_names_no_project_needs_its_scope_declared(exports):
    bare = deployment(deployable=None)
    assert put(exports, [bare]).fates("export.json") == [("1", "missing_key", "deployable.web_url")]
    exports.put("governance/exports.toml", '[[source]]\nmatch = "*"\nscope = "tide/pay"\n')
    loaded = put(exports, [bare])
    assert loaded.rows("select repository_key from staging.deployments") == [
        ("gitlab.com/tide/pay",)
    ]


def test_a_bad_time_of_the_job_sets_its_deployment_aside(exports):
    bad = deployment(deployable={"finished_at": "yesterday", "web_url": f"{SITE}/-/jobs/1"})
    assert put(exports, [bad]).fates("export.json") == [
        ("1", "bad_nested_value", "deployable.finished_at")
    ]


def test_a_dora_file_says_its_metric_in_its_name(exports):
    loaded = exports.put("pay/lead_time_for_changes-2026.json", DORA).load()
    query = (
        "select source, entity_id, reported_on, figure, amount, unit from staging.reported_figures"
    )
    assert loaded.rows(query) == drawn("""
        source | entity | reported_on | figure                | amount | unit
        gitlab | pay    | 2026-03-01  | lead_time_for_changes | 3.0    | seconds
        gitlab | pay    | 2026-03-02  | lead_time_for_changes | 0.0    | seconds
        gitlab | pay    | 2026-03-03  | lead_time_for_changes |        | seconds
    """)


def test_a_declaration_comes_before_the_name(exports):
    exports.put(
        "governance/exports.toml",
        '[[source]]\nmatch = "*.json"\nmetric = "change_failure_rate"\nscope = "Tide/Pay"\n',
    )
    loaded = exports.put("deployment_frequency.json", DORA).load()
    assert set(loaded.rows("select entity_id, figure, unit from staging.reported_figures")) == {
        ("Tide/Pay", "change_failure_rate", "share")
    }


@pytest.mark.parametrize("name", ["dora.json", "deployment_frequency-change_failure_rate.json"])
def test_a_dora_file_whose_metric_nobody_says_is_refused_with_the_four_choices(exports, name):
    refusal = exports.put(name, DORA).load().refusal(name)
    assert refusal.reason == "metric_undeclared"
    for choice in ("deployment_frequency", "lead_time_for_changes", "time_to_restore_service",
                   "change_failure_rate"):  # fmt: skip
        assert choice in refusal.fix
    assert "[[source]]" in refusal.fix


def test_a_declared_metric_that_does_not_exist_is_refused_too(exports):
    exports.put("governance/exports.toml", '[[source]]\nmatch = "*"\nmetric = "velocity"\n')
    loaded = exports.put("deployment_frequency.json", DORA).load()
    assert loaded.refusal("deployment_frequency.json").reason == "metric_undeclared"


def test_vendors_figures_make_no_deployment_of_ours(exports):
    loaded = exports.put("deployment_frequency.json", DORA).load()
    assert loaded.rows("select * from staging.deployments") == []
