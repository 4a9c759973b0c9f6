"""What is known of the help of AI, change by change."""

import pytest

from tests.drawn import add, at, draw, expect, run
from tests.marts.deliveries import REPOSITORY, company, key_of, ship

TIERS = """
    select changes.head_ref as change, tiers.tier
    from marts.change_tiers as tiers
    inner join marts.changes as changes on tiers.change_key = changes.change_key
"""


@pytest.fixture
def world():
    """Ana is measured by a tool whose log names commits, Ben by one that reports days."""
    world = company({"ana": "a", "ben": "a", "cem": "a"})
    add(world, "staging.ai_commit_lines", system="cursor", id_kind="email", tool="cursor",
        id_value="ana@acme.example", repository_key=REPOSITORY, sha="x", lines_agent=1, lines_tab=0,
        committed_at=at(0))  # fmt: skip
    for name, tool in (("ana", "cursor"), ("ben", "kiro")):
        for day in range(0, 69, 3):
            add(world, "staging.ai_days", system=tool, id_kind="email", tool=tool, surface="ide",
                id_value=f"{name}@acme.example", used_on=at(day), final_on=at(day),
                has_telemetry=True, is_active=True)  # fmt: skip
    return world


def mark(world, change, kind, agent="claude_code"):
    add(world, "staging.ai_marks", change_key=key_of(world, change), agent=agent, mark_kind=kind,
        strength="assisted", rule_id="drawn")  # fmt: skip


def test_tiers_follow_the_evidence(world):
    ship(
        world,
        """
        | change    | live | by   |
        | both      | @10  | ai   |
        | log       | @10  | ai   |
        | vendor    | @10  | hand |
        | platform  | @10  | hand |
        | trailer   | @10  | hand |
        | branch    | @10  | hand |
        | nothing   | @10  | hand |
    """,
    )
    for change, kind in (
        ("both", "trailer_coauthor"),
        ("vendor", "vendor_attribution"),
        ("platform", "change_author"),
        ("trailer", "trailer_coauthor"),
        ("branch", "branch_prefix"),
    ):
        mark(world, change, kind)
    run(world, "marts.change_tiers")
    expect(
        world,
        TIERS,
        """
        | change   | tier |
        | both     | T3   |
        | log      | T2   |
        | vendor   | T2   |
        | platform | T2   |
        | trailer  | T1   |
        | branch   | T1   |
        | nothing  | T0   |
    """,
    )


def test_no_ai_seen_needs_telemetry_that_would_have_seen_it(world):
    ship(
        world,
        """
        | change            | author  | live  | begun |
        | traceable         | ana     | @30.5 | @30   |
        | by day only       | ben     | @30.5 | @30   |
        | with such a mate  | ana+ben | @30.5 | @30   |
        | never measured    | cem     | @30.5 | @30   |
    """,
    )
    run(world, "marts.change_tiers")
    expect(
        world,
        TIERS,
        """
        | change           | tier |
        | traceable        | T0   |
        | by day only      | TX   |
        | with such a mate | TX   |
        | never measured   | TX   |
    """,
    )


def test_no_ai_seen_needs_records_that_reach_the_repository(world):
    ship(world, "| change | author | live | begun |\n| a | ana | @30.5 | @30 |")
    for repository, since, tier in (
        ("github.com/acme/other", 0, "TX"),
        (REPOSITORY, 40, "TX"),
        (REPOSITORY, 0, "T0"),
        ("", 0, "T0"),
    ):
        world.execute(
            "update staging.ai_commit_lines set repository_key = ?, committed_at = ?",
            [repository, at(since)],
        )
        for mart in ("change_tiers", "blind_changes", "linked_tools"):
            world.execute(f"drop table if exists marts.{mart}")
        run(world, "marts.change_tiers")
        expect(world, TIERS, f"| change | tier |\n| a | {tier} |")


def test_a_change_from_before_the_calendar_is_unknown_and_not_without_ai(world):
    ship(
        world,
        """
        | change        | author | live   | begun |
        | long before   | ana    | @-40   | @-41  |
        | begun before  | ana    | @2.5   | @-5   |
        | inside        | ana    | @30.5  | @30   |
    """,
    )
    run(world, "marts.change_tiers")
    expect(
        world,
        TIERS,
        """
        | change       | tier |
        | long before  | TX   |
        | begun before | TX   |
        | inside       | T0   |
    """,
    )


def test_a_day_without_use_of_a_day_level_tool_hides_nothing(world):
    ship(world, "| change | author | live | begun |\n| a | ben | @31.9 | @31.5 |")
    world.execute("update staging.ai_days set is_active = false where tool = 'kiro'")
    run(world, "marts.change_tiers")
    expect(world, TIERS, "| change | tier |\n| a | T0 |")


def test_a_mark_that_was_contested_and_struck_out_is_no_evidence(world):
    ship(world, "| change | live | begun |\n| a | @30.5 | @30 |")
    mark(world, "a", "trailer_coauthor")
    add(world, "governance.corrections", correction_id="1", kind="ai_mark", decided_by="Noor",
        object_key=key_of(world, "a"), exported_value="trailer_coauthor", corrected_value="none",
        decided_on=at(40))  # fmt: skip
    run(world, "marts.change_tiers")
    expect(world, TIERS, "| change | tier |\n| a | T0 |")


def test_a_commit_with_no_ai_lines_is_no_evidence(world):
    ship(world, "| change | live | begun | by |\n| a | @30.5 | @30 | ai |")
    world.execute("update staging.ai_commit_lines set lines_agent = 0 where sha <> 'x'")
    run(world, "marts.change_tiers")
    expect(world, TIERS, "| change | tier |\n| a | T0 |")


def test_a_week_is_measured_used_or_not_told(world):
    draw(world, "staging.ai_days", """
        | system | id_kind | id_value         | tool    | used_on | surface | has_telemetry | is_active | final_on |
        | github | email   | cem@acme.example | copilot | @1      | all     | true          | false     | @1 |
        | github | email   | cem@acme.example | copilot | @8      | all     | false         |           | @8 |
    """)  # fmt: skip
    run(world, "marts.ai_weeks")
    expect(
        world,
        "select week_start, is_active from marts.ai_weeks where person_key = 'cem'",
        """
        | week_start | is_active |
        | 2024-01-01 | false     |
    """,
    )


def test_usage_of_an_account_nobody_knows_is_told_as_coverage(world):
    add(world, "staging.ai_days", system="cursor", id_kind="email", tool="cursor", surface="ide",
        id_value="stranger@elsewhere", used_on=at(1), final_on=at(1), has_telemetry=True)  # fmt: skip
    run(world, "marts.coverage")
    expect(world, """
        select part, whole from marts.coverage
        where measure = 'usage_mapped' and period_start = '2024-01-01'
    """, """
        | part | whole |
        | 20   | 21    |
    """)  # fmt: skip
