"""Metric health on drawn companies: each check with one that trips it and one that does not."""

from datetime import date, timedelta
from random import Random

import pytest

from dashboard.metric_checks import CHECKS
from dashboard.publish.metric_health import WATCHED, Check, Signs, health

TEAMS = [f"t{number}" for number in range(30)]
SERVICES = [f"s{number}" for number in range(10)]
PERIODS = [date(2024, 1, 1) + timedelta(days=28 * number) for number in range(21)]
NEWEST, LAST_QUARTER = PERIODS[-1], PERIODS[-3:]


class Company:
    """Thirty teams over seven quarters whose credit and milestones move together."""

    def __init__(self) -> None:
        self.amounts = {}
        for period in PERIODS:
            self._quiet(period)
        chance = Random(5)
        for quarter in (PERIODS[at : at + 3] for at in range(0, len(PERIODS), 3)):
            for team in TEAMS:
                well = chance.gauss(0, 1)
                for period in quarter:
                    self.put(period, "engineer_weeks", team, 24)
                    self.put(period, "credit_of_team", team, 8 + well + chance.gauss(0, 0.5))
                self.put(quarter[-1], "stake_due", team, 20)
                self.put(quarter[-1], "stake_delivered", team, 14 + 2 * well + chance.gauss(0, 1.2))

    def _quiet(self, period: date) -> None:
        near = 20 + PERIODS.index(period) % 3
        for sign in WATCHED[Check.BUNCHING]:
            self.put(period, sign, "above", near)
            self.put(period, sign, "below", 20)
        for sign, parts in {
            "credit": ("planned", "housekeeping"), "items": ("other", "tiny"),
            "evidence": ("other", "weak"), "marks": ("both", "log_alone", "mark_alone"),
        }.items():  # fmt: skip
            for place, part in enumerate(parts):
                self.put(period, sign, part, 80 if place == 0 else 20)
        if PERIODS.index(period) % 3 == 0:
            self.put(period, "approved_weight", "", 1000 + near)
            self.put(period, "approved_items", "", 400 + near)
            self.put(period, "planned_days", "", 84)
        for service in SERVICES:
            self.put(period, "landing", service, 60)
            for kind in ("rollback", "hotfix", "incident"):
                self.put(period, kind, service, 3)
        self.put(period, "recorded", "", 30)
        self.put(period, "hours_to_record", "", 15)

    def put(self, period: date, sign: str, part: str, amount: float) -> None:
        self.amounts[period, sign, part] = amount

    def times(self, factor: float, sign: str, part: str, periods: list[date]) -> None:
        for period in periods:
            if (period, sign, part) in self.amounts:
                self.amounts[period, sign, part] *= factor

    def states(self, periods=PERIODS, metrics=None) -> dict[tuple[str, str], str]:
        """(check, sign) that is red, by the metrics that are in doubt."""
        rows = [(*key, amount) for key, amount in self.amounts.items()]
        known = metrics or {m for own in WATCHED.values() for ms in own.values() for m in ms}
        return {
            (metric, check): sign or state
            for metric, check, _, state, sign in health(Signs.of(rows, periods), known)
        }


def swap_milestones(company: Company) -> None:
    """Where credit rose, milestones fell: a plan written for the number."""
    for team in TEAMS:
        now = company.amounts[NEWEST, "stake_delivered", team]
        company.put(NEWEST, "stake_delivered", team, 28 - now)


def gain_without_milestones(company: Company) -> None:
    for team in TEAMS:
        company.times(1.5, "credit_of_team", team, LAST_QUARTER)


def crowd(sign: str):
    return lambda company: company.put(NEWEST, sign, "above", 80)


def shift(sign: str, part: str):
    return lambda company: company.put(NEWEST, sign, part, 200)


def plan(sign: str, amount: float):
    return lambda company: company.put(PERIODS[-3], sign, "", amount)


def grow(company: Company) -> None:
    for team in TEAMS:
        company.times(1.2, "engineer_weeks", team, LAST_QUARTER)


def regroup(company: Company) -> None:
    for team in TEAMS[:4]:
        company.times(0, "engineer_weeks", team, LAST_QUARTER)
        company.times(1.2, "engineer_weeks", TEAMS[-1], LAST_QUARTER)


def hush(kind: str):
    return lambda company: company.times(0, kind, SERVICES[4], LAST_QUARTER)


def delay(company: Company) -> None:
    company.times(2.5, "hours_to_record", "", LAST_QUARTER)


TRICKS = {
    (Check.COUPLING, "milestones"): swap_milestones,
    (Check.DECOUPLING, "milestones"): gain_without_milestones,
    (Check.BUNCHING, "standard_week"): crowd("standard_week"),
    (Check.BUNCHING, "half_by_ai"): crowd("half_by_ai"),
    (Check.BUNCHING, "four_fifths_last"): crowd("four_fifths_last"),
    (Check.BUNCHING, "seven_days"): crowd("seven_days"),
    (Check.COMPOSITION, "credit"): shift("credit", "housekeeping"),
    (Check.COMPOSITION, "items"): shift("items", "tiny"),
    (Check.COMPOSITION, "evidence"): shift("evidence", "weak"),
    (Check.COMPOSITION, "marks"): shift("marks", "mark_alone"),
    (Check.INFLATION, "approved_weight"): plan("approved_weight", 2500),
    (Check.INFLATION, "approved_items"): plan("approved_items", 1000),
    (Check.INFLATION, "planned_days"): plan("planned_days", 120),
    (Check.SWING, "engineer_weeks"): grow,
    (Check.SWING, "teams"): regroup,
    (Check.FEEDS, "rollback"): hush("rollback"),
    (Check.FEEDS, "hotfix"): hush("hotfix"),
    (Check.FEEDS, "incident"): hush("incident"),
    (Check.FEEDS, "delay"): delay,
}


def test_an_honest_company_is_quiet_in_every_check_and_every_check_is_measured():
    assert set(Company().states().values()) == {"quiet"}


def test_every_sign_has_a_trick_here_and_words_on_the_page():
    signs = {(check, sign) for check, own in WATCHED.items() for sign in own}
    assert TRICKS.keys() == signs
    assert {(check, sign) for check, words in CHECKS.items() for sign in words.signs} == {
        (check.value, sign) for check, sign in signs
    }


@pytest.mark.parametrize(("check", "sign"), TRICKS, ids=lambda part: str(part))
def test_a_trick_puts_the_metrics_it_touches_in_doubt(check, sign):
    company = Company()
    TRICKS[check, sign](company)
    states = company.states()
    for metric in WATCHED[check][sign]:
        assert states[metric, check.value] == sign


def test_what_a_feed_hides_leaves_other_checks_and_metrics_alone():
    company = Company()
    hush("incident")(company)
    red = {key for key, state in company.states().items() if state not in ("quiet",)}
    assert red == {(metric, "feeds") for metric in WATCHED[Check.FEEDS]["incident"]}


def test_too_short_a_history_says_too_little_to_tell_and_alarms_nobody():
    company = Company()
    for trick in TRICKS.values():
        trick(company)
    states = company.states(periods=PERIODS[-2:])
    assert set(states.values()) == {"not measured"}
    assert company.states(periods=[]) == {}


def test_a_metric_that_the_release_lacks_has_no_state():
    assert {metric for metric, _ in Company().states(metrics={"reach"})} == {"reach"}
