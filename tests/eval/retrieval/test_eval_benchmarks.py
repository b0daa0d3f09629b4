import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.retrieval.benchmarks import CHUNK, BenchmarkError, lines_together, load_all
from tests.places import SHARED

SHARED = SHARED / "benchmarks"


def write_sets(folder: Path) -> None:
    faq = [
        {"question": "Får jag?", "candidate_answers": ["Ja.", "Nej."], "label": 1},
        {"question": "Kan jag?", "candidate_answers": ["Kanske.", "Ja."], "label": 1},
    ]
    (folder / "swefaq_test.jsonl").write_text("\n".join(json.dumps(line) for line in faq), "utf-8")
    context = "a" * 500 + "\n" + "b" * 500 + "\n"
    choices = [
        {"start": 1, "end": 2, "type": "Distractor", "text": "", "extra": None},
        {"start": 510, "end": 520, "type": "Correct answer", "text": "", "extra": None},
    ]
    quad = {"data": [{"context": context, "question": "Vad?", "choices": choices}]}
    (folder / "swequad_dev.json").write_text(json.dumps(quad), "utf-8")
    asked = [{"question": f"Fråga {i}?", "is_impossible": i == 0} for i in range(10)]
    squad = {"data": [{"paragraphs": [{"context": "Första.", "qas": asked}, {"context": "Andra.", "qas": []}]}]}
    (folder / "squad_sv_half.json.gz").write_bytes(gzip.compress(json.dumps(squad).encode()))


def test_each_set_becomes_texts_and_questions_with_their_texts(tmp_path: Path) -> None:
    write_sets(tmp_path)
    faq, quad, squad = load_all(tmp_path)
    assert faq.texts == ("Ja.", "Nej.", "Kanske.")
    assert [one.relevant for one in faq.asked] == [{1}, {0}]
    assert [text[0] for text in quad.texts] == ["a", "b"]
    assert quad.asked[0].relevant == {1}
    assert squad.texts == ("Första.", "Andra.")
    assert [one.question for one in squad.asked] == ["Fråga 1?", "Fråga 5?", "Fråga 9?"]


def test_a_missing_or_malformed_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"swefaq_test\.jsonl cannot be read; name the folder with --benchmarks"):
        load_all(tmp_path)
    write_sets(tmp_path)
    (tmp_path / "swefaq_test.jsonl").write_text("{", "utf-8")
    with pytest.raises(BenchmarkError, match="malformed"):
        load_all(tmp_path)


@given(st.lists(st.text(alphabet="ab", max_size=900), max_size=8))
def test_passages_of_a_page_leave_nothing_out(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = list(lines_together(text, size=CHUNK))
    assert "".join(text[span.start : span.end] for span in spans) == text
    assert all(span.end - span.start <= CHUNK or "\n" not in text[span.start : span.end - 1] for span in spans)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the outside sets are not beside the checkout")
def test_the_outside_sets_load_whole() -> None:
    sizes = {one.name: (len(one.texts), len(one.asked)) for one in load_all(SHARED)}
    assert sizes == {"SweFAQ test": (109, 109), "SweQUAD dev": (336, 126), "SQuAD-sv": (547, 586)}
