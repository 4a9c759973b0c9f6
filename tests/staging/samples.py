"""One small export of every format, shaped as its tool writes it, people invented."""

import csv
import io


def csv_text(header, *rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


API = "https://api.github.com/repos/Harbour/Pay"
WEB = "https://github.com/Harbour/Pay"


def pull_request(number=7, **changes):
    return {
        "url": f"{API}/pulls/{number}",
        "html_url": f"{WEB}/pull/{number}",
        "number": number,
        "title": "Round amounts once",
        "state": "closed",
        "user": {"login": "Maya-Chen", "id": 11, "type": "User"},
        "body": "Nothing to see.",
        "labels": [],
        "milestone": None,
        "assignees": [],
        "head": {"ref": "round-once", "sha": "a" * 40},
        "base": {"ref": "main", "sha": "b" * 40, "repo": {"full_name": "Harbour/Pay"}},
        "created_at": "2026-03-02T09:00:00Z",
        "updated_at": "2026-03-03T10:00:00Z",
        "closed_at": "2026-03-03T10:00:00Z",
        "merged_at": "2026-03-03T10:00:00Z",
        "merge_commit_sha": "c" * 40,
        "draft": False,
    } | changes


def gh_pull_request(number=8, **changes):
    return {
        "number": number,
        "title": "Cache the rates",
        "state": "MERGED",
        "url": f"{WEB}/pull/{number}",
        "author": {"login": "app/copilot-swe-agent", "is_bot": True},
        "assignees": [{"login": "maya-chen"}],
        "body": "",
        "labels": [{"name": "Hotfix"}],
        "milestone": {"number": 3, "title": "Spring"},
        "headRefName": "copilot/cache",
        "headRefOid": "d" * 40,
        "baseRefName": "main",
        "createdAt": "2026-03-04T09:00:00Z",
        "updatedAt": "2026-03-05T09:00:00Z",
        "closedAt": "2026-03-05T09:00:00Z",
        "mergedAt": "2026-03-05T09:00:00Z",
        "mergeCommit": {"oid": "e" * 40},
        "isDraft": False,
        "additions": 12,
        "deletions": 3,
        "changedFiles": 2,
        "commits": [
            {
                "oid": "F" * 40,
                "committedDate": "2026-03-04T08:00:00Z",
                "messageHeadline": "Cache the rates",
                "messageBody": "Co-authored-by: Maya Chen <maya@harbour.example>",
                "authors": [{"login": "copilot", "email": "1+Copilot@users.noreply.github.com"}],
            }
        ],
    } | changes


def commit(sha="1" * 40, message="Round once", **author):
    person = {"name": "Maya", "email": "maya@harbour.example", "date": "2026-03-02T08:00:00Z"}
    return {
        "sha": sha,
        "url": f"{API}/commits/{sha}",
        "html_url": f"{WEB}/commit/{sha}",
        "commit": {"message": message, "author": person | author, "committer": person},
        "author": {"login": "maya-chen"},
        "parents": [{"sha": "0" * 40}],
    }


def review(number=7, **changes):
    return {
        "id": 500,
        "user": {"login": "priya-r", "type": "User"},
        "body": "Looks right to me.",
        "state": "APPROVED",
        "pull_request_url": f"{API}/pulls/{number}",
        "submitted_at": "2026-03-03T09:00:00Z",
    } | changes


def deployment(number=900, **changes):
    return {
        "url": f"{API}/deployments/{number}",
        "id": number,
        "sha": "c" * 40,
        "ref": "main",
        "task": "deploy",
        "payload": {"token": "very secret"},
        "environment": "production",
        "creator": {"login": "deployer[bot]", "type": "Bot"},
        "created_at": "2026-03-03T11:00:00Z",
        "updated_at": "2026-03-03T11:05:00Z",
        "transient_environment": False,
        "production_environment": True,
    } | changes


def deployment_status(number=1, state="success", at="2026-03-03T11:05:00Z", of=900):
    return {
        "id": number,
        "state": state,
        "environment": "production",
        "created_at": at,
        "updated_at": at,
        "deployment_url": f"{API}/deployments/{of}",
    }


def workflow_run(number=77, **changes):
    return {
        "id": number,
        "name": "Deploy",
        "path": ".github/workflows/deploy.yml",
        "head_branch": "main",
        "head_sha": "c" * 40,
        "event": "push",
        "status": "completed",
        "conclusion": "success",
        "run_attempt": 1,
        "run_started_at": "2026-03-03T11:00:00Z",
        "created_at": "2026-03-03T11:00:00Z",
        "updated_at": "2026-03-03T11:04:00Z",
        "html_url": f"{WEB}/actions/runs/{number}",
        "actor": {"login": "maya-chen"},
        "pull_requests": [],
    } | changes


def milestone(number=3, **changes):
    return {
        "url": f"{API}/milestones/{number}",
        "html_url": f"{WEB}/milestone/{number}",
        "number": number,
        "title": "Spring",
        "state": "open",
        "creator": {"login": "priya-r"},
        "open_issues": 4,
        "closed_issues": 1,
        "created_at": "2026-02-01T09:00:00Z",
        "updated_at": "2026-03-01T09:00:00Z",
        "due_on": "2026-04-30T07:00:00Z",
        "closed_at": None,
    } | changes


def copilot_day(**changes):
    return {
        "user_id": 11,
        "user_login": "Maya-Chen",
        "day": "2026-03-02",
        "organization_id": "100",
        "enterprise_id": "1",
        "user_initiated_interaction_count": 4,
        "code_generation_activity_count": 9,
        "code_acceptance_activity_count": 5,
        "loc_suggested_to_add_sum": 30,
        "loc_suggested_to_delete_sum": 0,
        "loc_added_sum": 44,
        "loc_deleted_sum": 2,
        "used_agent": True,
        "used_chat": False,
        "totals_by_feature": [{"feature": "agent_edit"}],
        "ai_credits_used": 1.5,
    } | changes


def claude_day(**changes):
    return {
        "date": "2026-03-02T00:00:00Z",
        "actor": {"type": "user_actor", "email_address": "Maya@harbour.example"},
        "organization_id": "org-1",
        "customer_type": "subscription",
        "subscription_type": "team",
        "terminal_type": "vscode",
        "core_metrics": {
            "num_sessions": 2,
            "lines_of_code": {"added": 120, "removed": 30},
            "commits_by_claude_code": 3,
            "pull_requests_by_claude_code": 1,
        },
        "tool_actions": {
            "edit_tool": {"accepted": 10, "rejected": 2},
            "write_tool": {"accepted": 1, "rejected": 0},
        },
        "model_breakdown": [
            {
                "model": "claude-sonnet",
                "tokens": {"input": 100, "output": 50, "cache_read": 900, "cache_creation": 20},
                "estimated_cost": {"currency": "USD", "amount": 1025},
            },
            {
                "model": "claude-opus",
                "tokens": {"input": 10, "output": 5, "cache_read": 0, "cache_creation": 0},
                "estimated_cost": {"currency": "USD", "amount": 0.5},
            },
        ],
    } | changes


def incident(number=1, **changes):
    return {
        "id": f"Q{number}",
        "incident_number": number,
        "title": "Checkout is down",
        "status": "resolved",
        "urgency": "high",
        "priority": {"summary": "P2"},
        "service": {"id": "PSVC", "summary": "Pay API"},
        "created_at": "2026-03-03T12:00:00Z",
        "last_status_change_at": "2026-03-03T13:00:00Z",
        "acknowledgements": [{"at": "2026-03-03T12:05:00Z"}],
    } | changes


EVENTS = (
    "Date", "Kind", "Model", "Max Mode", "Input (w/ Cache Write)", "Input (w/o Cache Write)",
    "Cache Read", "Output Tokens", "Total Tokens", "Cost",
)  # fmt: skip
TOKENS = (
    "Date", "User", "Kind", "Model", "Input (w/ Cache Write)", "Input (w/o Cache Write)",
    "Cache Read", "Output", "Total Tokens", "Cost ($)",
)  # fmt: skip
DETAILS = ("Date", "User", "Kind", "Max Mode", "Model", "Tokens", "Cost ($)")
AT = "2026-03-02T09:17:47.114Z"


def event(at=AT, kind="Included", cost="0.03", tokens=("10", "20", "30", "40", "100")):
    return (at, kind, "auto", "No", *tokens, cost)


COMMITS = (
    "commit_hash", "user_id", "user_email", "repo_name", "branch_name", "total_lines_added",
    "total_lines_deleted", "tab_lines_added", "composer_lines_added", "non_ai_lines_added",
    "message", "commit_ts", "created_at",
)  # fmt: skip
KIRO = (
    "Date", "UserId", "Client_Type", "Chat_Conversations", "Credits_Used", "Overage_Cap",
    "Overage_Credits_Used", "Overage_Enabled", "ProfileId", "Subscription_Tier", "Total_Messages",
    "User_Email", "auto_messages",
)  # fmt: skip
KIRO_USER = "9a8b7c6d-1111-2222-3333-444455556666"
JIRA = (
    "Issue key", "Issue Type", "Summary", "Status", "Status Category", "Created", "Updated",
    "Resolved", "Due date", "Parent key", "Labels", "Labels", "Description",
)  # fmt: skip
ROSTER = (
    "person_key", "email", "display_name", "role", "team_key", "team_name", "parent_team_key",
    "department", "manager_key", "is_active", "started_on", "ended_on", "as_of",
)  # fmt: skip
IDENTITIES = (
    "person_key", "system", "id_kind", "id_value", "valid_from", "valid_to", "actor_kind",
    "team_key", "note",
)  # fmt: skip
SERVICES = (
    "service_key", "service_name", "team_key", "repository_key", "pagerduty_service",
    "jira_component", "kind",
)  # fmt: skip


def jira_issue(key="PAY-12", **changes):
    cells = {
        "key": key, "type": "Story", "summary": "Round once", "status": "Done",
        "category": "Done", "created": "10/Jan/26 11:19 AM", "updated": "12/Jan/26 09:00 AM",
        "resolved": "12/Jan/26 09:00 AM", "due": "15/Jan/26 12:00 AM", "parent": "PAY-1",
        "label_1": "payments", "label_2": "rounding", "description": "Secret words",
    }  # fmt: skip
    return tuple((cells | changes).values())


def person(key, team="pay", as_of="2026-03-01", **changes):
    cells = {
        "person_key": key, "email": f"{key}@harbour.example", "display_name": key.title(),
        "role": "engineer", "team_key": team, "team_name": team.title(),
        "parent_team_key": "harbour", "department": "Shop", "manager_key": "",
        "is_active": "true", "started_on": "", "ended_on": "", "as_of": as_of,
    }  # fmt: skip
    return tuple((cells | changes).values())


ZONE = '[[source]]\nmatch = "jira/*"\nzone = "Europe/Berlin"\n'
WORKFLOWS = (
    '[[deployment_workflow]]\npath = ".github/workflows/deploy.yml"\nenvironment = "production"\n'
)
TOML = {"governance/exports.toml": ZONE + WORKFLOWS}

SAMPLES = {
    "github_pull_requests": ("github/pulls.json", [pull_request(), gh_pull_request()]),
    "github_pull_commits": ("github/commits.json", [commit()]),
    "github_reviews": ("github/reviews.json", [review()]),
    "github_deployments": ("github/deployments.json", [deployment()]),
    "github_deployment_statuses": ("github/statuses.json", [deployment_status()]),
    "github_workflow_runs": (
        "github/runs.json",
        {"total_count": 1, "workflow_runs": [workflow_run()]},
    ),
    "github_milestones": ("github/milestones.json", [milestone()]),
    "copilot_user_report": ("copilot/day.json", [copilot_day()]),
    "claude_code_analytics": ("claude/day.json", {"data": [claude_day()], "has_more": False}),
    "kiro_user_report": (
        "kiro/report.csv",
        csv_text(
            KIRO,
            (
                "2026-03-02",
                f"d-12ab.{KIRO_USER}",
                "KIRO_IDE",
                "2",
                "3.5",
                "0",
                "0",
                "false",
                "p",
                "PRO_PLUS",
                "14",
                "maya@harbour.example",
                "14",
            ),
        ),
    ),
    "cursor_usage_events_csv": ("cursor/events.csv", csv_text(EVENTS, event())),
    "cursor_usage_tokens_csv": (
        "cursor/tokens.csv",
        csv_text(
            TOKENS,
            (AT, "You", "Included in Pro", "auto", "10", "20", "30", "40", "100", "Included"),
        ),
    ),
    "cursor_usage_details_csv": (
        "cursor/details.csv",
        csv_text(DETAILS, (AT, "You", "Included in Pro", "No", "auto", "100", "Included")),
    ),
    "cursor_ai_commits": (
        "cursor/commits.csv",
        csv_text(
            COMMITS,
            (
                "A" * 40,
                "user_1",
                "Maya@harbour.example",
                "Pay",
                "round-once",
                "100",
                "4",
                "10",
                "60",
                "30",
                "secret words",
                "2026-03-02T08:00:00Z",
                "2026-03-02T08:01:00Z",
            ),
        ),
    ),
    "pagerduty_incidents": ("pagerduty/incidents.json", {"incidents": [incident()]}),
    "jira_csv": ("jira/issues.csv", csv_text(JIRA, jira_issue())),
    "roster": ("hr/roster.csv", csv_text(ROSTER, person("maya"))),
    "identities": (
        "hr/identities.csv",
        csv_text(IDENTITIES, ("maya", "github", "login", "Maya-Chen", "", "", "person", "", "")),
    ),
    "services": (
        "hr/services.csv",
        csv_text(SERVICES, ("pay-api", "Pay API", "pay", "Harbour/Pay", "PSVC", "", "service")),
    ),
    "simple_change_lines": (
        "lines.csv",
        csv_text(
            ("repository_key", "sha", "effective_lines_added", "surviving_share_14"),
            ("github.com/harbour/pay", "c" * 40, "40", "0.9"),
        ),
    ),
    "simple_work_weeks": (
        "weeks.csv",
        csv_text(("person_key", "week_start", "active_days"), ("maya", "2026-03-02", "4")),
    ),
    "goals": (
        "governance/goals.csv",
        csv_text(
            ("goal_id", "statement", "effect", "measure", "sponsor", "review_on", "closed_on"),
            ("goal-1", "Fewer breakages", "customer", "share", "Lucia Ferro", "2026-12-14", ""),
        ),
    ),
    "use_cases": (
        "governance/use_cases.csv",
        csv_text(
            ("use_case_id", "title", "owner", "tier", "goal_id", "declared_on"),
            ("uc-1", "Move services", "Lucia Ferro", "standard", "goal-1", "2026-01-05"),
        ),
    ),
    "targets": (
        "governance/targets.csv",
        csv_text(
            (
                "target_id",
                "metric_id",
                "node_id",
                "period",
                "value",
                "goal_id",
                "milestone_id",
                "owner",
            ),
            ("t-1", "adoption_quality", "shop", "year", "0.5", "goal-1", "PAY-1", "Lucia Ferro"),
        ),
    ),
    "approvals": (
        "governance/approvals.csv",
        csv_text(
            ("metric_id", "definition_hash", "policy_hash", "approver", "approved_at"),
            ("reach", "ab12", "cd34", "Noor Haddad", "2026-01-05T10:00:00Z"),
        ),
    ),
    "milestones": (
        "governance/milestones.csv",
        csv_text(
            (
                "snapshot_id",
                "milestone_id",
                "approver",
                "approved_at",
                "frozen_at",
                "approved_weight",
            ),
            ("plan-1", "PAY-1", "Lucia Ferro", "2026-01-05T10:00:00Z", "2026-01-06T10:00:00Z", "8"),
        ),
    ),
    "milestone_items": (
        "governance/milestone_items.csv",
        csv_text(
            ("snapshot_id", "root_item_key", "item_title", "weight", "use_case_id"),
            ("plan-1", "jira:PAY-2", "Round once", "3", "uc-1"),
        ),
    ),
    "standard_sizes": (
        "governance/standard_sizes.csv",
        csv_text(
            ("service_key", "quarter_start", "standard_size_lines", "basis"),
            ("pay-api", "2026-02-23", "40", "fallback"),
        ),
    ),
    "prices": (
        "governance/prices.csv",
        csv_text(
            ("tool", "unit", "valid_from", "price", "currency"),
            ("copilot", "seat_month", "2025-01-01", "19.00", "USD"),
        ),
    ),
    "corrections": (
        "governance/corrections.csv",
        csv_text(
            ("correction_id", "kind", "object_key", "corrected_value", "decided_by", "decided_on"),
            ("c-1", "ai_mark", "github.com/harbour/pay#7", "none", "Noor Haddad", "2026-03-09"),
        ),
    ),
    "objections": (
        "governance/objections.csv",
        csv_text(("person_hash", "since_on"), ("aa11", "2026-03-09")),
    ),
    "erased": (
        "governance/erased.csv",
        csv_text(("person_hash", "since_on"), ("bb22", "2026-03-09")),
    ),
    "leavers": (
        "governance/leavers.csv",
        csv_text(
            ("person_key", "subject", "left_on", "not_before", "note"),
            ("tom", "00u1", "2026-03-26", "2026-03-27T00:00:00Z", ""),
        ),
    ),
    "series_breaks": (
        "governance/series_breaks.csv",
        csv_text(
            ("tool", "measure", "breaks_on", "effect"),
            ("copilot", "credits", "2026-06-01", "unit changes"),
        ),
    ),
}
