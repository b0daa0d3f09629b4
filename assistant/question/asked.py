"""One record of a question: what it says, what it names, and what it takes over from the conversation."""

import re
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Comparison, Reason, Scope, Working
from assistant.question.kinds import Wanted
from assistant.question.patterns import patterns
from assistant.question.written.slips import Slip
from ingest.language.words import fold

NOWHERE = Scope()
Span = tuple[int, int]
_OURS = re.compile(r"\bvår(a|t)?\b", re.IGNORECASE)  # not folded: "vara" and "vart" are other words


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Words of one turn that still matter, with how much (1 for the question itself).

    They may be no more than a thing that stands `instead` of another; `let_go` are those that such a thing stands for.
    """

    text: str
    weight: float
    instead: bool = False
    let_go: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as read, and as it stands in its conversation.

    What it says: `folded` is `question` folded character by character, `topic` what is left of it without the words
    of scope. `named` is the scope that it names itself; the spans say where boards, report types and years (lone ones
    too) stand in it. It may ask for every board or every report one by one.

    What it means: `scope` is what it is put to, `carried` the part of that which the turns before it named.
    `report_years` are years of the reports themselves ("verksamhetsplan 2026"), while a lone year may be a figure's.
    `layers` are the words asked for, its own first and carried ones after it. It `follows` where it leans on the
    turns before it, and is `bare` where it asks for something else of the same thing without a word of its own ("Vad
    beror det på?"). What it names may stand `instead` of what was spoken about ("och förskolan?"). `cited` is what
    the answer before it cites, which a question that follows most likely goes on about; `said` is the question with
    its answer, once it has one. `slips` are names and words that stand right in `question`, and were written wrong.
    `told_by_others` are bodies that it names and that have no report here: what is told must name them. `boards_told`
    says that nobody has named the boards of `scope`: the answer before was told from their documents.
    """

    question: str
    folded: str
    topic: str
    folded_topic: str
    named: Scope
    board_spans: tuple[Span, ...]
    type_spans: tuple[Span, ...]
    year_spans: tuple[Span, ...]
    every_board: bool
    every_document: bool
    scope: Scope
    report_years: tuple[int, ...]
    layers: tuple[Layer, ...]
    wanted: frozenset[Wanted]
    carried: Scope = NOWHERE
    follows: bool = False
    bare: bool = False
    instead: bool = False
    cited: tuple[Citation, ...] = ()
    said: str = ""
    slips: tuple[Slip, ...] = ()
    told_by_others: tuple[str, ...] = ()
    boards_told: bool = False

    @property
    def plain(self) -> str:
        """The folded question without white space to spare and the mark that ends it."""
        return " ".join(self.folded.split()).strip(" ?!.")

    @property
    def spoken(self) -> str:
        """Everything said that still matters: the question with its answer, and the words carried so far."""
        return " ".join((self.said, *(layer.text for layer in self.layers)))

    @property
    def placed(self) -> bool:
        """Whether the question says of which board, year, report or body it asks, or leans on one before it."""
        named = self.scope != NOWHERE or self.every_board or self.every_document
        spoken = patterns("scope")["body"].found(self.folded) or _OURS.search(self.question)
        return named or self.follows or bool(spoken)

    @property
    def standalone(self) -> str:
        """The question with what was carried over to it, in brackets; as it is where nothing was."""
        said = [_bare(layer.text) for layer in self.layers if not layer.let_go] if self.follows else []
        carried = [text for text in said if text not in self.topic]
        carried += [board for board in self.scope.boards if board not in self.named.boards]
        carried += [str(type_) for type_ in self.scope.types if type_ not in self.named.types]
        carried += [str(year) for year in self.scope.years if year not in self.named.years]
        return f"{self.question.strip()} ({'; '.join(carried)})" if carried else self.question.strip()

    def answer(
        self,
        text: str,
        *,
        citations: tuple[Citation, ...] = (),
        reason: Reason | None = None,
        working: Working | None = None,
        comparison: Comparison | None = None,
    ) -> Answer:
        """Return an answer to the question; with a reason it is a refusal."""
        return Answer(
            question=self.question,
            standalone=self.standalone,
            scope=self.scope,
            text=text,
            refused=reason is not None,
            reason=reason,
            citations=citations,
            working=working,
            comparison=comparison,
        )


_LEFT_OVER = frozenset("i for hos enligt av pa inom fran under och till ar".split())


def _bare(topic: str) -> str:
    """Return a topic without the prepositions and marks that taking out the scope left at its end."""
    words = topic.strip(" ?!.,;:()").split()
    while words and fold(words[-1].strip("?!.,;:")) in _LEFT_OVER:
        words.pop()
    return " ".join(words).strip(" ?!.,;:")
