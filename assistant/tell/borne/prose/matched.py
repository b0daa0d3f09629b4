"""Where the figures of a claim stand in what is cited, and so where its words may stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.tell.borne import figures
from assistant.tell.borne.said.alike import means
from assistant.tell.borne.said.tokens import Token


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


def _rivals(cited: Sequence[Token], place: int, other: int) -> bool:
    """Return whether two figures may be taken for each other: letters may where they count the same."""
    mine, theirs = cited[place], cited[other]
    if mine.quantity is None or theirs.quantity is None:
        return mine.day is not None and theirs.day is not None
    if mine.quantity.kind != theirs.quantity.kind or mine.spelt != theirs.spelt:
        return False
    counts = (figures.counted(cited, place), figures.counted(cited, other))
    return not mine.spelt or counts[0] is None or counts[1] is None or means(counts[0], counts[1])
