from datetime import date, timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.publish.calendar import Grain, Span, containing, spans
from dashboard.publish.groups import Headcount, Level, join
from dashboard.publish.structure import OrgNode, Structure, people_band

K = 5
QUARTER = Span(Grain.QUARTER, date(2026, 1, 26))
PERIODS = QUARTER.periods()


def drawn(text):
    """`node  name  parent  people...`, one number of people per period of the quarter.

    People are written `8`, or `1/4` for four of whom one was there half the period.
    """
    nodes, counts = [], {period: {} for period in PERIODS}
    for line in text.strip().splitlines():
        key, parent, *people = line.split()
        level = Level.COMPANY if parent == "-" else Level.TEAM
        nodes.append(OrgNode(key, key.title(), None if parent == "-" else parent, level))
        for number, period in enumerate(PERIODS):
            counted, _, present = people[min(number, len(people) - 1)].partition("/")
            if int(present or counted):
                counts[period][key] = Headcount(int(present or counted), int(counted))
    parents = {node.parent_node_key for node in nodes}
    leveled = [
        OrgNode(n.node_key, n.node_name, n.parent_node_key, Level.DEPARTMENT)
        if n.parent_node_key and n.node_key in parents
        else n
        for n in nodes
    ]
    return Structure(leveled, counts, K)


def names(structure, span=QUARTER):
    return {group.group_name for group in structure.groups(span, {})}


def test_a_team_of_five_is_shown_alone():
    found = names(drawn("""
        company  -         0
        shop     company   0
        web      shop      5
        api      shop      6
    """))  # fmt: skip
    assert found == {"Company", "Web", "Api"} or found == {"Company", "Shop", "Web", "Api"}
    assert {"Web", "Api"} <= found


def test_small_teams_and_direct_staff_are_shown_together():
    assert "Combined: Ledger, Reviews, Shop direct staff" in names(drawn("""
        company  -         0
        shop     company   2
        web      shop      8
        ledger   shop      3
        reviews  shop      4
        desk     company   9
    """))  # fmt: skip


def test_a_small_rest_takes_in_the_smallest_team_that_was_kept():
    found = names(drawn("""
        company  -         0
        shop     company   0
        web      shop      9
        api      shop      6
        ledger   shop      3
        desk     company   9
    """))  # fmt: skip
    assert "Combined: Api, Ledger" in found
    assert "Web" in found
    assert "Api" not in found


def test_of_equally_small_teams_the_first_by_id_joins_the_rest():
    found = names(drawn("""
        company  -         0
        shop     company   0
        web      shop      6
        api      shop      6
        ledger   shop      3
        desk     company   9
    """))  # fmt: skip
    assert {"Combined: Api, Ledger", "Web"} <= found


def test_a_department_that_hides_few_company_staff_is_never_shown_beside_its_teams():
    """Three people at the top join the smallest department, and stay inside its rest."""
    found = names(drawn("""
        company  -         3
        shop     company   0
        web      shop      9
        api      shop      7
        desk     company   20
    """))  # fmt: skip
    assert "Shop" not in found
    assert "Combined: Company direct staff, Shop" in found
    assert "Web" in found
    assert "Combined: Api, Company direct staff" in found


def test_a_team_combined_in_one_period_is_combined_in_the_quarter():
    found = names(drawn("""
        company  -         0
        shop     company   0
        web      shop      9  9  9
        api      shop      6  4  6
        ops      shop      7  7  7
        desk     company   9
    """))  # fmt: skip
    assert "Combined: Api, Ops" in found
    assert not {"Api", "Ops"} & found


def test_people_who_were_there_for_days_do_not_make_a_group_but_must_be_hidden_in_one():
    found = names(drawn("""
        company  -         0
        shop     company   0
        web      shop      9
        api      shop      1/6
        ops      shop      8
        desk     company   9
    """))  # fmt: skip
    assert "Combined: Api, Ops" in found


def test_a_company_of_fewer_than_twice_k_people_publishes_nothing():
    assert names(drawn("""
        company  -         0
        shop     company   9
    """)) == set()  # fmt: skip


def test_teams_are_not_published_for_single_periods():
    structure = drawn("""
        company  -         0
        shop     company   0
        web      shop      9
        api      shop      9
        desk     company   9
    """)
    assert names(structure, Span(Grain.PERIOD, PERIODS[0])) == {"Company", "Shop", "Desk"}


def test_a_node_is_shown_by_itself_or_by_a_combined_group_or_not_at_all():
    structure = drawn("""
        company   -         0
        shop      company   2
        web       shop      8
        ledger    shop      3
        desk      company   1
        inbound   desk      3
        outbound  desk      4
    """)
    shown = structure.node_groups(QUARTER, structure.groups(QUARTER, {}))
    assert shown["web"] == "web"
    assert shown["ledger"] == "combined:ledger+shop.direct"
    assert shown["shop"] == "shop"
    assert shown["inbound"] is None, "the only group with it is the whole department"


def test_a_quarter_with_a_period_published_under_another_organisation_shows_the_company_only():
    structure = drawn("""
        company  -         0
        shop     company   9
        desk     company   9
    """)
    period = Span(Grain.PERIOD, PERIODS[0])
    before = {g.group_key: g.places for g in structure.groups(period, {})}
    assert names(structure) == {"Company", "Shop", "Desk"}
    moved = before | {"shop": frozenset({"shop", "elsewhere"})}
    groups = structure.groups(QUARTER, {period.key: moved})
    assert [group.group_name for group in groups] == ["Company"]


@pytest.mark.parametrize(
    ("people", "band"), [(4, ""), (5, "5–9"), (9, "5–9"), (10, "10–19"), (49, "20–49"), (50, "50+")]
)
def test_headcounts_are_bands(people, band):
    assert people_band(people) == band


counts = st.tuples(st.integers(0, 12), st.integers(0, 3)).map(
    lambda n: Headcount(n[0] + n[1], n[0])
)


@st.composite
def organisations(draw):
    """A company of up to five departments with up to six teams each, over four quarters."""
    nodes = [OrgNode("company", "Company", None, Level.COMPANY)]
    for d in range(draw(st.integers(1, 5))):
        nodes.append(OrgNode(f"d{d}", f"D{d}", "company", Level.DEPARTMENT))
        for t in range(draw(st.integers(0, 6))):
            nodes.append(OrgNode(f"d{d}t{t}", f"D{d}T{t}", f"d{d}", Level.TEAM))
    year = containing(Grain.YEAR, date(2026, 1, 26))
    first = {node.node_key: draw(counts) for node in nodes}
    headcounts = {}
    for period in year.periods():
        moved = {node.node_key: draw(counts) for node in nodes if draw(st.booleans())}
        headcounts[period] = {key: count for key, count in (first | moved).items() if count.present}
    return nodes, headcounts, year


def published_sets(structure, year):
    """Every published set of places, by period: all blocks that a period is in."""
    found = {period: set() for period in year.periods()}
    for span in spans(year.periods()):
        if span.starts_on < year.starts_on or span.ends_on > year.ends_on:
            continue
        for group in structure.groups(span, {}):
            for period in span.periods():
                found[period].add(group.places)
    return found


def atoms(sets, places):
    """Places that no published set tells apart."""
    signature = {place: frozenset(s for s in sets if place in s) for place in places}
    return [
        {place for place in places if signature[place] == mark}
        for mark in set(signature.values())
        if mark
    ]


def test_the_check_catches_the_rule_that_everybody_tries_first():
    """Every node of five or more is published: shop minus web is about three people."""
    people = {"web": Headcount(9, 9), "ledger": Headcount(3, 3)}
    sets = {frozenset({"web", "ledger"}), frozenset({"web"})}
    smallest = min(sum(people[place].counted for place in atom) for atom in atoms(sets, people))
    assert smallest < K


@given(organisations())
@settings(max_examples=80, deadline=None)
def test_no_combination_of_published_groups_is_about_fewer_than_k_people(organisation):
    nodes, headcounts, year = organisation
    structure = Structure(nodes, headcounts, K)
    for period, sets in published_sets(structure, year).items():
        people = headcounts[period]
        for atom in atoms(sets, people):
            assert sum(people[place].counted for place in atom) >= K


@given(organisations())
@settings(max_examples=40, deadline=None)
def test_every_group_and_every_difference_of_nested_groups_has_k_people_or_nobody(organisation):
    nodes, headcounts, year = organisation
    structure = Structure(nodes, headcounts, K)
    for period, sets in published_sets(structure, year).items():
        people = headcounts[period]
        nested = [outer - inner for outer, inner in permutations(sets, 2) if inner < outer]
        for places in [*sets, *nested]:
            here = [people[place] for place in places if place in people]
            assert not here or sum(count.counted for count in here) >= K


@given(organisations())
@settings(max_examples=40, deadline=None)
def test_groups_of_a_level_never_overlap(organisation):
    nodes, headcounts, year = organisation
    structure = Structure(nodes, headcounts, K)
    for span in [year, *year.inside()]:
        sets = [group.places for group in structure.groups(span, {})]
        for one, other in permutations(sets, 2):
            assert one <= other or other <= one or not one & other


@given(
    st.lists(st.frozensets(st.frozensets(st.integers(0, 9), min_size=1), max_size=4), max_size=4)
)
def test_a_join_is_coarser_than_everything_it_joins(partitions):
    joined = join(partitions)
    for group in (group for partition in partitions for group in partition):
        assert any(group <= block for block in joined)
    for one, other in permutations(joined, 2):
        assert not one & other


def test_blocks_nest_strictly_from_one_monday():
    periods = [date(2024, 1, 1) + timedelta(days=28 * number) for number in range(48)]
    for span in spans(periods):
        assert span.starts_on.weekday() == 0
        if span.parent:
            assert span.parent.starts_on <= span.starts_on
            assert span.ends_on <= span.parent.ends_on
    for before, after in pairwise(sorted({s for s in spans(periods) if s.grain is Grain.YEAR},
                                         key=lambda span: span.starts_on)):  # fmt: skip
        assert before.ends_on + timedelta(days=1) == after.starts_on


@pytest.mark.parametrize(
    ("grain", "starts_on", "label"),
    [
        (Grain.PERIOD, date(2026, 10, 5), "2026-P10"),
        (Grain.PERIOD, date(2026, 1, 26), "2026-P1"),
        (Grain.QUARTER, date(2026, 7, 13), "2026-Q3"),
        (Grain.YEAR, date(2025, 11, 3), "12 periods to 4 Oct 2026"),
    ],
)
def test_blocks_are_labelled_by_their_first_day(grain, starts_on, label):
    assert Span(grain, starts_on).label == label
