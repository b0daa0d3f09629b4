"""A sentence that joins two statements: each may be borne by a sentence of its own, beside that of the other."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.tell.borne.prose.around import Around
from assistant.tell.borne.prose.sentence import Reading, misses
from assistant.tell.borne.said.alike import means
from assistant.tell.borne.said.tokens import Token, tokens

_JOINT = re.compile(r"(?:,|;)?\s+(?:och|medan|men|samt)\s+|;\s+")
_VERB = re.compile(
    r"är|var|har|hade|ska|får|fick|blir|blev|går|gick|står|stod|kan|ligger|låg|steg|sjönk|kom|höll|gav|tog|tar|drog|ser"
    r"|såg|föll|\w{2,}(?:ar|er|ades?|des?|tes?|ts)|\w{3,}s|\w*(?:tog|tar)",
    re.IGNORECASE,
)
_FRONTED = re.compile(r"(?:I|På|Vid|Under|Hos|Inom|För|Enligt|Till|Från|Efter|Före|Sedan|Om|När|Av|Den \d|\d{4})\b")
_LEAST = 2  # words that say something in a clause of its own


def borne_apart(bare: str, found: Sequence[Reading], around: Around) -> str:
    """Return the two sentences that bear the two clauses of a claim, as they stand beside each other; empty for none.

    What stands before the first clause would hold for both: such a claim is not taken apart.
    """
    for first, second in _halves(bare):
        for one, other in pairwise([reading for reading in found if not reading.first_part]):
            for early, late in ((one, other), (other, one)):
                if not misses(first, early, around) and _second(first, second, early, late, around):
                    return f"{one.text} {other.text}"
    return ""


def _halves(bare: str) -> Iterator[tuple[tuple[Token, ...], tuple[Token, ...]]]:
    if _FRONTED.match(bare):
        return
    for joint in _JOINT.finditer(bare):
        first, second = bare[: joint.start()], bare[joint.end() :]
        if all(_is_clause(part) for part in (first, second)):
            yield tokens(first), tokens(second)


def _is_clause(part: str) -> bool:
    said = [token for token in tokens(part) if not token.is_glue]
    return len(said) >= _LEAST and any(_VERB.fullmatch(word) for word in re.findall(r"\w+", part))


def _second(first: Sequence[Token], second: Sequence[Token], early: Reading, late: Reading, around: Around) -> bool:
    """Return whether the second clause is borne: where its subject is that of the first, by a sentence about that."""
    if misses(second, late, around):
        return False
    if not _VERB.fullmatch(second[0].text):
        return True
    said = [*first, *second, *early.tokens]
    unsaid = (t for t in late.tokens if not (t.is_glue or t.is_figure or t.classes or t.year))
    return all(any(means(token, other) or means(other, token) for other in said) for token in unsaid)
