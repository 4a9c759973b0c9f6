"""How much is known stands before any figure about AI, and is of the block that is shown."""

from dataclasses import replace

from dashboard import readings
from dashboard.access.organisation import Grain
from dashboard.access.released import Coverage
from tests.pages.looking import look, view_of, words


def test_coverage_is_the_mean_of_the_periods_of_the_block_and_of_no_other(settings):
    view = view_of("priya", settings)
    block = next(one for one in view.blocks(Grain.QUARTER) if one.is_closed)
    other = next(one for one in view.blocks(Grain.QUARTER) if one.ends_on < block.starts_on)
    told = (
        Coverage(block.starts_on, "tier_known", 0.6),
        Coverage(block.ends_on, "tier_known", 0.8),
        Coverage(block.starts_on, "telemetry", 0.1),
        Coverage(other.starts_on, "tier_known", 0.1),
    )
    info = replace(view.release(), coverage=told)
    assert "70 % of the company's landed changes" in readings.tiers_covered(info, block)
    silent = replace(info, coverage=())
    assert readings.tiers_covered(silent, block).startswith("Of no landed change")


def test_it_stands_on_pages_with_figures_about_ai_before_the_first_of_them(settings):
    for module, persona in (("manager.team", "priya"), ("hr.adoption_quality", "sam")):
        said = words(look(module, persona, settings))
        assert "Whether AI helped is known for" in said, module
