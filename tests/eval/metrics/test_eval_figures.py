from dataclasses import replace

import pytest

from eval.metrics.measures import METRICS, TURN_METRICS
from eval.metrics.outcome import Turn
from eval.questions import Kind
from eval.run.collect import Collected
from eval.run.figures import Figure, Figures, alike, change, kept, measure
from tests.eval.eval_records import declined, passage, question, right, unanswerable, wrong

RIGHT = right(question("right"))
WRONG = replace(wrong(question("wrong")), confidence=0.9)
FALSE_REFUSAL = declined(question("false"))
DUE_REFUSAL = declined(unanswerable("due"))
INVENTED = replace(right(unanswerable("invented")), citations=())


@pytest.fixture
def figures() -> Figures:
    return measure(Collected(single=(RIGHT, WRONG, FALSE_REFUSAL, DUE_REFUSAL, INVENTED), turns=()))


@pytest.mark.parametrize(
    ("key", "value", "count"),
    [
        ("correct", 2 / 5, 5),
        ("accuracy", 1 / 3, 3),
        ("fact_share", 1 / 3, 3),
        ("accuracy_250", 1 / 3, 3),
        ("crag", (1 - 1 + 0 + 1 - 1) / 5, 5),
        ("cited", 1 / 2, 2),
        ("citation_precision", 1.0, 1),
        ("citation_recall", 1 / 2, 2),
        ("verbatim", 1.0, 1),
        ("numbers", 1 / 3, 3),
        ("wrong_document", 0.0, 1),
        ("uncited", 2 / 3, 3),
        ("refused_unanswerable", 1 / 2, 2),
        ("refused_answerable", 1 / 3, 3),
        ("recall_1", 0.0, 3),
        ("recall_5", 2 / 3, 3),
        ("mrr", (0.5 + 0.5 + 0) / 3, 3),
        ("seconds", 0.2, 5),
        ("risk_area", (1.0 + (1 + 0.5) / 2 + 2 / 3) / 3, 3),
    ],
)
def test_each_figure_by_hand(figures: Figures, key: str, value: float, count: int) -> None:
    figure = figures.of(key)
    assert figure is not None
    assert figure.estimate.value == pytest.approx(value)
    assert figure.estimate.count == count


def test_facts_in_a_refusal_do_not_count() -> None:
    refused = replace(right(question()), refused=True)
    figures = measure(Collected(single=(refused,), turns=()))
    values = {figure.key: figure.estimate.value for figure in figures.figures}
    assert [values[key] for key in ("accuracy", "fact_share", "accuracy_250")] == [0.0, 0.0, 0.0]


def test_a_list_has_a_longer_cap_than_a_number() -> None:
    late = "x" * 700 + " 83 %"
    number, listed = (
        replace(right(replace(question(kind), kind=kind)), text=late) for kind in (Kind.TABLE_NUMBER, Kind.LIST)
    )
    accuracy = measure(Collected(single=(number, listed), turns=())).of("accuracy")
    assert accuracy is not None
    assert dict(accuracy.values) == {"table_number": 0.0, "list": 1.0}


def test_dialogues_have_figures_of_their_own() -> None:
    first, second = right(question("d.1")), right(question("d.2"))
    lost = replace(second, passages=(passage("b_1.txt"),))
    turns = (
        Turn(position=1, asked=first, raw=first, gold=None),
        Turn(position=2, asked=second, raw=lost, gold=second),
    )
    figures = measure(Collected(single=(), turns=turns))
    values = {figure.key: (figure.estimate.value, figure.estimate.count) for figure in figures.figures}
    assert values == {
        "turn_accuracy": (1.0, 2),
        "turn_correct": (1.0, 2),
        "follow_up_correct": (1.0, 1),
        "follow_up_raw": (0.0, 1),
        "follow_up_resolved": (1.0, 1),
        "follow_up_gold": (1.0, 1),
    }


def test_kinds_are_counted_apart(figures: Figures) -> None:
    kinds = {kind.kind: (kind.correct.value, kind.correct.count, kind.recall_5 is None) for kind in figures.kinds}
    assert kinds == {
        Kind.TABLE_NUMBER: (pytest.approx(1 / 3), 3, False),
        Kind.UNANSWERABLE: (0.5, 2, True),
    }


def test_the_curve_ends_at_the_share_answered(figures: Figures) -> None:
    assert figures.curve[0].risk == 1.0
    assert figures.curve[-1].coverage == pytest.approx(3 / 5)


def test_a_change_is_paired_by_question(figures: Figures) -> None:
    accuracy, seconds = figures.of("accuracy"), figures.of("seconds")
    assert accuracy is not None
    assert seconds is not None
    former = change(accuracy, {"wrong": 1.0, "right": 1.0, "elsewhere": 1.0})
    assert former is not None
    assert (former.value, former.count) == (-0.5, 2)
    assert change(accuracy, {"elsewhere": 1.0}) is None
    assert change(seconds, {"right": 0.1}) is None


def test_a_kept_third_is_no_change_of_a_third(figures: Figures) -> None:
    accuracy = figures.of("accuracy")
    assert accuracy is not None
    thirds = replace(accuracy, values=tuple((f"q{number}", 1 / 3) for number in range(90)))
    unchanged = change(thirds, {name: kept(value) for name, value in thirds.values})
    assert unchanged is not None
    assert (unchanged.value, unchanged.certain) == (0.0, False)


def test_keys_are_unique() -> None:
    keys = [metric.key for metric in METRICS] + [metric.key for metric in TURN_METRICS]
    assert len(set(keys)) == len(keys)


def test_two_systems_are_alike_until_pairs_tell_them_apart() -> None:
    def accuracy(*, wrong_ones: int) -> Figure:
        asked = [question(f"q{i}") for i in range(30)]
        single = tuple(wrong(one) if i < wrong_ones else right(one) for i, one in enumerate(asked))
        figure = measure(Collected(single=single, turns=())).of("accuracy")
        assert figure is not None
        return figure

    assert alike(accuracy(wrong_ones=3), accuracy(wrong_ones=3))
    assert alike(accuracy(wrong_ones=3), accuracy(wrong_ones=4))
    assert not alike(accuracy(wrong_ones=3), accuracy(wrong_ones=15))
