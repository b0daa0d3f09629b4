import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.answer import accuracy, cap_of, fact_share, facts_shown, stands_in
from eval.questions import Kind


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("5,5", "Överskottet är 5,5 mnkr."),
        ("5,5", "Överskottet är 5,5."),
        ("5,5", "Värdena är 7,0, 5,5, 8,1."),
        ("5,5", "avvikelse -5,5"),
        ("1 272", "målet är 1\u00a0272 ungdomar"),
        ("1 272", "målet är 1\u2009272 ungdomar"),
        ("1 272", "målet är 1\u202f272 ungdomar"),
        ("1 272", "målet är 1\n   272 ungdomar"),
        ("1 272", "Under 2025 1 272 ungdomar"),
        ("260", "Under 2025 260 underrättelser"),
        ("2025", "den 1 oktober 2025 260 st"),
        ("83 %", "83  % nöjda"),
        ("MILANPARKEN", "i Milanparken."),
        ("till 5", "slås ihop till 5."),
        ("1 juli", "från den 1 juli 2026"),
        ("7", "sju (7), alltså"),
        ("37,4", "37,4, 39,5 och 36,5"),
    ],
)
def test_a_form_stands(form: str, text: str) -> None:
    assert stands_in(form, text)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("5,5", "Överskottet är 15,5 mnkr."),
        ("5,5", "Överskottet är 5,52 mnkr."),
        ("5", "Överskottet är 5,5 mnkr."),
        ("5", "Överskottet är 5.5 mnkr."),
        ("5", "värdet 7,5"),
        ("1 272", "målet är 11 272 ungdomar"),
        ("1 272", "målet är 1 272 500 kr"),
        ("1 272", "målet är 1 2721"),
        ("272", "målet är 1 272 ungdomar"),
        ("272", "målet är 1\u00a0272 ungdomar"),
        ("500", "1 272 500 kr"),
        ("till 5", "höjs till 5 000 kr"),
        ("till 5", "höjs till 50"),
        ("1 juli", "från den 31 juli"),
        ("1 juli", "från den 11 juli"),
        ("5,5", ""),
        ("85 %", "83 %"),
    ],
)
def test_a_form_does_not_stand(form: str, text: str) -> None:
    assert not stands_in(form, text)


def test_a_later_free_standing_number_counts_after_a_glued_one() -> None:
    assert stands_in("5,5", "15,5 mnkr i kostnad och 5,5 mnkr i överskott")


def test_accuracy_needs_every_fact_and_share_counts_them() -> None:
    facts = [["37,4"], ["39,5", "39.5"], ["36,5"]]
    text = "Årsmålen är 37,4 % och 39.5 %."
    assert facts_shown(facts, text, cap=600) == 2
    assert accuracy(facts, text, cap=600) == 0.0
    assert fact_share(facts, text, cap=600) == pytest.approx(2 / 3)
    assert accuracy(facts, text + " Även 36,5 %.", cap=600) == 1.0


def test_a_fact_beyond_the_cap_does_not_count() -> None:
    text = "x" * 597 + " 5,5"
    assert len(text) == 601
    assert accuracy([["5,5"]], text, cap=600) == 0.0
    assert accuracy([["5,5"]], text, cap=601) == 1.0


def test_a_number_cut_by_the_cap_is_read_as_it_is_shown() -> None:
    assert accuracy([["15"]], "a" * 7 + " 15,5", cap=10) == 1.0
    assert accuracy([["15"]], "a" * 7 + " 15,5", cap=12) == 0.0


def test_caps_follow_the_kind() -> None:
    assert [cap_of(kind) for kind in (Kind.ENTITY, Kind.LIST, Kind.COMPARE, Kind.AGGREGATE, Kind.CROSS_TOPIC)] == [
        600,
        900,
        1_500,
        1_500,
        1_500,
    ]


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_a_whole_number_stands_in_a_sentence_only_as_itself(form: int, said: int) -> None:
    assert stands_in(str(form), f"Det är {said} platser.") == (form == said)
