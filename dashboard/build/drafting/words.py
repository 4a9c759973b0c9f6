"""What tools call the columns of a table, and what they say in them."""

import difflib
import re
from functools import cache

_SPLIT = re.compile(r"[^a-z0-9]+|(?<=[a-z])(?=[0-9])")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOISE = {"the", "of", "is", "a", "utc", "value", "text"}
_IDS = {"id", "no", "nr", "num", "number", "key", "uuid", "guid", "code", "reference"}
# Column -> names of the same thing elsewhere. The column's own words always count.
_NAMES = {
    "deployment_key": "deployment id, deploy id, release id, build id, run id, job id, id, number",
    "incident_key": "incident id, incident number, ticket id, case id, id, number, key",
    "change_key": "pull request, pull request url, merge request, pr, pr url, change id",
    "item_key": "issue key, ticket, ticket id, story id, key, id",
    "event_key": "event id, request id, insert id, id",
    "bill_line_key": "line id, invoice line, id",
    "review_key": "review id, id",
    "milestone_key": "milestone id, id",
    "person_key": "employee id, person id, worker id, staff id, user id",
    "service_key": "service, app, application, component, system, product, project, service name",
    "repository_key": "repository, repo, repo url, repository url, git url, repo name",
    "environment_name": "environment, env, stage, target, cluster, namespace",
    "exported_tier": "tier, environment type",
    "sha": "commit, commit sha, commit hash, build commit, git commit, revision, git sha, "
    "source version, head sha",
    "merge_sha": "merge commit, merge commit sha",
    "head_sha": "head commit",
    "ref": "branch, tag, source branch",
    "version": "release, release version, build version, release name",
    "result": "result, status, outcome, state, conclusion, deployment status",
    "status": "status, state",
    "state": "state, status",
    "status_category": "status category, category",
    "severity": "severity, priority, urgency, sev, level",
    "source_severity": "severity, priority, urgency",
    "title": "title, summary, name, subject, headline",
    "display_name": "name, full name, worker, display name",
    "created_at": "created, created on, created date, opened, opened at, queued, queue time",
    "started_at": "started, start, start time, begin, began, begun, started on, hire time",
    "finished_at": "finished, finish, end, ended, end time, completed, completed at, deployed, "
    "deployed at, done, finish time, timestamp, date, time",
    "detected_at": "detected, detected at, reported",
    "acknowledged_at": "acknowledged, acked, ack time",
    "resolved_at": "resolved, resolved on, resolution time, closed, fixed, end, impact end",
    "closed_at": "closed, closed on",
    "merged_at": "merged, merged on, merge time",
    "occurred_at": "time, timestamp, date, event time, created at",
    "committed_at": "commit date, committed, commit time",
    "entered_at": "entered, since, time",
    "snapshot_at": "snapshot, report time, as of",
    "last_activity_at": "last activity, last active, last used, last seen, last update time",
    "deployer_id": "deployer, deployed by, user, triggered by, started by, author, actor, "
    "by, person",
    "author_id": "author, user, created by",
    "reviewer_id": "reviewer, user",
    "assignee_id": "assignee, owner, assigned to",
    "owner_id": "owner, lead",
    "id_value": "user, email, mail, user id, login, username, user email, member, actor, account, "
    "who",
    "used_on": "day, date, usage date, used on, activity date",
    "billed_on": "day, date, usage date, billing date",
    "reported_on": "day, date",
    "measured_on": "day, date",
    "started_on": "hire date, start date, joined",
    "ended_on": "termination date, end date, left",
    "due_on": "due, due date, deadline",
    "model_name": "model, model id, model version",
    "kind": "kind, type, category, event, action, issue type",
    "client": "client, ide, editor, terminal, application",
    "plan_name": "plan, subscription, licence, license",
    "sessions": "sessions, session count, conversations",
    "prompts": "prompts, prompt count, questions, interactions, chats",
    "requests": "requests, request count, calls",
    "messages": "messages, message count",
    "generations": "generations, suggestions, completions, suggestion count, generated",
    "accepts": "accepts, acceptances, accepted, acceptance count, accepted suggestions",
    "rejects": "rejects, rejected, rejections",
    "lines_suggested": "lines suggested, suggested lines",
    "lines_accepted": "lines accepted, accepted lines",
    "ai_lines_added": "lines added, added lines, ai lines",
    "ai_lines_deleted": "lines deleted, lines removed, deleted lines",
    "lines_added": "additions, added lines, insertions",
    "lines_deleted": "deletions, removed lines",
    "uncached_input_tokens": "input tokens, prompt tokens, tokens in",
    "output_tokens": "output tokens, completion tokens, tokens out",
    "cache_read_tokens": "cached tokens, cache read, cached input tokens",
    "cache_write_tokens": "cache creation tokens, cache write",
    "total_tokens": "tokens, total tokens, token count",
    "credits": "credits, credits used",
    "cost": "cost, price, amount, spend, total cost, cost usd, charge",
    "net_amount": "net, net cost, amount, cost",
    "gross_amount": "gross, list cost",
    "discount_amount": "discount",
    "quantity": "quantity, units, usage",
    "unit_price": "unit price, price",
    "currency": "currency",
    "points": "points, story points, estimate",
    "parent_key": "parent, epic, parent key, parent id",
    "team_key": "team, team id, squad, group, supervisory organization",
    "email": "email, e mail, mail, email work, work email, login",
    "employee_number": "employee number, employee id, badge",
    "manager_key": "manager, manager id, reports to",
    "job_title": "job title, business title",
    "amount": "amount, value, score, figure, measure",
    "outcome_metric": "metric, kpi, outcome, measure",
    "figure": "metric, kpi, measure",
    "sample_size": "n, sample, count, respondents",
    "attempts": "attempt, attempts, tries",
    "is_rollback": "rollback, is rollback, rolled back",
    "change_number": "change number, change request, change ticket, rfc",
    "cause_ref": "cause, root cause, caused by",
    "approver_id": "approver, approved by",
}
# What a tool says -> what the table takes. Only words that mean one thing everywhere.
VALUES = {
    "result": {
        "success": "success", "succeeded": "success", "successful": "success", "ok": "success",
        "passed": "success", "completed": "success", "failure": "failure", "failed": "failure",
        "error": "failure", "timed out": "failure", "cancelled": "cancelled",
        "canceled": "cancelled", "aborted": "cancelled", "skipped": "cancelled",
        "running": "running", "in progress": "running", "in_progress": "running",
        "pending": "running", "queued": "running",
    },
    "severity": {
        "critical": "critical", "p1": "critical", "sev1": "critical", "high": "high", "p2": "high",
        "sev2": "high", "medium": "medium", "moderate": "medium", "p3": "medium",
        "sev3": "medium", "low": "low", "p4": "low", "p5": "low", "sev4": "low",
    },
    "status_category": {
        "to do": "todo", "todo": "todo", "open": "todo", "in progress": "doing", "doing": "doing",
        "done": "done", "closed": "done",
    },
    "state": {"open": "open", "opened": "open", "closed": "closed", "merged": "merged"},
}  # fmt: skip


def likeness(name: str, column: str) -> float:
    """How much a name of a file is like a column of a table: 0 nothing, 1 the same."""
    said = plain(name.rsplit(".", 1)[-1].replace("[]", ""))
    whole = plain(name.replace("[]", ""))
    best = 0.0
    for rank, known in enumerate(_known(column)):
        near = max(_alike(said, known), _alike(whole, known))
        best = max(best, near - 0.004 * rank)
    return best


def is_id(name: str) -> bool:
    """Whether a name says that a value names one thing."""
    return bool(_IDS & set(plain(name).split()))


@cache
def plain(name: str) -> str:
    """The words of a name: `DeployID` and `deploy-id` are both `deploy id`."""
    words = _SPLIT.split(_HUMP.sub(" ", name).lower())
    return " ".join(word for word in words if word and word not in _NOISE)


@cache
def _known(column: str) -> list[str]:
    own = re.sub(r"_(?:key|name|at|on|id)$", "", column).replace("_", " ")
    listed = [plain(name) for name in _NAMES.get(column, "").split(",") if name.strip()]
    return [*dict.fromkeys([plain(column), plain(own), *listed])]


@cache
def _alike(said: str, known: str) -> float:
    if said == known:
        return 1.0
    ours, theirs = set(said.split()), set(known.split())
    shared = len(ours & theirs) / max(len(ours | theirs), 1)
    is_near = abs(len(said) - len(known)) <= 3 and said[:1] == known[:1]
    close = difflib.SequenceMatcher(None, said, known).ratio() if is_near else 0.0
    return 0.9 * max(shared, close if close > 0.84 else 0.0)
