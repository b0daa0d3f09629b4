from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Comparison, Event, Found, Scope
from assistant.conversation import EMPTY, Conversation
from eval.metrics.judged import numbers
from eval.metrics.outcome import judge
from eval.questions import Dialogue, Evidence, QuestionSet
from eval.run.collect import NoAnswerError, answer, collect
from tests.eval.eval_records import FIRST, SECOND, Quoting, corpus, question, ranked, unanswerable
from tests.eval.eval_records import answer as answer_of


class Silent:
    def ask(self, question: str, conversation: Conversation = EMPTY) -> Iterator[Event]:
        yield Found(standalone=question, scope=Scope(), passages=())


def test_an_answer_is_judged_against_the_files(tmp_path: Path) -> None:
    sources = corpus(tmp_path)
    on = ranked("a_1.txt", FIRST, quote="nöjda är 83 %")
    beside = ranked("a_1.txt", FIRST, quote="Platserna är 1 272")
    other = ranked("b_1.txt", SECOND, quote="nöjda är 79 %")
    judged = judge(question(), answer_of("83 %", on, beside, other), sources=sources)
    assert [citation.on_evidence for citation in judged.citations] == [True, False, False]
    assert [citation.verbatim for citation in judged.citations] == [True, True, True]
    assert judged.hits == ("a_1.txt", None, None)
    assert judged.evidence_files == ("a_1.txt",)


def test_a_count_of_the_documents_that_answer_needs_no_quote(tmp_path: Path) -> None:
    note = "1 av 4 dokument nämner det."
    found = ranked("a_1.txt", FIRST, quote="nöjda är 83 %")
    table = Comparison(columns=("Dokument", "Svar"), rows=(("A", "83 %"),), note=note)
    counted = judge(question(), replace(answer_of(f"83 %\n{note}", found), comparison=table), sources=corpus(tmp_path))
    uncounted = judge(question(), answer_of(f"83 %\n{note}", found), sources=corpus(tmp_path))
    assert numbers(counted) == 1.0
    assert numbers(uncounted) == pytest.approx(1 / 3)


def test_a_changed_quote_is_not_verbatim(tmp_path: Path) -> None:
    sources = corpus(tmp_path)
    given = answer_of("83 %", ranked("a_1.txt", FIRST, quote="nöjda är 83 %"))
    changed = replace(given, citations=(replace(given.citations[0], quote="nöjda var 83 %"),))
    assert not judge(question(), changed, sources=sources).citations[0].verbatim


def test_evidence_in_two_documents_is_two_to_find(tmp_path: Path) -> None:
    asked = replace(question(), evidence=(Evidence(doc="a", first=2, last=2), Evidence(doc="b", first=2, last=2)))
    judged = judge(asked, answer_of("83 %"), sources=corpus(tmp_path))
    assert judged.evidence_files == ("a_1.txt", "b_1.txt")


def test_a_dialogue_carries_its_turns_and_asks_raw_and_gold_alone(tmp_path: Path) -> None:
    turns = (
        question("d.1"),
        replace(question("d.2"), text="Och hur är väder?", standalone="Vad är målet för nöjda 2025?"),
        replace(unanswerable("d.3"), text="Blir det väder?"),
    )
    questions = QuestionSet(name="home", questions=(question("q"),), dialogues=(Dialogue(id="d", turns=turns),))
    told: list[str] = []
    collected = collect(Quoting(), questions, sources=corpus(tmp_path), progress=told.append)
    assert [outcome.question.id for outcome in collected.every()] == ["q", "d.1", "d.2", "d.3"]
    first, second, third = collected.turns
    assert first.raw is first.asked
    assert first.gold is None
    assert second.asked.refused
    assert second.gold is not None
    assert second.gold.hits == ("a_1.txt",)
    assert third.position == 3
    assert told == ["q", "d"]


def test_the_conversation_reaches_the_assistant() -> None:
    heard: list[int] = []

    class Listening:
        def ask(self, question: str, conversation: Conversation = EMPTY) -> Iterator[Event]:
            heard.append(len(conversation.turns))
            yield from Quoting().ask(question, conversation)

    first = answer(Listening(), "Ett?")
    answer(Listening(), "Två?", EMPTY.add(first))
    assert heard == [0, 1]


def test_events_without_an_answer_are_an_error() -> None:
    with pytest.raises(NoAnswerError, match=r"'Vad\?'"):
        answer(Silent(), "Vad?")
