"""Each feed taken away in turn: what would be another number is off, and nothing else moves."""

import pytest

from dashboard import sql_file
from dashboard.settings import QUERIES
from tests.drawn import run
from tests.metrics.worlds import draw_worlds, load

METRICS = sorted(path.stem for path in (QUERIES / "metrics").glob("*.sql"))
FEEDS = {
    "changes": ["staging.changes"],
    "deployments": ["staging.deployments"],
    "reviews": ["staging.change_reviews"],
    "incidents": ["staging.incidents"],
    "lines": ["staging.change_lines"],
    "plan": ["governance.milestone_items"],
    "use": ["staging.ai_days", "staging.ai_events"],
    "AI links": ["staging.ai_commit_lines", "staging.ai_marks"],
}
STATEMENT = sql_file.read(QUERIES / "release" / "missing_feeds.sql").statement


def without(relations):
    """All contributions, and what is turned off, of the worlds without some relations."""
    world = load(draw_worlds(25, seed=3))
    for relation in relations:
        world.execute(f"delete from {relation}")
    run(world, *[f"metrics.{metric}" for metric in METRICS], "marts.spend", "marts.linked_tools")
    figures = {
        metric: world.execute(f"""
            select person_key, period_start, part, round(numerator, 6), round(denominator, 6),
                round(weight_sq, 6)
            from metrics.{metric} order by all
        """).fetchall()
        for metric in METRICS
    }
    return figures, {row[0]: row[1:] for row in world.execute(STATEMENT).fetchall()}


@pytest.fixture(scope="module")
def whole():
    return without([])


@pytest.mark.parametrize("feed", FEEDS)
def test_no_figure_that_is_still_shown_moved_when_a_feed_went_missing(feed, whole):
    figures, off = without(FEEDS[feed])
    moved = {metric for metric in METRICS if figures[metric] != whole[0][metric]}
    assert moved
    assert moved <= off.keys()


@pytest.mark.parametrize("feed", FEEDS)
def test_each_missing_feed_says_a_sentence_and_turns_off_metrics_that_exist(feed, whole):
    _, off = without(FEEDS[feed])
    told = {metric: sentence for metric, (name, sentence) in off.items() if name == feed}
    assert told.keys() <= set(METRICS)
    assert len(set(told.values())) == 1
    assert next(iter(told.values())).endswith(".")


def test_with_every_feed_only_what_costs_money_is_off(whole):
    assert {feed for feed, _ in whole[1].values()} == {"cost"}
