"""How a question says that something goes up or down, and the words in it that name no row and no column."""

import re

# Folded.
_UP = (
    r"oka\w*|okning\w*|vax\w*|vuxit|steg|stig\w*|hoj\w*|(?:gick|gatt|gar|ga)(?=(?: \w+){0,4} upp\b)"
    r"|bl(?:ev|ir|ivit|i) (?:fler|mer|hogre|storre|dyrare|langre)|dyrare|tilltog|tilltagit"
)
_DOWN = (
    r"minsk\w*|sjonk|sjunk\w*|sank\w*|krymp\w*|tappa\w*|foll|fallit|faller|backa\w*|rasa\w*"
    r"|(?:gick|gatt|gar|ga)(?=(?: \w+){0,4} (?:ner|ned)\b)|bl(?:ev|ir|ivit|i) (?:farre|mindre|lagre|billigare|kortare)"
    r"|billigare"
)
MOVES = re.compile(rf"\b(?:{_UP}|{_DOWN})\b")
_GOES_UP, _GOES_DOWN = re.compile(rf"\b(?:{_UP})\b"), re.compile(rf"\b(?:{_DOWN})\b")
# What only asks, helps or compares.
LIGHT = frozenset(
    """
    har hade ha haft fick far fatt blev blir blivit bli gick gar gatt ga kom kommer kommit kostade drog dra drar gav ger
    ge vantas vantade tror tros beraknas raknar man de vi ni totalt tillsammans ihop sammanlagt sammantaget alla
    stod star statt slut allra arets
    samtliga oftast mest minst hogst lagst flest farst slutet borjan ar aret innan fore forra foregaende jamfort
    procentenheter procentenhet procent typ slag sort sorts kategori minus plus upp ner ned in ut fler farre mer mindre
    hogre lagre dyrare billigare missar missa missade missas
    """.split()
)


def goes(folded: str) -> int:
    """Return 1 where a question says that something goes up, -1 where down, 0 where neither or both."""
    up, down = _GOES_UP.search(folded) is not None, _GOES_DOWN.search(folded) is not None
    return int(up) - int(down)
