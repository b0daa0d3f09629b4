"""Assignments and recommendations that a document gives, found by their form and told all together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.answer import Ranked, Source
from assistant.search.gather import Gathered
from assistant.tell.reckoned.reckon import Reckoned
from assistant.tell.statements import Statement
from assistant.weigh.cut import Piece, pieces_of, shown
from assistant.weigh.units import UnitKind
from ingest.document import Passage, PassageKind
from ingest.language.words import content_stems, fold, stem, words
from ingest.store.index import Index, View

_LONGEST = 1_400  # characters of all that is told
_FEWEST_ITEMS = 2
# Folded questions.
_ASSIGNMENTS = re.compile(
    r"\b(?:vilka|vad|lista|vilket)\b.*\buppdrag\w*\b.*\b(?:gav|ger|gett|givit|fick|far|fatt|lamna\w*|dela\w*)\b"
    r"|\b(?:vilka|vad|lista|vilket)\b.*\b(?:gav|ger|gett|givit|fick|far|fatt|lamna\w*|dela\w*)\b.*\buppdrag\w*\b"
    r"|\bvad (?:uppdrar|uppdrog|uppdras)\b"
)
_RECOMMENDATIONS = re.compile(
    r"\bvad (?:\w+ )?(?:rekommender\w*|uppmana\w*)\b|\bvilka (?:\w+ )?(?:rekommendation|forbattringsomrad)\w*"
    r"|\bvilka forslag\b(?! fick)"
)
_ASKING = re.compile(
    r"uppdrag\w*|gav|ger|gett|givit|fick|far|fatt|lamna\w*|dela\w*|ut|uppdr\w*|rekommend\w*|uppmana\w*|forslag\w*"
    r"|forbattringsomrad\w*|vilka|vilket|vad|lista|respektive|samt|och|alla|ska|bor|skulle|namnd\w*|styrelse\w*"
    r"|fullmaktige\w*|direktion\w*|beslut\w*|sammantrad\w*|mote\w*|protokoll\w*|rapport\w*|granskning\w*|kommun\w*"
    r"|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|\d+"
)
# A sentence that gives an assignment, as it is written.
_GIVES = tuple(
    re.compile(form)
    for form in (
        r"(?P<who>[\w åäöÅÄÖ-]{3,60}?) (?:får|fick|ges|gavs|har fått) (?:\w+ )?i uppdrag att\b",
        r"\b(?:[Gg]er|[Gg]av|[Gg]e|gett) (?P<who>[\w åäöÅÄÖ-]{3,60}?) i uppdrag att\b",
        r"\b(?:[Uu]ppdrar|[Uu]ppdrog|[Uu]ppdras|[Uu]ppdra) (?:åt|till) (?P<who>[\w åäöÅÄÖ-]{3,60}?) att\b",
    )
)
_IS_TO = re.compile(
    r"(?P<who>[\wåäö-]*(?:förvaltning|chef|direktör|kontor|enhet|stab|nämnd|styrelse|sekreterare|strateg)\w*)"
    r" (?:ska|skall) \w+",
    re.IGNORECASE,
)
_UNDER_DECISION = re.compile(r"\bbeslut")
_RECOMMENDS = re.compile(r"\brekommend|\buppmana|\bbor\b")
_SAYS_SO = re.compile(r"\brekommend|\buppmana")
_LISTS = re.compile(r"\brekommend|\bforslag|\bforesla|\bforbattringsomrad")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """Pieces of one passage that give something, and to whom, where that is told."""

    passage: Passage
    pieces: tuple[Piece, ...]
    who: str = ""


def all_given(index: Index | View, evidence: Gathered) -> Reckoned | None:
    """Return every assignment or recommendation that is asked for, of one document; None where none is, or there.

    Of several documents that give such, the one of the best passage is told, as uncertain.
    """
    folded = fold(evidence.asking.question)
    assigned = _ASSIGNMENTS.search(folded) is not None
    if not assigned and _RECOMMENDATIONS.search(folded) is None:
        return None
    if evidence.best is None or evidence.best.kind is UnitKind.CELL:
        return None  # a table tells them
    sources = list({one.source.id: one.source for one in evidence.ranked}.values())
    held: list[tuple[Source, list[_Given]]] = []
    for source in sources:
        passages = index.section(source.id)
        given = _assignments(passages) if assigned else _recommendations(passages)
        if meant := _meant(list(given), source, evidence.asking.question):
            held.append((source, meant))
    if not held:
        return None
    source, meant = held[0]
    return Reckoned(statements=tuple(_statements(source, meant)), sure=len(held) == 1)


def _assignments(passages: Sequence[Passage]) -> Iterator[_Given]:
    for passage in passages:
        if passage.kind is PassageKind.ROW:
            continue
        decided = any(_UNDER_DECISION.search(fold(heading)) for heading in passage.headings[-1:])
        for piece in pieces_of(passage.text):
            said = shown(piece.text)
            match = next((found for form in _GIVES if (found := form.search(said)) is not None), None)
            match = match or (_IS_TO.match(said) if decided and piece.is_item else None)
            if match is not None and piece.is_told:
                yield _Given(passage=passage, pieces=(piece,), who=match["who"])


def _recommendations(passages: Sequence[Passage]) -> Iterator[_Given]:
    for passage in passages:
        if passage.kind is PassageKind.ROW:
            continue
        pieces = [piece for piece in pieces_of(passage.text) if piece.is_told]
        items = [piece for piece in pieces if piece.is_item]
        leads = [piece.text for piece in pieces if not piece.is_item and piece.text.rstrip().endswith(":")]
        if len(items) >= _FEWEST_ITEMS and any(_LISTS.search(fold(one)) for one in (*leads, *passage.headings[-1:])):
            yield _Given(passage=passage, pieces=tuple(items))
        else:
            told = [piece for piece in pieces if _RECOMMENDS.search(fold(piece.text))]
            if any(_SAYS_SO.search(fold(piece.text)) for piece in told):
                yield from (_Given(passage=passage, pieces=(piece,)) for piece in told)


def _meant(given: Sequence[_Given], source: Source, question: str) -> list[_Given]:
    """Return those that a question means: to whom it asks for, and of what; none that lacks a word of it."""
    own = [word for word in words(question) if not _ASKING.fullmatch(fold(word)) and content_stems(word)]
    asked = {stem(word) for word in own}
    about = set(content_stems(f"{source.description.title} {source.description.board or ''}"))
    named = [one for one in given if one.who and set(content_stems(one.who.lower())) & asked]
    to_whom = {part for one in named for part in content_stems(one.who.lower())}
    left = asked - to_whom - about
    kept = named or list(given)
    if not left:
        return kept
    return [one for one in kept if left <= _said(one)]


def _said(given: _Given) -> set[str]:
    return set(content_stems(f"{' '.join(given.passage.headings)} {given.passage.text}".lower()))


def _statements(source: Source, given: Sequence[_Given]) -> Iterator[Statement]:
    """Give what is told in the order of the text; where not all of it has room, the last says so."""
    room = _LONGEST
    for at, one in enumerate(given):
        said = " ".join(_closed(shown(piece.text)) for piece in one.pieces)
        if room < len(said) and at:
            return
        room -= len(said)
        cut = at + 1 < len(given) and room < sum(len(piece.text) for piece in given[at + 1].pieces)
        text = f"{said} {texts.NOT_ALL.format(told=at + 1, of=len(given))}" if cut else said
        ranked = Ranked(passage=one.passage, source=source, score=0.0)
        yield Statement(text=text, ranked=ranked, quoted=" ".join(piece.text for piece in one.pieces))


def _closed(said: str) -> str:
    bare = said.rstrip(" ,;")
    return bare if bare[-1:] in ".:!?" else f"{bare}."
