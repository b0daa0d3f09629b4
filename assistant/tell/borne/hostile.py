"""What speaks to whoever answers and not to whoever reads: neither evidence nor an answer."""

import re

from ingest.language.instructions import speaks_to_the_model
from ingest.language.sentences import sentences
from ingest.language.words import fold

_TO_THE_READER = re.compile(r"\b(?:du|dig|din|ditt|dina|er|ert|era|losenord\w*|klicka\w*|logga)\b")


def trusted(text: str) -> str:
    """Return what of a passage's `text` may bear an answer: all before the first sentence that gives instructions.

    What follows such a sentence may be its continuation, so it is left out too.
    """
    kept = []
    for sentence in sentences(text):
        if speaks_to_the_model(sentence):
            break
        kept.append(sentence)
    return "".join(kept)


def speaks_to_the_reader(sentence: str) -> bool:
    """Return whether a written sentence asks its reader to do something, which no report does in an answer."""
    return _TO_THE_READER.search(fold(sentence)) is not None
