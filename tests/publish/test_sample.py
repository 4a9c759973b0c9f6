"""The sample company, built from its exports: what its release shows, and whom it never names."""

import json
import re

import duckdb
import pytest

from dashboard.publish import pointer, schema
from tests.publish.drawn import read

NEWEST = "quarter:2026-07-13"


@pytest.fixture(scope="module")
def identities(sample):
    """Everything that names a person: `person_key -> texts`."""
    found = {}
    with duckdb.connect(sample.report["warehouse"], read_only=True) as connection:
        rows = connection.execute("""
            select person_key, person_key from staging.people
            union select person_key, email from staging.people
            union select person_key, display_name from staging.people
            union select person_key, id_value from staging.identities where person_key is not null
        """).fetchall()
    for person, text in rows:
        # A number alone, such as a GitHub user id, is found in any file of numbers.
        if text and not text.isdigit():
            found.setdefault(person, set()).add(text)
    assert len(found) > 200
    return found


@pytest.fixture(scope="module")
def out(sample):
    return sample.settings.out


def named_in(text, identities):
    """The identities that stand in a text as whole words."""
    words = set(re.findall(r"[\w.@+-]+", text))
    whole = {name for name in identities if " " in name and name in text}
    return whole | (words & identities)


def test_at_least_sixty_per_cent_of_the_teams_are_shown_by_name(out):
    teams = read(out, "select count(*) from nodes where level = 'team'")[0][0]
    named = read(
        out,
        f"""
        select count(*) from node_groups inner join nodes using (node_key)
        where level = 'team' and block_key = '{NEWEST}' and group_key = node_key
    """,
    )[0][0]
    assert named / teams >= 0.6


def test_small_teams_are_combined_with_the_staff_of_their_department(out):
    rows = read(
        out,
        f"""
        select group_name from groups where block_key = '{NEWEST}' and is_combined order by all
    """,
    )
    assert [row[0] for row in rows] == [
        "Combined: Commerce direct staff, Ledger, Reviews",
        "Combined: Data platform, Platform direct staff",
        "Combined: Design system, Mobile direct staff",
    ]


def test_teams_of_a_small_department_are_not_shown_at_all(out):
    rows = read(
        out,
        f"""
        select node_key, group_key from node_groups
        where block_key = '{NEWEST}' and node_key like 'partner%' order by all
    """,
    )
    assert rows == [
        ("partner-desk", "partner-desk"), ("partner-onboarding", None), ("partner-support", None)
    ]  # fmt: skip


def test_no_group_of_any_closed_block_has_fewer_than_five_people_in_any_period(sample, out):
    current = pointer.read(out)
    with duckdb.connect(str(out / current.frozen), read_only=True) as connection:
        smallest = connection.execute("""
            select min(people) from (
                select places.block_key, group_key, period_start,
                    count(*) filter (where is_counted) as people
                from group_places as places inner join membership using (node_key)
                where period_start >= cast(split_part(block_key, ':', 2) as date)
                    and period_start < cast(split_part(block_key, ':', 2) as date) + case
                        when block_key like 'period%' then 28
                        when block_key like 'quarter%' then 84
                        else 336 end
                group by all
            )
        """).fetchall()[0][0]
    assert smallest >= 5


def test_no_byte_of_the_release_names_a_person(out, identities):
    everybody = set().union(*identities.values())
    for path in (out / "releases").iterdir():
        content = path.read_bytes()
        assert not [text for text in everybody if text.encode() in content], path.name


def test_no_text_of_the_release_names_a_person(out, identities):
    everybody = set().union(*identities.values())
    for table in schema.TABLES:
        texts = {str(value) for row in read(out, f"from {table}") for value in row}
        assert not named_in("\n".join(texts), everybody), table


def test_an_own_file_names_nobody_else(out, identities):
    everybody = set().union(*identities.values())
    files = duckdb.execute(
        "select person_key, cast(own as varchar) from read_parquet($files) as own",
        {"files": str(out / "own" / "*.parquet")},
    ).fetchall()
    assert len(files) > 200
    for person, text in files:
        named = named_in(text, everybody)
        assert named, "the file does not even name its own person: the search is broken"
        found = named - identities[person]
        assert not found, f"the file of {person} names {found}"


def test_everybody_on_the_roster_who_can_sign_in_has_a_file_of_their_own(out):
    current = pointer.read(out)
    lines = json.loads((out / current.access).read_text())
    files = [line["own"] for line in lines]
    assert len(set(files)) == len(files) == len(list((out / "own").iterdir()))
    assert {line["persona"] for line in lines} >= {"maya", "priya", "sam", "ines", "tom"}


def test_blocks_close_as_the_sample_says(out):
    rows = dict(read(out, "select label, is_closed from blocks where starts_on >= '2026-07-13'"))
    assert rows["2026-Q3"] and rows["2026-P10"]
    assert not rows["2026-P11"] and not rows["2026-Q4"]
    late = read(
        out,
        """
        select distinct metric_id from cells where block_key = 'period:2026-10-05' order by all
    """,
    )
    assert "standing" in {row[0] for row in late}
    assert not {"standing_28", "spend_per_engineer_week"} & {row[0] for row in late}
