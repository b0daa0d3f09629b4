import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.bootstrap import difference, estimate, median, percentile_95


def test_an_interval_holds_its_value_and_narrows_with_more_questions() -> None:
    few = estimate(np.array([0.0, 1.0] * 10))
    many = estimate(np.array([0.0, 1.0] * 200))
    assert few.value == many.value == 0.5
    assert few.low < 0.5 < few.high
    assert many.high - many.low < few.high - few.low
    assert few.high - few.low == pytest.approx(2 * 1.96 * 0.5 / np.sqrt(20), abs=0.05)  # normal approximation


def test_an_estimate_is_the_same_each_time() -> None:
    values = np.array([0.1, 0.9, 0.4])
    assert estimate(values) == estimate(values)


def test_other_statistics() -> None:
    values = np.array([1.0, 2.0, 3.0, 100.0])
    assert estimate(values, statistic=median).value == 2.5
    assert estimate(values, statistic=percentile_95).value == pytest.approx(85.45)


def test_a_paired_difference_is_certain_only_when_it_holds_across_questions() -> None:
    old = np.zeros(100)
    steady = difference(np.r_[np.ones(20), np.zeros(80)], old)
    assert steady.value == pytest.approx(0.2)
    assert steady.certain
    assert not difference(np.r_[np.ones(1), np.zeros(99)], old).certain
    four, eight = (difference(np.r_[np.ones(changed), np.zeros(100 - changed)], old) for changed in (4, 8))
    assert four.low > 0
    assert not four.certain
    assert four.chance == pytest.approx(2 / 2**4, abs=0.02)
    assert eight.certain
    swapped = difference(np.r_[np.ones(5), np.zeros(95)], np.r_[np.zeros(5), np.ones(5), np.zeros(90)])
    assert swapped.value == 0.0
    assert not swapped.certain


def test_pairing_tells_more_than_two_separate_intervals() -> None:
    old = np.array([0.0, 1.0] * 50)
    new = old.copy()
    new[:20] = 1.0
    assert difference(new, old).certain
    assert estimate(new).low < estimate(old).high


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_a_run_does_not_differ_from_itself(values: list[float]) -> None:
    same = difference(np.array(values), np.array(values))
    assert (same.value, same.low, same.high, same.certain) == (0.0, 0.0, 0.0, False)
