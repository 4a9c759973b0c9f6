"""The committed sample is what the generator writes, small, and about nobody who exists."""

import csv
import gzip
import re
from pathlib import Path

from dashboard.settings import ROOT
from dashboard.simulation.write import FOLDERS

SAMPLE = ROOT / "sample_data"
LARGEST = 14_000_000
MOST_FILES = 290
ADDRESS = re.compile(rb"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
# Made up by GitHub, and the marks two vendors put on commits: nobody's mailbox.
NOT_A_PERSON = {b"users.noreply.github.com", b"anthropic.com", b"cursor.com"}


def content(path: Path) -> bytes:
    """What is in the file: two zlib versions pack the same bytes differently."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def files(folder: Path) -> dict[str, Path]:
    """Every generated file by its name below the folder."""
    names = {
        str(path.relative_to(folder)): path
        for tool in FOLDERS
        for path in sorted((folder / tool).rglob("*"))
        if path.is_file()
    }
    return names | {"README.md": folder / "README.md"}


def test_the_committed_sample_is_what_the_generator_writes(written):
    fresh, committed = files(written), files(SAMPLE)

    assert sorted(fresh) == sorted(committed)
    changed = [name for name in fresh if content(fresh[name]) != content(committed[name])]
    assert changed == [], "run `python sample_data/generate.py`"


def test_packed_files_carry_no_time_and_no_name(written):
    packed = [path for path in files(written).values() if path.suffix == ".gz"]

    assert packed
    assert {path.read_bytes()[3:8] for path in packed} == {b"\0" * 5}


def test_the_sample_is_small():
    sizes = [path.stat().st_size for path in files(SAMPLE).values()]

    assert sum(sizes) <= LARGEST
    assert len(sizes) <= MOST_FILES


def test_no_address_leads_to_anybody(written):
    domains = set()
    for path in files(written).values():
        domains |= set(ADDRESS.findall(content(path)))

    assert b"harbourlight.example" in domains
    assert {name for name in domains if not name.endswith(b".example")} <= NOT_A_PERSON


def test_everybody_has_a_name_an_address_a_login_and_a_key_of_their_own(company):
    people = company.people

    for names in (
        {person.display_name for person in people},
        {person.email for person in people},
        {person.login for person in people},
        {person.person_key for person in people},
        {person.subject for person in people},
    ):
        assert len(names) == len(people)


def test_no_owner_approver_or_sponsor_is_on_the_roster(written, company):
    roster = {person.display_name for person in company.people}
    for name in ("goals.csv", "use_cases.csv", "targets.csv", "milestones.csv", "approvals.csv"):
        with (written / "governance" / name).open(encoding="utf-8") as opened:
            rows = list(csv.DictReader(opened))
        named = {row[key] for row in rows for key in ("owner", "approver", "sponsor") if key in row}
        assert not {value.split(",")[0] for value in named} & roster


def test_no_roster_moves_more_than_a_tenth_of_the_people(written):
    before: dict[str, str] = {}
    for path in sorted((written / "hr").glob("roster-*")):
        rows = csv.DictReader(content(path).decode().splitlines())
        teams = {row["person_key"]: row["team_key"] for row in rows}
        moved = [key for key, team in teams.items() if before.get(key, team) != team]
        assert len(moved) <= 0.1 * len(teams)
        before = teams
