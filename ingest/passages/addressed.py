"""What the person who adds a document is told where it speaks to the program and not to its readers."""

from collections.abc import Iterator, Sequence

from ingest.document import Passage
from ingest.language.instructions import speaks_to_the_model
from ingest.language.sentences import sentences
from ingest.language.words import squeeze

ONE = "En mening säger åt den som läser vad som ska svaras: ”{quote}”. Den används inte i svar."
SEVERAL = (
    "{count} meningar säger åt den som läser vad som ska svaras. De används inte i svar. Den första är: ”{quote}”."
)
_LONGEST = 160  # characters of the sentence that is quoted


def instruction_warnings(passages: Sequence[Passage]) -> Iterator[str]:
    """Give the warning for a document some of whose sentences tell what to answer; none for any other."""
    found = [squeeze(piece) for passage in passages for piece in _pieces(passage) if speaks_to_the_model(piece)]
    if not found:
        return
    quote = found[0] if len(found[0]) <= _LONGEST else f"{found[0][: _LONGEST - 1]}…"
    yield (ONE if len(found) == 1 else SEVERAL).format(count=len(found), quote=quote.rstrip("."))


def _pieces(passage: Passage) -> Iterator[str]:
    if passage.row is None:
        yield from sentences(passage.text)
    else:
        yield from (passage.row.name, *(cell.value for cell in passage.row.cells))
