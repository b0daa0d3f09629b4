"""What came of one question: the answer judged against its gold, as a record that metrics and reports read."""

from dataclasses import dataclass

from assistant.answer import Answer, Citation, Ranked
from eval.metrics.citations import verbatim
from eval.metrics.told import ToldSentence, told
from eval.questions import Question
from eval.sources import Sources, overlap
from ingest.document import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCitation:
    """A citation, whether it overlaps the evidence, and whether its quote stands in its file."""

    number: int
    file: str
    page: int | None
    headings: tuple[str, ...]
    quote: str
    on_evidence: bool
    verbatim: bool
    bearers: tuple[str, ...]  # what may bear a number of the answer: quote, column heads, the document's title and year


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPassage:
    """A retrieved passage and whether it overlaps the evidence."""

    file: str
    page: int | None
    headings: tuple[str, ...]
    text: str
    score: float
    on_evidence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question, its answer, and the facts about them that the metrics are computed from.

    `evidence_files` are the documents with evidence; `confidence` orders the answers of a run from sure to unsure;
    `tally` is the part of `text` that counts which documents answer, which no quote can bear; an answer that is
    not `sure` is shown as uncertain. `reckoned` are the figures that were worked out of others; `told` are the
    sentences that a language model wrote of it.
    """

    question: Question
    text: str
    refused: bool
    reason: str | None
    standalone: str
    seconds: float
    confidence: float
    evidence_files: tuple[str, ...]
    citations: tuple[JudgedCitation, ...]
    passages: tuple[JudgedPassage, ...]
    tally: str = ""
    reckoned: tuple[str, ...] = ()
    sure: bool = True
    told: tuple[ToldSentence, ...] = ()

    @property
    def hits(self) -> tuple[str | None, ...]:
        """Rank by rank, the evidence document that the passage lies on."""
        return tuple(passage.file if passage.on_evidence else None for passage in self.passages)


def judge(question: Question, answer: Answer, *, sources: Sources) -> Outcome:
    """Return the outcome of `answer` to `question` against the files of the corpus."""
    spans = sources.spans(question.evidence)
    return Outcome(
        question=question,
        text=answer.text,
        refused=answer.refused,
        reason=answer.reason,
        standalone=answer.standalone,
        seconds=answer.seconds,
        confidence=confidence_of(answer),
        evidence_files=tuple(spans),
        citations=tuple(_citation(citation, spans=spans, sources=sources) for citation in answer.citations),
        passages=tuple(judge_passage(ranked, spans=spans) for ranked in answer.passages),
        tally=answer.comparison.note if answer.comparison else "",
        reckoned=answer.working.results if answer.working is not None else (),
        sure=answer.sure,
        told=told(question, answer, sources=sources),
    )


def confidence_of(answer: Answer) -> float:
    """Return how sure the assistant is: its own figure where the record has one, else the best passage's score."""
    own = getattr(answer, "support", None)
    if isinstance(own, float):
        return own
    return answer.passages[0].score if answer.passages else 0.0


def judge_passage(ranked: Ranked, *, spans: dict[str, tuple[Span, ...]]) -> JudgedPassage:
    """Return a retrieved passage with whether it lies on the evidence `spans` of its file."""
    return JudgedPassage(
        file=ranked.source.file,
        page=ranked.passage.first_page,
        headings=ranked.passage.headings,
        text=ranked.passage.text,
        score=ranked.score,
        on_evidence=overlap(ranked.passage.span, spans.get(ranked.source.file, ())),
    )


def _citation(citation: Citation, *, spans: dict[str, tuple[Span, ...]], sources: Sources) -> JudgedCitation:
    file = citation.source.file
    description = citation.source.description
    source = sources.texts.get(file)
    return JudgedCitation(
        number=citation.number,
        file=file,
        page=citation.page,
        headings=citation.passage.headings,
        quote=citation.quote,
        on_evidence=overlap(Span(start=citation.start, end=citation.end), spans.get(file, ())),
        verbatim=source is not None and verbatim(citation.quote, source.folded),
        bearers=(citation.quote, *_columns(citation), description.title, str(description.year)),
    )


def _columns(citation: Citation) -> tuple[str, ...]:
    """Return the printed heads of the cited row's columns: a quoted row's years stand there, above it."""
    row = citation.passage.row
    return tuple(cell.column.printed for cell in row.cells) if row else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn of a dialogue: as asked within it, and its raw and gold wording asked on their own.

    `position` counts from 1; `raw` and `gold` serve retrieval only; `gold` is None where the turn states no
    standalone wording.
    """

    position: int
    asked: Outcome
    raw: Outcome
    gold: Outcome | None
