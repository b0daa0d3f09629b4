"""A question understood: what is asked, of which documents, and how it reads when it stands alone."""

from dataclasses import dataclass, replace

from assistant.answer import Scope
from assistant.conversation import Conversation
from assistant.followup import Layer, Thread, follow
from assistant.question_kinds import Wanted
from assistant.scope import BoardNames, Mention, read_scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its scope; `standalone` reads without the conversation.

    `layers` are the words asked for without those of scope, the question's own first and carried ones after it;
    `follows` is True where the question leans on the turns before it.
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

    @property
    def topic(self) -> str:
        """All words asked for, the question's own first."""
        return " ".join(layer.text for layer in self.layers)


def understand(question: str, conversation: Conversation, *, boards: BoardNames, limits: Scope | None = None) -> Asked:
    """Return `question` understood; `limits` are choices made beside it, which count where it names none itself."""
    thread = Thread()
    for turn in conversation.turns:
        thread = follow(thread, read_scope(turn.question, boards=boards), turn.question)
    mention = read_scope(question, boards=boards)
    thread = follow(thread, _limited(mention, limits) if limits else mention, question)
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
    )


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
    carried = (
        [layer.text.strip(" ?!.") for layer in thread.layers if layer.text != mention.topic] if thread.follows else []
    )
    carried += [board for board in thread.scope.boards if board not in mention.scope.boards]
    carried += [str(type_) for type_ in thread.scope.types if type_ not in mention.scope.types]
    carried += [str(year) for year in thread.scope.years if year not in mention.scope.years]
    return f"{question.strip()} ({'; '.join(carried)})" if carried else question.strip()
