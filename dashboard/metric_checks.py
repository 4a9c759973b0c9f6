"""The checks of metric health in words: what each watches, and what it means when one is red."""

from dataclasses import dataclass

from dashboard.access.released import Checked


@dataclass(frozen=True)
class Words:
    """One check as a reader understands it.

    Attributes:
        title: its name.
        watches: what it compares.
        signs: what showed, by sign, as the end of "is under review:".
    """

    title: str
    watches: str
    signs: dict[str, str]


CHECKS = {
    "coupling": Words(
        "Coupling",
        "Teams whose figure rises should also deliver more of their milestones by the date.",
        {"milestones": "it no longer moves with milestones delivered by their date"},
    ),
    "decoupling": Words(
        "Outrunning",
        "The figure should not rise while milestones stay where they were.",
        {"milestones": "it rises while milestones delivered by their date do not"},
    ),
    "bunching": Words(
        "Crowding",
        "As much should lie just above a threshold as usual, for what lies just below it.",
        {
            "standard_week": "work crowds at the size of a standard week",
            "half_by_ai": "work crowds where half of it is AI-assisted",
            "four_fifths_last": "work crowds where four fifths of it last",
            "seven_days": "work crowds at seven days from first commit to live",
        },
    ),
    "composition": Words(
        "Composition",
        "What the figure is made of should be what it was: plans, item sizes, evidence of AI.",
        {
            "credit": "planned and other work are mixed otherwise than before",
            "items": "planned items have another size than before",
            "evidence": "weak evidence of AI has another share than before",
            "marks": "marks and logs of AI use tell another story than before",
        },
    ),
    "inflation": Words(
        "Growing plans",
        "Approved weight and items per engineer-week, and time planned, against their own past.",
        {
            "approved_weight": "plans hold another weight per engineer-week than before",
            "approved_items": "plans hold another number of items per engineer-week than before",
            "planned_days": "plans are given another time than before",
        },
    ),
    "swing": Words(
        "Changing roster",
        "Engineer-weeks and teams may change by a tenth in a quarter.",
        {
            "engineer_weeks": "engineer-weeks changed by more than a tenth in a quarter",
            "teams": "the number of teams changed by more than a tenth in a quarter",
        },
    ),
    "feeds": Words(
        "Silent feeds",
        "Rollbacks, hotfixes and incidents should be reported as often as before.",
        {
            "rollback": "far fewer rollbacks are reported of a service than before",
            "hotfix": "far fewer hotfixes are reported of a service than before",
            "incident": "far fewer incidents are reported of a service than before",
            "delay": "incidents are put on record twice as late as before",
        },
    ),
}


def in_words(checked: Checked) -> str:
    """What showed."""
    return CHECKS[checked.check_id].signs[checked.sign]
