"""A company drawn in a few lines: its marts, its metrics, its governance, published for real."""

import csv
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb

from dashboard.governance.definitions import catalogue
from dashboard.publish import edition, pointer, release
from dashboard.publish.release import Published
from dashboard.publish.tables import arrow
from dashboard.settings import Settings

FIRST_PERIOD = date(2026, 1, 26)  # opens a quarter
ISSUER = "https://id.example"

TEAMS = {
    "commerce": {"checkout": 8, "ledger": 3, "reviews": 4, "billing": 9},
    "discovery": {"search": 12, "ads": 6},
    "desk": {"onboarding": 3, "support": 4},
}
DIRECT = {"company": 6, "commerce": 2, "discovery": 0, "desk": 1}

HEADER = """\
-- title: Landings still standing
-- version: 1
-- question: What share still stands?
-- kind: guardrail
-- shape: share
-- unit: % of landings
-- direction: higher
-- family: standing
-- needs:
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-1
-- guardrail: change_fail_rate
-- worked_out_as: those that stand ÷ all
-- gaming: many small landings
-- misread_as: a mark for people
-- used_for: learning
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 40
-- base: 5
-- scale: 1
-- min_events: 20 landings
-- interval: 95
-- close_after: 14
-- limits: incidents are inferred
"""


def header(**changes):
    """The header of a metric with some keys changed; None leaves a key out."""
    lines = dict(line[3:].split(":", 1) for line in HEADER.splitlines())
    for key, text in changes.items():
        if text is None:
            lines.pop(key, None)
        else:
            lines[key] = f" {text}"
    lines["needs"] = lines["needs"] if lines["needs"].strip() else " marts.landings"
    return "".join(f"-- {key}:{text}\n" for key, text in lines.items())


def write_metric(queries: Path, name="standing", statement="select 1", **changes):
    """One metric file, with the mart it needs."""
    (queries / "marts").mkdir(parents=True, exist_ok=True)
    (queries / "metrics").mkdir(exist_ok=True)
    mart = queries / "marts" / "landings.sql"
    if not mart.exists():
        mart.write_text("-- grain: One row per landing.\n-- needs: staging.changes\n\nselect 1\n")
    path = queries / "metrics" / f"{name}.sql"
    path.write_text(f"{header(**changes)}\n{statement}\n")
    return path


@dataclass
class Company:
    """Invented people by node, and what each of them did in each period.

    Attributes:
        direct: people whose home is a department or the company itself.
        numerators: (person, period) -> what still stands, of ten.
    """

    folder: Path
    teams: dict = field(default_factory=lambda: {d: dict(t) for d, t in TEAMS.items()})
    direct: dict = field(default_factory=lambda: dict(DIRECT))
    periods: int = 4
    as_of: date = date(2026, 6, 10)
    metrics: dict = field(default_factory=dict)
    homes: dict = field(default_factory=dict)
    numerators: dict = field(default_factory=dict)
    roles: dict = field(default_factory=dict)
    breaks: list = field(default_factory=list)
    signs: list = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        return Settings(exports=self.folder / "exports", out=self.folder / "out")

    @property
    def queries(self) -> Path:
        return self.folder / "queries"

    def starts(self) -> list[date]:
        return [FIRST_PERIOD + timedelta(days=28 * number) for number in range(self.periods)]

    def nodes(self) -> list[tuple]:
        rows = [("company", "Company", None, "company")]
        for department, teams in self.teams.items():
            rows.append((department, department.title(), "company", "department"))
            rows += [(team, team.title(), department, "team") for team in teams]
        return rows

    def people(self) -> dict[str, str]:
        """Person -> home node."""
        sizes = {**self.direct, **{t: n for teams in self.teams.values() for t, n in teams.items()}}
        return {f"P-{node}-{n:02}": node for node, size in sizes.items() for n in range(size)}

    def build(self, monkeypatch, sample=True) -> Published:
        """Publish and make current, as the builder does."""
        published = self.publish(monkeypatch, sample)
        pointer.make_current(self.settings.out, published.pointer)
        return published

    def publish(self, monkeypatch, sample=True) -> Published:
        """Publish on a warehouse locked as the builder locks it."""
        monkeypatch.setattr(edition, "catalogue", lambda: catalogue(self.queries))
        if not (self.queries / "metrics").exists():
            write_metric(self.queries, parts="strict = only explicit links")
        with duckdb.connect(config={"python_enable_replacements": False}) as connection:
            self.fill(connection)
            connection.execute("set enable_external_access = false")
            connection.execute("set lock_configuration = true")
            return release.publish(
                connection, self.settings, "build-1", "hash", sample, datetime(2026, 6, 10, 6)
            )

    def fill(self, connection) -> None:
        for schema in ("staging", "governance", "marts", "metrics"):
            connection.execute(f"create schema {schema}")
        table(connection, "marts.policy", "as_of date, data_to date",
              [(self.as_of, self.as_of - timedelta(days=1))])  # fmt: skip
        table(connection, "marts.periods", PERIODS, [self._period(day) for day in self.starts()])
        table(connection, "marts.nodes", NODES, self.nodes())
        table(connection, "marts.home_nodes", HOMES, self._homes())
        table(connection, "marts.subjects", SUBJECTS, [
            (person, ISSUER, f"sub-{person}", f"Name of {person}") for person in self.people()
        ])  # fmt: skip
        table(connection, "marts.roles", ROLES, self._roles())
        table(connection, "marts.person_landings", LANDINGS, [
            (person, f"patch-{person}", f"github.com/a/b#{n}", f"Change of {person}", None, "api",
             datetime(2026, 2, 1), date(2026, 2, 15), None, None, "T2", 3.5, "lasted", None, None,
             True, None)
            for n, person in enumerate(self.people())
        ])  # fmt: skip
        table(connection, "marts.person_ai_use", AI_USE, [])
        table(connection, "marts.coverage", COVERAGE, [(FIRST_PERIOD, "telemetry", 8.0, 9.0)])
        table(connection, "marts.series_breaks", BREAKS, self.breaks)
        table(connection, "marts.signs", SIGNS, self.signs)
        table(connection, "staging.watermarks", WATERMARKS, [
            ("github", "changes", FIRST_PERIOD, self.as_of, self.as_of)
        ])  # fmt: skip
        table(connection, "staging.identities", IDENTITIES, [
            (f"account-{person}", "person") for person in self.people()
        ])  # fmt: skip
        table(connection, "staging.people", PEOPLE, [
            (person, f"{person}@example.com", f"Name of {person}") for person in self.people()
        ])  # fmt: skip
        for feed in FEEDS:
            table(connection, feed, "lines_added bigint", [(1,)])
        for metric in catalogue(self.queries):
            rows = self.metrics.get(metric, self.contributions())
            table(connection, f"metrics.{metric}", CONTRIBUTIONS, rows)

    def contributions(self, part="") -> list[tuple]:
        """Ten landings per person and period, seven of which stand."""
        return [
            (person, start, part, float(self.numerators.get((person, start), 7)), 10.0, 10.0)
            for person in self.people()
            for start in self.starts()
        ]

    def _period(self, start: date) -> tuple:
        end = start + timedelta(days=27)
        quarter = start - timedelta(days=(start - date(2024, 1, 1)).days % 84)
        year = start - timedelta(days=(start - date(2024, 1, 1)).days % 336)
        passed = [self.as_of > end + timedelta(days=wait) for wait in (14, 28)]
        return (start, end, quarter, year, *passed, self.as_of > end)

    def _homes(self) -> list[tuple]:
        rows = []
        for person, node in self.people().items():
            for start in self.starts():
                home = self.homes.get((person, start), node)
                if home is not None:
                    rows.append((person, start, home, 28, True))
        return rows

    def _roles(self) -> list[tuple]:
        return [(person, role, node) for person, held in self.roles.items() for role, node in held]


PERIODS = (
    "period_start date, period_end date, quarter_start date, year_start date,"
    " watermark_passed_14 boolean, watermark_passed_28 boolean, is_complete boolean"
)
NODES = "node_key varchar, node_name varchar, parent_node_key varchar, level varchar"
HOMES = (
    "person_key varchar, period_start date, node_key varchar, roster_days bigint,"
    " is_counted boolean"
)
SUBJECTS = "person_key varchar, iss varchar, sub varchar, display_name varchar"
IDENTITIES = "id_value varchar, actor_kind varchar"
PEOPLE = "person_key varchar, email varchar, display_name varchar"
ROLES = "person_key varchar, role varchar, node_key varchar"
LANDINGS = (
    "person_key varchar, patch_key varchar, change_key varchar, title varchar, url varchar,"
    " service_names varchar, went_live_at timestamp, settles_on date, use_case_id varchar,"
    " use_case_title varchar, tier varchar, lead_time_hours double, outcome varchar,"
    " undone_by varchar, undone_at timestamp, is_counted boolean, not_counted_because varchar"
)
AI_USE = (
    "person_key varchar, tool varchar, week_start date, active_days bigint, tokens bigint,"
    " cost double, currency varchar, cost_kind varchar"
)
COVERAGE = "period_start date, measure varchar, part double, whole double"
BREAKS = "tool varchar, breaks_on date, effect varchar, metric_id varchar"
# Every feed that a metric may need has something in it.
FEEDS = (
    "staging.changes", "staging.deployments", "staging.incidents", "staging.change_reviews",
    "staging.change_lines", "staging.ai_days", "staging.ai_events", "governance.milestone_items",
    "marts.linked_tools", "marts.spend",
)  # fmt: skip
SIGNS = "period_start date, sign varchar, part varchar, amount double"
WATERMARKS = "tool varchar, kind varchar, data_from date, data_to date, final_through date"
CONTRIBUTIONS = (
    "person_key varchar, period_start date, part varchar, numerator double, denominator double,"
    " weight_sq double"
)


def table(connection, name, columns, rows):
    connection.execute(f"create table {name} ({columns})")
    if rows:
        connection.register("arriving", arrow([f"c{n}" for n in range(len(rows[0]))], rows))
        connection.execute(f"insert into {name} from arriving")


def read(out: Path, statement: str) -> list[tuple]:
    """Rows of the current release."""
    path = out / "releases" / f"{pointer.read(out).release}.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def write_register(folder: Path, name: str, rows: list[dict]) -> None:
    """One CSV of the governance folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
