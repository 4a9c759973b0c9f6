"""The portable SQL subset of marts and metrics: each finding names what to write instead.

Run as `python -m tests.portable_sql`; `make check` does. The same files run on DuckDB and,
transpiled, on Spark; what is listed here fails there or, worse, silently differs.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import sqlglot
from sqlglot import exp

from dashboard import sql_file
from dashboard.settings import QUERIES

_FUNCTIONS = {
    "isodow": "staging.calendar",
    "strftime": "staging.calendar",
    "time_to_str": "staging.calendar",
    "quantile_cont": "percentile(x, p) or additive sums",
    "percentile_cont": "percentile(x, p) or additive sums",
    "approx_quantile": "percentile(x, p) or additive sums",
    "approx_count_distinct": "count(distinct x)",
    "range": "staging.calendar",
    "generate_series": "staging.calendar",
    "unnest": "row_number() or a join",
    "list": "string_agg(x order by ...)",
    "array_agg": "string_agg(x order by ...)",
}
_NODES = {
    exp.Pivot: ("pivot", "aggregates with filter"),
    exp.Lambda: ("a lambda", "a join"),
    exp.RegexpLike: ("~", "regexp_matches(text, pattern)"),
    exp.IntDiv: ("//", "floor(a / nullif(b, 0))"),
}


def findings(statement: str) -> Iterator[str]:
    """What in a statement leaves the portable subset, each as a sentence."""
    tree = sqlglot.parse_one(statement, dialect="duckdb")
    for node in tree.walk():
        yield from _function(node)
        yield from _node(node)
    if re.search(r"\basof\b", statement, re.IGNORECASE):
        yield "asof join: write row_number() over the ordered candidates"


def _function(node: exp.Expression) -> Iterator[str]:
    names = set()
    if isinstance(node, exp.Anonymous):
        names = {node.name.lower()}
    elif isinstance(node, exp.Func):
        names = {name.lower() for name in node.sql_names()}
    for name in sorted(names & _FUNCTIONS.keys()):
        yield f"{name}(): write {_FUNCTIONS[name]}"


def _node(node: exp.Expression) -> Iterator[str]:
    for kind, (name, instead) in _NODES.items():
        if isinstance(node, kind):
            yield f"{name}: write {instead}"
    if isinstance(node, exp.Div | exp.Mod) and not _is_safe(node.expression):
        yield f"`{node.sql('duckdb')}`: write nullif around what divides"
    if isinstance(node, exp.Sum) and not node.find_ancestor(exp.Cast) and _is_count(node.this):
        yield f"`{node.sql('duckdb')}`: write cast(sum(...) as bigint)"


def _is_safe(divisor: exp.Expression) -> bool:
    divisor = divisor.unnest()
    if isinstance(divisor, exp.Nullif):
        return True
    return isinstance(divisor, exp.Literal) and float(divisor.this) != 0


def _is_count(summed: exp.Expression) -> bool:
    """Whole numbers that sqlglot can see: a literal count, or a case of such."""
    return isinstance(summed.unnest(), exp.Literal) and summed.unnest().is_int


def main(folders: list[Path]) -> int:
    """Print every finding as `file: sentence`; 1 when there is one."""
    found = [
        f"{path.relative_to(QUERIES.parent)}: {sentence}"
        for folder in folders
        for path in sorted(folder.glob("*.sql"))
        for sentence in findings(sql_file.read(path).statement)
    ]
    print("\n".join(found) or "Marts and metrics keep to the portable SQL subset.")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main([QUERIES / "marts", QUERIES / "metrics"]))
