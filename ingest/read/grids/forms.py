"""Forms: tables of two columns without a head, in which each row is a label and what is filled in for it."""

import re
from collections.abc import Sequence

from ingest.document import Column
from ingest.genre.columns import header_unit, is_column_name
from ingest.language.words import fold, squeeze
from ingest.read.elements import GridRow
from ingest.read.grids.cells import is_moment, is_value

FILLED_IN = Column(key="uppgift", printed="")  # of a form: its labels say what its cells hold
_LABELS = frozenset(
    "namnd styrelse kommun forvaltning kontaktperson handlaggare diarienummer dnr datum upprattad version beslut"
    " beslutad beslutsdatum arende arendenummer rapportperiod projektnamn projektnummer projektledare bestallare adress"
    " telefon e-post organisationsnummer ordforande svar kommentar".split()
)
_HEADS = frozenset("svar varde resultat uppgift uppgifter beskrivning innehall text anteckning ja/nej".split())
_WORDS = re.compile(r"[^\W\d_]{3}")
_MOSTLY = 0.7  # of the cells: then they are of one kind, as those under a head are
_HALF = 0.5


def is_form(rows: Sequence[GridRow]) -> bool:
    """Return whether `rows` are a form: no row names the cells below it.

    The first row's second cell then is no head, and labels are those of forms, or end in a colon, or stand beside cells
    of different kinds: a name, a number, a day.
    """
    if not rows or any(len(row.cells) != 2 for row in rows):
        return False
    pairs = [(fold(squeeze(row.cells[0].printed)), row.cells[1].printed) for row in rows if row.cells[1].printed]
    if len(pairs) < 2 or any(not label for label, _ in pairs):
        return False
    titled = not rows[0].cells[1].printed
    labels = [label.strip(" .:*") for label, _ in pairs]
    if _is_head(labels[0], pairs[0][1]):
        return False
    if titled:
        return all(label in _LABELS for label in labels)
    colons = sum(label.endswith(":") for label, _ in pairs)
    known = [label for label in labels if not _LABELS.isdisjoint(label.split())]
    return (
        colons > _HALF * len(pairs)
        or (labels[0] in known and len(known) > 1)
        or _is_mixed([text for _, text in pairs[1:]])
    )


def _is_head(label: str, text: str) -> bool:
    folded = fold(squeeze(text)).strip(" .:*")
    return (
        (is_column_name(text) and label not in _LABELS)
        or is_moment(text)
        or bool(header_unit(text))
        or folded in _HEADS
    )


def _is_mixed(texts: Sequence[str]) -> bool:
    """Return whether cells are of different kinds: figures, days and words, none of them most."""
    figures = sum(is_value(text) for text in texts)
    days = sum(is_moment(text) for text in texts)
    words = sum(bool(_WORDS.search(text)) and not is_value(text) for text in texts)
    return len(texts) > 2 and max(figures, days, words) < _MOSTLY * len(texts) and words > 0
