"""Use of AI tools, day by day: what each person's tools would have counted."""

from datetime import date, timedelta
from random import Random

from dashboard.simulation.company import Parameters
from dashboard.simulation.days import FIRST_DAY, LAST_DAY, moment, monday, steps, working_days
from dashboard.simulation.people import Staff
from dashboard.simulation.streams import stream
from dashboard.simulation.tables import Change, Person, Use

MODELS = {
    "copilot": (("gpt-4.1", date(2025, 1, 1)), ("claude-sonnet-4.5", date(2025, 10, 6)),
                ("gpt-5.2-codex", date(2026, 3, 2))),
    "claude": (("claude-sonnet-4-20250514", date(2025, 1, 1)),
               ("claude-sonnet-4-5-20250929", date(2025, 10, 6)),
               ("claude-opus-4-6", date(2026, 3, 2))),
    "cursor": (("claude-4-sonnet", date(2025, 1, 1)), ("auto", date(2025, 6, 2)),
               ("composer-1", date(2026, 1, 5))),
    "kiro": (("auto", date(2026, 1, 1)), ("claude-sonnet-4.6", date(2026, 9, 7))),
}  # fmt: skip
FIRST_HABIT, LAST_HABIT, LONG_FROM = 1.3, 1.9, date(2026, 1, 5)
CENTS_PER_MILLION = {"input": 300, "output": 1500, "read": 30, "write": 375}


def build_uses(
    seed: int,
    parameters: Parameters,
    staff: Staff,
    changes: tuple[Change, ...],
    absent: frozenset[tuple[str, date]],
) -> tuple[Use, ...]:
    """Every use, ordered by time."""
    helped = _helped_days(changes)
    teams = {row.person_key: row.team_key for row in staff.memberships}
    pilots = [person.person_key for person in staff.people if "kiro" in person.tools][:2]
    uses: list[Use] = []
    for person in staff.people:
        if not person.tools or person.ai_from is None:
            continue
        random = stream(seed, "use", person.person_key)
        burns = teams[person.person_key] == parameters.burn_team
        for week in steps(monday(max(person.ai_from, FIRST_DAY)), LAST_DAY, 7):
            if (person.person_key, week) in absent:
                continue
            uses += _week(random, parameters, person, week, helped, burns)
        uses += _kiro(random, parameters, person, person.person_key in pilots)
    return tuple(sorted(uses, key=lambda use: (use.at, use.person_key, use.tool)))


def _helped_days(changes: tuple[Change, ...]) -> dict[str, dict[date, str]]:
    """Days on which a person's change was begun with a tool: the tool must have been open."""
    helped: dict[str, dict[date, str]] = {}
    for change in changes:
        if change.ai_tool and change.merged_at and change.evidence != "trailer":
            day = change.commits[0].at.date()
            helped.setdefault(change.author, {})[day] = change.ai_tool
    return helped


def _week(
    random: Random, parameters: Parameters, person: Person, week: date,
    helped: dict[str, dict[date, str]], burns: bool,
) -> list[Use]:  # fmt: skip
    coding = [tool for tool in person.tools if tool != "kiro"]
    days = {}
    if random.random() < parameters.ai_active_week:
        for offset in random.sample(range(5), random.choice((2, 3, 3, 4))):
            main = random.random() < 0.8
            days[week + timedelta(offset)] = coding[0] if main else coding[-1]
    own = helped.get(person.person_key, {})
    days |= {day: tool for day, tool in own.items() if monday(day) == week}
    uses = []
    for day, tool in sorted(days.items()):
        if _can_work(person, day):
            factor = parameters.burn_factor if burns and day >= parameters.burn_from else 1
            uses += [_use(random, person, tool, day, factor) for _ in range(_sittings(random))]
    return uses


def _sittings(random: Random) -> int:
    return 1 if random.random() < 0.8 else 2


def _can_work(person: Person, day: date) -> bool:
    first, last = max(FIRST_DAY, person.ai_from), person.ended_on or LAST_DAY
    return first <= day <= min(last, LAST_DAY)


def _use(random: Random, person: Person, tool: str, day: date, factor: float) -> Use:
    factor *= _habit(day)
    input_tokens = int(random.randrange(12_000, 240_000) * factor)
    output_tokens = int(random.randrange(9_000, 96_000) * factor)
    cache_read = int(random.randrange(480_000, 9_000_000) * factor)
    cache_write = int(random.randrange(60_000, 540_000) * factor)
    cents = (
        input_tokens * CENTS_PER_MILLION["input"]
        + output_tokens * CENTS_PER_MILLION["output"]
        + cache_read * CENTS_PER_MILLION["read"]
        + cache_write * CENTS_PER_MILLION["write"]
    ) / 1_000_000
    return Use(
        person_key=person.person_key,
        tool=tool,
        at=moment(day, random) + timedelta(milliseconds=random.randrange(1000)),
        model=model_on(tool, day),
        prompts=random.randrange(2, 30),
        input_tokens=input_tokens,
        output_tokens=output_tokens,
        cache_read=cache_read,
        cache_write=cache_write,
        cents=round(cents, 2),
        lines_added=random.randrange(0, 260),
        lines_deleted=random.randrange(0, 90),
    )


def _habit(day: date) -> float:
    """Sessions grow longer through 2025, then stay as they are."""
    grown = min(1.0, (day - FIRST_DAY) / (LONG_FROM - FIRST_DAY))
    return FIRST_HABIT + (LAST_HABIT - FIRST_HABIT) * grown


def model_on(tool: str, day: date) -> str:
    """The model a tool used by default on that day."""
    return [name for name, since in MODELS[tool] if since <= day][-1]


def _kiro(random: Random, parameters: Parameters, person: Person, is_pilot: bool) -> list[Use]:
    if "kiro" not in person.tools:
        return []
    first = max(parameters.kiro_pilot if is_pilot else parameters.kiro_from, person.ai_from)
    days = [day for day in working_days(first, LAST_DAY) if _can_work(person, day)]
    return [_use(random, person, "kiro", day, 1) for day in days if random.random() < 0.45]
