"""Departments and teams: how many seats they have, and how they work."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

DEPARTMENTS = {
    "commerce": "Commerce",
    "discovery": "Discovery",
    "platform": "Platform",
    "mobile": "Mobile",
    "partner-desk": "Partner desk",
}

# Weights of the tool an engineer of the team mainly uses.
TOOLS = {
    "mixed": {"copilot": 4.0, "claude": 3.0, "cursor": 3.0},
    "claude": {"claude": 8.0, "copilot": 1.0, "cursor": 1.0},
    "cursor": {"cursor": 7.0, "claude": 2.0, "copilot": 1.0},
    "copilot": {"copilot": 9.0, "cursor": 1.0, "claude": 1.0},
}

# [department], then key | name | seats | project | services | AI from (- not started) | tools |
# deploys | changes per engineer and week
_TABLE = """
[commerce]
checkout | Checkout | 8 | CHK | checkout-api basket | 2024-11-11 | claude | github | 0.82
ledger | Ledger | 3 | LED | ledger-core | 2025-04-07 | claude | github | 0.95
reviews | Reviews | 4 | REV | reviews-api | 2025-05-05 | cursor | github | 0.95
returns | Returns | 8 | RTN | returns-flow | 2025-03-10 | mixed | github | 0.23
billing | Billing | 8 | BIL | billing-runs invoices | 2024-11-11 | cursor | github | 0.82
catalogue | Catalogue | 8 | CAT | catalogue-api media-store | 2025-06-02 | copilot | github | 0.82
pricing | Pricing | 7 | PRC | price-engine | 2024-11-11 | claude | github | 0.82
[discovery]
search | Search | 9 | SRC | query-api indexer | 2024-11-11 | cursor | github | 0.82
recommendations | Recommendations | 8 | RCM | ranker similar | 2024-11-11 | claude | github | 0.82
ads | Ads | 8 | ADS | ad-server bidding | 2025-04-07 | copilot | github | 0.82
insights | Insights | 7 | INS | insight-boards | 2025-09-01 | mixed | github | 0.82
experiments | Experiments | 7 | EXP | experiment-hub | 2025-02-03 | copilot | github | 0.82
feeds | Feeds | 8 | FDS | feed-export feed-import | 2025-07-07 | mixed | github | 0.82
[platform]
build-tools | Build tools | 7 | BLD | build-farm artifact-cache | 2024-11-11 | claude | run | 0.82
runtime | Runtime | 9 | RUN | runtime-core job-runner | 2024-11-11 | cursor | github | 0.82
identity | Identity | 8 | IDN | sign-in consent | 2024-11-11 | copilot | github | 0.82
storage | Storage | 8 | STO | blob-store backups | - | copilot | github | 0.82
observability | Observability | 8 | OBS | metrics-pipe alerts | 2024-11-11 | claude | github | 0.55
networking | Networking | 7 | NET | edge-proxy | 2025-10-06 | copilot | run | 0.82
data-platform | Data platform | 4 | DPL | lake-jobs | 2025-06-02 | claude | run | 0.82
[mobile]
ios-app | iOS app | 9 | IOS | ios-client | 2024-11-11 | cursor | train | 0.82
android-app | Android app | 9 | AND | android-client | 2025-03-10 | copilot | train | 0.82
design-system | Design system | 3 | DSG | design-kit | 2025-08-04 | mixed | github | 0.82
messaging | Messaging | 8 | MSG | push-gateway inbox | 2024-11-11 | claude | github | 0.82
growth | Growth | 8 | GRW | referrals landing-pages | 2024-11-11 | cursor | github | 0.82
offline | Offline | 8 | OFF | sync-engine | - | copilot | github | 0.82
[partner-desk]
partner-onboarding | Partner onboarding | 3 | PON | portal | 2025-09-01 | copilot | github | 0.82
partner-support | Partner support | 4 | PSU | tickets | - | mixed | github | 0.82
"""


@dataclass(frozen=True)
class Team:
    """A team.

    Args:
        ai_from: first day anyone in the team had an AI tool; None means not started.
        tools: weights of the main AI tool of its engineers.
        deploys: `github` (deployments API), `run` (a workflow run is the deployment)
            or `train` (a release branch twice a week).
    """

    department: str
    key: str
    name: str
    seats: int
    project: str
    services: tuple[str, ...]
    ai_from: date | None
    tools: dict[str, float]
    deploys: str
    changes_per_week: float


def _teams() -> Iterator[Team]:
    department = ""
    for line in _TABLE.strip().splitlines():
        if line.startswith("["):
            department = line.strip("[]")
        else:
            yield _team(department, [cell.strip() for cell in line.split("|")])


def _team(department: str, cells: list[str]) -> Team:
    key, name, seats, project, services, ai_from, tools, deploys, changes = cells
    return Team(
        department=department,
        key=key,
        name=name,
        seats=int(seats),
        project=project,
        services=tuple(services.split()),
        ai_from=None if ai_from == "-" else date.fromisoformat(ai_from),
        tools=TOOLS[tools],
        deploys=deploys,
        changes_per_week=float(changes),
    )


TEAMS = tuple(_teams())
TEAM_BY_KEY = {team.key: team for team in TEAMS}
