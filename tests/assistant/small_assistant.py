"""A small assistant made of records, for tests of the page: two documents, one answer for each kind of question."""

from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, nullcontext

from assistant.answer import (
    Answer,
    Citation,
    CitedCell,
    Comparison,
    Event,
    Finished,
    Found,
    Ranked,
    Reason,
    Scope,
    Source,
    Wrote,
)
from assistant.conversation import EMPTY, Conversation
from assistant.question.asked import Asked
from assistant.question.scope import BoardNames
from assistant.question.understand import understand
from assistant.work.thread.find import Threads
from assistant.work.thread.follow import Followed
from ingest.document import (
    Cell,
    Column,
    Description,
    Passage,
    PassageKind,
    ReportType,
    Row,
    Span,
    TableKind,
)
from ingest.store.catalogue.records import StoredTable
from ingest.store.errors import UnknownDocument

EXAMPLES = ("Hur många besök räknar nämnden med?", "Vad är *årsmålet* för andel nöjda?")

TEXT = (
    "1 Sammanfattning\n\n"
    "Nämnden har under året öppnat två nya träffpunkter för äldre i Norra Ekhagen. Besöken ökade under \n"
    "våren och nämnden räknar med att träffpunkterna under året tar emot 12 400 besök, vilket är fler än \n"
    "årsmålet. <script>window.intrang = 1</script> & *inga* tecken får tolkas.\n\n"
    "2 Indikatorer\n\n"
    "Indikator  Årsmål  KF:s årsmål  Periodicitet\n"
    "Andel nöjda besökare på träffpunkterna   85 %      År\n"
    "Antal besök på träffpunkterna   12 000 st   11 500 st   Tertial\n"
)
BOARDS = ("Ekhagens stadsdelsnämnd", "Ådalens stadsdelsnämnd")
SOURCES = (
    Source(
        id="d1",
        file="ekhagen_vp.txt",
        description=Description(
            title="Verksamhetsplan 2025 <b>Ekhagen</b>", board=BOARDS[0], year=2025, type=ReportType.PLAN
        ),
    ),
    Source(
        id="d2",
        file="adalen_t2.txt",
        description=Description(title="Tertialrapport 2", board=BOARDS[1], year=2024, type=ReportType.SECOND_TERTIAL),
    ),
)
_ROW = "Andel nöjda besökare på träffpunkterna   85 %      År"
_COLUMNS = tuple(
    Column(key=key, printed=printed)
    for key, printed in (("arsmal", "Årsmål"), ("kf_arsmal", "KF:s årsmål"), ("period", "Periodicitet"))
)


class SmallAssistant:
    """Answers by a word of the question; records what it was asked, with the scope and the number of turns."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Scope, int]] = []
        self.failing = False

    def sources(self) -> tuple[Source, ...]:
        """Return the two documents."""
        return SOURCES

    def text(self, document_id: str) -> str:
        """Return the stored text of the first document; the second is gone."""
        if document_id != SOURCES[0].id:
            raise UnknownDocument(document_id)
        return TEXT

    def tables(self, document_id: str) -> tuple[StoredTable, ...]:
        """Return no tables: a row then stands alone."""
        if document_id != SOURCES[0].id:
            raise UnknownDocument(document_id)
        return ()

    def allowed(self) -> AbstractContextManager[None]:
        return nullcontext()

    def understood(self, question: str, conversation: Conversation) -> Asked:
        """Return a question read alone."""
        return understand(question, conversation, boards=BoardNames({board: board for board in BOARDS}))

    def follow(self, text: str, *, boards: Sequence[str]) -> Followed:
        """Return no thread."""
        empty = Threads(asked=text, threads=(), without=(), near=())
        answer = Answer(question=text, standalone=text, scope=Scope(), text="")
        return Followed(threads=empty, tables=(), answer=answer, sheets=(), data={})

    def ask(
        self,
        question: str,
        conversation: Conversation = EMPTY,
        *,
        scope: Scope | None = None,
        corrected: Scope | None = None,
    ) -> Generator[Event, None, None]:
        """Yield the events of the answer that a word of `question` picks."""
        scope = scope or Scope()
        self.asked.append((question, corrected or scope, len(conversation.turns)))
        if self.failing:
            raise RuntimeError("the index is gone")
        answer = _answer(question, corrected or scope)
        yield Found(standalone=answer.standalone, scope=answer.scope, passages=answer.passages)
        for word in answer.text.split(" "):
            yield Wrote(text=word + " ")
        yield Finished(answer=answer)


def citation(quote: str, *, number: int = 1, cell: CitedCell | None = None, row: Row | None = None) -> Citation:
    """Return a citation of `quote` in `TEXT`."""
    start = TEXT.index(quote)
    span = Span(start=start, end=start + len(quote))
    passage = Passage(
        id=f"p{number}",
        document_id="d1",
        position=number,
        kind=PassageKind.ROW if row else PassageKind.PROSE,
        text=quote,
        span=span,
        headings=("KF:s mål för verksamhetsområdet: 1.2", "Äldreomsorg"),
        first_page=3,
        row=row,
        table_kind=TableKind.INDICATOR if row else None,
    )
    return Citation(
        number=number,
        passage=passage,
        source=SOURCES[0],
        quote=quote,
        start=span.start,
        end=span.end,
        page=3,
        cell=cell,
    )


def _answer(question: str, scope: Scope) -> Answer:
    folded = question.casefold()
    near = (Ranked(passage=citation("Nämnden har under året öppnat").passage, source=SOURCES[0], score=0.4),)
    standalone = f"{question.rstrip('?')} i Ekhagen?"
    understood = scope if scope != Scope() else Scope(boards=(BOARDS[0],), years=(2025,), types=(ReportType.PLAN,))
    if "månen" in folded:
        return Answer(
            question=question,
            standalone=question,
            scope=Scope(),
            text="Det framgår inte av dokumenten i samlingen.",
            refused=True,
            reason=Reason.NOTHING_RELEVANT,
            passages=near,
        )
    if "årsmål" in folded:
        cells = tuple(
            Cell(column=column, value=value) for column, value in zip(_COLUMNS, ("85 %", "", "År"), strict=True)
        )
        row = Row(name="Andel nöjda besökare på träffpunkterna", cells=cells, spans=())
        cell = CitedCell(row=row.name, column="Årsmål", value="85 %")
        return Answer(
            question=question,
            standalone=question,
            scope=understood,
            text="85 % [1].",
            citations=(citation(_ROW, cell=cell, row=row),),
        )
    if "jämför" in folded:
        return Answer(
            question=question,
            standalone=standalone,
            scope=Scope(boards=BOARDS),
            text="Ekhagen räknar med flest besök. 1 av 2 dokument nämner det.",
            citations=(citation("12 400 besök"),),
            comparison=Comparison(
                columns=("Nämnd", "Besök", "Rapport"),
                rows=((BOARDS[0], "12 400 [1]", "VP 2025"), (BOARDS[1], "nämns inte", "T2 2024")),
            ),
        )
    if "vilken" in folded:
        return Answer(
            question=question,
            standalone=question,
            scope=Scope(),
            text="Frågan kan gälla två nämnder.",
            choices=tuple(f"Hur många besök i {board}?" for board in BOARDS),
        )
    return Answer(
        question=question,
        standalone=standalone,
        scope=understood,
        text="Nämnden räknar med 12 400 besök [1], fler än årsmålet [2]:\n- två <i>nya</i> träffpunkter [1]",
        citations=(citation("12 400 besök"), citation("fler än \nårsmålet", number=2)),
        passages=near,
    )
