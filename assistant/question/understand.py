"""A question understood: what is asked, of which documents, and how it reads when it stands alone."""

import re
from dataclasses import dataclass, replace

from assistant.answer import Scope
from assistant.conversation import Conversation
from assistant.question.followup import Layer, Thread, follow
from assistant.question.kinds import Wanted
from assistant.question.scope import NOWHERE, BoardNames, Mention, read_scope
from ingest.language.words import fold

_BODIES = re.compile(r"\b(namnd|forvaltning|stadsdel|rapport|dokument|verksamhetsplan)\w*\b|\b(vi|oss)\b")  # folded
_OURS = re.compile(r"\bvår(a|t)?\b", re.IGNORECASE)  # not folded: "vara" and "vart" are other words


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its scope; `standalone` reads without the conversation.

    `layers` are the words asked for without those of scope, the question's own first and carried ones after it;
    `follows` is True where the question leans on the turns before it, `bare` where it has no word of its own,
    `carries_report` where the type of report is that of the turns before it.
    """

    question: str
    standalone: str
    layers: tuple[Layer, ...]
    wanted: frozenset[Wanted]
    scope: Scope
    report_years: tuple[int, ...]
    every_board: bool
    every_document: bool
    follows: bool
    bare: bool
    carries_report: bool

    @property
    def placed(self) -> bool:
        """Whether the question says of which board, year, report or body it asks, or leans on one before it."""
        named = self.scope != NOWHERE or self.every_board or self.every_document
        spoken = _BODIES.search(fold(self.question)) or _OURS.search(self.question)
        return named or self.follows or spoken is not None

    @property
    def topic(self) -> str:
        """All words asked for, the question's own first."""
        return " ".join(layer.text for layer in self.layers)


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
    mention = read_scope(question, boards=boards)
    thread = follow(_thread(conversation, boards), _limited(mention, limits) if limits else mention, question)
    if corrected is not None:
        thread = replace(thread, scope=corrected, report_years=corrected.years if corrected.types else ())
    return Asked(
        question=question,
        standalone=_standalone(question, mention, thread),
        layers=thread.layers,
        wanted=thread.wanted,
        scope=thread.scope,
        report_years=thread.report_years,
        every_board=thread.every_board,
        every_document=thread.every_document,
        follows=thread.follows,
        bare=thread.bare,
        carries_report=thread.follows and bool(thread.scope.types) and not mention.scope.types and corrected is None,
    )


def _thread(conversation: Conversation, boards: BoardNames) -> Thread:
    """Return what the conversation is about; a scope that was put right is the one that each answer was given in."""
    thread = Thread()
    for turn in conversation.turns:
        thread = follow(thread, read_scope(turn.question, boards=boards), turn.question)
        if turn.scope != NOWHERE:
            thread = replace(thread, scope=turn.scope)
    return thread


def _limited(mention: Mention, limits: Scope) -> Mention:
    scope = Scope(
        boards=mention.scope.boards or limits.boards,
        years=mention.scope.years or limits.years,
        types=mention.scope.types or limits.types,
    )
    report_years = mention.report_years or (limits.years if not mention.scope.years else ())
    return replace(mention, scope=scope, report_years=report_years)


def _standalone(question: str, mention: Mention, thread: Thread) -> str:
    """Return the question with what was carried over to it, in brackets; as it is where nothing was."""
    own = mention.topic
    said = [_bare(layer.text) for layer in thread.layers] if thread.follows else []
    carried = [text for text in said if text not in own]
    carried += [board for board in thread.scope.boards if board not in mention.scope.boards]
    carried += [str(type_) for type_ in thread.scope.types if type_ not in mention.scope.types]
    carried += [str(year) for year in thread.scope.years if year not in mention.scope.years]
    return f"{question.strip()} ({'; '.join(carried)})" if carried else question.strip()


def _bare(topic: str) -> str:
    """Return a topic without the prepositions and marks that taking out the scope left at its end."""
    words = topic.strip(" ?!.,;:()").split()
    while words and fold(words[-1].strip("?!.,;:")) in _LEFT_OVER:
        words.pop()
    return " ".join(words).strip(" ?!.,;:")


_LEFT_OVER = frozenset("i for hos enligt av pa inom fran under och till ar".split())
