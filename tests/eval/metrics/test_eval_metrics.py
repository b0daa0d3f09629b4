import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import citations as metrics_citations
from eval.metrics import ranking as metrics_retrieval
from eval.metrics import refusal as metrics_refusal
from eval.sources import squeeze

HITS = [None, "a", None, "a", "b"]


def test_recall_counts_the_first_k_only() -> None:
    assert [metrics_retrieval.recall(HITS, k=k) for k in (1, 2, 5)] == [0.0, 1.0, 1.0]
    assert metrics_retrieval.recall([], k=5) == 0.0


def test_coverage_counts_documents_once() -> None:
    assert metrics_retrieval.coverage(HITS, wanted=2, k=4) == 0.5
    assert metrics_retrieval.coverage(HITS, wanted=2, k=5) == 1.0


def test_reciprocal_rank_is_of_the_first_hit() -> None:
    assert metrics_retrieval.reciprocal_rank(HITS) == 0.5
    assert metrics_retrieval.reciprocal_rank([None]) == 0.0


def test_ndcg_by_hand() -> None:
    gain = 1 / math.log2(3) + 1 / math.log2(6)
    ideal = 1 + 1 / math.log2(3)
    assert metrics_retrieval.ndcg(HITS, wanted=2, k=10) == pytest.approx(gain / ideal)
    assert metrics_retrieval.ndcg(["a", "a", "b"], wanted=1, k=1) == 1.0
    assert metrics_retrieval.ndcg(HITS, wanted=2, k=1) == 0.0


@given(st.lists(st.sampled_from([None, "a", "b", "c"]), max_size=15))
def test_retrieval_figures_stay_between_nought_and_one(hits: list[str | None]) -> None:
    values = [
        metrics_retrieval.recall(hits, k=5),
        metrics_retrieval.coverage(hits, wanted=3, k=10),
        metrics_retrieval.reciprocal_rank(hits),
        metrics_retrieval.ndcg(hits, wanted=3, k=10),
    ]
    assert all(0.0 <= value <= 1.0 for value in values)


def test_citation_precision_recall_and_wrong_documents() -> None:
    assert metrics_citations.precision([True, False, False, True]) == 0.5
    assert metrics_citations.recall({"a.txt", "z.txt"}, {"a.txt", "b.txt"}) == 0.5
    assert metrics_citations.wrong_document_share(["a.txt", "z.txt", "b.txt", "z.txt"], {"a.txt", "b.txt"}) == 0.5


def test_a_quote_is_verbatim_with_white_space_folded() -> None:
    source = squeeze("Målet  är\n 1 272 ungdomar.")
    assert metrics_citations.verbatim("målet är 1\u00a0272", source)
    assert not metrics_citations.verbatim("målet var 1 272", source)
    assert not metrics_citations.verbatim("  ", source)


def test_numbers_of_an_answer_leave_markers_out() -> None:
    text = "Målet 2025 är 1 272 (5,5 %) [12], 1\u00a0238\u00a0000 kr den 2025-08-31."
    assert metrics_citations.numbers(text) == ["2025", "1 272", "5,5", "1 238 000", "2025", "08", "31"]


def test_number_share_by_hand() -> None:
    text = "Det är 1 272 av 5,5 och 9."
    assert metrics_citations.number_share(text, ["mål 1272", "värde 15,5"]) == pytest.approx(1 / 3)
    assert metrics_citations.number_share(text, ["1 272  5,5  9"]) == 1.0
    assert metrics_citations.number_share(text, []) == 0.0
    assert metrics_citations.number_share("Inga tal [1].", ["5"]) is None


def test_neighbouring_cells_of_a_row_bear_their_numbers() -> None:
    assert metrics_citations.number_share("260", ["antal 260 253 1 272"]) == 1.0
    assert metrics_citations.number_share("60", ["antal 260 253"]) == 0.0


@pytest.mark.parametrize(
    ("answerable", "refused", "right", "score"),
    [
        (True, False, True, 1.0),
        (True, False, False, -1.0),
        (True, True, False, 0.0),
        (False, True, False, 1.0),
        (False, False, False, -1.0),
    ],
)
def test_crag_scores(answerable: bool, refused: bool, right: bool, score: float) -> None:
    assert metrics_refusal.crag(answerable=answerable, refused=refused, right=right) == score


def test_risk_coverage_by_hand() -> None:
    curve = metrics_refusal.risk_coverage([0.2, 0.9, 0.5], [True, False, True], asked=4)
    assert [point.coverage for point in curve] == [0.25, 0.5, 0.75]
    assert [point.risk for point in curve] == pytest.approx([0.0, 1 / 2, 2 / 3])


def test_risk_area_by_hand_and_with_equal_confidences() -> None:
    area = metrics_refusal.risk_area(np.array([0.2, 0.9, 0.5]), np.array([1.0, 0.0, 1.0]))
    assert area == pytest.approx((0 + 1 / 2 + 2 / 3) / 3)
    tied = metrics_refusal.risk_area(np.array([0.5, 0.5]), np.array([0.0, 1.0]))
    assert tied == metrics_refusal.risk_area(np.array([0.5, 0.5]), np.array([1.0, 0.0])) == 0.5


@given(st.permutations([(0.9, 0.0), (0.9, 1.0), (0.4, 1.0), (0.1, 0.0)]))
def test_risk_area_ignores_the_order_of_questions(pairs: list[tuple[float, float]]) -> None:
    confidences, wrong = (np.array(column) for column in zip(*pairs, strict=True))
    assert metrics_refusal.risk_area(confidences, wrong) == pytest.approx((0.5 + 0.5 + 2 / 3 + 0.5) / 4)
