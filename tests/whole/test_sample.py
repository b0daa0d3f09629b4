"""The invented documents and the questions on them hold what they promise."""

import re
from collections import Counter
from collections.abc import Sequence

import pytest

from eval.questions import Evidence, Kind, Question, QuestionSet, load
from eval.sources import Sources, open_sources
from tests.places import ROOT, SAMPLE

QUESTIONS = ROOT / "eval" / "questions"
CORPUS = ROOT.parent / "shared" / "corpus"
# Kinds whose answer is worked out from several rows or sentences; they have a set of their own.
WORKED = frozenset(
    """rows_filter outcome_vs_target compute rank count across summary list_after_leadin next_sentence trap""".split()
)
LONGEST_RUN = 10  # words in a row that the sample may have in common with a real document

# What each document is: a fact may name the board or the report, which stands in no line that holds the figure.
LABELS = {
    "vb-2024-asdal-mellanvik": "Åsdal-Mellanvik verksamhetsberättelse",
    "101": "Åsdal-Mellanvik verksamhetsplan",
    "102": "Åsdal-Mellanvik tertialrapport 1",
    "bildspel-t2": "Åsdal-Mellanvik tertialrapport 2",
    "106": "Åsdal-Mellanvik verksamhetsplan",
    "104": "Lövsjö-Tegelbruket verksamhetsplan",
    "tertialrapport-1-2025-lovsjo-tegelbruket": "Lövsjö-Tegelbruket tertialrapport 1",
    "107": "Lövsjö-Tegelbruket verksamhetsberättelse",
}


def folded(text: str) -> str:
    """Fold case and white space."""
    return " ".join(text.split()).casefold()


@pytest.fixture(scope="module")
def sources() -> Sources:
    """Return the sample's documents."""
    return open_sources(SAMPLE)


@pytest.fixture(scope="module")
def asked() -> QuestionSet:
    """Return the questions on the sample."""
    return load(QUESTIONS, name="sample")


def evidence_text(sources: Sources, evidence: Sequence[Evidence]) -> str:
    """Return what the evidence lines say, with what their documents are."""
    parts = []
    for entry in evidence:
        lines = sources.text_of(entry.doc).text.split("\n")
        parts.append(" ".join(lines[entry.first - 1 : entry.last]) + f" | {LABELS[entry.doc]}")
    return folded(" | ".join(parts))


def missing_facts(question: Question, text: str) -> list[tuple[str, ...]]:
    """Return the facts of which no form stands in `text`."""
    return [forms for forms in question.facts if not any(folded(form) in text for form in forms)]


def test_every_document_is_labelled_and_long_enough(sources: Sources) -> None:
    assert len(sources.texts) == len(LABELS)
    assert all(sources.text_of(doc).text for doc in LABELS)
    slides = sources.text_of("bildspel-t2").file
    assert all(len(text.text) > 12_000 for file, text in sources.texts.items() if file != slides)


def test_evidence_lines_exist(sources: Sources, asked: QuestionSet) -> None:
    sources.check(asked.every())


def test_facts_stand_in_the_evidence(sources: Sources, asked: QuestionSet) -> None:
    missing = {
        question.id: facts
        for question in asked.every()
        if (facts := missing_facts(question, evidence_text(sources, question.evidence)))
    }
    assert not missing


def test_facts_stand_in_the_gold_answer(asked: QuestionSet) -> None:
    assert not {q.id: facts for q in asked.every() if (facts := missing_facts(q, folded(q.gold)))}


def test_evidence_is_narrow(asked: QuestionSet) -> None:
    assert max(entry.last - entry.first for question in asked.every() for entry in question.evidence) <= 16


def test_every_kind_is_asked_in_both_splits(asked: QuestionSet) -> None:
    kinds = set(Kind) - {Kind.OPENING, Kind.FOLLOW_UP, *WORKED}
    for split in ("dev", "test"):
        part = asked.of_split(split)
        assert {question.kind for question in part.questions} == kinds
        assert abs(len(part.questions) - len(asked.questions) / 2) <= len(kinds)
        assert len(part.dialogues) >= 5
    assert len(asked.questions) >= 80


def test_dialogues_follow_up(asked: QuestionSet) -> None:
    assert len(asked.dialogues) >= 10
    assert all(3 <= len(dialogue.turns) <= 4 for dialogue in asked.dialogues)
    assert all(turn.standalone for dialogue in asked.dialogues for turn in dialogue.turns[1:])


def test_no_question_is_asked_twice(asked: QuestionSet) -> None:
    counts = Counter(folded(question.text) for question in asked.questions)
    assert max(counts.values()) == 1


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case."""
    return re.findall(r"\w+", text.lower())


def runs(text: str, *, length: int) -> set[tuple[str, ...]]:
    """Return every run of `length` words."""
    found = words(text)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents are not here (../shared/corpus)")
def test_nothing_is_copied_from_the_real_documents() -> None:
    real: set[tuple[str, ...]] = set()
    for path in CORPUS.glob("*.txt"):
        real |= runs(path.read_text("utf-8"), length=LONGEST_RUN + 1)
    ours = [*SAMPLE.iterdir(), *QUESTIONS.iterdir(), ROOT / "data" / "README.md"]
    copied = {path.name: runs(path.read_text("utf-8"), length=LONGEST_RUN + 1) & real for path in ours}
    assert not {name: found for name, found in copied.items() if found}
