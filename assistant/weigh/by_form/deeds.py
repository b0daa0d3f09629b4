"""What is done about a figure that was just told: the sentence for it near one that names its row, or a list of it."""

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.by_form.measures_listed import asks_measures, names_no_thing
from assistant.weigh.by_form.why.reasons import names_row
from assistant.weigh.units import Unit, UnitKind
from assistant.words.match import QUESTION_WORDS
from ingest.document import TableKind
from ingest.language.words import content_stems, fold, is_stop_word, squeeze, words

_AHEAD = 4.0  # more than what is told beside the best unit may score less
_STEP = 0.01  # by which one unit is put before another
_LONG = 6  # letters of a word by which a row may be known
_AFTER = 3  # sentences after one that names a row, in which it may be told what is done
# Folded.
_DEED = re.compile(
    r"\b(?:ska(?! ha)|skall(?! ha)|kommer att|planera\w*|tanker|avser)\b"
    r"|\bfor att (?:minska|sanka|fa|vanda|na|motverka|forebygga|komma|hoja|oka|korta|klara|bryta|dampa|halla)\b"
    r"|\b(?:infors?|startar|inleds|oppna[rs]|byts|anstalls?|utokas|hojs|sanks|provas?|provar|erbjuds?|erbjuder"
    r"|upphandlas|skjuts|stangs|utreds|genomfors|satts|flyttas|byggs|rustas|far darfor|tas fram|ses over|satsa[rs]"
    r"|utbildas|lases av|dras ned|stramas at|ersatts)\b"
    r"|\bhar (?:\w+ )?(?:borjat|tagit fram|infort|startat|anstallt|utokat|bytt|tillsatt|oppnat|inlett|beslutat)\b"
    r"|\batgard\w*"
)
_ITEM = re.compile(r"\s*[•–*-]\s")
_NOT_DONE = re.compile(r"\b(?:beror pa|till foljd av|orsak\w*)\b")
_SHORTAGE = re.compile(r"(?:underskott|overskridande|minus|avvikelse|kostnadsokning|obalans|ekonomi)\w*")
_OF_TOLD = re.compile(r"(?:skillnad|minskning|okning|nedgang|forsamring|glapp)\w*")  # names but how what was told lies
_PLAIN_HEADING = re.compile(
    r"(?:[\d.]+ )?(?:vidtagna |planerade |foreslagna |beslutade )?(?:spar|besparings)?"
    r"(?:atgarder|atgardsplan|besparingar|atgarder for (?:en )?(?:budget|ekonomi) i balans)"
)


def with_deed_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with what is done about the thing just told before all else."""
    best = list(dict.fromkeys(_deeds(found, asking)))
    if not best:
        return scores
    scores = scores.copy()
    top = float(scores.max()) + _AHEAD
    for place, at in enumerate(best):
        scores[at] = top - _STEP * place
    return scores


def tells_deed(unit: Unit, found: Sequence[Unit], asking: Asking) -> bool:
    """Return whether a unit tells what is done about what was just told."""
    return any(found[at] is unit for at in _deeds(found, asking))


def _deeds(found: Sequence[Unit], asking: Asking) -> Iterator[int]:
    """Give the units that tell what is done, where a follow-up asks that of what was told and of nothing else."""
    if not asking.focus or not asks_measures(asking.question):
        return
    own = [word for word in _things(asking) if not _OF_TOLD.fullmatch(word)]
    if own and not all(_SHORTAGE.fullmatch(word) for word in own):
        return
    yield from _after_told(found, asking)
    if not asking.told_cells:
        return
    if own or _is_of_money(found, asking):
        yield from _listed(found, asking)
    for name, _ in asking.told_cells:
        for names in (names_row, _names_alone(name, found)):
            for at, unit in enumerate(found):
                if unit.kind is not UnitKind.CELL and names(unit.text, name):
                    yield from _after(at, found)


def _after_told(found: Sequence[Unit], asking: Asking) -> Iterator[int]:
    """Give the sentence that tells what is done, at or after the ones quoted by the answer before."""
    for id_, quote in asking.told_texts:
        for at, unit in enumerate(found):
            if unit.ranked.passage.id == id_ and unit.cell is None and squeeze(unit.text) in squeeze(quote):
                yield from _after(at, found)
                break


def _listed(found: Sequence[Unit], asking: Asking) -> Iterator[int]:
    """Give what stands under a heading of no more than measures, in the report just told from."""
    told = {unit.ranked.source.id for unit in found if unit.ranked.passage.id in asking.focus}
    for at, unit in enumerate(found):
        headings = unit.ranked.passage.headings[-1:]
        plain = any(_PLAIN_HEADING.fullmatch(fold(heading).strip(" :.")) for heading in headings)
        if plain and unit.kind is not UnitKind.CELL and unit.ranked.source.id in told:
            yield at


def _names_alone(name: str, found: Sequence[Unit]) -> Callable[[str, str], bool]:
    """Return what tells whether a text holds the first long word of a row's name, where no other row has it."""
    first = next((one for one in content_stems(name) if len(one) >= _LONG), None)
    rows = {one.ranked.passage.row.name for one in found if one.ranked.passage.row is not None} - {name}
    if first is None or any(first in content_stems(other) for other in rows):
        return lambda *_: False
    return lambda text, _: any(word.startswith(first) for word in map(fold, words(text)))


def _after(at: int, found: Sequence[Unit]) -> Iterator[int]:
    """Give the first unit from `at` on, in its passage, that tells of something done."""
    alone = (
        found[at].kind is UnitKind.ITEM or _ITEM.match(found[at].text) is not None
    )  # the next one is of another thing
    for i in range(at, at + 1 if alone else min(at + 1 + _AFTER, len(found))):
        if found[i].ranked is found[at].ranked and _is_done(found[i].text):
            yield i
            return


def _is_done(text: str) -> bool:
    folded = fold(text)
    return _DEED.search(folded) is not None and _NOT_DONE.search(folded) is None


def _things(asking: Asking) -> list[str]:
    """Return the folded words of a follow-up itself that name what something is done about."""
    own = [fold(word) for word in words(asking.question) if not is_stop_word(word)]
    return [word for word in own if word not in QUESTION_WORDS and not names_no_thing(word) and not word.isdigit()]


def _is_of_money(found: Sequence[Unit], asking: Asking) -> bool:
    """Return whether the figure just told stands in a table of the economy."""
    told = (unit for unit in found if unit.cell is not None and unit.ranked.passage.row is not None)
    return any(
        unit.ranked.passage.table_kind is TableKind.BUDGET
        for unit in told
        if (unit.ranked.passage.row and (unit.ranked.passage.row.name, unit.cell.value if unit.cell else ""))
        in asking.told_cells
    )
