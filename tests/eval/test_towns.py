"""The invented documents of ten towns and the questions on them hold what they promise."""

import re
from collections import Counter

import pytest

from eval.metrics.answer import stands_in
from eval.questions import Kind, Question, QuestionSet, load
from eval.run.evaluate import CORPORA, QUESTIONS, sets_of
from eval.sources import Sources, open_sources
from tests.places import ROOT
from tests.whole.test_sample import CORPUS, LONGEST_RUN, runs

TOWNS = ROOT / "data" / "towns"
SETS = sets_of("towns")
# Kinds whose answer is worked out: no line of the documents need hold it, the answer holds what it is made of.
REACHED = frozenset({Kind.COMPUTE, Kind.RANK, Kind.OUTCOME_VS_TARGET, Kind.FOLLOW_UP})
FEWEST = {"towns_reports": 240, "towns_plans": 210, "towns_mixed": 100}
ONLY_TEST = frozenset({"towns_mixed"})  # no half of it is for work on the program
PERSONAL = re.compile(r"\b\d{6}-\d{4}\b|\b0\d{1,3}-\d{5,}|[\w.]+@[\w.]+|https?://|www\.")


@pytest.fixture(scope="module", params=SETS)
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of one of the sets."""
    return str(request.param)


@pytest.fixture(scope="module")
def sources(name: str) -> Sources:
    """Return the documents of the set."""
    return open_sources(CORPORA[name])


@pytest.fixture(scope="module")
def asked(name: str) -> QuestionSet:
    """Return the questions of the set."""
    return load(QUESTIONS, name=name)


def missing(question: Question, text: str) -> list[tuple[str, ...]]:
    """Return the facts of which no form stands in `text`."""
    return [forms for forms in question.facts if not any(stands_in(form, text) for form in forms)]


def evidence_text(sources: Sources, question: Question) -> str:
    """Return what the evidence lines of a question say, columns of blanks parted."""
    spans = sources.spans(question.evidence)
    said = (sources.texts[file].text[span.start : span.end] for file, of_file in spans.items() for span in of_file)
    return re.sub(r" {2,}", " | ", " | ".join(said))


def test_the_towns_are_three_sets() -> None:
    assert SETS == ("towns_reports", "towns_plans", "towns_mixed")
    assert {folder.name for folder in TOWNS.iterdir()} == {CORPORA[name].name for name in SETS}


def test_evidence_lines_exist(sources: Sources, asked: QuestionSet) -> None:
    sources.check(asked.every())


def test_every_document_is_asked_about(sources: Sources, asked: QuestionSet) -> None:
    told = {file for question in asked.every() for file in sources.spans(question.evidence)}
    assert told == set(sources.texts)


def test_facts_stand_in_the_evidence(sources: Sources, asked: QuestionSet) -> None:
    absent = {
        question.id: facts
        for question in asked.every()
        if question.kind not in REACHED and (facts := missing(question, evidence_text(sources, question)))
    }
    assert not absent


def test_what_is_worked_out_names_what_it_is_made_of(sources: Sources, asked: QuestionSet) -> None:
    for question in asked.every():
        if question.answerable and missing(question, text := evidence_text(sources, question)):
            working = "".join(re.findall(r"\(.*\)", question.gold))
            operands = [figure.strip() for figure in re.findall(r"\d[\d ]*(?:,\d+)?", working)]
            assert operands, question.id
            assert all(stands_in(operand, text) for operand in operands), question.id


def test_facts_stand_in_the_gold_answer(asked: QuestionSet) -> None:
    assert not {q.id: facts for q in asked.every() if (facts := missing(q, q.gold))}


def test_both_splits_are_asked(name: str, asked: QuestionSet) -> None:
    counts = Counter(question.split for question in asked.questions)
    assert sum(counts.values()) == FEWEST[name]
    assert set(counts) == ({"test"} if name in ONLY_TEST else {"dev", "test"})
    assert len(set(counts.values())) == 1


def test_three_of_ten_have_no_answer(asked: QuestionSet) -> None:
    share = sum(not question.answerable for question in asked.questions) / len(asked.questions)
    assert 0.25 <= share <= 0.4


def test_dialogues_follow_up(asked: QuestionSet) -> None:
    assert all(len(dialogue.turns) == 2 and dialogue.turns[1].standalone for dialogue in asked.dialogues)


def test_no_question_is_asked_twice(asked: QuestionSet) -> None:
    counts = Counter(" ".join(question.text.casefold().split()) for question in asked.questions)
    assert max(counts.values()) == 1


def test_nobody_can_be_reached_by_what_the_documents_say(sources: Sources) -> None:
    assert not {file: found for file, text in sources.texts.items() if (found := PERSONAL.findall(text.text))}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents are not here (../shared/corpus)")
def test_nothing_is_copied_from_the_real_documents() -> None:
    real: set[tuple[str, ...]] = set()
    for path in CORPUS.glob("*.txt"):
        real |= runs(path.read_text("utf-8"), length=LONGEST_RUN + 1)
    ours = [path for path in TOWNS.rglob("*") if path.is_file()]
    copied = {path.name: runs(path.read_text("utf-8"), length=LONGEST_RUN + 1) & real for path in ours}
    assert not {name: found for name, found in copied.items() if found}
