from dataclasses import replace
from pathlib import Path

import pytest

from eval.questions import Evidence, QuestionSet
from eval.retrieval.benchmarks import Asked, Benchmark
from eval.retrieval.comparison import BASELINE, METHODS, WORDS, Task, measure, of_benchmark, of_questions
from eval.sources import open_sources
from ingest.store.index import Index
from tests.eval.eval_records import corpus, question

TEXTS = (
    "Förskolan har öppet från klockan sex till halv sju.",
    "Hemtjänsten beviljas efter en utredning av behovet.",
    "Parken rustas upp med nya lekredskap under hösten.",
    "Föreningsbidraget söks digitalt en gång om året.",
)
ASKED = (
    Asked(question="När öppnar förskolan?", relevant=frozenset({0})),
    Asked(question="Hur söker man föreningsbidrag?", relevant=frozenset({3})),
    Asked(question="Vad händer i parken?", relevant=frozenset({1, 2})),
)


@pytest.fixture
def task(tmp_path: Path) -> Task:
    return of_benchmark(Benchmark(name="Litet", texts=TEXTS, asked=ASKED), folder=tmp_path / "library")


def test_every_method_is_measured_on_every_question(task: Task) -> None:
    results = measure(task)
    assert [result.method for result in results] == [BASELINE, *(method.name for method in METHODS)]
    assert all(result.recall_1.count == 3 for result in results)
    by_name = {result.method: result for result in results}
    assert by_name[WORDS].recall_1.value == 1.0
    assert by_name[WORDS].gain is None
    assert by_name["fused"].recall_5.value == 1.0


def test_a_question_whose_texts_are_not_found_counts_as_missed(task: Task) -> None:
    lost = Task(name="x", library=task.library, asked=(("Vad händer i parken?", frozenset({"no such passage"})),))
    assert [result.recall_5.value for result in measure(lost)] == [0.0] * (1 + len(METHODS))


def test_our_own_questions_take_the_passages_on_their_evidence(task: Task, tmp_path: Path) -> None:
    (record,) = Index.open(task.library).documents()
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / record.file).write_text("\n".join(TEXTS), "utf-8")
    corpus(folder)
    here = replace(question("here"), evidence=(Evidence(doc=Path(record.file).stem, first=2, last=3),))
    questions = QuestionSet(name="home", questions=(here, question("elsewhere")), dialogues=())
    found = of_questions(questions, sources=open_sources(folder), library=task.library)
    ((_, relevant),) = found.asked
    passages = Index.open(task.library).section(record.id)
    assert [passage.text for passage in passages if passage.id in relevant] == list(TEXTS[1:3])
