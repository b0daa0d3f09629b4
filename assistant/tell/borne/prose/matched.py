"""Where the figures of a claim stand in what is cited, and so where its words may stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.tell.borne import figures
from assistant.tell.borne.prose.verbs import is_finite, may_be_finite
from assistant.tell.borne.said.alike import means
from assistant.tell.borne.said.tokens import Token

_ADDING = frozenset({"och", "men", "samt"})
_OPEN = frozenset("fore efter fran till i for av pa".split())  # "2,6 mnkr före och 2,2 efter överföringar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Where in what is cited the figures of a claim stand; `places` is a token's index there for each of its own.

    What is cited leans on the sentence before its `first_part`, and that does not lean on it.
    """

    claim: Sequence[Token]
    cited: Sequence[Token]
    places: dict[int, int]
    first_part: int

    @property
    def every(self) -> set[int]:
        """Return the parts cited that hold a figure of the claim."""
        return {self.cited[place].part for place in self.places.values()}

    def allowed(self, part: int) -> set[int]:
        """Return the parts cited that a word of the claim's `part` may stand in: none that tells another figure."""
        mine = {at: place for at, place in self.places.items() if self.claim[at].part == part}
        told = mine or self.places
        free = {token.part for token in self.cited} - {
            other.part
            for place, other in enumerate(self.cited)
            if other.is_figure
            and place not in told.values()
            and any(_rivals(self.cited, p, place) for p in told.values())
        }
        stands = {self.cited[place].part for place in told.values()}
        if stands and max(stands) < self.first_part:
            free = {part for part in free if part < self.first_part}
        return free | stands

    def shared(self, part: int) -> set[int]:
        """Return the places cited that the figures of the claim's `part` share with the part before their own.

        A part that begins with a verb has the subject of the one before it, one without a verb has its verb; one that
        ends open has the end of the next.
        """
        mine = {place for at, place in self.places.items() if self.claim[at].part == part}
        return {shared for place in mine for shared in self._lent_to(self.cited[place].part)}

    def _lent_to(self, part: int) -> set[int]:
        own = [i for i, token in enumerate(self.cited) if token.part == part]
        before = [i for i, token in enumerate(self.cited) if token.part == part - 1]
        after = [i for i, token in enumerate(self.cited) if token.part == part + 1]
        if after and part + 1 != self.first_part and self.cited[own[-1]].folded in _OPEN:
            last = max((i for i in after if self.cited[i].is_figure), default=after[-1])
            return set(after[after.index(last) + 1 :])
        if not before or part == self.first_part:
            return set()
        if self.cited[own[0]].folded in _ADDING and len(own) > 1 and is_finite(self.cited[own[1]]):
            verb = next((i for i in before if may_be_finite(self.cited[i])), before[0])
            return {i for i in before if i < verb} or self._lent_to(part - 1)
        if not any(may_be_finite(self.cited[i]) for i in own):
            return {i for i in before if may_be_finite(self.cited[i])}
        return set()


def _rivals(cited: Sequence[Token], place: int, other: int) -> bool:
    """Return whether two figures may be taken for each other: letters may where they count the same."""
    mine, theirs = cited[place], cited[other]
    if mine.quantity is None or theirs.quantity is None:
        return mine.day is not None and theirs.day is not None
    if mine.quantity.kind != theirs.quantity.kind or mine.spelt != theirs.spelt:
        return False
    counts = (figures.counted(cited, place), figures.counted(cited, other))
    return not mine.spelt or counts[0] is None or counts[1] is None or means(counts[0], counts[1])
