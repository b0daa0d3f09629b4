"""Whether the best evidence holds the name that a question has, or the one that it asks for."""

import numpy as np

from assistant.question.kinds import Wanted
from assistant.weigh.kind_held import has_wanted
from assistant.weigh.supported.best import Best, is_only_part
from assistant.weigh.supported.unnamed import is_unnamed, names_nothing, wants_name
from assistant.weigh.units import UnitKind
from ingest.language.words import fold, fold_word, words

_LEAST_NAMED = 0.5  # a name that no word of the evidence meets better is not there
_RARE = 0.2  # share of a question's weight of a word that tells one thing from others
_SAME = 0.8  # how well a word meets the thing whose names it goes on to tell


def lacks_name(best: Best) -> bool:
    """Return whether a name of the question is not in the passage, or only the place that it is named after."""
    what = best.unit.ranked.source.description
    called = best.asking.terms.met(frozenset(words(f"{what.title} {what.board or ''}".lower())))
    named = np.maximum(best.passage, called)  # the whole document may be about what it is called after
    if any(named[i] < _LEAST_NAMED and not _is_named_elsewhere(best, i) for i in best.named):
        return True
    if not best.named:
        return False
    passage = best.unit.ranked.passage
    held = {fold_word(word) for text in (passage.text, *passage.headings) for word in words(text)}
    return any(is_only_part(fold(best.asking.terms.terms[i].word), held) for i in best.named)


def _is_named_elsewhere(best: Best, name: int) -> bool:
    """Return whether another text of the document names the same thing together with a name: "Mudderverk Vik"."""
    unit, terms = best.unit, best.asking.terms
    same = [at for at, term in enumerate(terms.terms) if at not in best.named and term.word.isalpha()]
    rare = [at for at in same if terms.weights[at] >= _RARE and unit.met[at] >= _SAME]
    document = unit.ranked.passage.document_id
    return any(
        one.ranked.passage.document_id == document and one.met[name] >= _SAME and one.met[at] >= _SAME
        for one in best.found
        for at in rare
    )


def only_mentions(best: Best) -> bool:
    """Return whether a name is asked for, and the best sentence mentions the thing, and none after it names it."""
    unit = best.unit
    if unit.cell is not None or _leads_list(best):
        return False
    if _is_named_later(best):
        return False
    return is_unnamed(unit.text, best.asking.text, best.asking.terms)


def names_nothing_near(best: Best) -> bool:
    """Return whether a name is asked for, and neither the best sentence nor those beside it have any."""
    unit = best.unit
    if unit.cell is not None or _leads_list(best):
        return False
    beside = [u.text for u in best.beside if abs(u.position - unit.position) <= 1]
    description = unit.ranked.source.description
    return names_nothing(
        beside,
        best.asking.question,
        best.asking.terms,
        known=f"{description.board or ''} {description.title}",
        common=" ".join(u.text for u in best.found),
    )


def _leads_list(best: Best) -> bool:
    after = (u for u in best.beside if u.position == best.unit.position + 1)
    return any(u.kind is UnitKind.ITEM for u in after)


def _is_named_later(best: Best) -> bool:
    """Return whether a later sentence of the passage goes on to what is to be named, with names."""
    asking, unit = best.asking, best.unit
    named = wants_name(asking.text, asking.terms)
    return named is not None and any(
        u.position > unit.position
        and u.met[named.at] >= _SAME
        and has_wanted(u.text, Wanted.NAME, question=asking.question)
        for u in best.beside
    )


def names_after(best: Best) -> bool:
    """Return whether the name that a figure is asked for stands only after it in its passage.

    "Totalt får nämnden 16 mnkr. En stor del går till Kvarnparken" does not tell what Kvarnparken costs.
    """
    unit = best.unit
    if best.asking.wanted != {Wanted.NUMBER} or unit.cell is not None or not best.named:
        return False
    so_far = [u for u in best.beside if u.position <= unit.position]
    met = np.max([np.maximum(u.met, u.heading_met) for u in so_far], axis=0)
    return all(met[i] < _LEAST_NAMED for i in best.named)
