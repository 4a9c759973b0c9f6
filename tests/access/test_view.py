import json
from dataclasses import fields
from datetime import date, timedelta

import pytest

from dashboard import messages
from dashboard.access.cell import Cell, NotShown, Reason
from dashboard.access.organisation import Grain
from dashboard.access.viewer import Role, Viewer
from dashboard.errors import NoRelease, NotOnRoster
from tests.access.conftest import OPEN, PERIOD, QUARTER, reason
from tests.publish.drawn import write_metric

NODES = {
    "own team": "checkout",
    "small team": "ledger",
    "department": "commerce",
    "foreign team": "search",
    "foreign department": "discovery",
    "company": "company",
    "nonexistent": "no-such-node",
}
# What each role gets for the team-level metric of a closed quarter; every cell is decided.
MATRIX = {
    "engineer": dict.fromkeys(NODES, "not_your_role"),
    "steward": dict.fromkeys(NODES, "not_your_role"),
    "auditor": dict.fromkeys(NODES, "not_your_role"),
    "manager": {
        "own team": "figure",
        "small team": "figure",
        "department": "figure",
        "foreign team": "not_yours",
        "foreign department": "not_yours",
        "company": "figure",
        "nonexistent": "not_yours",
    },
    "hr": {
        "own team": "not_yours",
        "small team": "not_yours",
        "department": "figure",
        "foreign team": "not_yours",
        "foreign department": "figure",
        "company": "figure",
        "nonexistent": "not_yours",
    },
}


def as_role(served, role):
    return served.view(Role(role), nodes=("commerce",))


@pytest.mark.parametrize("place", NODES)
@pytest.mark.parametrize("role", Role)
def test_every_role_gets_exactly_what_the_matrix_says(served, role, place):
    answer = as_role(served, role).cell("standing", NODES[place], QUARTER)
    assert reason(answer) == MATRIX[role][place]


@pytest.mark.parametrize("role", Role)
def test_a_foreign_node_and_one_that_does_not_exist_get_the_same_answer(served, role):
    view = as_role(served, role)
    for ask in (lambda node: view.cell("standing", node, QUARTER),
                lambda node: view.group(node, QUARTER)):  # fmt: skip
        answers = {str(ask(node)) for node in ("search", "no-such-node", "", "'; drop table cells")}
        assert len(answers) == 1
        assert isinstance(ask("search"), NotShown)


def test_a_small_team_is_shown_inside_the_group_that_hides_it(served):
    cell = served.manager("commerce").cell("standing", "ledger", QUARTER)
    assert cell.group.group_name == "Combined: Commerce direct staff, Ledger, Reviews"
    assert cell.group.is_combined
    assert cell.group.member_names == ("Ledger", "Reviews")
    assert cell.group.headcount_band == "5–9"


def test_a_team_has_no_figure_for_a_single_period_and_is_offered_its_quarter(served):
    answer = served.manager("commerce").cell("standing", "checkout", PERIOD)
    assert answer.reason is Reason.PROTECTED
    assert (answer.wider.node.node_key, answer.wider.block.block_key) == ("checkout", QUARTER)
    assert answer.message == (
        "Not shown: protects people in small groups. You can open Checkout, 2026-Q1 instead."
    )


def test_a_team_that_is_shown_nowhere_alone_is_offered_its_department(served):
    answer = served.manager("desk").cell("standing", "onboarding", QUARTER)
    assert answer.reason is Reason.PROTECTED
    assert answer.wider.node.node_key == "desk"


def test_every_protective_reason_has_the_same_words(served):
    view = served.manager("company")
    period = view.cell("standing", "checkout", PERIOD)
    small = view.cell("standing", "onboarding", QUARTER)
    gone = view.cell("standing", "checkout", "quarter:1999-01-04")
    assert {answer.message.split(".")[0] for answer in (period, small, gone)} == {
        messages.PROTECTED.rstrip(".")
    }


def test_an_open_block_says_when_it_closes_and_nothing_else(served):
    answer = served.manager("commerce").cell("standing", "checkout", OPEN)
    assert answer.reason is Reason.STILL_OPEN
    assert answer.message == "Still open. Closes on 26 Jul 2026."
    assert served.manager("commerce").group("checkout", OPEN) == answer


@pytest.mark.parametrize(
    ("metric", "manager", "hr"),
    [
        ("standing", "figure", "figure"),
        ("for_hr", "not_your_role", "figure"),
        ("for_nobody", "not_your_role", "not_your_role"),
        ("no_such_metric", "not_your_role", "not_your_role"),
    ],
)
def test_a_metric_is_shown_to_its_audience_only(served, metric, manager, hr):
    assert reason(served.manager("company").cell(metric, "commerce", QUARTER)) == manager
    assert reason(served.hr().cell(metric, "commerce", QUARTER)) == hr


def test_a_role_of_the_audience_opens_only_its_own_nodes(served):
    """HR may see the metric and the manager the team: together they still do not see the team."""
    both = served.view(Role.HR, Role.MANAGER, nodes=("commerce",))
    assert reason(both.cell("for_hr", "checkout", QUARTER)) == "not_yours"
    assert reason(both.cell("standing", "checkout", QUARTER)) == "figure"
    assert reason(both.cell("standing", "discovery", QUARTER)) == "figure"


def test_a_metric_that_is_not_approved_has_no_figure_anywhere(served):
    served.approve("reach")
    for view in (served.manager("company"), served.hr()):
        answer = view.cell("standing", "commerce", QUARTER)
        assert answer.reason is Reason.NOT_APPROVED
        assert "is not shown: in trial. Owner Ada Lim" in answer.message
        assert view.dots("standing", "reach", QUARTER, "commerce") == []
    assert served.hr().funnel("standing", QUARTER) == []


def test_audience_and_scope_come_before_the_approval_state(served):
    served.approve("reach")
    assert reason(served.engineer().cell("standing", "company", QUARTER)) == "not_your_role"
    assert reason(served.manager("commerce").cell("standing", "search", QUARTER)) == "not_yours"


def test_a_definition_changed_since_the_build_is_void_even_when_it_is_approved(served):
    write_metric(served.company.queries, "reach", statement="select 2", kind="quality",
                 audience="manager, hr")  # fmt: skip
    served.approve("standing", "reach")
    answer = served.hr().cell("reach", "company", QUARTER)
    assert "void: definition changed" in answer.message


def test_an_approval_that_is_withdrawn_counts_from_the_next_run_of_a_page(served):
    assert reason(served.hr().cell("standing", "company", QUARTER)) == "figure"
    served.approve("reach")
    assert reason(served.hr().cell("standing", "company", QUARTER)) == "not_approved"


def test_one_read_answers_for_a_whole_page(served):
    found = served.manager("commerce").cells(
        ["standing", "for_hr"], "checkout", [QUARTER, PERIOD, OPEN], ["", "strict"]
    )
    assert len(found) == 12
    assert reason(found["standing", QUARTER, ""]) == "figure"
    assert reason(found["standing", QUARTER, "strict"]) == "figure"
    assert reason(found["standing", PERIOD, ""]) == "protected"
    assert reason(found["standing", OPEN, ""]) == "still_open"
    assert reason(found["for_hr", QUARTER, ""]) == "not_your_role"


def test_choices_are_the_nodes_of_a_manager_and_the_departments_of_hr(served):
    def keys(view):
        return [node.node_key for node in view.nodes()]

    assert keys(served.manager("commerce")) == [
        "billing", "checkout", "commerce", "ledger", "reviews"
    ]  # fmt: skip
    assert keys(served.hr()) == ["commerce", "company", "desk", "discovery"]
    assert keys(served.engineer()) == []
    assert [node.node_key for node in served.hr().departments()] == [
        "commerce", "desk", "discovery"
    ]  # fmt: skip
    assert served.manager("commerce").departments() == []


def test_blocks_are_newest_first_closed_and_open(served):
    blocks = served.hr().blocks(Grain.QUARTER)
    assert [(block.block_key, block.is_closed) for block in blocks] == [
        (OPEN, False), (QUARTER, True)
    ]  # fmt: skip


def test_own_takes_no_parameter_and_opens_the_viewers_file(served):
    own = served.view(Role.ENGINEER, person="P-ads-00").own()
    assert list(own.landings["title"]) == ["Change of P-ads-00"]
    assert set(own.groups["group_name"]) == {"Company", "Discovery", "Ads"}
    assert list(own.contributions["denominator"].unique()) == [10.0]
    assert own.ai_use.empty
    assert "person_key" not in own.landings.columns


def test_somebody_without_an_own_file_gets_a_sentence(served):
    view = served.engineer()
    nobody = Viewer(
        **{f.name: getattr(view.viewer, f.name) for f in fields(Viewer)} | {"own_id": None}
    )
    with pytest.raises(NotOnRoster, match="not on the roster"):
        type(view)(nobody, served.store).own()


def test_other_groups_are_unnamed_and_too_few_are_none(served):
    assert served.manager("commerce").dots("standing", "reach", QUARTER, "commerce") == []
    served.company.teams["discovery"] |= {f"team-{n}": 9 for n in range(8)}
    (served.company.settings.out / "current.json").unlink()
    served.publish()
    dots = served.manager("commerce").dots("standing", "reach", QUARTER, "checkout")
    assert len(dots) == 8 + 2, "every group below a department but those the manager has"
    assert {field.name for field in fields(dots[0])} == {"x", "y"}
    points = [(dot.x.point, dot.y.point) for dot in dots]
    assert points == sorted(points), "alphabetical order would give the names away"
    assert len(served.hr().funnel("standing", QUARTER)) == 13
    assert served.manager("commerce").funnel("standing", QUARTER) == []
    assert served.engineer().dots("standing", "reach", QUARTER, "checkout") == []
    assert served.manager("commerce").dots("standing", "reach", QUARTER, "search") == []


def test_the_report_is_dates_for_everyone_and_files_for_those_who_answer_for_it(served):
    folder = served.company.settings.out / "builds"
    folder.mkdir()
    report = {
        "build_id": "b1",
        "built_at": "x",
        "fate": "published",
        "files": [1],
        "warehouse": "/w",
    }
    (folder / "b1.json").write_text(json.dumps(report))
    dates = {"build_id": "b1", "built_at": "x", "fate": "published"}
    for role in (Role.ENGINEER, Role.MANAGER):
        assert served.view(role).report() == dates
    for role in (Role.HR, Role.STEWARD, Role.AUDITOR):
        assert served.view(role).report() == {k: v for k, v in report.items() if k != "warehouse"}


def test_jumps_of_a_figure_are_words_for_everyone_and_of_that_figure_alone(served):
    day = date(2026, 3, 1)
    served.company.breaks = [
        ("copilot", day, "more is counted", "reach"),
        ("copilot", day, "more is counted", "ai_use"),
        ("copilot", day, "nobody's figure", "engagement"),
    ]
    served.publish()
    for role in Role:
        view = served.view(role)
        assert [found.effect for found in view.breaks("reach")] == ["more is counted"]
        assert [found.breaks_on for found in view.breaks("ai_use")] == [day]
        assert view.breaks("standing") == []
        assert view.breaks("engagement") == [], "no figure of a release is called so"


def test_a_new_release_is_read_as_soon_as_the_pointer_names_it(served):
    assert served.hr().release().release_id == 1
    served.publish()
    assert served.hr().release().release_id == 2


def test_a_page_that_is_open_keeps_its_release(served):
    view = served.hr()
    before = view.cell("standing", "company", QUARTER)
    served.publish()
    after = view.cell("standing", "company", QUARTER)
    assert isinstance(before, Cell)
    assert after == before
    assert view.release().release_id == 1


def test_a_release_that_is_not_what_its_manifest_says_is_not_opened(served):
    served.publish()
    path = served.company.settings.out / "releases" / "release-2.duckdb"
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(NoRelease, match="not the file its manifest describes"):
        served.hr()


def test_without_a_build_there_is_nothing_to_show(served):
    (served.company.settings.out / "current.json").unlink()
    with pytest.raises(NoRelease, match="Nothing is built yet"):
        served.hr()


def red(metric, sign="incident"):
    """A metric in doubt, whatever the exports say."""
    return lambda signs, metrics: [(metric, "feeds", signs.now[0], "red", sign)]


def publish_a_period_later(served):
    """What was said of the periods before stays said."""
    served.company.periods += 1
    served.company.as_of += timedelta(days=28)
    served.publish()


def test_a_metric_in_doubt_has_no_figure_anywhere_and_says_why_and_until_when(served, monkeypatch):
    monkeypatch.setattr("dashboard.publish.metric_health.health", red("standing"))
    publish_a_period_later(served)
    for role, node in (("manager", "checkout"), ("hr", "commerce"), ("manager", "company")):
        answer = as_role(served, role).cell("standing", node, QUARTER)
        assert answer.reason is Reason.IN_DOUBT
        assert "far fewer incidents are reported of a service than before" in answer.message
        assert "Do not compare until" in answer.message
    assert served.hr().funnel("standing", QUARTER) == []
    assert as_role(served, "manager").dots("standing", "standing", QUARTER, "checkout") == []
    assert reason(as_role(served, "hr").cell("standing", "checkout", QUARTER)) == "not_yours"


def test_another_metric_in_doubt_takes_nothing_away(served, monkeypatch):
    monkeypatch.setattr("dashboard.publish.metric_health.health", red("nd"))
    publish_a_period_later(served)
    assert isinstance(as_role(served, "hr").cell("standing", "commerce", QUARTER), Cell)


def test_what_metric_health_said_after_a_closed_period_stays_said(served, monkeypatch):
    monkeypatch.setattr("dashboard.publish.metric_health.health", red("standing"))
    publish_a_period_later(served)
    monkeypatch.setattr("dashboard.publish.metric_health.health", lambda signs, metrics: [])
    served.publish()
    assert served.hr().doubts("standing")


def test_a_figure_that_rests_on_fewer_units_than_its_own_needs_enough_of_those(served):
    write_metric(served.company.queries, "few", min_events="effective n 8")
    write_metric(served.company.queries, "many", min_events="effective n 8", evidence_of="few")
    served.company.metrics["few"] = [
        (person, start, "", 0.5, 0.5, 0.5)
        for person in served.company.people()
        for start in served.company.starts()
    ]
    publish_a_period_later(served)
    served.approve("standing", "few", "many")
    answer = served.hr().cell("many", "desk", QUARTER)
    assert answer.evidence == served.hr().cell("few", "desk", QUARTER).evidence
    assert answer.units > 8 > answer.evidence.count_rounded
    assert answer.estimate is None


def test_where_too_little_is_known_in_the_company_a_figure_is_not_measured(served):
    write_metric(served.company.queries, "covered", measured="telemetry 80")
    write_metric(served.company.queries, "uncovered", measured="telemetry 95")
    publish_a_period_later(served)
    served.approve("standing", "covered", "uncovered")
    assert isinstance(served.hr().cell("covered", "company", PERIOD), Cell)
    answer = served.hr().cell("uncovered", "company", PERIOD)
    assert answer.reason is Reason.NOT_MEASURED
    assert "89 % of it is known in the whole company, and it needs 95 %" in answer.message
    assert served.hr().funnel("uncovered", QUARTER) == []
