"""Markers of citation as models write them, read into one form; brackets of a document's own are none."""

import re

# What a marker is once it is read: signs that no text of a document or a model may hold.
_OPEN, _CLOSE = "\ue010", "\ue011"
READ = re.compile(rf"{_OPEN}(\d{{1,2}}(?:,\d{{1,2}})*){_CLOSE}")
_NAMED = r"(?:utdrag|källa|källor|passage|source|ref|nr)\.?\s*"
_NUMBERS = r"\d{1,2}(?:\s*(?:,|;|&|och|–|-)\s*(?:" + _NAMED + r")?\d{1,2})*"
_WRITTEN = re.compile(
    rf"\[\^?(?:{_NAMED})?({_NUMBERS})\](?!\()"
    rf"|【(?:{_NAMED})?({_NUMBERS})(?:[†:][^】]{{0,60}})?】"
    rf"|［({_NUMBERS})］"
    rf"|\((?:{_NAMED})({_NUMBERS})\)"
    rf"|\(({_NUMBERS})\)(?=\s*(?:[.,;:!?]|$|\n))",
    re.IGNORECASE,
)
_AFTER_STOP = re.compile(rf"([.!?])((?:\s*{_OPEN}[\d,]+{_CLOSE})+)")
_HALF = re.compile(r"[\[【［(](?:\^|[\d\s,;&–-]|[a-zåäö.†:]){0,70}$", re.IGNORECASE)


def read(text: str, *, most: int) -> str:
    """Return `text` with each marker of a passage 1 to `most` in one form, before the stop that it stands after."""
    clean = text.replace(_OPEN, "").replace(_CLOSE, "")
    marked = _WRITTEN.sub(lambda match: _one_form(match, most), clean)
    return _AFTER_STOP.sub(lambda match: match[2].strip() + match[1], marked)


def numbers_in(sentence: str) -> list[int]:
    """Return the numbers of the markers of a sentence as `read` left it, each once."""
    found = [int(number) for match in READ.finditer(sentence) for number in match[1].split(",")]
    return list(dict.fromkeys(found))


def without(sentence: str) -> str:
    """Return a sentence as `read` left it without its markers."""
    bare = READ.sub("", sentence)
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(bare.split()))


def without_half(text: str) -> str:
    """Return `text` without what may be the first half of a marker at its end."""
    return _HALF.sub("", text)


def ends_marked(sentence: str) -> bool:
    """Return whether a sentence ends in a marker and a stop, so that nothing of it is to come."""
    return re.search(rf"{_CLOSE}\s*[.!?]\s*$", sentence) is not None


def _one_form(match: re.Match[str], most: int) -> str:
    written = next(group for group in match.groups() if group)
    numbers: list[int] = []
    for part in re.split(r"\s*(?:,|;|&|och)\s*", re.sub(_NAMED, "", written, flags=re.IGNORECASE)):
        ends = [int(end) for end in re.split(r"\s*[–-]\s*", part) if end.strip()]
        numbers.extend(range(ends[0], ends[-1] + 1) if ends else ())
    if not numbers or not all(1 <= number <= most for number in numbers):
        return "" if match.group().startswith(("[", "【", "［")) else match.group()
    return f"{_OPEN}{','.join(map(str, dict.fromkeys(numbers)))}{_CLOSE}"
