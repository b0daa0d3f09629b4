"""Small real records that the tests of the evaluation share."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from assistant.answer import Answer, Citation, Event, Finished, Found, Ranked, Reason, Scope, Source, Wrote
from assistant.conversation import EMPTY, Conversation
from eval.metrics.outcome import JudgedCitation, JudgedPassage, Outcome
from eval.questions import Evidence, Kind, Question
from eval.sources import Sources, open_sources
from ingest.document import Description, Passage, PassageKind, ReportType, Span

FIRST = "Rubrik\nMålet för nöjda är 83 % under 2025.\nPlatserna är 1 272 till antalet.\n"
SECOND = "Annan nämnd\nMålet för nöjda är 79 % under 2025.\n"


def corpus(folder: Path) -> Sources:
    (folder / "a_1.txt").write_text(FIRST, "utf-8")
    (folder / "b_1.txt").write_text(SECOND, "utf-8")
    return open_sources(folder)


def question(id_: str = "q") -> Question:
    return Question(
        id=id_,
        kind=Kind.TABLE_NUMBER,
        text="Vad är målet för nöjda?",
        gold="83 %.",
        answerable=True,
        facts=(("83 %",),),
        evidence=(Evidence(doc="a", first=2, last=2),),
    )


def unanswerable(id_: str = "u") -> Question:
    return replace(question(id_), kind=Kind.UNANSWERABLE, answerable=False, facts=(), evidence=())


def source(file: str) -> Source:
    description = Description(title="Verksamhetsplan", year=2025, type=ReportType.PLAN)
    return Source(id=file, file=file, description=description)


def ranked(file: str, text: str, *, quote: str, score: float = 1.0) -> Ranked:
    start = text.index(quote)
    span = Span(start=start, end=start + len(quote))
    passage = Passage(id=f"{file}:{start}", document_id=file, position=0, kind=PassageKind.PROSE, text=quote, span=span)
    return Ranked(passage=passage, source=source(file), score=score)


def citation(number: int, found: Ranked) -> Citation:
    span = found.passage.span
    return Citation(
        number=number,
        passage=found.passage,
        source=found.source,
        quote=found.passage.text,
        start=span.start,
        end=span.end,
    )


def answer(text: str, *found: Ranked, seconds: float = 0.1, asked: str = "?") -> Answer:
    return Answer(
        question=asked,
        standalone=asked,
        scope=Scope(),
        text=text,
        citations=tuple(citation(i, one) for i, one in enumerate(found, start=1)),
        passages=found,
        seconds=seconds,
    )


def refusal() -> Answer:
    return Answer(
        question="?", standalone="?", scope=Scope(), text="Nej.", refused=True, reason=Reason.NOTHING_RELEVANT
    )


class Quoting:
    """Answers with the line on satisfaction of the first file; refuses what mentions the weather.

    In a conversation it says how many turns went before, so that a test can see that they were passed on.
    """

    def ask(self, question: str, conversation: Conversation = EMPTY) -> Iterator[Event]:
        line = ranked("a_1.txt", FIRST, quote="Målet för nöjda är 83 % under 2025.")
        given = refusal() if "väder" in question else answer(f"{line.passage.text} [1]", line, asked=question)
        yield Found(standalone=f"{question} ({len(conversation.turns)})", scope=Scope(), passages=given.passages)
        yield Wrote(text=given.text)
        yield Finished(answer=given)


def right(asked: Question) -> Outcome:
    """Return a right, cited answer to `asked`, whose evidence is the second passage."""
    cited = JudgedCitation(
        number=1,
        file="a_1.txt",
        page=3,
        headings=("Omsorg",),
        quote="Målet är 83 %",
        on_evidence=True,
        verbatim=True,
        bearers=("Målet är 83 %", "2025"),
    )
    return Outcome(
        question=asked,
        text="Målet är 83 % [1].",
        refused=False,
        reason=None,
        standalone=asked.text,
        seconds=0.2,
        confidence=0.5,
        evidence_files=("a_1.txt",) if asked.answerable else (),
        citations=(cited,),
        passages=(passage("b_1.txt"), passage("a_1.txt", hit=True)),
    )


def wrong(asked: Question) -> Outcome:
    return replace(right(asked), text="Målet är 15 %.", citations=())


def declined(asked: Question) -> Outcome:
    return replace(right(asked), text="Nej.", refused=True, citations=(), passages=())


def passage(file: str, *, hit: bool = False) -> JudgedPassage:
    return JudgedPassage(file=file, page=None, headings=(), text="Text", score=1.0, on_evidence=hit)
