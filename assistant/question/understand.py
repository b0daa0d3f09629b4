"""A question understood: what is asked, of which documents, and how it reads when it stands alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answer import Reason, Scope
from assistant.conversation import Conversation
from assistant.question.followup import Layer, Thread, content_words, follow
from assistant.question.kinds import Wanted, wanted
from assistant.question.leaning import points_back, subjects
from assistant.question.scope import NOWHERE, BoardNames, Mention, read_scope
from ingest.language.words import fold

_BODIES = re.compile(r"\b(namnd|forvaltning|stadsdel|rapport|dokument|verksamhetsplan)\w*\b|\b(vi|oss)\b")  # folded
_LOOKED_FOR = (Reason.NOTHING_RELEVANT, Reason.NOT_IN_COLLECTION)
_THEIRS = re.compile(r"\b(de|dom|ni|er|namnden|forvaltningen|stadsdelen)\b")  # the board spoken about
_OURS = re.compile(r"\bvår(a|t)?\b", re.IGNORECASE)  # not folded: "vara" and "vart" are other words


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its scope.

    `mention` is what it names itself; `carried` is the part of its scope that the turns before it named.
    `layers` are the words asked for without those of scope, the question's own first and carried ones after it;
    `follows` is True where the question leans on the turns before it, `bare` where it has no word of its own.
    """

    question: str
    mention: Mention
    layers: tuple[Layer, ...]
    wanted: frozenset[Wanted]
    scope: Scope
    carried: Scope
    report_years: tuple[int, ...]
    follows: bool
    bare: bool

    @property
    def every_board(self) -> bool:
        """Whether all boards are asked for, one by one."""
        return self.mention.every_board

    @property
    def every_document(self) -> bool:
        """Whether all reports are asked for, one by one."""
        return self.mention.every_document

    @property
    def standalone(self) -> str:
        """The question with what was carried over to it, in brackets; as it is where nothing was."""
        own, named = self.mention.topic, self.mention.scope
        said = [_bare(layer.text) for layer in self.layers] if self.follows else []
        carried = [text for text in said if text not in own]
        carried += [board for board in self.scope.boards if board not in named.boards]
        carried += [str(type_) for type_ in self.scope.types if type_ not in named.types]
        carried += [str(year) for year in self.scope.years if year not in named.years]
        return f"{self.question.strip()} ({'; '.join(carried)})" if carried else self.question.strip()

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
    limited = _limited(mention, limits) if limits else mention
    thread = follow(_thread(conversation, limited, boards), limited, question)
    carried = NOWHERE if corrected is not None else _not_named(thread.scope, limited)
    if corrected is not None:
        thread = replace(thread, scope=corrected, report_years=corrected.years if corrected.types else ())
    return Asked(
        question=question,
        mention=mention,
        layers=thread.layers,
        wanted=thread.wanted,
        scope=thread.scope,
        carried=carried,
        report_years=thread.report_years,
        follows=thread.follows,
        bare=thread.bare,
    )


def readings(asked: Asked) -> Iterator[Asked]:
    """Give other ways to read a question that the first one finds no answer to, with ever less carried over.

    First without the report of the turns before it, then without their words where it has a subject of its own, then
    without their year and board.
    """
    if asked.carried.types:
        asked = replace(asked, scope=replace(asked.scope, types=()), report_years=())
        yield asked
    own = asked.mention.topic
    if asked.follows:
        if points_back(asked.question) or not subjects(own):
            return
        asked = replace(asked, layers=(Layer(text=own, weight=1.0),), wanted=wanted(own), follows=False, bare=False)
        yield asked
    if asked.carried.years:
        asked = replace(asked, scope=replace(asked.scope, years=()), report_years=asked.mention.report_years)
        yield asked
    if asked.carried.boards and not _THEIRS.search(fold(asked.question)):
        yield replace(asked, scope=replace(asked.scope, boards=()))


def _thread(conversation: Conversation, mention: Mention, boards: BoardNames) -> Thread:
    """Return what the conversation is about; a scope that was put right is the one that each answer was given in.

    A turn that was not answered from documents carries nothing, unless the question puts the same to others.
    """
    thread = Thread()
    for turn in conversation.turns:
        elsewhere = turn is conversation.last and turn.reason in _LOOKED_FOR and _names_scope_only(mention)
        if not (turn.citations and not turn.refused) and not elsewhere:
            continue
        thread = follow(thread, read_scope(turn.question, boards=boards), turn.question)
        if turn.scope != NOWHERE:
            thread = replace(thread, scope=turn.scope)
        thread = replace(thread, said=f"{turn.question} {turn.text}")
    return thread


def _names_scope_only(mention: Mention) -> bool:
    """Return whether a question has no word of its own but names a board, year or report ("Och i Norrvik?")."""
    return mention.scope != NOWHERE and not content_words(mention.topic)


def _not_named(scope: Scope, mention: Mention) -> Scope:
    """Return the parts of `scope` that `mention` is silent about."""
    named = mention.scope
    return Scope(
        boards=() if named.boards else scope.boards,
        years=() if named.years else scope.years,
        types=() if named.types else scope.types,
    )


def _limited(mention: Mention, limits: Scope) -> Mention:
    scope = Scope(
        boards=mention.scope.boards or limits.boards,
        years=mention.scope.years or limits.years,
        types=mention.scope.types or limits.types,
    )
    report_years = mention.report_years or (limits.years if not mention.scope.years else ())
    return replace(mention, scope=scope, report_years=report_years)


def _bare(topic: str) -> str:
    """Return a topic without the prepositions and marks that taking out the scope left at its end."""
    words = topic.strip(" ?!.,;:()").split()
    while words and fold(words[-1].strip("?!.,;:")) in _LEFT_OVER:
        words.pop()
    return " ".join(words).strip(" ?!.,;:")


_LEFT_OVER = frozenset("i for hos enligt av pa inom fran under och till ar".split())
