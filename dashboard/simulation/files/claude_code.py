"""Claude Code Analytics answers: one per UTC day, collected by month and then day by day."""

from datetime import date, timedelta
from pathlib import Path

from dashboard.simulation.days import FIRST_DAY, LAST_DAY, steps
from dashboard.simulation.files import output
from dashboard.simulation.tables import Company, Person, Use

ORGANISATION = "b0f7a6c4-6a0e-4c53-9a53-7f0c9d1e2a10"
DAILY_FOR = 30
SUBSCRIPTION_TYPE_FROM = date(2026, 2, 2)
TERMINALS = ("vscode", "iTerm.app", "tmux")


def write(company: Company, folder: Path) -> None:
    """A file of answers per month, and one answer per file for the last thirty days."""
    people = {person.person_key: person for person in company.people}
    answers: dict[date, dict] = {}
    for day in steps(FIRST_DAY, LAST_DAY, 1):
        answers[day] = {"data": [], "has_more": False, "next_page": None}
    for (day, key, place), uses in _sittings(company).items():
        answers[day]["data"].append(_record(people[key], day, place, uses))
    for day in answers:
        if day.weekday() == 0:
            answers[day]["data"].append(_service_record(day))
    months: dict[str, list[tuple[date, dict]]] = {}
    daily_from = LAST_DAY - timedelta(DAILY_FOR - 1)
    for day, answer in answers.items():
        if day < daily_from + timedelta(4):
            months.setdefault(f"{day:%Y-%m}", []).append((day, answer))
        if day >= daily_from and answer["data"]:
            output.document(folder / "daily" / f"{day:%Y/%m/%d}" / "claude_code.json.gz", answer)
    for collected in months.values():
        last = collected[-1][0] + timedelta(1)
        path = folder / "monthly" / f"claude_code-{last}.jsonl.gz"
        output.lines(path, [answer for _, answer in collected])


def _sittings(company: Company) -> dict[tuple[date, str, int], list[Use]]:
    """Uses of one person and day, one group per terminal."""
    groups: dict[tuple[date, str, int], list[Use]] = {}
    seen: dict[tuple[date, str], int] = {}
    for use in company.uses:
        if use.tool == "claude":
            day = use.at.date()
            place = seen.get((day, use.person_key), 0)
            seen[day, use.person_key] = place + 1
            groups.setdefault((day, use.person_key, min(place, 1)), []).append(use)
    return groups


def _record(person: Person, day: date, place: int, uses: list[Use]) -> dict:
    customer = "api" if person.github_id % 7 == 0 else "subscription"
    record = {
        "date": f"{day}T00:00:00Z",
        "actor": {"type": "user_actor", "email_address": person.email},
        "organization_id": ORGANISATION,
        "customer_type": customer,
        "terminal_type": TERMINALS[(person.github_id + place) % len(TERMINALS)],
    }
    if day >= SUBSCRIPTION_TYPE_FROM:
        record["subscription_type"] = "team" if customer == "subscription" else None
    return record | _metrics(uses)


def _metrics(uses: list[Use]) -> dict:
    prompts = sum(use.prompts for use in uses)
    added = sum(use.lines_added for use in uses)
    return {
        "core_metrics": {
            "num_sessions": len(uses),
            "lines_of_code": {"added": added, "removed": sum(use.lines_deleted for use in uses)},
            "commits_by_claude_code": prompts // 14,
            "pull_requests_by_claude_code": prompts // 25,
        },
        "tool_actions": {
            "edit_tool": {"accepted": prompts, "rejected": prompts // 6},
            "write_tool": {"accepted": prompts // 5, "rejected": 0},
        },
        "model_breakdown": [
            {
                "model": uses[0].model,
                "tokens": {
                    "input": sum(use.input_tokens for use in uses),
                    "output": sum(use.output_tokens for use in uses),
                    "cache_read": sum(use.cache_read for use in uses),
                    "cache_creation": sum(use.cache_write for use in uses),
                },
                "estimated_cost": {
                    "currency": "USD",
                    "amount": round(sum(use.cents for use in uses), 2),
                },
            }
        ],
    }


def _service_record(day: date) -> dict:
    """The nightly job of a team: a key, not a person."""
    use = Use("", "claude", None, "claude-sonnet-4-5-20250929", 8, 21_000, 4_000, 60_000, 9_000,
              17.5, 0, 0)  # fmt: skip
    return {
        "date": f"{day}T00:00:00Z",
        "actor": {"type": "api_actor", "api_key_name": "build-farm-nightly"},
        "organization_id": ORGANISATION,
        "customer_type": "api",
        "terminal_type": "non-interactive",
    } | _metrics([use])
