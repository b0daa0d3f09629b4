"""A question understood: what is asked, of which documents, and how else it may be read."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Answer, Citation, Reason, Scope, short_title
from assistant.conversation import Conversation
from assistant.question.asked import NOWHERE, Asked, Layer
from assistant.question.carried.follow import content_words, follow
from assistant.question.carried.leaning import is_sentence, points_back, subjects
from assistant.question.kinds import wanted
from assistant.question.patterns import patterns
from assistant.question.scope import BoardNames, read

_PRONOUN = re.compile(r"\b(?:det|den|de|dem|dom|dessa|detta|denna|dar|dit|da|man)\b")  # folded
_LOOKED_FOR = (Reason.NOTHING_RELEVANT, Reason.NOT_IN_COLLECTION, Reason.OTHER_SCOPE)


def understand(
    question: str,
    conversation: Conversation,
    *,
    boards: BoardNames,
    limits: Scope | None = None,
    corrected: Scope | None = None,
) -> Asked:
    """Return `question` understood.

    `limits` are choices made beside the question, which count where it names none itself; `corrected` is the scope as
    put right by the user, which replaces what the question and the conversation say.
    """
    read_alone = read(question, boards=boards)
    asked = follow(_before(conversation, boards), _limited(read_alone, limits or NOWHERE))
    if corrected is not None:
        report_years = corrected.years if corrected.types else ()
        asked = replace(asked, scope=corrected, carried=NOWHERE, report_years=report_years)
    return replace(asked, cited=_cited(conversation)) if asked.follows else asked


def readings(asked: Asked) -> Iterator[Asked]:
    """Give other ways to read a question that the first one finds no answer to, with ever less carried over.

    First without the report of the turns before it, then without their words where it has a subject of its own, then
    without their year and board. A place within a board's area hints at the board; another's report may tell of it.
    """
    if asked.named.boards and not asked.board_spans and asked.scope.boards == asked.named.boards:
        yield replace(asked, scope=replace(asked.scope, boards=()))
    if asked.carried.types:
        asked = replace(asked, scope=replace(asked.scope, types=()), report_years=())
        yield asked
    if asked.follows:
        if points_back(asked) or not _may_stand_alone(asked):
            return
        own = (Layer(text=asked.topic, weight=1.0),)
        kinds = wanted(asked.folded_topic)
        asked = replace(asked, layers=own, wanted=kinds, follows=False, bare=False, cited=())
        yield asked
    if asked.carried.years:
        asked = replace(asked, scope=replace(asked.scope, years=()), report_years=())
        yield asked
    if asked.carried.boards and not patterns("follow")["theirs"].found(asked.folded):
        yield replace(asked, scope=replace(asked.scope, boards=()))


def _may_stand_alone(asked: Asked) -> bool:
    """Return whether a question that follows names a thing, or says two words and no pronoun: "när invigs huset?"."""
    if is_sentence(asked):
        return bool(subjects(asked)) or (len(content_words(asked.topic)) > 1 and not _PRONOUN.search(asked.folded))
    return len(subjects(asked)) > 1


def _before(conversation: Conversation, boards: BoardNames) -> Asked | None:
    """Return the question before `asked`; a scope that was put right is the one that its answer was given in.

    What was looked for in vain is what people go on about in the next question: it carries to that one, and with what
    that one says of it to those after it. Of a turn that no document was asked for nothing is carried.
    """
    before: Asked | None = None
    told: Asked | None = None
    for turn in conversation.turns:
        in_vain = turn.reason in _LOOKED_FOR
        if not (turn.citations and not turn.refused) and not in_vain:
            before = told
            continue
        before = _as_said(turn, before, boards)
        told = told if in_vain else before
    return before


def _as_said(turn: Answer, before: Asked | None, boards: BoardNames) -> Asked:
    """Return the question of `turn` as it stood after `before`, with what its answer said."""
    asked = follow(before, read(turn.question, boards=boards))
    scope = turn.scope if turn.scope != NOWHERE else asked.scope
    if before is not None and patterns("follow")["held against a year"].found(asked.folded):
        scope = replace(scope, years=before.scope.years)
    told = _told_of(turn, before) if not scope.boards and not asked.every_board else ()
    return replace(
        asked,
        scope=replace(scope, boards=scope.boards or told),
        boards_told=bool(told) or asked.boards_told,
        said=f"{turn.question} {_untitled(turn)}",
    )


def _untitled(turn: Answer) -> str:
    """Return the text of an answer without the names of its documents: those were not spoken of."""
    text = turn.text
    for title in {short_title(citation.source) for citation in turn.citations}:
        text = text.replace(title, " ")
    return text


def _cited(conversation: Conversation) -> tuple[Citation, ...]:
    """Return what the last certain answer cites, and after it what a refusal since then shows as the nearest.

    What an uncertain answer shows is a guess, not to go on from.
    """
    told = next((turn.citations for turn in reversed(conversation.turns) if turn.sure and not turn.refused), ())
    last = conversation.last
    return (*told, *last.citations) if last is not None and last.refused else told


def _told_of(answer: Answer, before: Asked | None) -> tuple[str, ...]:
    """Return the one board whose documents an answer is told from, none where they are of several.

    After a refusal it is still the one of the answer before it.
    """
    if answer.refused:
        return before.scope.boards if before is not None and before.boards_told else ()
    boards = {one.source.description.board for one in answer.citations}
    return tuple(board for board in boards if board and len(boards) == 1)


def _limited(asked: Asked, limits: Scope) -> Asked:
    scope = Scope(
        boards=asked.scope.boards or limits.boards,
        years=asked.scope.years or limits.years,
        types=asked.scope.types or limits.types,
    )
    report_years = asked.report_years or (limits.years if not asked.scope.years else ())
    return replace(asked, scope=scope, report_years=report_years)
