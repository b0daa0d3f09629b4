"""A question answered in the documents' own words: worked out, told from what was found, or refused with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import texts
from assistant.answer import Answer, Found, Ranked, Reason, Scope
from assistant.compose import Composer
from assistant.conversation import EMPTY, Conversation
from assistant.plan import Plan, Step
from assistant.question.asked import Asked, Layer
from assistant.question.parts import first_part, halves
from assistant.question.so_far import as_time, tells_time
from assistant.question.told_by_whole import answers_instead, left_open
from assistant.question.understand import understand
from assistant.search.library import Library
from assistant.search.search import Searched, merged, passages_beside, passages_of, search
from assistant.search.select import Selection, select
from assistant.settings import Settings
from assistant.tell.cite import source_quote
from assistant.tell.economy import tells_result
from assistant.tell.refusing import refuse
from assistant.tell.refusing.doubt import unjudged
from assistant.work import in_parts
from assistant.work.onward.in_unit import refuses_the_told
from assistant.work.planned import Planned, planned
from assistant.work.rows.read_rows import RowReader
from assistant.work.worked_out import worked_out
from assistant.work.worker import Worker
from ingest.genre.bodies import belongs, tells_of_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer with the question as it was `read`, and as it was `asked` of the documents; None where it was not.

    `found` is what to say of the search, None where there was none. `by_evidence` tells that it is a refusal for want
    of evidence, in documents that were looked through.
    """

    answer: Answer
    read: Asked | None = None
    asked: Asked | None = None
    found: Found | None = None
    by_evidence: bool = False


class Answering:
    """Answers from one state of a library, without a language model."""

    def __init__(self, library: Library, *, settings: Settings, rows: RowReader) -> None:
        """Answer from `library`, whose rows `rows` reads and keeps."""
        self._library = library
        self._rows = rows
        self._settings = settings
        self.composer = Composer(library, settings=settings)

    def answer(
        self,
        question: str,
        conversation: Conversation = EMPTY,
        *,
        scope: Scope | None = None,
        corrected: Scope | None = None,
    ) -> Answered:
        """Return the answer to `question`; `scope` and `corrected` are as `Assistant.ask` has them."""
        library = self._library
        early = refuse.before_search(question, library.sources, settings=self._settings)
        if early is not None:
            return Answered(answer=early)
        read = understand(question, conversation, boards=library.boards, limits=scope, corrected=corrected)
        early = refuse.left_open(read)
        if early is not None:
            return Answered(answer=early)
        answered = self._of_body(read, conversation)
        if answered.answer.reason is Reason.NOT_IN_COLLECTION and (timed := as_time(read)) is not None:
            told = self._of_body(timed, conversation)
            answered = told if tells_time(told.answer, read) else answered
        if corrected is None and (answered.answer.refused or answered.answer.reason is Reason.PARTLY_ANSWERED):
            answered = self._in_parts(read, answered, conversation, scope)
        if library.has_whole and corrected is None and left_open(read, answered.answer, library.sources):
            whole = understand(question, conversation, boards=library.boards.as_rows, limits=scope)
            if whole.told_by_others:
                told = self._of_body(whole, conversation)
                answered = told if answers_instead(read, told.answer, answered.answer) else answered
        return replace(answered, read=read)

    def _in_parts(self, read: Asked, answered: Answered, conversation: Conversation, scope: Scope | None) -> Answered:
        """Return both parts of a question of which one is not told; the second goes on from the first."""
        parts = halves(read)
        if parts is None or not in_parts.lacks_part(answered.answer, parts[1]):
            return answered
        boards = self._library.boards
        alone = understand(parts[0], conversation, boards=boards, limits=scope)
        first = self._of_body(alone, conversation).answer
        if first.refused or not first.sure or not first.citations or first.reason is not None:
            return answered
        then = conversation.add(first)
        second = self._worked(planned(understand(parts[1], then, boards=boards, limits=scope), then), then)
        if second is not None and not second.refused and second.sure and in_parts.of_one_document(first, second):
            return replace(answered, answer=in_parts.joined(read, first, second), by_evidence=False)
        if not answered.answer.refused or (first.working is None and first_part(read) is None):
            return answered  # half of a question in open words is met by what is of another matter
        told = in_parts.only_first(read, first, parts[1])
        selection = select(self._library.sources, first.scope)
        if first.working is None and selection.documents:
            whole = replace(search(alone, selection, library=self._library), asked=replace(read, scope=alone.scope))
            composed = self.composer.answer(whole)
            told = composed if composed.sure and in_parts.of_one_document(first, composed) else told
        return replace(answered, answer=replace(told, passages=answered.answer.passages), by_evidence=False)

    def _of_body(self, read: Asked, conversation: Conversation) -> Answered:
        answered = self._read(read, conversation)
        answer = refuse.of_another_body(read, answered.answer, self._library.sources)
        return replace(answered, answer=answer)

    def _read(self, read: Asked, conversation: Conversation) -> Answered:
        library, wanted = self._library, planned(read, conversation)
        worked, asked = self._worked(wanted, conversation), wanted.asked
        if wanted.points_back and worked is None:
            return Answered(answer=refuse.points_at_nothing(asked, told=bool(conversation.turns)), asked=asked)
        selection = select(library.sources, asked.scope, report_years=asked.report_years)
        if worked is not None and selection.documents and refuses_the_told(worked, conversation.turns):
            return self._beside(worked, asked, selection, wanted)
        if selection.documents:
            in_words = self._overview_in_words(wanted) if worked is None else None
            return in_words or self._held(asked, selection, wanted, worked)
        if worked is None:
            worked = self._elsewhere(wanted)
        if worked is not None:
            return Answered(answer=replace(worked, plan=_kept(worked, wanted)), asked=asked)
        absent = refuse.not_held(asked, selection, library.sources)
        return Answered(answer=refuse.worded(absent, library.sources), asked=asked)

    def by_plan(self, asked: Asked, plan: Plan) -> Answered | None:
        """Return the answer to a question worked out by `plan`, None where the facts do not give one."""
        wanted = Planned(asked=asked, plan=plan, topic=plan)
        worked = Worker(self._library, reader=self._rows).answer(asked, plan)
        selection = select(self._library.sources, asked.scope, report_years=asked.report_years)
        if worked is None or worked.refused or not selection.documents:
            return None
        return self._held(asked, selection, wanted, worked)

    def by_words(self, asked: Asked, phrasings: Sequence[str]) -> Answered | None:
        """Return the best answer that other words for a question find in its scope, their passages fused; else None."""
        selection = select(self._library.sources, asked.scope, report_years=asked.report_years)
        if not selection.documents:
            return None
        others = [replace(asked, topic=text, layers=(Layer(text=text, weight=1.0),)) for text in phrasings]
        searched = [search(other, selection, library=self._library) for other in others]
        held = [one for one in searched if one.holds(self._settings)]
        if not held:
            return None
        best = max(held, key=lambda one: one.support)
        passages = self._quoted(merged([evidence.ranked for one in (best, *held) for evidence in one.gathered]))
        once = tuple({ranked.passage.id: ranked for ranked in reversed(passages)}.values())[::-1]
        answer = refuse.partly(self.composer.answer(best), best.selection)
        if answer.refused:
            return None
        answer = replace(answer, passages=once, support=best.support)
        return Answered(answer=answer, asked=best.asked)

    def _held(self, asked: Asked, selection: Selection, wanted: Planned, worked: Answer | None) -> Answered:
        if worked is None or worked.refused:
            return self._searched(asked, selection, wanted, worked)
        return self._beside(worked, asked, selection, wanted)

    def _beside(self, worked: Answer, asked: Asked, selection: Selection, wanted: Planned) -> Answered:
        """Return an answer that was worked out, with the passages that a search finds beside it."""
        passages = _with_cited(worked, self._quoted(passages_beside(asked, selection, library=self._library)))
        told = refuse.partly(worked, selection) if selection.instead else worked
        answer = refuse.worded(told, self._library.sources)
        return Answered(
            answer=replace(answer, passages=passages, support=float(not worked.refused), plan=_kept(worked, wanted)),
            asked=asked,
            found=Found(standalone=worked.standalone, scope=worked.scope, passages=passages),
        )

    def _searched(self, asked: Asked, selection: Selection, wanted: Planned, worked: Answer | None) -> Answered:
        searched = search(asked, selection, library=self._library)
        passages = self._quoted(passages_of(searched))
        if worked is not None and not searched.in_table(self._settings):
            worked = None  # what the tables lack may stand in the text
        if worked is not None:
            passages = _with_cited(worked, passages)
        told = worked or searched.asked
        composed = worked or refuse.partly(self.composer.answer(searched), searched.selection)
        if worked is None and wanted.plan is not None and wanted.plan.asks(Step.LOOK_UP):
            worker = Worker(self._library, reader=self._rows)
            composed = worker.in_asked_column(asked, wanted.plan, composed) or composed
        if worked is None and wanted.plan is not None and Step.JUDGE in wanted.plan.steps:
            composed = unjudged(composed)
        answer = refuse.worded(composed, self._library.sources)
        by_evidence = worked is None and answer is composed and answer.reason is Reason.NOTHING_RELEVANT
        return Answered(
            answer=replace(answer, passages=passages, support=searched.support, plan=_kept(worked, wanted)),
            asked=asked,
            found=Found(standalone=told.standalone, scope=told.scope, passages=passages),
            by_evidence=by_evidence and answer.refused,
        )

    def _worked(self, wanted: Planned, conversation: Conversation) -> Answer | None:
        """Return the answer to a question that must be worked out, None for any other."""
        return worked_out(wanted, conversation.turns, self._library, reader=self._rows)

    def _overview_in_words(self, wanted: Planned) -> Answered | None:
        """Return how it goes for a body by what is said of its result, where no table, or sum of boards, does."""
        if wanted.plan is None or not wanted.plan.asks(Step.OVERVIEW) or wanted.plan.rows.words:
            return None
        boards = wanted.asked.scope.boards
        held = [source.description.board or "" for source in self._library.sources]
        of_all = any(belongs(board, boards) and tells_of_all(board) for board in held)
        for said in texts.OF_MUNICIPALITY if of_all else texts.OF_BOARD:
            answered = self.by_words(wanted.asked, (said,))
            if answered is not None and any(tells_result(one.quote) for one in answered.answer.citations[:1]):
                return replace(answered, answer=replace(answered.answer, plan=wanted.topic))
        return None

    def _elsewhere(self, wanted: Planned) -> Answer | None:
        """Return what other reports tell of a report that is not held, None where that is nothing."""
        plan = wanted.plan or wanted.topic
        return Worker(self._library, reader=self._rows).elsewhere(wanted.asked, plan) if plan is not None else None

    def _quoted(self, passages: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
        """Return the passages with what stands of each in its document."""
        text = {id_: self._library.index.text(id_) for id_ in {ranked.source.id for ranked in passages}}
        return tuple(replace(one, quote=source_quote(one.passage, text[one.source.id])) for one in passages)


def searched_alone(question: str, library: Library, settings: Settings) -> Searched | None:
    """Return what was found for a question that stands alone, None for one that is answered without a search."""
    if refuse.before_search(question, library.sources, settings=settings) is not None:
        return None
    asked = understand(question, EMPTY, boards=library.boards)
    selection = select(library.sources, asked.scope, report_years=asked.report_years)
    return search(asked, selection, library=library) if selection.documents else None


def _kept(worked: Answer | None, wanted: Planned) -> Plan | None:
    """Return the plan that the next turn may change: as it was worked out, where it was."""
    return worked.working.plan if worked is not None and worked.working is not None else wanted.topic


def _with_cited(answer: Answer, passages: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    """Return the passages with those first that the answer cites."""
    best = max((ranked.score for ranked in passages), default=0.0)
    cited = {c.passage.id: Ranked(passage=c.passage, source=c.source, score=best) for c in answer.citations}
    return (*cited.values(), *(ranked for ranked in passages if ranked.passage.id not in cited))
