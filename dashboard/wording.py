"""Numbers, dates and lists as they are read on screen."""

import re
from collections.abc import Sequence
from datetime import date, datetime

_TOOLS = {
    "anthropic_api": "Anthropic API",
    "claude": "Claude",
    "claude_code": "Claude Code",
    "codex": "Codex",
    "copilot": "GitHub Copilot",
    "cursor": "Cursor",
    "github": "GitHub",
    "gitlab": "GitLab",
    "jira": "Jira",
    "kiro": "Kiro",
    "openai_api": "OpenAI API",
    "pagerduty": "PagerDuty",
}
_CURRENCIES = {"EUR": "€", "GBP": "£", "USD": "$"}


def tool(name: str) -> str:
    """An exporting tool as its maker writes it; one we do not know as the export names it."""
    return _TOOLS.get(name, name.replace("_", " ").capitalize())


def percent(share: float) -> str:
    """A share as a whole per cent: `0.834` reads `83 %`."""
    return f"{round(100 * share)} %"


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


def escaped(text: str) -> str:
    """A text of the company's own as it stands, where Markdown would read marks into it."""
    return re.sub(r"([\\`*_{}\[\]<>#$|~:])", r"\\\1", text)
