"""Who or what is told behind a label of its own: "Justerare: Hilma Storm." where it is asked who "justerade"."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.kind_held import has_wanted
from assistant.weigh.units import Unit
from assistant.words.match import QUESTION_WORDS
from ingest.language.words import fold, is_stop_word, words

_AHEAD = 4.0  # more than what is told beside the best unit may score less
_ROOT = 6  # letters at the start of two words that are of one family
_LABEL = re.compile(r"(?P<label>[A-ZÅÄÖ][\w-]{4,}(?: \w+){0,2})[:.] *(?=\S)")
_REST = 0.4  # share of what else the question says that the passage, its headings or its document must meet
_MET = 0.6  # how well each of its words must be met: a title has compounds


def with_labelled_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with the best of what stands behind the label that is asked for before all else."""
    if _kind(asking) is None:
        return scores
    told = [i for i, unit in enumerate(found) if tells_labelled(unit, asking)]
    if not told:
        return scores
    best = max(told, key=lambda i: float(scores[i]))
    lifted = scores.copy()
    lifted[best] = float(scores.max()) + _AHEAD
    return lifted


def tells_labelled(unit: Unit, asking: Asking) -> bool:
    """Return whether a unit is a label that the question has a word of, with the name or time that it asks for."""
    kind = _kind(asking)
    if kind is None or unit.cell is not None:
        return False
    label = _LABEL.match(unit.said)
    if label is None or not has_wanted(unit.said[label.end("label") :], kind, question=asking.text):
        return False
    root = fold(label["label"].split()[0])[:_ROOT]
    asked = [at for at, term in enumerate(asking.terms.terms) if _of_family(fold(term.word), root)]
    return bool(asked) and _meets_rest(unit, asking, asked)


def _kind(asking: Asking) -> Wanted | None:
    """Return which of both, a name or a time, is asked for and nothing else; None where neither is."""
    kinds = (one for one in (Wanted.NAME, Wanted.DATE) if asking.wanted <= {one, Wanted.LIST})
    return next(kinds, None) if asking.wanted else None


def _of_family(word: str, root: str) -> bool:
    return len(root) >= _ROOT and word.startswith(root) and word not in QUESTION_WORDS


def _meets_rest(unit: Unit, asking: Asking, asked: Sequence[int]) -> bool:
    """Return whether what else the question says is met around the label, or by the title of its document."""
    source = unit.ranked.source.description
    titled = asking.terms.met(words(f"{source.title} {source.board or ''}".lower()))
    met = np.maximum(np.maximum(unit.context, unit.heading_met), titled)
    rest = [at for at, term in enumerate(asking.terms.terms) if at not in asked and not is_stop_word(term.word)]
    weights = asking.terms.weights[rest]
    return not rest or float(weights @ (met[rest] >= _MET)) >= _REST * float(weights.sum())
