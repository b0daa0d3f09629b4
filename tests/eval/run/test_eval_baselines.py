from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.questions import QuestionSet
from eval.run.collect import answer, collect
from eval.sources import SourceText
from eval.systems import baselines, quickstart
from eval.systems.bm25 import Bm25
from ingest.language.words import stems
from tests.eval.eval_records import corpus, question

TEXTS = ["katten sover gott", "hunden sover", "hunden jagar katten och hunden skäller"]


def test_bm25_by_hand() -> None:
    index = Bm25(TEXTS, tokens=str.split)
    idf = np.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    mean = (3 + 2 + 6) / 3
    first = idf * 1 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / mean))
    second = idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 6 / mean))
    assert index.scores("hunden") == pytest.approx([0.0, first, second])
    assert index.scores("fisken").tolist() == [0.0, 0.0, 0.0]
    assert index.weight("jagar") > index.weight("hunden") > index.weight("fisken") == 0.0


def test_bm25_takes_the_words_that_it_is_given() -> None:
    assert Bm25(TEXTS, tokens=stems).scores("katt").argmax() == 0
    assert Bm25(TEXTS, tokens=str.split).scores("katt").max() == 0.0


def test_the_best_chunk_is_the_answer_and_its_citation(tmp_path: Path) -> None:
    sources = corpus(tmp_path)
    system = baselines.bm25(sources)
    questions = QuestionSet(name="home", questions=(question(),), dialogues=())
    (judged,) = collect(system.open(tmp_path), questions, sources=sources).single
    assert not judged.refused
    assert judged.citations[0].verbatim
    assert {passage.file for passage in judged.passages} == {"a_1.txt", "b_1.txt"}
    assert answer(system.open(tmp_path), "Hur många platser?").citations[0].source.file == "a_1.txt"


def test_the_window_shown_holds_the_words_asked_for() -> None:
    lines = [f"Rad {i} handlar om ingenting särskilt alls här." for i in range(60)]
    lines[40] = "Feriejobb gick till 312 ungdomar."
    source = SourceText(file="a.txt", text="\n".join(lines))
    chunks = list(baselines.cut(source))
    given = answer(baselines.TopChunk(chunks, baselines.StemmedBm25(chunks)), "Hur många ungdomar fick feriejobb?")
    assert "312 ungdomar" in given.text
    assert len(given.text) <= 600


@given(st.lists(st.text(alphabet="ab ", max_size=1_500), min_size=1, max_size=8))
def test_chunks_leave_nothing_out(lines: list[str]) -> None:
    text = "\n".join(lines)
    chunks = list(baselines.cut(SourceText(file="a.txt", text=text)))
    assert "".join(chunk.text for chunk in chunks) == text
    assert all(len(chunk.text) <= baselines.CHUNK or "\n" not in chunk.text[:-1] for chunk in chunks)


@pytest.mark.slow
def test_the_quickstart_cuts_as_its_library_does_by_default() -> None:
    source = SourceText(file="a.txt", text="Det här är en mening om parker. " * 400)
    chunks = list(quickstart.cut(source))
    assert len(chunks) > 1
    assert all(chunk.text for chunk in chunks)
    assert chunks[1].span.start < chunks[0].span.end


@pytest.mark.slow
@pytest.mark.skipif(not quickstart.installed(), reason="the extra `baselines` is not installed")
def test_the_quickstart_answers_from_its_top_chunk(tmp_path: Path) -> None:
    sources = corpus(tmp_path)
    given = answer(quickstart.quickstart(sources).open(tmp_path), "Annan nämnd")
    assert given.citations[0].source.file == "b_1.txt"
    assert len(given.text) <= 600
