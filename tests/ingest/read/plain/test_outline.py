from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.document import BlockKind
from ingest.read.plain.repairing.repair import repair
from tests.ingest.read.plain.structure_samples import blocks_of, find, headings, indicator_table, sample

GOAL = "KF:s inriktningsmål: 1. En stad som håller ihop och där alla får plats"
AREA = "KF:s mål för verksamhetsområdet: 1.1 Barn växer upp i trygghet och har något att göra"
BOARD = "Nämndmål: 1.1.1. Fritiden är öppen för alla."


def test_headings_of_a_plan() -> None:
    assert headings(blocks_of(sample("plan.txt"))) == [
        (0, "Förslag till beslut"),
        (0, "Inledning"),
        (1, "Årets inriktning"),
        (1, "En öppen stad"),
        (0, GOAL),
        (1, AREA),
        (2, "Fritid"),
        (2, "Kollo"),
        (2, BOARD),
        (3, "Beskrivning"),
        (3, "Förväntat resultat"),
        (0, "Redovisning av ekonomi"),
        (1, "Nämndens ekonomiska förutsättningar"),
        (2, "Äldreomsorg"),
        (1, "Investeringar"),
    ]


def test_paths_pages_and_spans_of_a_plan() -> None:
    text = sample("plan.txt")
    blocks = blocks_of(text)
    item = find(blocks, "Ledarna söker upp")
    assert item.kind is BlockKind.ITEM
    assert item.text == "Ledarna söker upp dem som inte kommer av sig själva och ger dem en plats i gården."
    assert item.headings == (GOAL, AREA, BOARD, "Beskrivning")
    torn = find(blocks, "Förvaltningen frågar invånarna")
    assert torn.text.endswith("för nämnden på det möte som följer efter frågan.")
    assert (torn.first_page, torn.last_page) == (3, 4)
    assert text[torn.span.start : torn.span.end].startswith("Förvaltningen frågar")
    assert text[torn.span.start : torn.span.end].endswith("efter frågan.")


def test_paragraphs_without_a_blank_line_between_and_hyphens() -> None:
    blocks = blocks_of(sample("plan.txt"))
    first = find(blocks, "Norrviks stadsdelsnämnd")
    assert "Hagsätra-Norra gärdet, vård- och omsorgsboenden" in first.text
    assert first.text.endswith("rustas upp.")
    assert find(blocks, "Lokaler som står tomma").text.endswith("tar emot förslag.")


def test_numbered_items_go_on() -> None:
    blocks = blocks_of(sample("plan.txt"))
    assert find(blocks, "1. ").text == "1. Nämnden godkänner verksamhetsplanen för år 2031 och skickar den vidare."
    assert find(blocks, "3. ").kind is BlockKind.ITEM


def test_headings_of_markdown() -> None:
    assert headings(blocks_of(sample("rapport.md"))) == [
        (0, "Till"),
        (0, "Verksamhetsberättelse 2030"),
        (0, "Inledning"),
        (0, "KF:s inriktningsmål: 1. En stad som håller ihop"),
        (1, "Nämndmål: Barn har en trygg plats"),
        (2, "Beskrivning"),
        (2, "Förväntat resultat"),
        (0, "Redovisning av ekonomi"),
        (1, "Nämndens ekonomiska förutsättningar"),
        (2, "Äldreomsorg"),
        (3, "Ekonomiska förutsättningar"),
        (2, "Förskola"),
        (3, "Ekonomiska förutsättningar"),
        (3, "Medel för parker (0,3 mnkr)"),
        (3, "Medel för bryggor (0,2 mnkr)"),
    ]


def test_an_items_tail_is_no_heading_in_markdown() -> None:
    assert find(blocks_of(sample("rapport.md")), "Fler barn").text == "Fler barn har en trygg plats att vara på"


def test_a_table_of_contents_is_left_out() -> None:
    blocks = blocks_of(sample("rapport.md"))
    assert not any("....." in block.text or block.text == "Innehållsförteckning" for block in blocks)


def test_slides_stand_under_their_goal_until_another_title_comes() -> None:
    blocks = blocks_of(sample("bildspel.txt"))
    assert headings(blocks) == [(0, "Mål 1: Fler jobb i en hållbar stad"), (0, "Nämnden räknar med ett överskott")]
    assert find(blocks, "Jobbspåret").text == "Jobbspåret har öppnat i Ekviken. Tolv personer har börjat"
    assert find(blocks, "Hemtjänsten").headings == ("Nämnden räknar med ett överskott",)


def test_a_sentence_that_lost_its_full_stop_is_no_heading() -> None:
    text = (
        "Äldreomsorg\nNämnden bygger ut hemtjänsten under året så att fler äldre kan bo kvar hemma\n"
        "En omfördelning har gjorts med sex mnkr från det andra området\n"
        "Fler bor kvar hemma i dag än för två år sedan.\n"
    )
    assert headings(blocks_of(text)) == [(0, "Äldreomsorg")]


def test_tables_stand_in_order_and_their_analyses_under_the_row() -> None:
    table = "Indikator Årsmål\nAndel nöjda barn 80 %\nAnalys\nBarnen är nöjda.\nTrasig rad\n"
    text = f"Fritid\n\n{table}\nEfter tabellen kommer text.\n"
    lines = repair(text)
    blocks = blocks_of(text, (indicator_table(lines, first=2),))
    assert [block.kind for block in blocks] == [
        BlockKind.HEADING,
        BlockKind.TABLE,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]
    assert blocks[1].text == "Årsmål"
    assert blocks[2].text == "Barnen är nöjda."
    assert blocks[2].headings == ("Fritid", "Andel nöjda barn", "Analys")
    assert blocks[3].headings == ("Fritid",)


@given(st.lists(st.sampled_from(["Äldreomsorg", "• en sak", "Text som slutar här.", "text som", "", "Analys", "# A"])))
def test_no_line_is_lost_and_spans_rise(parts: list[str]) -> None:
    text = "\n".join(parts)
    blocks = blocks_of(text)
    said = " ".join(block.text for block in blocks)
    assert all(word in said for part in parts for word in part.strip("•# ").split())
    assert all(0 <= block.span.start < block.span.end <= len(text) for block in blocks)
    assert all(first.span.end <= second.span.start for first, second in pairwise(blocks))
