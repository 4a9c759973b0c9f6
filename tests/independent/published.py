"""Reads what a build wrote: the release, and own files through the access file."""

import json
from pathlib import Path

import duckdb
import pandas as pd

from tests.independent.people import People


class Published:
    """The current release of one build."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.current = json.loads((out / "current.json").read_text(encoding="utf-8"))

    def table(self, name: str) -> pd.DataFrame:
        """One table of the release."""
        path = self.out / "releases" / f"{self.current['release']}.duckdb"
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.table(name).df()

    def cells(self, group: str, block: str) -> pd.DataFrame:
        """Cells of one group and block, by metric and part."""
        cells = self.table("cells")
        mine = cells[(cells.group_key == group) & (cells.block_key == block)]
        return mine.set_index(["metric_id", "part"])

    def own_files(self, people: People) -> dict[str, Path]:
        """The own file of each person who can sign in."""
        entries = json.loads((self.out / self.current["access"]).read_text(encoding="utf-8"))
        folder = self.out / self.current["own_dir"]
        return {
            people.person("oidc", entry["iss"], entry["sub"]): folder / f"{entry['own']}.parquet"
            for entry in entries
        }

    def own_list(self, path: Path, column: str) -> pd.DataFrame:
        """One of the lists inside an own file, as a table."""
        with duckdb.connect() as connection:
            file = connection.read_parquet(str(path))
            table = file.project(f"unnest({column}, recursive := true)").df()
        dates = [name for name in ("period_start", "week_start") if name in table]
        return table.assign(**{name: pd.to_datetime(table[name]).dt.date for name in dates})
