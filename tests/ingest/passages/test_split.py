import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import (
    Block,
    BlockKind,
    Cell,
    Column,
    Description,
    PassageKind,
    ReportType,
    Row,
    Span,
    Table,
    TableKind,
)
from ingest.passages.split import search_prefix, split
from ingest.passages.tokens import count_tokens
from ingest.read.plain.repairing.repair import repair
from tests.ingest.read.plain.structure_samples import blocks_of, indicator_table, sample
from tests.places import SHARED

CORPUS = SHARED / "corpus"
SENTENCE = "Nämnden bygger fler bostäder i området under året som kommer. "


def _block(text: str, *, at: int = 0, item: bool = False, headings: tuple[str, ...] = ("A",)) -> Block:
    kind = BlockKind.ITEM if item else BlockKind.PARAGRAPH
    return Block(kind=kind, text=text, span=Span(start=at, end=at + len(text)), headings=headings)


def test_passages_keep_to_their_section() -> None:
    passages = split("d", [_block("Ett.", headings=("A",)), _block("Två.", headings=("A", "B"))])
    assert [(passage.text, passage.headings) for passage in passages] == [("Ett.", ("A",)), ("Två.", ("A", "B"))]
    assert [passage.position for passage in passages] == [0, 1]


def test_paragraphs_are_whole_where_they_fit() -> None:
    passages = split("d", [_block(SENTENCE * 4, at=1000 * n) for n in range(5)], budget=120)
    assert all(passage.text.count("Nämnden") % 4 == 0 for passage in passages)
    assert all(count_tokens(passage.text) <= 120 for passage in passages)


def test_an_over_long_paragraph_is_cut_between_sentences() -> None:
    passages = split("d", [_block(SENTENCE * 30)], budget=100)
    assert len(passages) > 3
    assert all(passage.text.endswith("kommer.") for passage in passages)


def test_a_list_stays_with_its_lead_in() -> None:
    blocks = [
        _block(SENTENCE * 4, at=0),
        _block("Det sker genom att:", at=1000),
        _block("bygga nytt", at=1020, item=True),
        _block("bygga om", at=1040, item=True),
    ]
    passages = split("d", blocks, budget=60)
    assert passages[-1].text == "Det sker genom att:\n• bygga nytt\n• bygga om"
    assert passages[-1].kind is PassageKind.LIST
    assert passages[-1].span == Span(start=1000, end=1048)


def test_rows_are_passages_and_an_uncertain_one_is_its_source_under_the_header() -> None:
    text = "Fritid\n\nIndikator Årsmål\nAndel nöjda barn 80 %\nAnalys\nBarnen är nöjda.\nTrasig  rad\n"
    lines = repair(text)
    passages = split("d", blocks_of(text, (indicator_table(lines, first=2),)), lines=lines)
    rows = [passage for passage in passages if passage.kind is PassageKind.ROW]
    assert [row.text for row in rows] == ["Indikator: Andel nöjda barn. Årsmål: 80 %", "Årsmål\nTrasig rad"]
    assert text[rows[0].span.start : rows[0].span.end] == "Andel nöjda barn 80 %"
    assert rows[0].headings == ("Fritid",)


def test_ids_follow_the_content_and_not_the_place() -> None:
    one, two = _block("Ett."), _block("Två.", headings=("B",))
    first, second = split("d", [one, two]), split("d", [two, one])
    assert {passage.text: passage.id for passage in first} == {passage.text: passage.id for passage in second}
    assert split("e", [one])[0].id != first[0].id


def test_equal_passages_have_ids_of_their_own() -> None:
    passages = split("d", [_block("Samma."), _block("Annat.", headings=("B",)), _block("Samma.")])
    assert len({passage.id for passage in passages}) == 3


def test_a_heading_with_nothing_under_it_is_kept() -> None:
    passages = split("d", blocks_of("## A\n\n### B\n\nText som står under rubriken.\n\n## C\n"))
    assert [passage.text for passage in passages] == ["Text som står under rubriken.", "C"]


def test_the_prefix_says_what_the_document_is_and_where_the_passage_stands() -> None:
    description = Description(title="Plan 2031", board="Norrvik", year=2031, type=ReportType.PLAN)
    assert search_prefix(description, ("A", "B")) == "Norrvik VP 2031 Plan 2031\nA > B\n"
    assert search_prefix(Description(title="Okänd"), ()) == "Okänd\n"


@given(
    st.lists(
        st.tuples(st.text(alphabet="aåB .1", min_size=1, max_size=400).filter(str.strip), st.booleans()), max_size=12
    ),
    st.integers(20, 80),
)
def test_no_word_is_lost_and_no_passage_over_budget(parts: list[tuple[str, bool]], budget: int) -> None:
    blocks = [_block(text.strip(), at=1000 * n, item=item) for n, (text, item) in enumerate(parts)]
    passages = split("d", blocks, budget=budget)
    said = " ".join(passage.text.replace("•", " ") for passage in passages).split()
    assert "".join(said) == "".join("".join(block.text.split()) for block in blocks)
    assert all(count_tokens(passage.text) <= budget + len(blocks) for passage in passages)


@pytest.mark.parametrize("name", ["plan.txt", "rapport.md", "bildspel.txt"])
def test_every_word_of_a_sample_is_in_a_passage_or_heading(name: str) -> None:
    text = sample(name)
    lines = repair(text)
    passages = split("d", blocks_of(text), lines=lines)
    said = " ".join([passage.text for passage in passages] + [title for p in passages for title in p.headings])
    kept = [line.text for line in lines if "....." not in line.text and "Innehåll" not in line.text]
    words = {word for line in kept for word in re.findall(r"\w+", line)}
    assert words - set(re.findall(r"\w+", said)) == set()


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents are not beside the project")
def test_real_documents_lose_nothing() -> None:
    for path in sorted(CORPUS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lines = repair(text)
        passages = split("d", blocks_of(text), lines=lines)
        said = {word for p in passages for part in (p.text, *p.headings) for word in part.split()}
        lost = {word for line in lines for word in line.text.split() if word.isalpha() and word not in said}
        assert len(lost) < 0.002 * len(said), (path.name, sorted(lost)[:20])
        assert len({passage.id for passage in passages}) == len(passages)


@pytest.mark.parametrize("part", ["a. ", "_", "*", "(", "- ", "1.", "<b", ". . ", "**a", "A b "])
def test_a_long_line_of_one_sign_takes_no_time(part: str) -> None:
    text = part * 8000
    started = time.process_time()
    lines = repair(text)
    split("d", blocks_of(text), lines=lines)
    assert time.process_time() - started < 5


def test_each_row_and_each_part_of_a_paragraph_has_its_own_pages() -> None:
    first, second = SENTENCE * 6, SENTENCE * 6
    text = f"{first}\n\f{second}\n"
    paragraph = Block(
        kind=BlockKind.PARAGRAPH,
        text=f"{first}{second}".strip(),
        span=Span(start=0, end=len(text) - 1),
        headings=("A",),
        first_page=1,
        last_page=2,
    )
    passages = split("d", [paragraph], budget=60, paged=text)
    assert passages[0].first_page == passages[0].last_page == 1
    assert passages[-1].first_page == passages[-1].last_page == 2
    assert all(passage.first_page is not None for passage in passages)


def test_a_row_of_a_table_over_pages_stands_on_its_own_page() -> None:
    text = "Enhet\tBudget\nEnhet 1\t101,0\n\fEnhet 2\t102,0\n"
    column = Column(key="budget", printed="Budget")
    starts = [text.index(name) for name in ("Enhet 1", "Enhet 2")]
    rows = tuple(
        Row(
            name=text[start : start + 7],
            cells=(Cell(column=column, value=text[start + 8 : start + 13]),),
            spans=(Span(start=start, end=start + 13),),
        )
        for start in starts
    )
    table = Table(kind=TableKind.BUDGET, columns=(column,), rows=rows, spans=(Span(start=0, end=len(text)),))
    block = Block(
        kind=BlockKind.TABLE, text=text, span=Span(start=0, end=len(text)), first_page=1, last_page=2, table=table
    )
    assert [(passage.first_page, passage.last_page) for passage in split("d", [block], paged=text)] == [(1, 1), (2, 2)]
