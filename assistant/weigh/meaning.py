"""How near in meaning the best sentences are to the question, as an encoder reads them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.reader.reader import Reader
from assistant.weigh.asking import Asking
from assistant.weigh.cut import shown
from assistant.weigh.units import Unit, UnitKind

_LEAST_SPREAD = 1e-6
_PLACES = 3  # of a cosine: processors differ in the fifth, and no answer may

UnitPlace = tuple[str, int]


def near(
    found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking, *, reader: Reader, most: int
) -> dict[UnitPlace, float]:
    """Return how near each sentence of `found` is: its cosine, standardised over the `most` best by `scores`.

    A sentence is read after its nearest heading. Those that are not read are taken for as far as the farthest that is.
    Cells are left out: for the name of a row the words that it shares tell more.
    """
    sentences = [i for i, unit in enumerate(found) if unit.kind is not UnitKind.CELL]
    read = sorted(sentences, key=lambda i: -scores[i])[:most]
    if not read:
        return {}
    cosines = np.round(reader.nearness(asking.question, [_read(found[i]) for i in read]), _PLACES)
    standard = (cosines - cosines.mean()) / max(float(cosines.std()), _LEAST_SPREAD)
    told = dict.fromkeys(sentences, float(standard.min())) | dict(zip(read, standard.tolist(), strict=True))
    return {(found[i].ranked.passage.id, found[i].position): value for i, value in told.items()}


def _read(unit: Unit) -> str:
    return " ".join((*unit.ranked.passage.headings[-1:], shown(unit.text)))
