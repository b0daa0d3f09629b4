"""Questions for how things stand by now: "hittills", "just nu", "den senaste siffran"."""

import re
from functools import lru_cache

from ingest.language.words import fold

_SO_FAR = re.compile(
    r"\b(?:just nu|numera|hittills|i ?dag|i nulaget|i dagslaget|for narvarande|aktuell(?:a|t)?)\b"
    r"|\bnu\b(?! (?:ska|nar|blir))"
    # "de senaste åren" is a time, and "senast den 1 maj" an end.
    r"|\bsenaste\b(?! (?:\w+ )?(?:ar(?:et|en)?|manad\w*|veck\w*|tid\w*|tertial\w*|halvar\w*|kvartal\w*)\b)"
)


@lru_cache(maxsize=1_000)
def asks_so_far(question: str) -> bool:
    """Return whether `question` asks for how things stand by now, which the newest report that tells it does."""
    return _SO_FAR.search(fold(question)) is not None
