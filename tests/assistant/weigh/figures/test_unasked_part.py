"""A row that is a part of another one is no answer where nothing of the part is asked for."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.weigh.figures.labels import unasked_part
from assistant.words.match import terms_of
from ingest.document import Row
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Budgetuppföljning september 2025

Stödnämnden, Kallinge kommun

## Hyresstöd

Tabell 1. Hyresstöd per kvartal

| Mått | Kv 3 2024 | Kv 2 2025 | Kv 3 2025 |
|---|---|---|---|
| Hushåll med stöd | 402 | 377 | 361 |
| varav ensamboende | 188 | 171 | 160 |
| Utbetalt, tkr | 5 240 | 4 910 | 4 630 |
| varav till barnfamiljer | 91 | 84 | 77 |
"""


@pytest.mark.parametrize(
    ("name", "question", "unasked"),
    [
        ("varav media", "Hur mycket kostade biblioteket?", True),
        ("varav media", "Hur mycket gick till media?", False),
        ("Därav vuxna", "Hur många fick stöd?", True),
        ("Bibliotek", "Hur mycket kostade badet?", False),
    ],
)
def test_a_part_is_asked_for_by_a_word_of_its_name(name: str, question: str, unasked: bool) -> None:
    terms = terms_of([(question, 1.0)], document_frequency=lambda _: 3, passage_count=100, synonyms={})
    assert unasked_part(Row(name=name, cells=(), spans=()), terms) is unasked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur mycket mindre betalades ut i hyresstöd kvartal 3 2025 än kvartal 3 2024?", "610"),
        ("Hur många ensamboende hade stöd kvartal 3 2025?", "160"),
    ],
)
def test_the_whole_is_told_unless_the_part_is_asked_for(tmp_path: Path, question: str, told: str) -> None:
    assistant: Assistant = library_of(tmp_path, {"bu.md": REPORT})
    answer = answer_to(assistant, question)
    assert told in answer.text.replace("\xa0", " ")
    assert "77" not in answer.text
