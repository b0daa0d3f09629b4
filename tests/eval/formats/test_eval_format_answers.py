from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Finished
from eval.formats.answers import Renamed, compare, library_of, measure, of_tables, outcomes
from eval.metrics.outcome import Outcome, judge
from eval.questions import Kind, QuestionSet
from eval.systems import assistant as systems
from tests.eval.eval_records import FIRST, Quoting, answer, corpus, question, ranked, refusal, unanswerable


@pytest.fixture
def judged(tmp_path: Path) -> tuple[Outcome, Outcome]:
    sources = corpus(tmp_path)
    right = answer("Målet är 83 %. [1]", ranked("a_1.txt", FIRST, quote="Målet för nöjda är 83 % under 2025."))
    wrong = answer("Platserna är 1 272. [1]", ranked("a_1.txt", FIRST, quote="Platserna är 1 272 till antalet."))
    return judge(question(), right, sources=sources), judge(question(), wrong, sources=sources)


def test_answers_are_held_against_those_of_the_original(judged: tuple[Outcome, Outcome], tmp_path: Path) -> None:
    right, wrong = judged
    other = replace(right, question=question("other"))
    refused = judge(unanswerable(), refusal(), sources=corpus(tmp_path))
    held = compare([wrong, other, refused], [right, replace(wrong, question=question("other")), refused])
    assert (held.asked, held.accuracy, held.text, held.ratio) == (2, 0.5, 0.5, 1.0)
    assert (held.lost, held.won) == (("q",), ("other",))
    assert held.correct == pytest.approx(2 / 3)


def test_nothing_right_in_the_original_cannot_be_lost(judged: tuple[Outcome, Outcome]) -> None:
    _, wrong = judged
    assert compare([wrong], [wrong]).ratio == 1.0


def test_a_rendering_is_known_by_the_name_of_its_original() -> None:
    asks = Renamed(Quoting(), files=["a_1.md"])
    last = list(asks.ask("Vad är målet?"))[-1]
    assert isinstance(last, Finished)
    assert [one.source.file for one in last.answer.citations] == ["a_1.md"]


def test_of_a_workbook_only_figures_of_tables_are_asked() -> None:
    questions = QuestionSet(
        name="few", questions=(question(), replace(question("p"), kind=Kind.PARAPHRASE)), dialogues=()
    )
    assert [one.id for one in of_tables(questions).questions] == ["q"]


@pytest.mark.slow
def test_a_rendered_corpus_answers_as_the_original_does(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    sources = corpus(folder)
    questions = QuestionSet(name="few", questions=(question(),), dialogues=())
    pages = {f"{Path(file).stem}.html": _page(source.text) for file, source in sources.texts.items()}
    ((original, first), (name, held)) = measure(
        [("html", pages, False)], questions=questions, sources=sources, system=systems.ours()
    )
    assert (original, name) == ("original", "html")
    assert (held.asked, first.ratio, held.ratio) == (1, 1.0, 1.0)


def test_a_bare_file_gets_the_description_of_its_original(tmp_path: Path) -> None:
    folder, scratch = tmp_path / "corpus", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    sources = corpus(folder)
    library = library_of({"a_1.csv": b"Mnkr;2025\nPark;5\n"}, sources=sources, scratch=scratch, described=True)
    questions = QuestionSet(name="few", questions=(question(),), dialogues=())
    (outcome,) = outcomes(library, questions, sources=sources, system=systems.ours())
    assert {one.file for one in outcome.passages} <= {"a_1.txt"}


def _page(text: str) -> bytes:
    head, *lines = text.splitlines()
    return f"<html><body><h1>{head}</h1>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()
