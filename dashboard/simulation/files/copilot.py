"""Copilot's per-user reports: 28 days in two parts, and single days of the last fortnight."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dashboard.simulation.company import Parameters
from dashboard.simulation.days import FIRST_DAY, LAST_DAY, monday, steps
from dashboard.simulation.files import output
from dashboard.simulation.streams import stream
from dashboard.simulation.tables import Company, Person, Use

ORGANISATION, ENTERPRISE = "9100042", "910007"
WINDOW, STEP = timedelta(days=28), 25
FINAL_AFTER = 3
REDUCED_SHARE = 0.05
CREDITS_A_PROMPT = 11.3
# An account nobody on the roster claims.
STRANGER = ("vendor17_hl", 9_100_900_001)
STRANGER_FROM = date(2026, 3, 4)
LANGUAGES = ("typescript", "java", "go", "kotlin", "swift", "python")


def write(company: Company, folder: Path, parameters: Parameters) -> None:
    """Overlapping 28-day reports, then one report per day; later files restate earlier days."""
    rows = _days(company, parameters)
    for end in [*steps(FIRST_DAY + timedelta(27), LAST_DAY, STEP), LAST_DAY]:
        start = end - WINDOW + timedelta(1)
        report = [
            _provisional(rows[day, key], end - day) for day, key in rows if start <= day <= end
        ]
        for row in report:
            row |= {"report_start_day": str(start), "report_end_day": str(end)}
        if end == LAST_DAY and report:
            report.append({**report[-1], "day": None})
            del report[-1]["day"]
        for part in (0, 1):
            own = [row for row in report if row["user_id"] % 2 == part]
            place = folder / "users-28-day" / f"{end + timedelta(1):%Y/%m/%d}"
            output.lines(place / f"part-0000{part}.json.gz", own)
    for day in steps(LAST_DAY - timedelta(13), LAST_DAY, 1):
        if day.weekday() < 5:
            own = [_provisional(rows[on, key], timedelta(0)) for on, key in rows if on == day]
            place = folder / "users-1-day" / f"{day + timedelta(1):%Y/%m/%d}"
            output.lines(place / "part-00000.json.gz", own)


def _days(company: Company, parameters: Parameters) -> dict[tuple[date, int], dict]:
    """One row per user and day with an editor open, ordered."""
    people = {person.person_key: person for person in company.people}
    used: dict[tuple[date, int], list[Use]] = {}
    for use in company.uses:
        if use.tool == "copilot":
            used.setdefault((use.at.date(), people[use.person_key].github_id), []).append(use)
    rows = {}
    by_id = {person.github_id: person for person in company.people}
    for (day, github_id), uses in used.items():
        rows[day, github_id] = _row(by_id[github_id], day, uses, parameters)
    stranger = replace(company.people[0], login=STRANGER[0], github_id=STRANGER[1])
    for day in steps(STRANGER_FROM, LAST_DAY, 7):
        rows[day, stranger.github_id] = _row(stranger, day, company.uses[:1], parameters)
    for day, person in _idle(company):
        rows.setdefault((day, person.github_id), _row(person, day, [], parameters))
    return dict(sorted(rows.items()))


def _idle(company: Company) -> Iterator[tuple[date, Person]]:
    """Weeks in which somebody's editor reported and no AI tool was used: a measured none."""
    active = {(use.person_key, monday(use.at.date())) for use in company.uses}
    absent = {(key, week) for key, week, days in company.absent_weeks if days == 0}
    for person in company.people:
        has_editor = bool(person.tools) or person.title.startswith("Engineering manager")
        if not has_editor or not person.has_telemetry:
            continue
        random = stream(company.seed, "idle", person.person_key)
        first, last = max(FIRST_DAY, person.started_on), min(LAST_DAY, person.ended_on or LAST_DAY)
        for week in steps(monday(first), last, 7):
            day = week + timedelta(random.randrange(5))
            is_free = (person.person_key, week) not in active | absent
            if is_free and first <= day <= last:
                yield day, person


def _row(person: Person, day: date, uses: list[Use], parameters: Parameters) -> dict:
    random = stream(0, "copilot", person.login, day)
    prompts = sum(use.prompts for use in uses)
    row = {
        "report_start_day": None,
        "report_end_day": None,
        "day": str(day),
        "organization_id": ORGANISATION,
        "enterprise_id": ENTERPRISE,
        "user_id": person.github_id,
        "user_login": person.login,
    }
    if uses and day >= parameters.credits_from and random.random() < REDUCED_SHARE:
        return row | {"ai_credits_used": round(prompts * CREDITS_A_PROMPT, 1)}
    row |= _counts(random, prompts, uses)
    if day >= parameters.credits_from:
        row["ai_credits_used"] = round(prompts * CREDITS_A_PROMPT, 1)
    return row


def _counts(random: Random, prompts: int, uses: list[Use]) -> dict:
    made = prompts + (random.randrange(5, 60) if prompts else 0)
    taken = made * random.randrange(20, 45) // 100
    lines = {
        "loc_suggested_to_add_sum": made * 2,
        "loc_suggested_to_delete_sum": 0,
        "loc_added_sum": sum(use.lines_added for use in uses),
        "loc_deleted_sum": sum(use.lines_deleted for use in uses),
    }
    counts = {
        "user_initiated_interaction_count": prompts,
        "code_generation_activity_count": made,
        "code_acceptance_activity_count": taken,
    }
    whole = {**counts, **lines}
    events = {key: whole[key] for key in list(whole)[1:]}
    feature, language = "chat_panel_agent_mode", random.choice(LANGUAGES)
    model = uses[0].model if uses else ""
    breakdowns = {
        "totals_by_ide": [{"ide": "vscode", **whole}],
        "totals_by_feature": [{"feature": feature, **whole}],
        "totals_by_language_feature": [{"language": language, "feature": feature, **events}],
        "totals_by_language_model": [{"language": language, "model": model, **events}],
        "totals_by_model_feature": [{"model": model, "feature": feature, **whole}],
    }
    return {
        **counts,
        **(breakdowns if uses else {key: [] for key in breakdowns}),
        "used_agent": bool(uses),
        "used_chat": bool(uses),
        **lines,
        "used_cli": False,
        "used_copilot_coding_agent": prompts > 24,
        "used_copilot_cloud_agent": prompts > 24,
    }


def _provisional(row: dict, age: timedelta) -> dict:
    """A copy of the row; days younger than three are still short of some events."""
    copy = dict(row)
    if age.days < FINAL_AFTER and "user_initiated_interaction_count" in copy:
        for key in ("code_generation_activity_count", "loc_suggested_to_add_sum"):
            copy[key] = copy[key] * 4 // 5
        copy["code_acceptance_activity_count"] = copy["code_acceptance_activity_count"] * 3 // 5
    return copy
