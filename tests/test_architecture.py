"""What no linter can say about the shape of the house."""

import ast
from pathlib import Path

import pytest

from dashboard.settings import ROOT

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    ".sqlfluff",
    "CHANGELOG.md",
    "Makefile",
    "README.md",
    "dashboard",
    "pyproject.toml",
    "queries",
    "requirements-dev.lock",
    "requirements-dev.txt",
    "requirements.lock",
    "requirements.txt",
    "sample_data",
    "tests",
}
NOT_IN_GIT = {".git", ".venv", "var", ".pytest_cache", ".ruff_cache", ".hypothesis", "screens"}
VAGUE = {"utils", "helpers", "common", "misc", "base", "manager", "handler", "service", "process"}
MODULES = sorted((ROOT / "dashboard").rglob("*.py"))


def names(paths):
    return [str(path.relative_to(ROOT)) for path in paths]


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def reaches(path: Path, module: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for name in imports(path))


def test_top_level_holds_only_what_was_agreed():
    assert {path.name for path in ROOT.iterdir()} - NOT_IN_GIT <= TOP_LEVEL


def test_no_folder_is_served_by_url_before_sign_in():
    assert not list((ROOT / "dashboard").rglob("pages"))


@pytest.mark.parametrize("name", names(MODULES))
def test_module_is_named_after_what_it_holds(name):
    assert Path(name).stem not in VAGUE


@pytest.mark.parametrize("name", names(MODULES))
def test_module_says_in_one_sentence_what_it_is_for(name):
    text = ast.get_docstring(ast.parse((ROOT / name).read_text(encoding="utf-8")))
    assert text, f"{name} has no docstring"
    assert text.splitlines()[0].rstrip().endswith((".", "?"))


@pytest.mark.parametrize(
    ("folder", "forbidden"),
    [
        ("app_pages", "duckdb"),
        ("app_pages", "dashboard.build"),
        ("app_pages", "dashboard.publish"),
        ("charts", "streamlit"),
        ("charts", "duckdb"),
        ("statistics", "streamlit"),
        ("statistics", "duckdb"),
        ("access", "dashboard.build"),
        ("build", "streamlit"),
        ("publish", "streamlit"),
        ("build", "dashboard.access"),
        ("publish", "dashboard.access"),
        ("governance", "streamlit"),
    ],
)
def test_each_room_is_without_what_it_must_not_reach(folder, forbidden):
    paths = sorted((ROOT / "dashboard" / folder).rglob("*.py"))
    assert paths, f"dashboard/{folder} is empty"
    assert names(path for path in paths if reaches(path, forbidden)) == []


def test_sql_is_never_written_in_a_page_or_a_chart():
    for folder in ("app_pages", "charts"):
        for path in sorted((ROOT / "dashboard" / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts = [
                node.value.lower().lstrip()
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            ]
            assert not [text for text in texts if text.startswith("select ")], path
