from datetime import date

import pytest

from dashboard.errors import InvalidGovernance
from dashboard.governance import approvals, policy
from dashboard.governance.approvals import ApprovalState
from dashboard.governance.definitions import catalogue
from tests.publish.drawn import write_metric, write_register

TODAY = date(2026, 6, 10)
GOAL = {
    "goal_id": "goal-1",
    "statement": "Fewer failures reach customers",
    "effect": "customer",
    "measure": "incident minutes",
    "sponsor": "Lucia Ferro, VP Engineering",
    "review_on": "2026-12-01",
    "closed_on": "",
}


class Register:
    """A governance folder with one goal and one approval, and one thing wrong with it."""

    def __init__(self, folder, definition):
        self.folder, self.definition = folder, definition
        self.goal = dict(GOAL)
        self.row = {
            "metric_id": "standing",
            "definition_hash": definition.definition_hash,
            "policy_hash": "",
            "approver": "Lucia Ferro, VP Engineering",
            "approved_at": "2026-04-01T09:00:00Z",
            "expires_at": "2026-09-01T09:00:00Z",
            "evidence": "",
            "preview_hash": "",
            "signature": "sample",
        }
        self.before = []

    def judge(self, is_sample=True, today=TODAY):
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "policy.toml").touch()
        row = {**self.row}
        row["policy_hash"] = row["policy_hash"] or policy.read(self.folder).policy_hash
        write_register(self.folder, "approvals.csv", [*self.before, row])
        write_register(self.folder, "goals.csv", [self.goal])
        return approvals.state(self.definition, approvals.read(self.folder, is_sample), today)


@pytest.fixture
def register(tmp_path):
    write_metric(tmp_path / "queries")
    return Register(tmp_path / "governance", catalogue(tmp_path / "queries")["standing"])


def test_a_metric_is_shown_while_everything_holds(register):
    found = register.judge()
    assert found.state is ApprovalState.APPROVED
    assert found.owner == "Ada Lim, Head of Delivery Analytics"
    assert found.approver == "Lucia Ferro, VP Engineering"
    assert found.expires_at.date() == date(2026, 9, 1)


def test_never_approved_is_in_trial(register):
    register.row["metric_id"] = "another"
    assert register.judge().state is ApprovalState.IN_TRIAL


def test_an_approval_of_tomorrow_is_none_today(register):
    assert register.judge(today=date(2026, 3, 1)).state is ApprovalState.IN_TRIAL


def test_a_changed_definition_is_void(register):
    register.row["definition_hash"] = "0" * 64
    assert register.judge().state is ApprovalState.DEFINITION_CHANGED


def test_a_later_approval_of_another_definition_does_not_void_this_one(register):
    register.before = [
        {**register.row, "policy_hash": "x", "definition_hash": "0" * 64,
         "approved_at": "2026-05-01T09:00:00Z"}
    ]  # fmt: skip
    assert register.judge().state is ApprovalState.APPROVED


def test_a_changed_policy_is_void(register):
    register.row["policy_hash"] = "0" * 64
    assert register.judge().state is ApprovalState.POLICY_CHANGED


def test_an_approval_expires(register):
    assert register.judge(today=date(2026, 8, 31)).state is ApprovalState.APPROVED
    assert register.judge(today=date(2026, 9, 1)).state is ApprovalState.EXPIRED


def test_no_approval_lasts_longer_than_180_days_whatever_it_says(register):
    register.row["expires_at"] = "2036-09-01T09:00:00Z"
    assert register.judge(today=date(2026, 9, 27)).state is ApprovalState.APPROVED
    assert register.judge(today=date(2026, 9, 28)).state is ApprovalState.EXPIRED


@pytest.mark.parametrize(
    "approver", ["Ada Lim", "ada  lim, Acting Head", " Ada Lim, Head of Delivery Analytics "]
)
def test_the_owner_cannot_approve_under_any_office(register, approver):
    register.row["approver"] = approver
    assert register.judge().state is ApprovalState.OWNER_APPROVED


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"goal_id": "goal-2"}, ApprovalState.GOAL_MISSING),
        ({"closed_on": "2026-06-10"}, ApprovalState.GOAL_CLOSED),
        ({"effect": "more_tokens"}, ApprovalState.GOAL_OF_OTHER_EFFECT),
    ],
)
def test_a_metric_is_suspended_without_an_open_goal_of_the_two_effects(register, changes, state):
    register.goal |= changes
    assert register.judge().state is state


def test_a_sample_signature_counts_in_a_sample_only(register):
    assert register.judge(is_sample=True).state is ApprovalState.APPROVED
    assert register.judge(is_sample=False).state is ApprovalState.SIGNATURE


@pytest.mark.parametrize("signature", ["", "signed", "SAMPLE", "-----BEGIN SSH SIGNATURE-----"])
@pytest.mark.parametrize("is_sample", [True, False])
def test_a_signature_that_nobody_verified_is_never_believed(register, signature, is_sample):
    register.row["signature"] = signature
    assert register.judge(is_sample).state is ApprovalState.SIGNATURE


def test_a_retired_metric_is_no_longer_shown(tmp_path):
    write_metric(tmp_path / "queries", retired="2026-06-01, replaced")
    register = Register(tmp_path / "governance", catalogue(tmp_path / "queries")["standing"])
    assert register.judge(today=date(2026, 5, 31)).state is ApprovalState.APPROVED
    assert register.judge(today=date(2026, 6, 1)).state is ApprovalState.RETIRED


def test_history_is_everything_ever_approved_oldest_first(register):
    register.before = [
        {**register.row, "policy_hash": "x", "approved_at": "2025-04-01T09:00:00Z"}
    ]  # fmt: skip
    assert [row.approved_at.year for row in register.judge().history] == [2025, 2026]


def test_every_state_says_what_to_do_next_in_the_words_of_the_card(register):
    for state in ApprovalState:
        assert approvals._NEXT_STEP[state]
    register.row["definition_hash"] = "0" * 64
    assert register.judge().message("Landings") == (
        "Landings is not shown: void: definition changed. Owner Ada Lim, Head of Delivery "
        "Analytics. Next step: the changed definition is approved anew."
    )


def test_without_any_register_everything_is_in_trial(register, tmp_path):
    found = approvals.read(tmp_path / "empty", is_sample=True)
    assert approvals.state(register.definition, found, TODAY).state is ApprovalState.IN_TRIAL


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"approved_at": "soon"}, r"approvals\.csv, line 2: `approved_at` must be a time"),
        ({"approver": ""}, r"approvals\.csv, line 2: `approver` must be a text"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_file_line_and_column(register, changes, sentence):
    register.row |= changes
    with pytest.raises(InvalidGovernance, match=sentence):
        register.judge()


def test_a_missing_column_is_named(register):
    register.row.pop("signature")
    with pytest.raises(InvalidGovernance, match=r"line 1: column `signature` is missing"):
        register.judge()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("k = 4", r"policy\.toml refused: k = 4 is below the floor 5\. It can be raised"),
        ("base = 1", "base = 1 is below the floor 5"),
        ("k_breakdown = 9", "k_breakdown = 9 is below the floor 10"),
        ("close_after = 7", "close_after = 7 is below the floor 14"),
        ('k = "5"', "`k` must be a whole number"),
        ("k = true", "`k` must be a whole number"),
        ("k =", "Write TOML"),
    ],
)
def test_protection_can_be_raised_and_never_lowered(tmp_path, line, sentence):
    (tmp_path / "policy.toml").write_text(line)
    with pytest.raises(InvalidGovernance, match=sentence):
        policy.read(tmp_path)


def test_a_policy_that_is_silent_has_the_defaults(tmp_path):
    found = policy.read(tmp_path)
    assert (found.k, found.k_breakdown, found.base, found.close_after) == (5, 20, 5, 14)
    (tmp_path / "policy.toml").write_text("k = 8")
    assert policy.read(tmp_path).k == 8
    assert policy.read(tmp_path).policy_hash != found.policy_hash
