"""When and why there is no answer, said with what there is instead."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import texts
from assistant.answer import Answer, Ranked, Reason, Scope, Source, short_title
from assistant.question.asked import Asked
from assistant.question.carried.follow import content_words
from assistant.question.carried.subjects import after_opening
from assistant.question.small_talk import COURTESIES, OffTopic, asked_for, off_topic
from assistant.search.gather import Gathered
from assistant.search.select import Selection
from assistant.settings import Settings
from assistant.tell.cells import cell_statement
from assistant.tell.refusing.doubt import untold_by
from assistant.tell.refusing.offer import other_boards, other_reports
from assistant.tell.refusing.other_year import of_other_year
from assistant.tell.statements import Cited, Statement, unlinked
from assistant.weigh.asking import Asking
from assistant.weigh.by_form.why.reason_beside import asks_reason_alone
from assistant.weigh.cut import shown
from assistant.weigh.supported.best import names
from assistant.weigh.supported.concerned import may_go_unsaid
from assistant.weigh.units import Unit
from ingest.genre.bodies import belongs, names_body
from ingest.genre.report_types import report_name
from ingest.language.words import content_stems, words

_MOST_TITLES = 6
_MOST_LISTED = 40  # where they are what was asked for
_NEAR = 0.35  # a quote that meets less than this of the question corrects nothing that it takes for granted
_OWN = 0.3  # what of that its own words must meet, unless they hold the name that is asked for
_NAMED, _MET = 0.5, 0.6  # how well a name and another word must be met
_LONGEST_QUOTE = 300
_MOST_MET = 0.6  # share of the question's weight
_SHORTEST_QUOTE = 4  # words: what has fewer is a label or a number of a file


def before_search(question: str, sources: Sequence[Source], *, settings: Settings) -> Answer | None:
    """Return the reply to a message that needs no search, None for a question to the documents."""
    text = question.strip()
    if not text:
        return _plain(question, texts.EMPTY_QUESTION, Reason.UNCLEAR)
    if len(text) > settings.longest_question:
        message = texts.LONG_QUESTION.format(length=len(text), limit=settings.longest_question)
        return _plain(question, message, Reason.UNCLEAR)
    if not sources:
        return _plain(question, texts.EMPTY_LIBRARY, Reason.NOT_IN_COLLECTION)
    if not any(len(word) > 1 for word in words(text)):
        return _plain(question, texts.UNCLEAR, Reason.UNCLEAR)
    kind = off_topic(text)
    return _reply(question, kind, sources) if kind in COURTESIES else None


def left_open(asked: Asked) -> Answer | None:
    """Return the reply to a first question that goes on from one that nobody put ("och 2024?"), None for any other."""
    opened, _ = after_opening(words(asked.folded))
    if asked.follows or not opened or content_words(asked.topic):
        return None
    return _plain(asked.question, texts.LEFT_OPEN, Reason.UNCLEAR)


def points_at_nothing(asked: Asked, *, told: bool) -> Answer:
    """Return the reply to a question about what was told before it, where no figure was, or nothing at all."""
    return _plain(asked.question, texts.NO_FIGURE_TOLD if told else texts.LEFT_OPEN, Reason.UNCLEAR)


def worded(answer: Answer, sources: Sequence[Source]) -> Answer:
    """Return a refusal in the words that fit what was said.

    What sounds off topic is refused where no answer was found, or one that lacks what it asks for: "skriva en dikt".
    """
    kind = off_topic(answer.question)
    if kind is None or not (answer.refused or _lacks(answer, asked_for(answer.question))):
        return answer
    return _reply(answer.question, kind, sources)


def _lacks(answer: Answer, wanted: str) -> bool:
    """Return whether a word of `wanted` is in no passage that `answer` cites."""
    held = {stem for citation in answer.citations for stem in content_stems(citation.passage.text)}
    return any(stem not in held for stem in content_stems(wanted))


def _reply(question: str, kind: OffTopic, sources: Sequence[Source]) -> Answer:
    message, reason = _REPLIES[kind]
    told = message.format(collection=collection(sources), titles=titles(sources, most=_MOST_LISTED))
    return _plain(question, told, reason, refused=reason is not None)


def not_held(asked: Asked, selection: Selection, sources: Sequence[Source]) -> Answer:
    """Return the refusal for boards, years or report types of which the library has nothing, with what there is."""
    if selection.missing_boards and not selection.absent:
        why = texts.BOARD_MISSING.format(boards=texts.join(selection.missing_boards))
        near: Sequence[Source] = sources
        instead = other_boards(asked, sources)
    else:
        why = texts.DOCUMENT_MISSING.format(wanted=_wanted_document(asked.scope))
        near = [s for s in sources if belongs(s.description.board, asked.scope.boards)] or sources
        instead = other_reports(asked, near)
    there_is = texts.WHAT_THERE_IS.format(titles=titles(near))
    return replace(_refused(asked, f"{why} {there_is}", Reason.NOT_IN_COLLECTION), choices=instead)


def of_another_body(asked: Asked, answer: Answer, sources: Sequence[Source]) -> Answer:
    """Return `answer`, or the refusal where a body that has no report of its own is not what it tells of first.

    What a municipality's report says of all its boards is no answer for one of them.
    """
    if answer.refused or all(_tells_of(answer, body) for body in asked.told_by_others):
        return of_other_year(answer, asked, sources)
    why = texts.BOARD_MISSING.format(boards=texts.join(asked.told_by_others))
    near = [s for s in sources if belongs(s.description.board, asked.scope.boards)] or sources
    there_is = texts.WHAT_THERE_IS.format(titles=titles(near))
    return _refused(asked, f"{why} {there_is}", Reason.NOT_IN_COLLECTION)


def _tells_of(answer: Answer, body: str) -> bool:
    """Return whether the row, the heading or the sentence that an answer cites first names a body."""
    for citation in answer.citations[:1]:
        row = citation.passage.row
        said = (citation.quote, *citation.passage.headings, *((row.name, row.section or "") if row else ()))
        return any(names_body(text, body) for text in said)
    return False


def nearest(evidence: Gathered) -> Statement | None:
    """Return the best unit, to be quoted where there is no answer; None where it is not about what is asked for.

    So a false premise is met with what the documents say instead. Names of the question, or most of one without, are
    in the unit or beside it. A cell is no answer to why.
    """
    weights, asked_for = evidence.asking.terms.weights, names(evidence.asking)
    why = asks_reason_alone(evidence.asking)
    near = [
        i
        for i, unit in enumerate(evidence.units)
        if float(weights @ unit.context) >= _NEAR
        and not (why and unit.cell is not None)
        and (float(weights @ unit.met) >= _OWN or (asked_for and all(unit.met[name] >= _NAMED for name in asked_for)))
        and (all(unit.context[name] >= _NAMED for name in asked_for) if asked_for else _is_about(unit, evidence.asking))
        and len(unit.text) <= _LONGEST_QUOTE
        and (unit.cell is not None or len(unit.text.split()) >= _SHORTEST_QUOTE)
    ]
    if not near:
        return None
    unit = evidence.units[max(near, key=lambda i: float(evidence.scores[i]))]
    if unit.cell is not None:
        cell = cell_statement(unit, alone=True)
        return replace(cell, text=texts.NEAREST_CELL.format(cell=cell.text))
    text = texts.NEAREST_QUOTE.format(quote=shown(unit.text), title=short_title(unit.ranked.source))
    return Statement(text=text, ranked=unit.ranked, quoted=unit.text)


def _is_about(unit: Unit, asking: Asking) -> bool:
    """Return whether a unit or what stands beside it meets most of what a question is about, by weight."""
    of = unit.ranked.source.description
    weights = asking.terms.weights * [not may_go_unsaid(term.word, of) for term in asking.terms.terms]
    return bool(weights.any()) and float(weights @ (unit.context >= _MET)) >= _MOST_MET * float(weights.sum())


def nothing_relevant(asked: Asked, selection: Selection, evidence: Gathered, near: Cited) -> Answer:
    """Return the refusal where no evidence supports an answer: with `near`, the nearest quote, or where it lies."""
    if near.citations:
        why = texts.NOT_SURELY  # what is quoted may be the answer: it cannot be said that there is none
    elif len(selection.documents) <= 3:
        why = texts.NOTHING_RELEVANT.format(where=titles(selection.documents))
    else:
        why = texts.NOTHING_RELEVANT_ANYWHERE
    pieces = [why]
    if near.citations:
        pieces += [text for text in (near.text, untold_by(near, evidence)) if text]
    elif evidence.ranked and _is_headed(evidence.ranked[0], asked):
        first = evidence.ranked[0]
        pieces.append(
            texts.NEAREST.format(
                heading=unlinked(first.passage.headings[-1]).rstrip("."), title=short_title(first.source)
            )
        )
    pieces.append(texts.NEXT_STEP)
    return replace(_refused(asked, " ".join(pieces), Reason.NOTHING_RELEVANT), citations=near.citations)


def _is_headed(ranked: Ranked, asked: Asked) -> bool:
    """Return whether the heading that a passage stands under has a word of the question: else it leads nowhere."""
    headings = ranked.passage.headings
    return bool(headings) and not set(content_stems(headings[-1])).isdisjoint(content_stems(asked.question))


def partly(answer: Answer, selection: Selection) -> Answer:
    """Return `answer` with a word on the boards asked for of which the library has nothing, or another report."""
    if answer.refused:
        return answer
    if selection.instead:
        boards = list(dict.fromkeys(source.description.board or "" for source in selection.instead))
        form = texts.STANDS_IN if all(boards) else texts.STANDS_IN_ANYWHERE
        other = form.format(boards=texts.join(boards), titles=titles(selection.instead))
        answer = replace(answer, text=f"{answer.text} {other}")
    if selection.missing_boards:
        missing = texts.BOARD_PARTLY_MISSING.format(boards=texts.join(selection.missing_boards))
        answer = replace(answer, text=f"{answer.text} {missing}", reason=Reason.PARTLY_ANSWERED)
    return answer


def lacking(asked: Asked, row: Cited) -> Answer:
    """Return the refusal where the row asked for stands in a table without the figure: what it lacks, what it has."""
    return replace(_refused(asked, row.text, Reason.OTHER_SCOPE), citations=row.citations)


def titles(sources: Sequence[Source], *, most: int = _MOST_TITLES) -> str:
    """Return the documents by board and report as prose, the first `most` of them and how many more there are."""
    names = list(dict.fromkeys(short_title(source) for source in sources))
    if len(names) > most:
        names = [*names[:most], f"{len(names) - most} till"]
    return texts.join(names) if len(names) < 3 else "; ".join(names)


def collection(sources: Sequence[Source]) -> str:
    """Return what the library holds in a few words: its boards, or its documents where they are few."""
    boards = list(dict.fromkeys(s.description.board for s in sources if s.description.board))
    return f"planer och rapporter från {texts.join(boards)}" if boards else f"{len(sources)} dokument"


def _wanted_document(scope: Scope) -> str:
    types = " eller ".join(report_name(type_) for type_ in scope.types)
    years = " och ".join(str(year) for year in scope.years)
    return ", ".join(part for part in (texts.join(scope.boards), f"{types} {years}".strip()) if part)


def _refused(asked: Asked, text: str, reason: Reason) -> Answer:
    return asked.answer(text, reason=reason)


def _plain(question: str, text: str, reason: Reason | None, *, refused: bool = True) -> Answer:
    return Answer(question=question, standalone=question, scope=Scope(), text=text, refused=refused, reason=reason)


_REPLIES: dict[OffTopic, tuple[str, Reason | None]] = {
    OffTopic.GREETING: (texts.GREETING, None),
    OffTopic.THANKS: (texts.THANKS, None),
    OffTopic.HELP: (texts.HELP, None),
    OffTopic.DOCUMENTS: (texts.DOCUMENTS, None),
    OffTopic.FOREIGN: (texts.FOREIGN, Reason.UNCLEAR),
    OffTopic.RUDE: (texts.RUDE, Reason.UNCLEAR),
    OffTopic.TASK: (texts.NOT_FOR_DOCUMENTS, Reason.NOT_FOR_DOCUMENTS),
    OffTopic.STEERING: (texts.MISUSE, Reason.MISUSE),
    OffTopic.PERSONAL: (texts.PERSONAL, Reason.MISUSE),
}
