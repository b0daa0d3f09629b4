import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from ui.markup import answer_text, highlighted, unbroken, without_markers

ANY = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=80)
OURS = re.compile(r'</?(?:p|ul|li|mark)>|<br>|<span class="nv-number-whole">|</span>')


def test_markers_lists_and_paragraphs() -> None:
    drawn = answer_text("Två saker [1].\nOch en.\n- ett [2]\n  till\n• två", marker=lambda number: f"({number})")
    assert drawn == "<p>Två saker (1).<br>Och en.</p><ul><li>ett (2) till</li><li>två</li></ul>"


@given(ANY)
def test_no_sign_of_an_answer_is_markup(text: str) -> None:
    left = OURS.sub("", answer_text(text, marker=str))
    assert "<" not in left
    assert ">" not in left


@given(ANY, ANY, ANY)
def test_no_sign_of_a_document_is_markup_and_the_quote_is_marked(before: str, quote: str, after: str) -> None:
    for verbatim in (True, False):
        drawn = highlighted(before, quote, after, verbatim=verbatim)
        assert "<" not in OURS.sub("", drawn)
        marked = "".join(re.findall(r"<mark>(.*?)</mark>", drawn, re.DOTALL))
        assert "".join(unescape(OURS.sub("", marked)).split()) == "".join(quote.split())


def test_wrapped_lines_are_joined_and_short_ones_are_not() -> None:
    before = "Rubrik\nEn rad som är så lång att den måste ha brutits av sidans bredd\noch därför går vidare i "
    drawn = highlighted(
        before, "ett citat som bryts av sidan \nmitt i", " sig.\n\n• en punkt\n• en till", verbatim=False
    )
    assert drawn == (
        "<p>Rubrik</p><p>En rad som är så lång att den måste ha brutits av sidans bredd och därför går vidare i "
        "<mark>ett citat som bryts av sidan mitt i</mark> sig.</p><p>• en punkt</p><p>• en till</p>"
    )


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    drawn = highlighted("Först. ", "Slut.\n\nStart", " till.", verbatim=False)
    assert drawn == "<p>Först. <mark>Slut.</mark></p><p><mark>Start</mark> till.</p>"


def test_a_table_keeps_its_spaces_and_lines() -> None:
    drawn = highlighted("Namn  Mål\n", "Andel nöjda   85 %      År", "\nAntal", verbatim=True)
    assert drawn == "<p>Namn  Mål\n<mark>Andel nöjda   85 %      År</mark>\nAntal</p>"


def test_thousands_stay_on_one_line() -> None:
    assert 'whole">12 400</span> besök' in answer_text("12 400 besök", marker=str)
    assert "span" not in answer_text("12 40 2025 400", marker=str)


def test_where_no_marker_is_shown_no_space_is_left_for_one() -> None:
    assert without_markers("12 st [1][2]. Vi ser [3], att\n- a [4]") == (
        f"<p>{unbroken('12 st')}. Vi ser, att</p><ul><li>a</li></ul>"
    )
