"""Numbers, dates and lists as they are read on screen."""

import re
from collections.abc import Sequence
from datetime import date, datetime

_TOOLS = {
    "amazon_q": "Amazon Q",
    "anthropic_api": "Anthropic API",
    "argo_cd": "Argo CD",
    "aws_codedeploy": "AWS CodeDeploy",
    "aws_codepipeline": "AWS CodePipeline",
    "azure_devops": "Azure DevOps",
    "cdevents": "CDEvents",
    "circleci": "CircleCI",
    "claude": "Claude",
    "claude_code": "Claude Code",
    "codex": "Codex",
    "copilot": "GitHub Copilot",
    "copilot_metrics": "GitHub Copilot metrics",
    "cursor": "Cursor",
    "devlake": "DevLake",
    "entra": "Microsoft Entra",
    "github": "GitHub",
    "gitlab": "GitLab",
    "identity_center": "AWS Identity Center",
    "jira": "Jira",
    "kiro": "Kiro",
    "openai_api": "OpenAI API",
    "pagerduty": "PagerDuty",
    "scim": "SCIM",
    "servicenow": "ServiceNow",
}
_FEEDS = {
    "figures": "the vendor's own figures",
    "spend": "AI spend",
    "usage": "AI use",
    "work": "work items",
    "roster": "people",
}
_DATASETS = {
    "ai_days": "use by day",
    "ai_events": "single uses",
    "ai_commit_lines": "lines by commit",
    "ai_review_days": "AI reviews",
    "bill_lines": "bills",
    "change_reviews": "reviews",
    "deployment_states": "states of deployments",
    "reported_figures": "the vendor's own figures",
}
_MEASURES = {
    "changes_deployed": "Merged changes that went live",
    "changes_mapped": "Merged changes with a person",
    "changes_with_item": "Merged changes that name a work item",
    "costs_linkable": "AI cost of single uses, which can be tied to work",
    "costs_charged": "AI cost that was charged, not estimated",
    "deployments_linked": "Deployments whose content is known",
    "deployments_mapped": "Deployments with a person",
    "environments_known": "Deployments whose environment is declared",
    "incidents_linked": "Incidents with a deployment as cause",
    "incidents_named": "Incidents that name their cause",
    "items_in_plan": "Ended work items in a frozen plan",
    "lines_counted": "Merged changes whose lines were counted",
    "telemetry": "Engineer-weeks that a tool measured",
    "tier_known": "Landed changes of which AI use is known",
    "usage_mapped": "Rows of AI use with a person",
}
_METHODS = {
    "ancestry": "commits in between",
    "artifact": "the artifact",
    "change_number": "a change number",
    "closing_reference": "a closing reference",
    "explicit_id": "the deployment named",
    "key": "a key in title or branch",
    "listed": "listed by the export",
    "merge_sha": "the commit of the merge",
    "milestone": "the milestone it is on",
    "service_window": "service and time",
    "sha_exact": "a commit of the change",
    "sha_in_text": "a commit named in the text",
    "time_window": "merged since the one before",
}
_CURRENCIES = {"EUR": "€", "GBP": "£", "USD": "$"}


def tool(name: str) -> str:
    """An exporting tool as its maker writes it; one we do not know as the export names it."""
    return _TOOLS.get(name, name.replace("_", " ").capitalize())


def feed(kind: str) -> str:
    """What a kind of export tells about: `usage` reads `AI use`."""
    return _FEEDS.get(kind, kind.replace("_", " "))


def dataset(name: str) -> str:
    """What a table of exports holds: `ai_days` reads `use by day`."""
    return _DATASETS.get(name, name.replace("_", " "))


def method(name: str) -> str:
    """How two things were joined: `merge_sha` reads `the commit of the merge`."""
    return _METHODS.get(name, name.replace("_", " "))


def measure(name: str) -> str:
    """What a share of coverage is a share of; one we have no words for as it is called."""
    return _MEASURES.get(name, name.replace("_", " ").capitalize())


def percent(share: float) -> str:
    """A share as a whole per cent: `0.834` reads `83 %`."""
    return f"{round(100 * share)} %"


def part_of(count: float, whole: float) -> str:
    """A part of things that were counted: it reads 0 % or 100 % only when it is none or all."""
    if not whole:
        return "none"
    if 0 < count / whole < 0.01:
        return "under 1 %"
    return "over 99 %" if 0.99 < count / whole < 1 else percent(count / whole)


def percent_range(low: float, high: float) -> str:
    """A range of shares: `66–97 %`; one that reaches nothing or all has one end: `62 % or more`."""
    first, last = round(100 * low), round(100 * high)
    if first == last:
        return f"{first} %"
    if last == 100:
        return f"{first} % or more"
    return f"{last} % or less" if first == 0 else f"{first}–{last} %"


def money(amount: float, currency: str) -> str:
    """An amount to two significant figures: `1,234` reads `$1,200`."""
    digits = two_figures(amount)
    places = 2 if 0 < abs(digits) < 10 and digits != int(digits) else 0
    symbol = _CURRENCIES.get(currency)
    text = f"{digits:,.{places}f}"
    return f"{symbol}{text}" if symbol else f"{text} {currency}".strip()


def money_range(low: float, high: float, currency: str) -> str:
    """A range of amounts, each to two significant figures."""
    return f"{money(low, currency)}–{money(high, currency)}"


def two_figures(amount: float) -> float:
    """The amount rounded to two significant figures."""
    return float(f"{amount:.1e}")


def hours(amount: float) -> str:
    """Hours below a week, days from there on."""
    return f"{round(amount)} h" if amount < 168 else f"{round(amount / 24)} days"


def day(value: date) -> str:
    """`20 Nov`."""
    return f"{value.day} {value:%b}"


def day_and_year(value: date) -> str:
    """`20 Nov 2026`."""
    return f"{day(value)} {value.year}"


def day_beside(value: date, other: date) -> str:
    """A day beside another one: its year is said where it is a different one."""
    return day(value) if value.year == other.year else day_and_year(value)


def days(first: date, last: date) -> str:
    """`13 Jul to 4 Oct 2026`; the year stands twice when it differs."""
    start = day(first) if first.year == last.year else day_and_year(first)
    return f"{start} to {day_and_year(last)}"


def minute(value: datetime) -> str:
    """`21 Nov 06:10 UTC`."""
    return f"{day(value)} {value:%H:%M} UTC"


def about(count: float) -> str:
    """A published count: rounded to 5, and never zero as if it were exact."""
    return "fewer than 5" if count < 5 else f"about {round(count):,}"


def plural(count: int, thing: str) -> str:
    """`1 landing`, `7 landings`."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def listed(names: Sequence[str]) -> str:
    """`A, B and C`."""
    *start, last = names
    return f"{', '.join(start)} and {last}" if start else last


def few(names: Sequence[str]) -> str:
    """All of a few names, or the first of many."""
    if len(names) <= 6:
        return listed(names)
    return f"{', '.join(names[:5])} and {len(names) - 5:,} more"


def escaped(text: str) -> str:
    """A text of the company's own as it stands, where Markdown would read marks into it."""
    return re.sub(r"([\\`*_{}\[\]<>#$|~:])", r"\\\1", text)
