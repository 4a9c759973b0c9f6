"""Studies of impact that a company has declared: told as such, or refused with what they lack."""

import pytest

NAME = "governance/studies/pay.toml"
STUDY = """
title = "Assistants for the payment teams"
question = "Do more landings last?"
goal_id = "steady"
primary_metric = "landings_still_standing"
co_primary_metrics = ["change_fail_rate"]
design = "staggered_adoption"
population = "payments"
baseline_from = 2026-01-05
baseline_to = 2026-03-29
outcome_from = 2026-04-06
stop_on = "2026-06-29"
smallest_effect_of_interest = 0.05
registered_by = "ida"
registered_at = 2026-04-01T09:00:00Z
[[wave]]
node_id = "pay"
starts_on = 2026-04-06
"""


def test_a_declared_study_is_told_as_one(exports):
    loaded = exports.put(NAME, STUDY).load()
    assert loaded.files[NAME].refusal is None
    assert (loaded.files[NAME].format, loaded.files[NAME].tool) == ("study", "governance")


WRONG = {
    "no question": ('question = "Do more landings last?"\n', "", "`question` is missing."),
    "no end": ('stop_on = "2026-06-29"\n', "", "`stop_on` is missing."),
    "a key nobody knows": ("population", "people", "`people` is not a key of a study."),
    "another design": ("staggered_adoption", "before_after", "Its `design` is none that is known."),
    "a fourth metric": (
        '["change_fail_rate"]', '["a", "b", "c", "d"]', "It has more than three co-primary metrics."
    ),
    "metrics in a text": ('["change_fail_rate"]', '"a"', "`co_primary_metrics` is no list."),
    "no day": ("2026-04-06\nstop", '"spring"\nstop', "`outcome_from` is no day or time."),
    "half a wave": ("starts_on = 2026-04-06", "", "A `[[wave]]` lacks `node_id` or `starts_on`."),
    "no TOML": ("population", "[population", "It is not TOML at line 8, column 13."),
    "nested without end": ('"payments"', "[" * 5_000, "It is nested too deep."),
    "very large": ('"payments"', f'"{"x" * 2**20}"', "It is larger than 1 MiB."),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_study_that_nobody_could_be_held_to_is_refused_with_what_it_lacks(exports, case):
    old, new, what = WRONG[case]
    refusal = exports.put(NAME, STUDY.replace(old, new)).load().refusal(NAME)
    assert refusal.what == what
    assert refusal.fix.endswith(".")


@pytest.mark.parametrize("name", ["policy.toml", "exports.toml"])
def test_declarations_nested_without_end_are_refused_and_stop_nothing(exports, name):
    loaded = exports.put(f"governance/{name}", f"a = {'[' * 5_000}").load()
    assert loaded.refusal(f"governance/{name}").what == "It is nested too deep."
