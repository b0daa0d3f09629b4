"""Whether a sentence is borne by what was worked out: it may state the operands and the result, as they were told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.tell.borne import figures, form
from assistant.tell.borne.hostile import speaks_to_the_reader
from assistant.tell.borne.said.alike import is_put_together, means
from assistant.tell.borne.said.lists import kept_where, word_lists
from assistant.tell.borne.said.tokens import Token, tokens

_LINKS = frozenset("av mot fran till an med per minus plus delat ganger".split())
_SAID = frozenset("resultat resultatet utfallet skillnad skillnaden summa summan".split())
_FIRST = (frozenset("hogst storst mest flest".split()), frozenset("lagst minst farst".split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A figure of a line with what it is of: the name before it, else the one after it, and the word that leads it."""

    at: int
    owner: str
    link: str


def line_that_bears(sentence: str, answer: Answer, lines: Sequence[str]) -> int | None:
    """Return which of `lines`, the worked answer's text without markers, bears `sentence`; None where none does.

    Each of its figures is one of the line's, of the same row and led by the same word, in the same order and from the
    first on. Each of its words stands in the line, in the table or in the question; what turns a claim round is the
    same in both.
    """
    if form.is_too_long(sentence) or form.foreign_in(sentence, "") or speaks_to_the_reader(sentence):
        return None
    claim = tokens(sentence)
    if not any(token.is_figure for token in claim) or not form.is_swedish(sentence):
        return None
    names, around = _names(answer), tokens(" . ".join(_around(answer)))
    return next((i for i, line in enumerate(lines) if _bears(claim, tokens(line), names, around)), None)


def _names(answer: Answer) -> tuple[tuple[Token, ...], ...]:
    """Return what figures may be of: the rows of the table, and the boards."""
    rows = answer.working.table.rows if answer.working is not None else ()
    said = {cell.text for row in rows for cell in row if not any(t.is_figure for t in tokens(cell.text))}
    boards = {citation.source.description.board or "" for citation in answer.citations}
    return tuple(name for text in sorted(said | boards) if (name := tokens(text)))


def _around(answer: Answer) -> Iterator[str]:
    yield from (answer.question, answer.standalone)
    if answer.working is not None:
        yield from answer.working.table.columns
        yield from (cell.text for row in answer.working.table.rows for cell in row)


def _bears(
    claim: Sequence[Token], line: Sequence[Token], names: Sequence[Sequence[Token]], around: Sequence[Token]
) -> bool:
    mine, theirs = list(_told(claim, names)), list(_told(line, names))
    start = next((i for i, other in enumerate(theirs) if mine and _is_same(claim, mine[0], line, other)), None)
    if start is None or len(theirs) - start < len(mine):
        return False
    if start and theirs[start - 1].owner == theirs[start].owner:  # what follows a result is what it came from
        return False
    if not _ranks_alike(claim, mine, line, theirs):
        return False
    pairs = zip(mine, theirs[start:], strict=False)
    return all(_is_same(claim, one, line, other) for one, other in pairs) and _words_held(claim, line, around)


def _ranks_alike(claim: Sequence[Token], mine: Sequence[_Told], line: Sequence[Token], theirs: Sequence[_Told]) -> bool:
    """Return whether who is first or last in the claim is so in the line: what comes after "högst" or "lägst" there."""
    for words in _FIRST:
        said = [at for at, token in enumerate(claim) if token.folded in words]
        held = [at for at, token in enumerate(line) if token.folded in words]
        if not said:
            continue
        told = next((one.owner for one in mine if one.at > said[0]), mine[0].owner)
        if not held or told != next((one.owner for one in theirs if one.at > held[0]), None):
            return False
    return True


def _told(found: Sequence[Token], names: Sequence[Sequence[Token]]) -> Iterator[_Told]:
    places = sorted((at, i) for i, name in enumerate(names) for at in _places(found, name))
    for at, token in enumerate(found):
        if not token.is_figure:
            continue
        before = [i for place, i in places if place < at]
        after = [i for place, i in places if place > at]
        owner = str(before[-1]) if before else str(after[0]) if after else ""
        link = found[at - 1].folded if at and found[at - 1].folded in _LINKS else ""
        yield _Told(at=at, owner=owner, link=link)


def _places(found: Sequence[Token], name: Sequence[Token]) -> Iterator[int]:
    size = len(name)
    for at in range(len(found) - size + 1):
        if all(means(one, other) for one, other in zip(found[at : at + size], name, strict=True)):
            yield at


def _is_same(claim: Sequence[Token], one: _Told, line: Sequence[Token], other: _Told) -> bool:
    mine, theirs = claim[one.at].quantity, line[other.at].quantity
    if mine is None or theirs is None or one.owner != other.owner:
        return False
    if one.link != other.link and (one.link != "med" or other.link or any(t.classes & figures.TURNS for t in claim)):
        return False
    told, held = figures.bounds(claim, one.at), figures.bounds(line, other.at)
    same = mine.kind == theirs.kind and mine.size == theirs.size
    return told == held if same else told == {"about"} and not held and figures.is_rounded(mine, theirs)


def _words_held(claim: Sequence[Token], line: Sequence[Token], around: Sequence[Token]) -> bool:
    """Return whether each word of the claim is held, and it leaves out nothing that turns what the line says."""
    held = [*line, *around]
    for token in claim:
        if (
            token.is_figure
            or token.is_glue
            or token.folded in _SAID | _FIRST[0] | _FIRST[1]
            or "about" in token.classes
        ):
            continue
        if token.year is not None:
            if not any(other.year == token.year for other in held):
                return False
        elif not any(means(token, other) or token.shares(other) for other in (line if token.classes else held)):
            if token.classes & _free(line, around) or is_put_together(token, held):
                continue
            return False
    said = frozenset[str]().union(*(token.classes for token in claim))
    turning = (kept_where("sentence") | figures.TURNS | {"surplus", "deficit"}) - {"share"}
    return not _classes(line) & turning - said and not {t.folded for t in claim} & word_lists()["money"] - {"kr"} - {
        t.folded for t in held
    }


def _free(line: Sequence[Token], around: Sequence[Token]) -> frozenset[str]:
    """Return the classes that only say what is measured or of whom, which the question and the table may tell."""
    return _classes(around) & {"planned_money", "aim", "income", "women", "men", "expected", "mean", "whole"}


def _classes(found: Sequence[Token]) -> frozenset[str]:
    return frozenset[str]().union(*(token.classes for token in found))
