"""Drawing again: what it covers, and that it can be drawn once more."""

import numpy as np
import pytest

from dashboard.statistics.bootstrap import by_cluster, by_moving_block


def test_clusters_of_one_give_the_usual_interval_of_a_mean():
    values = np.random.default_rng(3).normal(10, 2, 400)
    drawn = by_cluster(np.arange(400), lambda rows: float(values[rows].mean()))
    half = 1.96 * values.std() / 20
    assert (drawn.low, drawn.high) == pytest.approx(
        (values.mean() - half, values.mean() + half), abs=0.05
    )


def test_alike_people_widen_the_interval_and_rows_alone_would_not():
    chance = np.random.default_rng(5)
    person = np.repeat(np.arange(40), 10)
    values = chance.normal(0, 1, 40)[person] + chance.normal(0, 0.1, 400)

    def mean(rows):
        return float(values[rows].mean())

    clustered, alone = by_cluster(person, mean), by_cluster(np.arange(400), mean)
    assert clustered.high - clustered.low > 2.5 * (alone.high - alone.low)


def test_blocks_keep_neighbours_together_and_the_length():
    seen = []

    def look(rows):
        seen.append(rows)
        return 0.0

    by_moving_block(10, 4, look, draws=50)
    assert {len(rows) for rows in seen} == {10}
    for rows in seen:
        assert all((np.diff(rows[start : start + 4]) == 1).all() for start in (0, 4))
        assert (rows >= 0).all()
        assert (rows < 10).all()


def test_a_series_that_drifts_gets_a_wider_interval_from_blocks():
    chance = np.random.default_rng(7)
    steps = np.zeros(200)
    for step in range(1, 200):
        steps[step] = 0.9 * steps[step - 1] + chance.normal()

    def mean(rows):
        return float(steps[rows].mean())

    blocks, single = by_moving_block(200, 20, mean), by_moving_block(200, 1, mean)
    assert blocks.high - blocks.low > 1.8 * (single.high - single.low)


def test_the_same_seed_draws_the_same_and_is_told():
    def mean(rows):
        return float(np.mean(rows))

    first, again = (by_cluster(range(20), mean, seed=4, draws=100) for _ in range(2))
    assert first == again
    assert (first.seed, first.draws) == (4, 100)
    assert by_cluster(range(20), mean, seed=5, draws=100) != first
