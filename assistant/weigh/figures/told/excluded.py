"""Whether a question, or the name of a row, leaves something out of a figure: "exklusive semestrar"."""

import re

from ingest.language.words import fold

EXCLUDES = re.compile(  # folded
    r"\b(?:exkl\w*\.?|bortsett fran|bortse\w* (?:man )?(?:i )?fran|raknar? (?:man |vi )?bort|bortraknat|franraknat"
    r"|undanta\w*|utan att rakna|inte raknar? (?:in|med)|oraknat|utom|forutom)(?!\w)"
)


def leaves_out(text: str) -> bool:
    """Return whether a text leaves something out."""
    return EXCLUDES.search(fold(text)) is not None
