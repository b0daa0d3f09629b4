"""How many rows a rank is asked for."""

from assistant.work.planning.hear import Heard

_NUMERALS = {name: i for i, name in enumerate("noll en tva tre fyra fem sex sju atta nio tio elva tolv".split())}


def limit_of(heard: Heard) -> int:
    """Return how many rows the question asks for, one where it names no number."""
    said = heard.cue("rank_count")
    if said is None:
        return 1
    name = said.named.get("n") or said.named.get("top") or "1"
    digits = name.replace(" ", "")
    return int(digits) if digits.isdigit() else _NUMERALS.get(name, 1)
