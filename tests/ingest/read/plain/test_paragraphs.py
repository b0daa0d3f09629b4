from hypothesis import given
from hypothesis import strategies as st

from ingest.read.plain.joined import join_lines
from ingest.read.plain.paragraphs import chunks_of
from ingest.read.plain.repairing.lines import lines_of

WRAPPED = """\
Förvaltningen bygger ut hemtjänsten i hela området under året som
kommer och rustar upp de boenden som är äldst. Arbetet börjar efter
sommaren.
Nästa stycke börjar här och fortsätter med mer text på flera rader
så att bredden går att bedöma från de rader som helt säkert bryts
där spalten tar slut och därför måste fortsätta på nästa rad.
"""


def _texts(text: str) -> list[str]:
    lines = lines_of(text)
    return [join_lines([lines[index].text for index in chunk.lines]) for chunk in chunks_of(lines)]


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph() -> None:
    texts = _texts(WRAPPED)
    assert len(texts) == 2
    assert texts[0].endswith("efter sommaren.")


def test_a_line_that_is_cut_before_a_name_goes_on() -> None:
    texts = _texts(WRAPPED.replace("i hela området under året som\nkommer", "i hela stadsdelen som kallas\nEkviken"))
    assert len(texts) == 2
    assert "kallas Ekviken och" in texts[0]


def test_a_title_above_the_text_is_its_own() -> None:
    assert _texts("Äldreomsorg\n" + WRAPPED)[0] == "Äldreomsorg"


def test_an_item_goes_on_after_a_blank_line_and_a_page_break() -> None:
    text = WRAPPED + "\n• Fler än hälften av dem som har fått stöd har sedan dess hittat ett\n\narbete.\n• Två\n"
    assert _texts(text)[2:] == ["Fler än hälften av dem som har fått stöd har sedan dess hittat ett arbete.", "Två"]


def test_bullets_of_all_kinds_are_items() -> None:
    lines = lines_of("• ett\n- två\n-Tre\n– fyra\n1. Fem\n10.Sex\na) sju\n")
    assert [chunk.item for chunk in chunks_of(lines)] == [True] * 7


def test_a_number_in_a_sentence_is_no_item() -> None:
    assert len(_texts("Nämnden beslutar enligt bilaga\n1.")) == 1


def test_a_footnote_does_not_cut_the_sentence_around_it() -> None:
    text = WRAPPED + "\nÖverskottet inom arbetet med Trefas2 förklaras av att kostnaderna \n\n \n2 En samverkan.\n\f"
    assert _texts(text + "har minskat.\n")[2:] == [
        "Överskottet inom arbetet med Trefas2 förklaras av att kostnaderna har minskat.",
        "2 En samverkan.",
    ]


def test_hyphens_stay_unless_the_word_is_known_whole() -> None:
    assert join_lines(["vård-", "och omsorg"]) == "vård- och omsorg"
    assert join_lines(["i Hagsätra-", "Rågsved"]) == "i Hagsätra-Rågsved"
    assert join_lines(["sjuk-", "/eller aktivitet"]) == "sjuk- /eller aktivitet"
    assert join_lines(["en miljö-", "plan"]) == "en miljö-plan"
    assert join_lines(["en miljö-", "plan"], {"miljöplan"}) == "en miljöplan"


@given(st.text(alphabet="abA1. •-\n\f", max_size=200))
def test_every_line_with_text_is_in_one_chunk(text: str) -> None:
    lines = lines_of(text)
    indexes = [index for chunk in chunks_of(lines) for index in chunk.lines]
    assert sorted(indexes) == [index for index, line in enumerate(lines) if line.text.strip()]
