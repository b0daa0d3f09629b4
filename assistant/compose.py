"""What was found for a question -> its answer: told from one place or several, offered, or refused."""

from dataclasses import replace

from assistant import texts
from assistant.answer import Answer, Reason
from assistant.question.asked import Asked
from assistant.question.parts import first_part, second_part
from assistant.search.gather import Gathered, gather, read_alone
from assistant.search.groups import Group
from assistant.search.library import Library
from assistant.search.search import Searched
from assistant.search.select import Selection, select
from assistant.settings import Settings
from assistant.tell import choices
from assistant.tell.attributed import with_sources
from assistant.tell.comparing.compare import compare
from assistant.tell.extracting.own_words import statements_of
from assistant.tell.forecast import with_forecast
from assistant.tell.foremost import foremost
from assistant.tell.in_two.second import Second, told_first, told_second
from assistant.tell.reckoned.reckon import Reckoned
from assistant.tell.refusing import refuse
from assistant.tell.refusing.absent import absent
from assistant.tell.refusing.doubt import with_doubt
from assistant.tell.refusing.offer import narrowed
from assistant.tell.statements import Cited, Statement, cite
from assistant.tell.whole_tables import ranks_changes


class Composer:
    """Composes answers from one state of a library, in the documents' own words."""

    def __init__(self, library: Library, *, settings: Settings) -> None:
        self._library = library
        self._settings = settings

    def answer(self, searched: Searched) -> Answer:
        """Return the answer to a question for which something was `searched`."""
        asked, selection = searched.asked, searched.selection
        groups, gathered = searched.groups, searched.gathered
        if len(groups) > 1 and ranks_changes(asked.folded):
            return self._refused(asked, selection, gathered[0])  # what each has is no change
        if len(groups) > 1:
            return compare(asked, groups, gathered, cite=self.cite, settings=self._settings)
        evidence = gathered[0]
        if (told := foremost(self._library.index, evidence, settings=self._settings)) is not None:
            return self._told(asked, told)
        if evidence.support < self._settings.least_support:
            return self._refused(asked, selection, evidence)
        left_open = choices.open_to(asked, groups[0].documents)
        meant = choices.rivals(left_open, evidence)
        each = self._each(asked, meant, evidence) if len(meant) > 1 else None
        if each is not None:
            return each
        if meant:
            evidence = choices.within(evidence, meant[0].documents)
        answer = self._single(asked, selection, evidence, named=not left_open and len(groups[0].documents) == 1)
        return with_doubt(with_forecast(answer, evidence), evidence, settings=self._settings)

    def _each(self, asked: Asked, meant: tuple[Group, ...], evidence: Gathered) -> Answer | None:
        """Return the answers of the best of `meant`, and the questions that choose among all of them.

        Each is answered from what was found for all: a search for each took three times as long and said the same. It
        is read by itself, so that one is not taken for an answer because another is.
        """
        answered = meant[: choices.MOST_ANSWERED]
        held = [choices.within(evidence, group.documents) for group in answered]
        gathered = [read_alone(one, asked, library=self._library) for one in held]
        answer = choices.answer_each(
            asked, answered, gathered, open_count=len(meant), cite=self.cite, settings=self._settings
        )
        return answer and replace(answer, choices=narrowed(asked, meant))

    def _single(self, asked: Asked, selection: Selection, evidence: Gathered, *, named: bool) -> Answer:
        """Return the one answer; where the question has not `named` its document, the text does."""
        statements = statements_of(evidence, index=self._library.index, settings=self._settings)
        second = self._second(asked, selection, statements)
        statements = (*statements, *second.statements)
        cited = self.cite(statements) if named else with_sources(statements, self.cite)
        if not cited.citations:
            return self._refused(asked, selection, evidence)
        answer = asked.answer(cited.text, citations=cited.citations)
        if not second.note:
            return answer
        return replace(answer, text=f"{answer.text} {second.note}", reason=Reason.PARTLY_ANSWERED)

    def _second(self, asked: Asked, selection: Selection, told: tuple[Statement, ...]) -> Second:
        """Return what is to be told of the second part of a question that has two."""
        part = second_part(asked)
        if part is None or not told:
            return Second()

        def gathered(part: Asked) -> Gathered:
            return gather(part, selection.documents, library=self._library)

        first = first_part(asked)
        of_first = told_first(first, told, gather=gathered).statements if first is not None else ()
        second = told_second(part, (*told, *of_first), gather=gathered, settings=self._settings)
        return replace(second, statements=(*of_first, *second.statements))

    def _told(self, asked: Asked, told: Reckoned) -> Answer:
        """Return the answer of statements that name their document, said to be uncertain where they are."""
        cited = with_sources(told.statements, self.cite)
        text = cited.text if told.sure else f"{texts.UNSURE} {cited.text}"
        return replace(asked.answer(text, citations=cited.citations), sure=told.sure)

    def _refused(self, asked: Asked, selection: Selection, evidence: Gathered) -> Answer:
        lacks = absent(evidence)
        if lacks is not None:
            refusal = refuse.lacking(asked, self.cite((lacks,)))
        else:
            nearest = refuse.nearest(evidence)
            refusal = refuse.nothing_relevant(asked, selection, evidence, self.cite((nearest,) if nearest else ()))
        return replace(refusal, choices=narrowed(asked, self._elsewhere(asked)))

    def _elsewhere(self, asked: Asked) -> tuple[Group, ...]:
        """Return the boards that answer what is asked of another one, none where the question names none."""
        if not asked.scope.boards or asked.follows:
            return ()
        anywhere = replace(asked, scope=replace(asked.scope, boards=()))
        documents = select(self._library.sources, anywhere.scope, report_years=asked.report_years).documents
        held = choices.open_to(anywhere, documents)
        others = {group.name for group in held if group.board and group.name not in asked.scope.boards}
        evidence = gather(anywhere, documents, library=self._library, compared=True) if others else None
        if evidence is None or evidence.support < self._settings.least_support:
            return ()
        return tuple(group for group in choices.rivals(held, evidence) if group.name in others)

    def cite(self, statements: tuple[Statement, ...], first: int = 1) -> Cited:
        """Return `statements` with verified citations, numbered from `first`."""
        return cite(statements, text_of=self._library.index.text, first=first)
