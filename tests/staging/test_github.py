"""GitHub exports and their traps."""

import json

import pytest

from tests.staging.folder import drawn
from tests.staging.samples import TOML
from tests.staging.samples.github import (
    API,
    WEB,
    commit,
    deployment,
    deployment_status,
    gh_pull_request,
    gh_run,
    graphql,
    graphql_deployment,
    graphql_pull_request,
    issue_event,
    milestone,
    pull_request,
    review,
    workflow_run,
)

MARKS = "select sha, agent, mark_kind, strength from staging.ai_marks"


def put(exports, content):
    for name, text in TOML.items():
        exports.put(name, text)
    return exports.put("export.json", content).load()


def test_a_list_does_not_measure_lines_and_a_single_answer_does(exports):
    single = pull_request(8, additions=10, deletions=0, changed_files=2, commits=3)
    loaded = put(exports, [pull_request(7), single])
    query = "select change_key, lines_added, lines_deleted, commits from staging.changes"
    assert loaded.rows(query) == drawn("""
        change_key               | added | deleted | commits
        github.com/harbour/pay#7 |       |         |
        github.com/harbour/pay#8 | 10    | 0       | 3
    """)


def test_rest_and_gh_say_the_same_in_other_words(exports):
    loaded = put(exports, [gh_pull_request()])
    query = (
        "select change_key, state, author_id, author_kind, requester_id, merged_at, merge_sha, "
        "head_ref, files_changed, commits, first_commit_at, milestone_key from staging.changes"
    )
    assert loaded.rows(query) == [
        (
            "github.com/harbour/pay#8", "merged", "copilot-swe-agent", "ai_agent", "maya-chen",
            "2026-03-05 09:00:00", "e" * 40, "copilot/cache", "2", "1", "2026-03-04 08:00:00",
            "github:harbour/pay:3",
        )
    ]  # fmt: skip
    assert loaded.rows("select change_key, label from staging.change_labels") == [
        ("github.com/harbour/pay#8", "hotfix")
    ]
    assert loaded.rows("select milestone_key, change_key from staging.milestone_items") == [
        ("github:harbour/pay:3", "github.com/harbour/pay#8")
    ]
    assert loaded.rows("select sha, change_key, author_login from staging.change_commits") == [
        ("f" * 40, "github.com/harbour/pay#8", "copilot")
    ]


def test_graphql_nodes_say_what_gh_says(exports):
    chosen = (
        "select state, author_id, author_kind, requester_id, merged_at, merge_sha, head_ref, "
        "head_sha, base_ref, lines_added, commits, first_commit_at, is_draft from staging.changes"
    )
    marks = "select sha, agent, mark_kind, strength from staging.ai_marks"
    commits = "select sha, author_login, trailers, committed_at from staging.change_commits"
    told = put(exports, [gh_pull_request()])
    queries = (chosen, marks, commits, "select label from staging.change_labels")
    from_gh = [told.rows(query) for query in queries]
    nodes = graphql(pullRequests=[graphql_pull_request()])
    loaded = put(exports, nodes)
    assert loaded.files["export.json"].format == "github_pull_requests"
    assert [loaded.rows(query) for query in queries] == from_gh


def test_reviews_inside_a_pull_request_are_those_of_the_list(exports):
    nodes = graphql(pullRequests=[graphql_pull_request(7)])
    listed = [review(node_id="PRR_1", submitted_at="2026-03-05T08:00:00Z"), review(id=501)]
    loaded = exports.put("nodes.json", nodes).put("reviews.json", listed).load()
    query = "select review_key, change_key, reviewer_id, state from staging.change_reviews"
    assert loaded.rows(query) == drawn("""
        review_key   | change_key               | reviewer | state
        github:501   | github.com/harbour/pay#7 | priya-r  | approved
        github:PRR_1 | github.com/harbour/pay#7 | priya-r  | approved
    """)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"commits": [{"committedDate": "2026-03-04T08:00:00Z"}]}, "commits.oid"),
        ({"commits": [{"oid": "f", "committedDate": "soon"}]}, "commits.committedDate"),
        ({"reviews": [{"id": "x", "state": "LIKED"}]}, "reviews.state"),
        ({"reviews": [{"state": "APPROVED"}]}, "reviews.id"),
        (
            {"reviews": [{"id": "x", "state": "APPROVED", "submittedAt": "?"}]},
            "reviews.submittedAt",
        ),
    ],
)
def test_one_bad_element_inside_sets_the_whole_pull_request_aside(exports, changes, field):
    loaded = put(exports, [gh_pull_request(), gh_pull_request(9, **changes)])
    assert loaded.fates("export.json") == [("2", "bad_nested_value", field)]
    assert loaded.one("select count(*) from staging.change_commits") == 1


def test_odd_lists_are_no_list_and_break_nothing(exports):
    odd = pull_request(labels="[oops", assignees={"nodes": None}, commits="{", reviews=7)
    assert put(exports, [odd]).counts("export.json") == (1, 1, 0, 0)


def test_before_the_merge_the_merge_sha_is_a_test_merge_and_is_dropped(exports):
    loaded = put(exports, [pull_request(state="open", merged_at=None, closed_at=None)])
    assert loaded.rows("select state, merge_sha from staging.changes") == [("open", "")]


def test_a_pull_request_on_two_pages_is_one(exports):
    loaded = put(exports, [pull_request(), pull_request()])
    assert loaded.counts("export.json") == (2, 1, 1, 0)


def test_bodies_and_messages_leave_only_trailers_reverts_and_closing_references(exports):
    body = "A secret plan.\n\nReverts Harbour/Pay#3\nFixes #12, closes PAY-12"
    message = (
        "Secret words\n\nThis reverts commit 0123456789abcdef.\n"
        "Co-authored-by: Claude <noreply@anthropic.com>\nSigned-off-by: Maya <m@x.example>"
    )
    exports.put("commits.json", [commit(message=message)])
    loaded = put(exports, [pull_request(body=body)])
    assert loaded.rows("select reverts_change_key from staging.changes") == [
        ("github.com/harbour/pay#3",)
    ]
    kept = loaded.rows("select extra::varchar from staging.changes union all "
                       "select trailers::varchar from staging.change_commits")  # fmt: skip
    text = str(kept).lower()
    assert "secret" not in text
    assert "signed-off" not in text
    for word in ("fixes #12", "closes pay-12", "co-authored-by: claude", "reverts commit 0123"):
        assert word in text


def test_nothing_secret_is_in_the_warehouse(exports):
    loaded = exports.put("a.json", [deployment()]).put("b.json", [review()]).load()
    tables = loaded.rows(
        "select table_name from duckdb_tables() where schema_name in ('staging', 'governance')"
    )
    for (table,) in tables:
        for schema in ("staging", "governance"):
            if loaded.rows(
                "select 1 from duckdb_tables() "
                f"where schema_name = '{schema}' and table_name = '{table}'"
            ):
                text = str(loaded.connection.execute(f"from {schema}.{table}").fetchall())
                assert "very secret" not in text, table
                assert "Looks right" not in text, table


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"user": {"login": "Copilot", "type": "Bot"}},
         ("", "copilot", "change_author", "agent_authored")),
        ({"user": {"login": "devin-ai-integration[bot]", "type": "Bot"}},
         ("", "devin", "change_author", "agent_authored")),
        ({"body": "Generated with [Claude Code](https://claude.ai/code)"},
         ("", "claude_code", "body_text", "assisted")),
        ({"body": "See https://chatgpt.com/codex/tasks/1"},
         ("", "codex", "body_link", "assisted")),
        ({"head": {"ref": "cursor/rates", "sha": "a"}},
         ("", "cursor", "branch_prefix", "assisted")),
        ({"labels": [{"name": "Claude-Code-Assisted"}]},
         ("", "claude_code", "vendor_attribution", "assisted")),
        ({"labels": [{"name": "codex"}]}, ("", "codex", "label", "assisted")),
    ],
)  # fmt: skip
def test_a_mark_on_a_change_is_one_row_of_evidence(exports, changes, mark):
    assert put(exports, [pull_request(**changes)]).rows(MARKS) == [mark]


@pytest.mark.parametrize(
    ("message", "author", "mark"),
    [
        ("x\n\nCo-Authored-By: Claude <noreply@anthropic.com>", {},
         ("claude_code", "trailer_coauthor", "co_authored")),
        ("x\n\nCo-authored-by: Claude Opus <no-reply@anthropic.com>", {},
         ("claude_code", "trailer_coauthor", "co_authored")),
        ("x\n\nCo-authored-by: Cursor <cursoragent@cursor.com>", {},
         ("cursor", "trailer_coauthor", "co_authored")),
        ("x", {"email": "cursoragent@cursor.com"},
         ("cursor", "commit_author", "agent_authored")),
        ("x\n\nAssisted-by: codex:gpt-5 [edit]", {},
         ("codex", "trailer_assisted", "assisted")),
        ("x\n\nGenerated-by: aider", {}, ("aider", "trailer_generated", "assisted")),
        ("x\n\nAI-Assisted: true", {}, ("unnamed", "trailer_assisted", "assisted")),
        ("x\n\nAssisted-by: Claude:claude-opus-4 coccinelle", {},
         ("claude_code", "trailer_assisted", "assisted")),
        ("x\n\nCo-authored-by: Copilot <175+Copilot@users.noreply.github.com>", {},
         ("copilot", "trailer_coauthor", "co_authored")),
        ("x\n\nCo-authored-by: a[bot] <1+devin-ai-integration[bot]@users.noreply.github.com>", {},
         ("devin", "trailer_coauthor", "co_authored")),
        ("x", {"email": "198982749+Copilot@users.noreply.github.com"},
         ("copilot", "commit_author", "agent_authored")),
        ("x", {"email": "noreply@anthropic.com"},
         ("claude_code", "commit_author", "agent_authored")),
    ],
)  # fmt: skip
def test_a_mark_on_a_commit_is_one_row_of_evidence(exports, message, author, mark):
    loaded = put(exports, [commit(message=message, **author)])
    assert loaded.rows(MARKS) == [("1" * 40, *mark)]


@pytest.mark.parametrize(
    "changes",
    [
        {"user": {"login": "dependabot[bot]", "type": "Bot"}},
        {"user": {"login": "renovate[bot]", "type": "Bot"}},
        {"body": "This does not use the word generated with anything."},
        {"head": {"ref": "fix/cursor/position", "sha": "a"}},
    ],
)
def test_bots_and_words_that_look_alike_are_no_mark(exports, changes):
    assert put(exports, [pull_request(**changes)]).rows(MARKS) == []


@pytest.mark.parametrize(
    "name",
    [
        "Maya <11+maya-chen@users.noreply.github.com>",
        "Maya Chen <maya@harbour.example>",
        "Claude Dubois <claude@harbour.example>",
        "Jean <7+jeanclaude@users.noreply.github.com>",
        "Ada <ada@anthropic.com>",
        "Bo <bo@openai.com>",
    ],
)
def test_a_human_co_author_of_an_agent_is_no_mark(exports, name):
    message = f"x\n\nCo-authored-by: {name}"
    assert put(exports, [commit(message=message)]).rows(MARKS) == []


def test_a_trailer_may_name_the_model(exports):
    messages = [
        "x\n\nCo-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>",
        "x\n\nCo-Authored-By: Claude <noreply@anthropic.com>",
        "x\n\nAssisted-by: Codex:gpt-5 [edit]",
        "x\n\nCo-authored-by: Cursor <cursoragent@cursor.com>",
    ]
    made = [commit(str(place) * 40, message) for place, message in enumerate(messages)]
    loaded = put(exports, made)
    assert loaded.rows("select left(sha, 1), agent, model_name from staging.ai_marks") == drawn("""
        sha | agent       | model
        0   | claude_code | opus 4.5
        1   | claude_code |
        2   | codex       | gpt-5
        3   | cursor      |
    """)


def test_labels_count_as_of_the_merge(exports):
    merged = pull_request(labels=[{"name": "codex"}])
    later = pull_request(labels=[{"name": "hotfix"}], updated_at="2026-03-20T10:00:00Z")
    exports.put("pulls-2026-03-04.json", [merged]).put("pulls-2026-03-21.json", [later])
    loaded = exports.load()
    assert loaded.rows("select label from staging.change_labels") == [("codex",)]
    assert loaded.rows(MARKS) == [("", "codex", "label", "assisted")]


@pytest.mark.parametrize(
    ("events", "is_borne"),
    [
        ([("labeled", "2026-03-03T09:00:00Z")], True),
        ([("labeled", "2026-03-03T11:00:00Z")], False),
        ([("labeled", "2026-03-02T09:00:00Z"), ("unlabeled", "2026-03-03T09:00:00Z")], False),
        ([("labeled", "2026-03-02T09:00:00Z"), ("unlabeled", "2026-03-04T09:00:00Z")], True),
        ([("unlabeled", "2026-03-04T09:00:00Z")], True),
        ([("labeled", "2026-03-02T09:00:00Z"), ("unlabeled", "2026-03-02T10:00:00Z"),
          ("labeled", "2026-03-03T09:00:00Z")], True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("shown", [[{"name": "codex"}], []])
def test_moments_of_labels_tell_what_was_borne_at_the_merge(exports, events, is_borne, shown):
    told = [issue_event(place, kind, at) for place, (kind, at) in enumerate(events)]
    late = pull_request(labels=shown, updated_at="2026-03-20T10:00:00Z")
    loaded = exports.put("pulls.json", [late]).put("events.json", told).load()
    expected = [("", "codex", "label", "assisted")] if is_borne else []
    assert loaded.rows(MARKS) == expected
    query = """
        select label from staging.change_labels
        where coalesce(labelled_at <= timestamp '2026-03-03 10:00:00', true)
            and coalesce(removed_at > timestamp '2026-03-03 10:00:00', true)
    """
    assert loaded.rows(query) == ([("codex",)] if is_borne else [])


def test_copilots_work_on_a_pull_request_is_evidence_and_other_events_are_not_wanted(exports):
    told = [
        issue_event(1, "copilot_work_started", label=None),
        issue_event(2, "copilot_work_finished", label=None),
        issue_event(3, "closed", label=None),
        issue_event(4) | {"issue": {"number": 9, "html_url": f"{WEB}/issues/9"}},
        issue_event(5) | {"issue": None},
    ]
    exports.put("events.json", told)
    loaded = put(exports, [pull_request()])
    assert loaded.rows(MARKS) == [("", "copilot", "vendor_attribution", "agent_authored")]
    assert loaded.fates("events.json") == [
        ("3", "not_this_kind", "event"),
        ("4", "not_this_kind", "issue.pull_request"),
        ("5", "missing_key", "issue"),
    ]
    assert "Secret" not in str(loaded.rows("select * from staging.change_events"))


def test_the_first_terminal_state_is_the_result_and_inactive_erases_nothing(exports):
    exports.put("deployments.json", [deployment(900), deployment(901), deployment(902)])
    exports.put(
        "statuses.json",
        [
            deployment_status(1, "in_progress", "2026-03-03T11:01:00Z"),
            deployment_status(2, "success", "2026-03-03T11:05:00Z"),
            deployment_status(3, "inactive", "2026-03-04T11:05:00Z"),
            deployment_status(4, "error", "2026-03-03T12:00:00Z", of=901),
            deployment_status(5, "success", "2026-03-03T12:10:00Z", of=901),
        ],
    )
    query = "select deployment_key, result, finished_at from staging.deployments"
    assert exports.load().rows(query) == drawn("""
        deployment_key         | result  | finished_at
        github:harbour/pay:900 | success | 2026-03-03 11:05:00
        github:harbour/pay:901 | failure | 2026-03-03 12:00:00
        github:harbour/pay:902 | unknown |
    """)


def test_graphql_deployments_bring_their_states(exports):
    nodes = [
        graphql_deployment(900),
        graphql_deployment(901, state="ACTIVE", statuses=None, latestStatus=None),
        graphql_deployment(902, statuses={"nodes": []}, latestStatus=None),
        graphql_deployment(903, state="FAILURE", statuses={"nodes": []},
                           latestStatus={"state": "FAILURE", "updatedAt": "2026-03-03T12:00:00Z"}),
    ]  # fmt: skip
    loaded = put(exports, graphql(deployments=nodes))
    query = "select deployment_key, sha, ref, result, finished_at from staging.deployments"
    sha = "c" * 40
    assert loaded.rows(query) == drawn(f"""
        deployment_key         | sha   | ref  | result  | finished_at
        github:harbour/pay:900 | {sha} | main | success | 2026-03-03 11:05:00
        github:harbour/pay:901 | {sha} | main | success | 2026-03-09 11:00:00
        github:harbour/pay:902 | {sha} | main | unknown |
        github:harbour/pay:903 | {sha} | main | failure | 2026-03-03 12:00:00
    """)
    assert "very secret" not in str(loaded.rows("select * from staging.deployments"))


def test_one_deployment_from_rest_and_graphql_is_one(exports):
    nodes = graphql(deployments=[graphql_deployment(900)])
    loaded = exports.put("rest.json", [deployment(900)]).put("graphql.json", nodes).load()
    assert loaded.rows("select deployment_key, result from staging.deployments") == [
        ("github:harbour/pay:900", "success")
    ]
    assert loaded.reasons("rest.json") == {"earlier_state": 1}


def test_a_payload_is_a_text_or_an_object(exports):
    loaded = put(exports, [deployment(900, payload="{}"), deployment(901, payload={"a": 1})])
    assert loaded.counts("export.json") == (2, 2, 0, 0)


def test_a_webhook_about_a_status_brings_its_deployment(exports):
    hook = {"action": "created", "deployment_status": deployment_status(1),
            "deployment": deployment(900), "repository": {"full_name": "Harbour/Pay"}}  # fmt: skip
    query = (
        "select deployment_key, environment_name, exported_tier, result from staging.deployments"
    )
    expected = [("github:harbour/pay:900", "production", "production", "success")]
    assert exports.put("hook.json", hook).load().rows(query) == expected
    # The list of deployments tells the same, whichever file is read first.
    exports.put("a.json", [deployment(900)]).put("z.json", [deployment(900, ref="x")])
    assert exports.load().rows(query) == expected


def test_a_status_that_names_its_deployment_by_number_is_joined(exports):
    status = deployment_status(1) | {"deployment_url": None, "deployment": {"id": 900}}
    status |= {"url": f"{API}/deployments/900/statuses/1"}
    exports.put("deployments.json", [deployment(900)]).put("statuses.json", [status])
    assert exports.load().rows("select result from staging.deployments") == [("success",)]


@pytest.mark.parametrize("creator", ["vercel[bot]", "Netlify", "cloudflare-pages[bot]"])
def test_what_the_bot_of_a_hoster_deploys_is_a_preview(exports, creator):
    made = deployment(environment="Preview", production_environment=False,
                      transient_environment=None, creator={"login": creator})  # fmt: skip
    loaded = put(exports, [made])
    assert loaded.rows("select exported_tier from staging.deployments") == [("preview",)]


def test_production_is_what_github_declares_and_previews_are_previews(exports):
    preview = deployment(
        901, environment="preview-7", production_environment=False, transient_environment=True
    )
    plain = deployment(902, production_environment=None, transient_environment=None)
    loaded = put(exports, [deployment(), preview, plain])
    assert loaded.rows("select environment_name, exported_tier from staging.deployments") == [
        ("preview-7", "preview"),
        ("production", ""),
        ("production", "production"),
    ]


def test_the_deployment_of_another_host_keeps_its_host(exports):
    other = {"url": "https://git.harbour.example/api/v3/repos/Harbour/Pay/deployments/900"}
    loaded = put(exports, [deployment(**other)])
    assert loaded.rows("select repository_key from staging.deployments") == [
        ("git.harbour.example/harbour/pay",)
    ]


def test_only_declared_workflows_are_deployments_and_the_last_attempt_counts(exports):
    runs = [
        workflow_run(77, conclusion="failure"),
        workflow_run(77, run_attempt=2, updated_at="2026-03-03T12:00:00Z"),
        workflow_run(78, path=".github/workflows/test.yml", name="Test"),
        workflow_run(79, path=".github/workflows/deploy.yml@main", status="in_progress",
                     conclusion=None),
    ]  # fmt: skip
    loaded = put(exports, {"total_count": 4, "workflow_runs": runs})
    query = (
        "select deployment_key, environment_name, attempts, result, finished_at "
        "from staging.deployments"
    )
    assert loaded.rows(query) == drawn("""
        deployment_key            | environment | attempts | result  | finished_at
        github-run:harbour/pay:77 | production  | 2        | success | 2026-03-03 12:00:00
        github-run:harbour/pay:79 | production  | 1        | running |
    """)
    assert loaded.reasons("export.json") == {"earlier_state": 1, "not_this_kind": 1}


def test_runs_from_gh_and_pages_written_one_after_the_other_are_the_same_runs(exports):
    exports.put("governance/exports.toml",
                '[[deployment_workflow]]\npath = "Deploy"\nenvironment = "live"\n')  # fmt: skip
    pages = [{"total_count": 2, "workflow_runs": [workflow_run(number)]} for number in (77, 78)]
    exports.put("pages.json", "".join(json.dumps(page) for page in pages))
    exports.put("gh.json", [gh_run(77), gh_run(79, attempt=3, conclusion="failure")])
    loaded = exports.load()
    query = (
        "select deployment_key, sha, environment_name, attempts, result from staging.deployments"
    )
    sha = "c" * 40
    assert loaded.rows(query) == drawn(f"""
        deployment_key            | sha   | environment | attempts | result
        github-run:harbour/pay:77 | {sha} | live        | 1        | success
        github-run:harbour/pay:78 | {sha} | live        | 1        | success
        github-run:harbour/pay:79 | {sha} | live        | 3        | failure
    """)


def test_a_workflow_declared_by_path_and_by_name_is_that_of_its_path(exports):
    for path, environment in (("Deploy", "staging"), (".github/workflows/deploy.yml", "live")):
        line = f'[[deployment_workflow]]\npath = "{path}"\nenvironment = "{environment}"\n'
        told = exports.root / "governance/exports.toml"
        before = told.read_text() if told.exists() else ""
        exports.put("governance/exports.toml", before + line)
    loaded = exports.put("runs.json", [workflow_run()]).load()
    assert loaded.rows("select environment_name from staging.deployments") == [("live",)]


@pytest.mark.parametrize(
    ("conclusion", "result"),
    [
        ("timed_out", "failure"), ("startup_failure", "failure"), ("cancelled", "cancelled"),
        ("skipped", "cancelled"), ("neutral", "cancelled"), ("stale", "cancelled"),
        ("action_required", "running"), ("", "running"), ("odd", "unknown"),
    ],
)  # fmt: skip
def test_every_conclusion_has_its_result(exports, conclusion, result):
    loaded = put(exports, [workflow_run(conclusion=conclusion)])
    assert loaded.rows("select result from staging.deployments") == [(result,)]


def test_a_company_declares_what_its_states_mean(exports):
    exports.put("governance/exports.toml", '[result_values]\nShipped = "success"\n')
    exports.put("deployments.json", [deployment()])
    exports.put("statuses.json", [deployment_status(1, "shipped")])
    assert exports.load().rows("select result from staging.deployments") == [("success",)]


def test_a_due_day_is_the_day_on_the_pacific_coast(exports):
    winter = milestone(4, due_on="2026-12-31T08:00:00Z")
    loaded = put(exports, [milestone(), winter, milestone(5, due_on=None)])
    assert loaded.rows("select milestone_key, due_on from staging.milestones") == drawn("""
        milestone_key        | due_on
        github:harbour/pay:3 | 2026-04-30
        github:harbour/pay:4 | 2026-12-31
        github:harbour/pay:5 |
    """)


def test_a_moved_due_day_keeps_the_first_one(exports):
    moved = milestone(due_on="2026-06-30T07:00:00Z", updated_at="2026-03-20T09:00:00Z")
    exports.put("m-2026-03-02.json", [milestone()]).put("m-2026-03-21.json", [moved])
    assert exports.load().rows("select due_on, first_due_on from staging.milestones") == [
        ("2026-06-30", "2026-04-30")
    ]


def test_reviews_and_their_reviewers(exports):
    bot = review(id=501, state="COMMENTED",
                 user={"login": "copilot-pull-request-reviewer[bot]", "type": "Bot"})  # fmt: skip
    loaded = put(exports, [review(), bot])
    query = "select change_key, reviewer_id, reviewer_kind, state from staging.change_reviews"
    assert loaded.rows(query) == drawn("""
        change_key               | reviewer                            | kind     | state
        github.com/harbour/pay#7 | copilot-pull-request-reviewer[bot]  | ai_agent | commented
        github.com/harbour/pay#7 | priya-r                             | person   | approved
    """)


def test_a_record_without_its_repository_is_set_aside(exports):
    loaded = put(exports, [pull_request(), {**pull_request(9), "url": None, "html_url": None,
                 "base": {"ref": "main"}}])  # fmt: skip
    assert loaded.fates("export.json") == [("2", "missing_key", "url")]
