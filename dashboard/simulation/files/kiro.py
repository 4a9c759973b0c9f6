"""Kiro's user report in its date folders: one row per person, day and client, no code at all."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from dashboard.simulation.days import LAST_DAY
from dashboard.simulation.files import output
from dashboard.simulation.tables import Company, Person, Use

ACCOUNT, REGION = "910042004200", "eu-west-1"
DAILY_FOR = 10
CREDITS_A_PROMPT = 0.9
EMAIL_FROM = date(2026, 4, 20)
FIRST_HEADER = (
    "Date", "UserId", "Client_Type", "Chat_Conversations", "Credits_Used", "Overage_Cap",
    "Overage_Credits_Used", "Overage_Enabled", "ProfileId", "Subscription_Tier", "Total_Messages",
)  # fmt: skip


def write(company: Company, folder: Path) -> None:
    """A file a month, collected from the daily ones, and daily files for the last weeks."""
    people = {person.person_key: person for person in company.people}
    files: dict[date, list[Use]] = {}
    for use in company.uses:
        if use.tool == "kiro":
            files.setdefault(_file_day(use.at.date()), []).append(use)
    for day, uses in files.items():
        stamped = f"{day + timedelta(1):%Y%m%d}0200"
        place = folder / "KiroLogs" / "user_report" / REGION / f"{day:%Y/%m/%d}" / "00"
        path = place / f"KIRO_IDE_{ACCOUNT}_user_report_{stamped}.csv"
        has_email = day >= EMAIL_FROM
        models = sorted({use.model for use in uses})
        header = FIRST_HEADER + (("User_Email",) if has_email else ())
        header += tuple(f"{model.replace('.', '_')}_messages" for model in models)
        output.table(path, header, _rows(people, uses, models, has_email))


def _file_day(day: date) -> date:
    """The folder a row is found in: its own day, or the last day collected in its month."""
    daily_after = LAST_DAY - timedelta(DAILY_FOR)
    if day > daily_after:
        return day
    month_ends = (day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    return min(month_ends, daily_after)


def _rows(
    people: dict[str, Person], uses: list[Use], models: list[str], has_email: bool
) -> list[tuple]:
    groups: dict[tuple[date, str], list[Use]] = {}
    for use in uses:
        groups.setdefault((use.at.date(), use.person_key), []).append(use)
    return [
        _row(people[key], day, own, models, has_email) for (day, key), own in sorted(groups.items())
    ]


def _row(person: Person, day: date, uses: list[Use], models: list[str], has_email: bool) -> tuple:
    messages: Counter[str] = Counter()
    for use in uses:
        messages[use.model] += use.prompts * 3
    return (
        day, person.identity_center_id, "KIRO_IDE", len(uses),
        f"{sum(use.prompts for use in uses) * CREDITS_A_PROMPT:.2f}", "10000.0", "0.0", "false",
        "arn:aws:codewhisperer:profile/HLT", "PRO_PLUS", messages.total(),
        *((person.email,) if has_email else ()), *(messages[model] for model in models),
    )  # fmt: skip
