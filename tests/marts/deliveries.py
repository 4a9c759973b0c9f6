"""A small company for tests: who is in which team, and what they put live when.

One drawn row is one deployment of one change. The first row of a change says what it is; later
rows put the same commit live again, there or on another service.
"""

from datetime import datetime

import duckdb

from tests.drawn import EPOCH, add, at, open_world, read

REPOSITORY = "github.com/acme/app"
UNLESS_DRAWN = {
    "author": "ana",
    "service": "s",
    "environment": "production",
    "lines": "40",
    "kind": "feature",
    "approver": "rex",
    "by": "hand",
    "survives": None,
    "begun": None,
    "for": None,
}


def company(teams: dict[str, str], data_to: int = 69) -> duckdb.DuckDBPyConnection:
    """A world with these people (name -> team), a reviewer, and feeds complete to a day."""
    world = open_world()
    staff = {**teams, "rex": "bosses"}
    for node in sorted({"acme", *staff.values()}):
        parent = None if node == "acme" else "acme"
        add(world, "staging.teams", team_key=node, team_name=node, parent_team_key=parent)
    for name, team in staff.items():
        _hire(world, name, team)
    add(world, "governance.hotfix_rules", kind="label", pattern="hotfix")
    feeds(world, data_to)
    return world


def feeds(world: duckdb.DuckDBPyConnection, data_to: int) -> None:
    """Every feed is complete up to the end of a day, counted from the epoch."""
    world.execute("delete from staging.watermarks")
    for kind in ("usage", "changes", "deployments", "incidents"):
        days = {"data_from": at(0), "data_to": at(data_to), "final_through": at(data_to)}
        add(world, "staging.watermarks", tool="tool", kind=kind, **days)


def plan(world: duckdb.DuckDBPyConnection, text: str, approved: float = 99) -> None:
    """One frozen plan: columns `item`, `weight` and, where it serves one, `use_case`."""
    columns, rows = read(text)
    add(world, "governance.milestones", snapshot_id="plan", milestone_id="M", node_id="a",
        approver="Eve, VP", approved_at=at(-9), frozen_at=at(-8), approved_weight=approved)  # fmt: skip
    for cells in rows:
        row = {"use_case": None, **dict(zip(columns, cells, strict=True))}
        add(world, "governance.milestone_items", snapshot_id="plan", weight=row["weight"],
            root_item_key=f"jira:{row['item']}", use_case_id=row["use_case"])  # fmt: skip
    for use_case in {dict(zip(columns, cells, strict=True)).get("use_case") for cells in rows}:
        if use_case:
            add(world, "governance.use_cases", use_case_id=use_case, title=use_case, owner="Eve",
                tier="standard", goal_id="goal", declared_on=at(-20))  # fmt: skip


def ship(world: duckdb.DuckDBPyConnection, text: str) -> None:
    """Merge and deploy what is drawn.

    Columns: `change`, `live` and any of `author` (`ana`, `ana+ben`, `bot`), `service`, `lines`,
    `environment`, `kind`, `approver` (`-`: none), `by` (`hand`, `ai`), `survives`, `begun`, and `for`: the key
    of an item, `hotfix`, or `revert x`.
    """
    columns, rows = read(text)
    for cells in rows:
        drawn = dict(zip(columns, cells, strict=True))
        row = UNLESS_DRAWN | {name: cell for name, cell in drawn.items() if cell is not None}
        if row["change"] not in _shipped(world):
            _merge(world, row)
        _deploy(world, row)


def key_of(world: duckdb.DuckDBPyConnection, change: str) -> str:
    """The key of a change that was shipped under a name."""
    return f"{REPOSITORY}#{_shipped(world)[change]}"


def _hire(world: duckdb.DuckDBPyConnection, name: str, team: str) -> None:
    add(world, "staging.people", person_key=name, email=f"{name}@acme.example",
        display_name=name, role="engineer")  # fmt: skip
    add(world, "staging.memberships", person_key=name, valid_from=at(0), team_key=team)
    add(world, "staging.identities", system="github", id_kind="login", id_value=name,
        person_key=name, actor_kind="person")  # fmt: skip


def _shipped(world: duckdb.DuckDBPyConnection) -> dict[str, int]:
    rows = world.execute("select head_ref, files_changed from staging.changes").fetchall()
    return dict(rows)


def _merge(world: duckdb.DuckDBPyConnection, row: dict) -> None:
    number = len(_shipped(world)) + 1
    purpose, _, reverted = (row["for"] or "").partition(" ")
    key, merge_sha = f"{REPOSITORY}#{number}", f"{number:040x}"
    live = _day(row["live"])
    begun = row["begun"] or at(live - 1)
    authors = row["author"].split("+")
    add(world, "staging.changes", change_key=key, repository_key=REPOSITORY, state="merged",
        title=row["for"], author_id=authors[0], merged_at=at(live - 0.01), merge_sha=merge_sha,
        author_kind="bot" if authors == ["bot"] else "person", first_commit_at=begun,
        head_ref=row["change"], base_ref="main", files_changed=number,
        reverts_change_key=key_of(world, reverted) if reverted else None)  # fmt: skip
    for place, author in enumerate(authors):
        add(world, "staging.change_commits", repository_key=REPOSITORY, change_key=key,
            sha=_commit(number, place), author_login=author, committed_at=begun)  # fmt: skip
    add(world, "staging.change_lines", repository_key=REPOSITORY, sha=merge_sha,
        patch_id=f"patch {row['change']}", effective_lines_added=row["lines"],
        effective_lines_deleted=0, change_kind=row["kind"],
        surviving_share_14=row["survives"])  # fmt: skip
    if row["approver"] != "-":
        add(world, "staging.change_reviews", review_key=key, change_key=key, state="approved",
            reviewer_id=row["approver"], reviewer_kind="person", reviewed_at=begun)  # fmt: skip
    if row["by"] == "ai":
        add(world, "staging.ai_commit_lines", system="cursor", id_kind="email", id_value="x",
            tool="cursor", repository_key=REPOSITORY, sha=_commit(number, 0), lines_agent=9,
            lines_tab=0, committed_at=begun)  # fmt: skip
    if purpose == "hotfix":
        add(world, "staging.change_labels", change_key=key, label="hotfix")


def _deploy(world: duckdb.DuckDBPyConnection, row: dict) -> None:
    number = _shipped(world)[row["change"]]
    count = world.execute("select count(*) from staging.deployments").fetchall()[0][0]
    key = f"d{count:05}"
    add(world, "staging.deployments", deployment_key=key, source="github", result="success",
        service_key=row["service"], repository_key=REPOSITORY, environment_name=row["environment"],
        exported_tier="production", sha=f"{number:040x}", finished_at=row["live"])  # fmt: skip
    add(world, "staging.deployment_changes", deployment_key=key,
        change_key=f"{REPOSITORY}#{number}")  # fmt: skip


def _commit(number: int, place: int) -> str:
    return f"c{number:029x}{place:010x}"


def _day(moment: str) -> float:
    return (datetime.fromisoformat(moment) - EPOCH).total_seconds() / 86400
