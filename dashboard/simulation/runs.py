"""Deployments as the two deployment tools record them: attempts, previews and rollbacks too."""

from datetime import datetime, timedelta
from random import Random

from dashboard.simulation.company import OWNER, Parameters
from dashboard.simulation.days import LAST_DAY
from dashboard.simulation.deliveries import Deliveries, merge_sha
from dashboard.simulation.draft import UPDATE_BOT, Draft
from dashboard.simulation.streams import sha, stream
from dashboard.simulation.tables import Deployment
from dashboard.simulation.teams import TEAMS, Team

FIRST_GITHUB_ID = 1_810_000_000
FIRST_RUN_ID = 13_400_000_000
ROBOT = "harbourlight-deployer[bot]"
UNDECLARED = "canary-lab"


def build_deployments(
    seed: int, parameters: Parameters, deliveries: Deliveries
) -> tuple[Deployment, ...]:
    """Every deployment in time order, numbered as its tool would."""
    rows: list[Deployment] = []
    for team in TEAMS:
        for service in team.services:
            own = [draft for draft in deliveries.drafts if draft.service == service]
            own = [draft for draft in own if draft.live_at and draft.live_at.date() <= LAST_DAY]
            random = stream(seed, "deployments", service)
            if team.deploys == "train":
                rows += _trains(random, team, service, own)
            else:
                rows += _one_each(random, parameters, team, own)
                rows += _rollbacks(team, service, own, deliveries)
    rows.sort(key=lambda row: (row.created_at, row.repository, row.environment))
    return tuple(_numbered(rows))


def _one_each(
    random: Random, parameters: Parameters, team: Team, own: list[Draft]
) -> list[Deployment]:
    rows = []
    for draft in own:
        tries = 2 if random.random() < parameters.retried else 1
        rows += _attempts(team, draft, tries)
        draw = random.random()
        if draw < 0.10:
            rows.append(_row(team, draft, "staging", draft.live_at - timedelta(minutes=7)))
        elif draw < 0.14 and draft.author != UPDATE_BOT:
            preview = f"preview-{draft.number}"
            rows.append(_row(team, draft, preview, draft.merged_at - timedelta(minutes=50)))
        elif draw < 0.143:
            rows.append(_row(team, draft, UNDECLARED, draft.live_at - timedelta(minutes=3)))
    return rows


def _attempts(team: Team, draft: Draft, tries: int) -> list[Deployment]:
    """GitHub writes a failed try as its own deployment; a workflow run counts its attempts."""
    if team.deploys == "run":
        return [_row(team, draft, "production", draft.live_at, attempts=tries)]
    rows = [_row(team, draft, "production", draft.live_at)]
    if tries == 2:
        early = draft.live_at - timedelta(minutes=5)
        rows.insert(0, _row(team, draft, "production", early, state="failure"))
    return rows


def _row(
    team: Team, draft: Draft, environment: str, at: datetime, state: str = "success",
    attempts: int = 1,
) -> Deployment:  # fmt: skip
    return _deployment(team, draft.service, merge_sha(draft), environment, at, state, attempts)


def _deployment(
    team: Team, service: str, name: str, environment: str, at: datetime, state: str,
    attempts: int = 1, ref: str = "main",
) -> Deployment:  # fmt: skip
    created = at - timedelta(seconds=100)
    return Deployment(
        number=0,
        repository=f"{OWNER}/{service}",
        service=service,
        environment=environment,
        tool="workflow" if team.deploys == "run" else "github",
        sha=name,
        ref=ref,
        deployer=ROBOT,
        created_at=created,
        states=(("in_progress", created + timedelta(seconds=9)), (state, at)),
        attempts=attempts,
    )


def _trains(random: Random, team: Team, service: str, own: list[Draft]) -> list[Deployment]:
    """A release branch with its own version commit carries everything merged since the last."""
    departures = sorted({draft.live_at for draft in own})
    rows = []
    for at in departures:
        name = sha("release", service, at)
        ref = f"release/{at:%Y.%m.%d}"
        rows.append(_deployment(team, service, name, "production", at, "success", ref=ref))
        if random.random() < 0.3:
            early = at - timedelta(hours=5)
            rows.append(_deployment(team, service, name, "staging", early, "success", ref=ref))
    return rows


def _rollbacks(
    team: Team, service: str, own: list[Draft], deliveries: Deliveries
) -> list[Deployment]:
    """The version that stood before the bad landing goes live again."""
    taken_back = {
        merge_sha(rollback.draft): rollback.at
        for rollback in deliveries.rollbacks
        if rollback.draft.service == service and rollback.at.date() <= LAST_DAY
    }
    rows, standing = [], ""
    for draft in sorted(own, key=lambda draft: draft.live_at):
        name = merge_sha(draft)
        if name not in taken_back:
            standing = name
        elif standing:
            at = taken_back[name]
            rows.append(_deployment(team, service, standing, "production", at, "success"))
    return rows


def _numbered(rows: list[Deployment]) -> list[Deployment]:
    counters = {"github": FIRST_GITHUB_ID, "workflow": FIRST_RUN_ID}
    numbered = []
    for row in rows:
        counters[row.tool] += 7
        numbered.append(Deployment(**{**row.__dict__, "number": counters[row.tool]}))
    return numbered
