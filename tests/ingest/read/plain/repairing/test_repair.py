from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.read.plain.repairing.lines import lines_of
from ingest.read.plain.repairing.pages import number_pages
from ingest.read.plain.repairing.repair import repair
from ingest.read.plain.repairing.running import find_running
from tests.ingest.read.plain.structure_samples import sample


def _pages(text: str) -> dict[str, int | None]:
    return {line.text.strip(): line.page for line in repair(text) if line.text.strip()}


def test_running_headers_are_taken_out_and_number_the_pages() -> None:
    pages = _pages(sample("plan.txt"))
    assert not any("Sid" in text or "Tjänsteutlåtande" in text for text in pages)
    assert pages["Ekviken."] == 1
    assert pages["3. Nämnden fastställer resultatenheter."] == 2
    assert pages["Inledning"] == 3
    assert pages["det möte som följer efter frågan."] == 4
    assert pages["• Fler barn deltar."] == 5
    assert pages["pengarna räcker."] == 6


def test_page_marks_number_pages_exactly() -> None:
    text = "Rapport 1\nfoten\nA\n1\fRapport 2\nB\n2\fRapport 3\nC\n3\fRapport 4\nD\n4"
    assert _pages(text) == {"foten": 1, "A": 1, "B": 2, "C": 3, "D": 4}


def test_an_indented_text_has_no_page_breaks() -> None:
    text = "\n".join(["Rubrik", *(f" rad {n} i ett indraget stycke" for n in range(40))])
    assert not any(line.opens_page for line in repair(text))


def test_a_single_number_in_parentheses_is_no_header() -> None:
    text = "Summa platser 12 (40)\nAntalet är högre än i fjol."
    assert [line.text for line in repair(text)] == text.split("\n")


def test_template_texts_are_taken_out_and_slides_told_apart() -> None:
    lines = repair(sample("bildspel.txt"))
    assert not any("lägga till" in line.text or "Klicka" in line.text for line in lines)
    assert [line.text.strip() for line in lines if line.opens_page] == [
        "Fler jobb i en hållbar stad",
        "Nämnden räknar med ett överskott",
    ]


def test_header_with_the_word_page_is_enough_once() -> None:
    running = find_running(lines_of("text\nSida 3 av 20\nmer text"))
    assert running.numbers == {1: 3}
    assert running.total == 20


def test_breaks_that_add_up_give_every_page() -> None:
    assert number_pages([0, 40, 80, 120], [38, 40, 39, 40], {40: 5, 120: 7}, None) == {0: 4, 40: 5, 80: 6, 120: 7}


def test_one_false_break_is_found_where_two_pages_fill_one() -> None:
    opened, heights = [0, 40, 65, 80, 120, 160], [40, 25, 14, 40, 40, 40]
    assert number_pages(opened, heights, {0: 1, 160: 5}, None) == {0: 1, 40: 2, 80: 3, 120: 4, 160: 5}


def test_missing_breaks_leave_the_middle_open() -> None:
    pages = number_pages([0, 40, 80, 170, 210], [40, 40, 90, 40, 40], {0: 1, 210: 9}, None)
    assert pages[0] == 1
    assert pages[40] == 2
    assert pages[80] is None
    assert pages[210] == 9


@given(
    st.lists(st.integers(5, 80), min_size=2, max_size=20),
    st.dictionaries(st.integers(0, 19), st.integers(1, 40), max_size=4),
    st.one_of(st.none(), st.integers(1, 60)),
)
def test_known_pages_rise_whatever_the_signs(heights: list[int], numbers: dict[int, int], total: int | None) -> None:
    opened = [100 * at for at in range(len(heights))]
    rising = dict(zip(sorted(numbers), sorted(set(numbers.values())), strict=False))
    known = {100 * at: number for at, number in rising.items() if at < len(heights)}
    pages = [page for page in number_pages(opened, heights, known, total).values() if page is not None]
    assert all(first <= second for first, second in pairwise(pages))


@given(st.text(alphabet="aA1. (•-\n\f", max_size=200))
def test_repair_keeps_spans_and_order(text: str) -> None:
    lines = repair(text)
    assert all(text[line.span.start : line.span.end] == line.text for line in lines)
    assert all(first.span.end <= second.span.start for first, second in pairwise(lines))
