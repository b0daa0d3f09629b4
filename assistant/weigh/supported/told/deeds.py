"""What somebody does, told by another word than it is asked for: "ledde" by "under ledning av"."""

import re

from ingest.language.words import fold

_ROOT = 6  # letters at the start of two words that are of one family: "reserverade", "reservation"
# The start of a deed's word -> what tells the same in a report; folded.
_FAMILIES = {
    r"led|ledde|lett|styr": r"ledning av|\w*ledare|leds|leddes|letts|ordforande|ansvar\w*",
    r"kolla|granska|kontroll|undersok|utred|se(?:r)? over|bevaka|foljer": (
        r"granska\w*|granskning\w*|kontroll\w*|utred\w*|forstudie\w*|undersok\w*|uppfoljning\w*|foljer|redovisar\w*|bevakar"
        r"|inventer\w*|ansvar\w*"
    ),
    r"beslut|bestam": r"beslut\w*|antog\w*|antar|faststall\w*|godkan\w*",
    r"skrev|skriver|skrivit|forfatta|tar|tog|tagit": (
        r"forfattare|upprattad\w*|tagits fram|framtagen|skriven|sammanstalld\w*"
    ),
    r"bygg|utfor": r"entreprenor\w*|utfor\w*|uppfor\w*|bygg\w*|upphandl\w*",
    r"betala|bekosta|finansier": r"betala\w*|bekosta\w*|finansier\w*|star for|bar kostnaden|belastar|debiter\w*",
    r"narvar|deltog|delta|deltar": r"narvarande|deltog|deltagare|beslutande|ledamot\w*",
    r"foresl|yrka": r"forslag\w*|foresl\w*|yrka\w*|yrkande\w*",
    r"eftertra|tog over|tar over|ersatt": r"eftertra\w*|tilltr\w*|ersatt\w*|tar over|tog over|ny \w+(?:chef|rektor)",
    r"svarar|svarade|hanter|skot": r"ansvar\w*|svarar|handlagg\w*|hanter\w*|skots|driv\w*",
}


def tells_deed(deed: str, text: str) -> bool:
    """Return whether a folded word for what somebody does is told by a text, in the same or another word."""
    folded = fold(text)
    if len(deed) >= _ROOT and re.search(rf"\b{re.escape(deed[:_ROOT])}", folded) is not None:
        return True
    told = (told for asked, told in _FAMILIES.items() if re.match(rf"(?:{asked})", deed) is not None)
    return any(re.search(rf"\b(?:{one})\b", folded) is not None for one in told)
