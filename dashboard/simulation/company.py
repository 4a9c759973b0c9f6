"""The parameters of the invented company Harbourlight and the cases planted in it, as data."""

from dataclasses import dataclass, field
from datetime import date

NAME = "Harbourlight"
NODE = "harbourlight"
OWNER = "harbourlight"
DOMAIN = "harbourlight.example"
ISSUER = "https://id.harbourlight.example"


@dataclass(frozen=True)
class Team:
    """A team, how many seats it has and how it works.

    Args:
        ai_from: first day anyone in the team had an AI tool; None means not started.
        tools: weights of the main AI tool of its engineers.
        deploys: `github` (deployments API), `workflow` (a run is the deployment)
            or `train` (a release branch twice a week).
    """

    key: str
    name: str
    department: str
    seats: int
    project: str
    services: tuple[str, ...]
    ai_from: date | None = date(2025, 1, 13)
    tools: dict[str, float] = field(default_factory=lambda: {"copilot": 4, "claude": 3, "cursor": 3})
    deploys: str = "github"
    changes_per_week: float = 0.82


@dataclass(frozen=True)
class UseCase:
    """A declared use case; the chances of being undone are the planted effect."""

    key: str
    title: str
    statement: str
    owner: str
    goal: str
    declared_on: date
    outcome: tuple[str, str, str, str]
    share: float
    undone_ai: float = 0.09
    undone_none: float = 0.10
    tier: str = "standard"
    review_on: date = date(2026, 12, 14)
    decision: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Parameters:
    """What the simulation is allowed to vary; the defaults are the sample company."""

    people_leaving_a_year: float = 0.08
    people_moving_a_year: float = 0.06
    ai_active_week: float = 0.93
    ai_share: float = 0.66
    evidence_kept: float = 0.94
    undone_ai: float = 0.09
    undone_none: float = 0.10
    planned_share: float = 0.70
    item_on_use_case: float = 0.60
    reviewed: float = 0.985
    retried: float = 0.03
    explicit_cause: float = 0.60
    burn_team: str = "search"
    burn_from: date = date(2026, 4, 6)
    burn_factor: int = 5
    split_team: str = "observability"
    split_from: date = date(2026, 5, 4)
    split_ways: int = 4
    refactor_team: str = "runtime"
    refactor_period: date = date(2026, 6, 15)
    on_call_team: str = "networking"
    on_call_period: date = date(2026, 8, 10)
    unbroken_team: str = "growth"
    unbroken_quarter: date = date(2026, 7, 13)
    late_milestone: tuple[str, date] = ("billing", date(2026, 7, 13))
    unstarted_milestone: tuple[str, date] = ("offline", date(2026, 10, 5))
    cursor_gap_week: date = date(2026, 2, 9)
    incidents_until: date = date(2026, 11, 17)
    credits_from: date = date(2026, 6, 19)
    kiro_pilot: date = date(2026, 3, 9)
    kiro_from: date = date(2026, 6, 1)


DEPARTMENTS = {
    "commerce": "Commerce",
    "discovery": "Discovery",
    "platform": "Platform",
    "mobile": "Mobile",
    "partner-desk": "Partner desk",
}

_CLAUDE = {"claude": 8.0, "copilot": 1.0, "cursor": 1.0}
_CURSOR = {"cursor": 7.0, "claude": 2.0, "copilot": 1.0}
_COPILOT = {"copilot": 8.0, "cursor": 1.0, "claude": 1.0}

TEAMS = (
    Team("checkout", "Checkout", "commerce", 8, "CHK", ("checkout-api", "basket"), tools=_CLAUDE),
    Team("ledger", "Ledger", "commerce", 3, "LED", ("ledger-core",), date(2025, 4, 7), _COPILOT),
    Team("reviews", "Reviews", "commerce", 4, "REV", ("reviews-api",), date(2025, 5, 5), _CURSOR),
    Team(
        "returns", "Returns", "commerce", 8, "RTN", ("returns-flow",), date(2025, 3, 10),
        changes_per_week=0.23,
    ),
    Team("billing", "Billing", "commerce", 8, "BIL", ("billing-runs", "invoices"), tools=_CURSOR),
    Team(
        "catalogue", "Catalogue", "commerce", 8, "CAT", ("catalogue-api", "media-store"),
        date(2025, 6, 2), _COPILOT,
    ),
    Team("pricing", "Pricing", "commerce", 7, "PRC", ("price-engine",), date(2025, 3, 10), _CLAUDE),
    Team("search", "Search", "discovery", 9, "SRC", ("query-api", "indexer"), tools=_CURSOR),
    Team(
        "recommendations", "Recommendations", "discovery", 8, "RCM", ("ranker", "similar-items"),
        tools=_CLAUDE,
    ),
    Team("ads", "Ads", "discovery", 8, "ADS", ("ad-server", "bidding"), date(2025, 4, 7), _COPILOT),
    Team("insights", "Insights", "discovery", 7, "INS", ("insight-boards",), date(2025, 9, 1)),
    Team(
        "experiments", "Experiments", "discovery", 7, "EXP", ("experiment-hub",),
        date(2025, 2, 3), _CURSOR,
    ),
    Team("feeds", "Feeds", "discovery", 8, "FDS", ("feed-export", "feed-import"), date(2025, 7, 7)),
    Team(
        "build-tools", "Build tools", "platform", 7, "BLD", ("build-farm", "artifact-cache"),
        tools=_CLAUDE, deploys="workflow",
    ),
    Team("runtime", "Runtime", "platform", 9, "RUN", ("runtime-core", "job-runner"), tools=_CURSOR),
    Team("identity", "Identity", "platform", 8, "IDN", ("sign-in", "consent"), tools=_CLAUDE),
    Team("storage", "Storage", "platform", 8, "STO", ("blob-store", "backups"), None, _COPILOT),
    Team(
        "observability", "Observability", "platform", 8, "OBS", ("metrics-pipe", "alert-router"),
        date(2025, 3, 10), _CLAUDE,
    ),
    Team(
        "networking", "Networking", "platform", 7, "NET", ("edge-proxy",), date(2025, 10, 6),
        _COPILOT, deploys="workflow",
    ),
    Team(
        "data-platform", "Data platform", "platform", 4, "DPL", ("lake-jobs",), date(2025, 6, 2),
        _CLAUDE, deploys="workflow",
    ),
    Team(
        "ios-app", "iOS app", "mobile", 9, "IOS", ("ios-client",), date(2025, 3, 10), _CURSOR,
        deploys="train",
    ),
    Team(
        "android-app", "Android app", "mobile", 9, "AND", ("android-client",), date(2025, 3, 10),
        _COPILOT, deploys="train",
    ),
    Team("design-system", "Design system", "mobile", 3, "DSG", ("design-kit",), date(2025, 8, 4)),
    Team("messaging", "Messaging", "mobile", 8, "MSG", ("push-gateway", "inbox"), tools=_CLAUDE),
    Team("growth", "Growth", "mobile", 8, "GRW", ("referrals", "landing-pages"), tools=_CURSOR),
    Team("offline", "Offline", "mobile", 8, "OFF", ("sync-engine",), None, _COPILOT),
    Team(
        "partner-onboarding", "Partner onboarding", "partner-desk", 3, "PON", ("partner-portal",),
        date(2025, 9, 1), _COPILOT,
    ),
    Team("partner-support", "Partner support", "partner-desk", 4, "PSU", ("partner-tickets",), None),
)

TEAM_BY_KEY = {team.key: team for team in TEAMS}

GOALS = (
    ("goal-fewer-breakages", "Customers meet fewer broken releases", "customer",
     "share of orders hit by a failed release", "Lucia Ferro, VP Engineering", "2026-12-14", ""),
    ("goal-cost-to-serve", "An order costs less to serve", "bottom_line",
     "running and people cost per thousand orders", "Jon Weir, Finance", "2027-01-11", ""),
    ("goal-faster-answers", "Customers get an answer the same day", "customer",
     "share of tickets answered within a day", "Henrike Voss, Customer Care", "2026-12-14", ""),
    ("goal-new-markets", "The shop opens in two more countries", "customer",
     "countries with live checkout", "Lucia Ferro, VP Engineering", "2026-03-30", "2026-04-10"),
)  # fmt: skip

USE_CASES = (
    UseCase(
        "uc-migration", "Move services to the new payment and sign-in interfaces",
        "Assistants rewrite callers of the old interfaces from a reviewed recipe.",
        "Lucia Ferro, VP Engineering", "goal-fewer-breakages", date(2025, 1, 20),
        ("release_breakages", "down", "2", "failed releases per month"), 0.30,
        undone_ai=0.03, undone_none=0.11, review_on=date(2026, 9, 14),
        decision=("keep", "2026-09-21"),
    ),
    UseCase(
        "uc-tests", "Put old code under test before it is changed",
        "Assistants write characterisation tests that a person reviews.",
        "Ada Lim, Head of Delivery Analytics", "goal-fewer-breakages", date(2025, 1, 20),
        ("escaped_defects", "down", "3", "defects per month"), 0.28,
    ),
    UseCase(
        "uc-support-replies", "Tools that draft replies for customer care",
        "Assistants build the drafting screens and their checks.",
        "Henrike Voss, Customer Care", "goal-faster-answers", date(2025, 1, 20),
        ("same_day_answers", "up", "4", "% of tickets"), 0.16,
        undone_ai=0.10, undone_none=0.10,
    ),
    UseCase(
        "uc-docs", "Keep runbooks and interface guides current",
        "Assistants update the guides in the change that made them wrong.",
        "Ada Lim, Head of Delivery Analytics", "goal-cost-to-serve", date(2025, 1, 20),
        ("stale_runbooks", "down", "10", "runbooks"), 0.12,
    ),
    UseCase(
        "uc-upgrades", "Keep libraries within one major version",
        "Assistants raise versions and repair what breaks.",
        "Jon Weir, Finance", "goal-cost-to-serve", date(2025, 8, 4),
        ("upgrade_backlog", "down", "5", "libraries"), 0.14,
        review_on=date(2026, 10, 12),
    ),
    UseCase(
        "uc-untouched", "Translate the seller guides",
        "Assistants draft translations of the guides for sellers.",
        "Henrike Voss, Customer Care", "goal-new-markets", date(2025, 11, 3),
        ("guide_languages", "up", "2", "languages"), 0.0, tier="high",
    ),
)  # fmt: skip
USE_CASE_BY_KEY = {use_case.key: use_case for use_case in USE_CASES}
