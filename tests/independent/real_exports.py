"""Counts exports of real tools with the standard library only, beside what a build loaded.

Run it over a folder of exports and the report of a build of them:
`python -m tests.independent.real_exports EXPORTS REPORT`.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

GENERATIONS = {"usage-details": 1, "usage-tokens": 2, "usage-events": 3}


@dataclass(frozen=True)
class Figure:
    """One figure: what it is, as counted here, and the statement that asks a build for it."""

    what: str
    counted: Any
    statement: str


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8-sig"))


def records(path: Path) -> int:
    """Records of a file: rows of a CSV, elements of the only list of a JSON, else 1."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return sum(1 for _ in csv.DictReader(file))
    return len(_records(_json(path)))


def _records(found: Any) -> list[Any]:
    if isinstance(found, list):
        return found
    names = ("day_totals", "seats", "incidents", "Resources", "resourceMetrics")
    return next((found[name] for name in names if name in found), [found])


def figures(folder: Path) -> list[Figure]:
    """Every figure of a folder of real exports."""
    return [
        *_cursor(folder / "cursor"),
        *_copilot(folder / "github_copilot_usage"),
        *_seats(folder / "github_copilot_seats"),
        *_github(folder),
        *_incidents(folder),
        *_people(folder / "scim"),
    ]


def _cursor(folder: Path) -> Iterable[Figure]:
    newest: dict[tuple[str, str], tuple] = {}
    for path in sorted(folder.glob("usage-*.csv")):
        kind, _, exported = path.stem.rpartition("-20")
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                tokens = int(row.get("Total Tokens") or row.get("Tokens") or 0)
                cost = row.get("Cost") or row.get("Cost ($)") or "Included"
                told = ((GENERATIONS[kind], exported), tokens, cost, row)
                key = row["Date"], row["Model"]
                if key not in newest or newest[key][0] < told[0]:
                    newest[key] = told
    asked = "from staging.ai_events where tool = 'cursor'"
    yield Figure("Cursor: events", len(newest), f"select count(*) {asked}")
    tokens = sum(one[1] for one in newest.values())
    yield Figure("Cursor: tokens", tokens, f"select sum(total_tokens) {asked}")
    costs = [Decimal(one[2]) for one in newest.values() if one[2] not in ("Included", "-")]
    yield Figure("Cursor: dollars", sum(costs), f"select sum(cost) {asked}")
    split = {"output_tokens": ("Output Tokens", "Output"), "cache_read_tokens": ("Cache Read",)}
    for column, names in split.items():
        cells = [one[3].get(name) for one in newest.values() for name in names]
        total = sum(int(cell) for cell in cells if cell)
        yield Figure(f"Cursor: {column}", total, f"select sum({column}) {asked}")
    models = {key[1] for key in newest}
    yield Figure("Cursor: models", len(models), f"select count(distinct model_name) {asked}")


def _copilot(folder: Path) -> Iterable[Figure]:
    newest: dict[tuple, tuple[str, dict]] = {}
    for path in sorted(folder.glob("*-report.json")):
        report = _json(path)
        for row in report["day_totals"]:
            key, told = (row["user_id"], row["day"]), (report["created_at"], row)
            if key not in newest or newest[key][0] < told[0]:
                newest[key] = told
    rows = [row for _, row in newest.values()]
    asked = "from staging.ai_days where tool = 'copilot'"
    yield Figure("Copilot: person days", len(rows), f"select count(*) {asked}")
    people = {row["user_id"] for row in rows}
    yield Figure("Copilot: users", len(people), f"select count(distinct id_value) {asked}")
    measures = {
        "prompts": "user_initiated_interaction_count",
        "generations": "code_generation_activity_count",
        "accepts": "code_acceptance_activity_count",
        "lines_suggested": "loc_suggested_to_add_sum",
        "ai_lines_added": "loc_added_sum",
    }
    for column, name in measures.items():
        total = sum(row.get(name, 0) for row in rows)
        yield Figure(f"Copilot: {column}", total, f"select sum({column}) {asked}")


def _seats(folder: Path) -> Iterable[Figure]:
    answers = [_json(path)["seats"] for path in sorted(folder.glob("*.json"))]
    seats = [seat for answer in answers for seat in answer]
    yield Figure("Copilot: seats", len(seats), "select count(*) from staging.ai_seats")
    people = {seat["assignee"]["login"].lower() for seat in seats}
    yield Figure(
        "Copilot: people with seats",
        len(people),
        "select count(distinct id_value) from staging.ai_seats",
    )


def _github(folder: Path) -> Iterable[Figure]:
    pulls = [*_json(folder / "github_api/pulls.json")]
    pulls.append(_json(folder / "github_webhooks/pull_request.closed.json")["pull_request"])
    told = _told_once(pulls, lambda one: (one["base"]["repo"]["full_name"], one["number"]))
    asked = "from staging.changes where change_key like 'github.com/%'"
    yield Figure("GitHub: pull requests told without contradiction", len(told),
                 f"select count(*) {asked}")  # fmt: skip
    merged = [one for one in told if one["merged_at"]]
    yield Figure("GitHub: of those merged", len(merged), f"select count(merged_at) {asked}")
    authors = {one["user"]["login"].lower() for one in told if one["user"]}
    yield Figure("GitHub: authors", len(authors), f"select count(distinct author_id) {asked}")
    commits = _json(folder / "github_api/pull_commits.json")
    yield Figure("GitHub: commits", len({one["sha"] for one in commits}),
                 "select count(distinct sha) from staging.change_commits")  # fmt: skip
    reviews = {one["id"] for one in _json(folder / "github_api/pull_reviews.json")}
    yield Figure("GitHub: reviews", len(reviews), "select count(*) from staging.change_reviews")
    # A run is a deployment where its workflow is declared, and nothing here declares one.
    yield Figure("GitHub: deployments (webhooks)", 1, "select count(*) from staging.deployments "
                 "where deployment_key like 'github:%'")  # fmt: skip
    yield Figure("GitHub: milestones", 1, "select count(*) from staging.milestones "
                 "where milestone_key like 'github%'")  # fmt: skip


def _told_once(found: list[dict], key: Callable[[dict], tuple]) -> list[dict]:
    """Facts of which every version says the same."""
    versions: dict[tuple, list[dict]] = {}
    for one in found:
        versions.setdefault(key(one), []).append(one)
    return [same[0] for same in versions.values() if all(one == same[0] for one in same)]


def _incidents(folder: Path) -> Iterable[Figure]:
    pages = len({one["id"] for one in _records(_json(folder / "pagerduty/incidents.json"))})
    asked = "select count(*) from staging.incidents where source"
    yield Figure("PagerDuty: incidents", pages, f"{asked} = 'pagerduty'")
    events = [_json(path) for path in sorted((folder / "cdevents").glob("*.json"))]
    kinds = Counter(event["context"]["type"].split(".")[2] for event in events)
    subjects = {
        event["subject"]["id"] for event in events if ".incident." in event["context"]["type"]
    }
    yield Figure("CDEvents: incidents", len(subjects), f"{asked} = 'cdevents'")
    yield Figure("CDEvents: deployments", kinds["service"], "select count(*) from "
                 "staging.deployments where deployment_key like 'cdevents%'")  # fmt: skip


def _people(folder: Path) -> Iterable[Figure]:
    found = [one for path in sorted(folder.glob("*.json")) for one in _records(_json(path))]
    users = {one["id"] for one in found if "userName" in one}
    yield Figure("SCIM: users", len(users), "select count(*) from staging.people")


def asked(warehouse: Path, some: list[Figure]) -> list[Any]:
    """What a build says to each figure."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = [connection.execute(one.statement).fetchall() for one in some]
    return [value for ((value,),) in rows]


def main(folder: Path, report: dict[str, Any]) -> None:
    """Print both side by side: the records of each file, then each figure."""
    for file in report["files"]:
        _show(file["path"], records(folder / file["path"]), file["rows_read"])
    some = figures(folder)
    for one, loaded in zip(some, asked(Path(report["warehouse"]), some), strict=True):
        _show(one.what, one.counted, loaded)
    for file in report["unrecognised"]:
        sys.stdout.write(f"{file['message']}\n")


def _show(what: str, counted: Any, loaded: Any) -> None:
    sign = "=" if counted == loaded else "DIFFERS"
    sys.stdout.write(f"{what:70} {counted:>14} {loaded:>14} {sign}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), _json(Path(sys.argv[2])))
