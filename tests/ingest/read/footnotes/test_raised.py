import pytest

from ingest.read.footnotes.raised import (
    definitions_in,
    marks_in,
    raised,
    without_marks,
    wrap_superscripts,
    wrap_trailing,
)


@pytest.mark.parametrize(
    ("before", "mark", "text", "marks"),
    [
        ("8,6", "1", "8,6", ("1",)),
        ("312", "1)", "312", ("1",)),
        ("81 %", "2", "81 %", ("2",)),
        ("Årsmål", "a", "Årsmål", ("a",)),
        ("236", "1, 2", "236", ("1", "2")),
        ("7,4", "*", "7,4", ("*",)),
        ("(6,6)", "3)", "(6,6)", ("3",)),
        ("25 m", "2", "25 m2", ()),
        ("12 km", "2", "12 km2", ()),
        ("Budgeten är 10", "6", "Budgeten är 10⁶", ()),
        ("Antalet var 10", "1", "Antalet var 10", ("1",)),
        ("1 210", "6", "1 210", ("6",)),
        ("", "1", "1 ", ()),
        ("den 1", "st", "den 1st", ()),
    ],
)
def test_a_raised_mark_is_no_part_of_a_figure(before: str, mark: str, text: str, marks: tuple[str, ...]) -> None:
    whole = before + raised(mark, after=before)
    assert (without_marks(whole), marks_in(whole)) == (text, marks)


@pytest.mark.parametrize(
    ("text", "plain", "marks"),
    [
        ("8,6¹ %", "8,6 %", ("1",)),
        ("236¹⁾", "236", ("1",)),
        ("Årsmål²", "Årsmål", ("2",)),
        ("25 m² per barn", "25 m² per barn", ()),
        ("Läckage (m³)", "Läckage (m³)", ()),
        ("Yta (km²)¹", "Yta (km²)", ("1",)),
        ("10⁶ kronor", "10⁶ kronor", ()),
        ("¹ Avser augusti", "¹ Avser augusti", ()),
        ("CO₂ och 31", "CO₂ och 31", ()),
    ],
)
def test_superscript_signs_are_marks_too(text: str, plain: str, marks: tuple[str, ...]) -> None:
    wrapped = wrap_superscripts(text)
    assert (without_marks(wrapped), marks_in(wrapped)) == (plain, marks)


@pytest.mark.parametrize(
    ("text", "plain", "marks"),
    [
        ("31*", "31", ("*",)),
        ("8,1 % **", "8,1 %", ("**",)),
        ("7,4* %", "7,4 %", ("*",)),
        ("312 1)", "312", ("1",)),
        ("(6,6)", "(6,6)", ()),
        ("Max 10 personer", "Max 10 personer", ()),
        ("3 (av 5)", "3 (av 5)", ()),
        ("2025", "2025", ()),
    ],
)
def test_a_mark_on_the_line_of_a_figure_is_taken_off(text: str, plain: str, marks: tuple[str, ...]) -> None:
    wrapped = wrap_trailing(text)
    assert (without_marks(wrapped), marks_in(wrapped)) == (plain, marks)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("1) Till och med augusti. 2) Preliminär siffra.", {"1": "Till och med augusti.", "2": "Preliminär siffra."}),
        ("1 Avser hela året.", {"1": "Avser hela året."}),
        ("¹ Avser hela året.", {"1": "Avser hela året."}),
        ("* Preliminärt", {"*": "Preliminärt"}),
        ("a) Exklusive ferievikarier", {"a": "Exklusive ferievikarier"}),
        ("Not 1: Avser hela året.", {"1": "Avser hela året."}),
        ("Antalet beslut är 312.", {}),
        ("2025 var ett bra år.", {}),
    ],
)
def test_a_line_that_begins_with_a_mark_says_what_it_means(text: str, notes: dict[str, str]) -> None:
    assert definitions_in(text) == notes
