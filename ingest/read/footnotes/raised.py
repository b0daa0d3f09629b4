"""Raised marks: what a small figure above the line means, and what the footnote that it points at says."""

import re

# Private use: a mark travels inside the text up to where cells and paragraphs are made, and never further.
_OPEN, _CLOSE = "\ue000", "\ue001"
WRAPPED = re.compile(f"\\s?{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_MARK = re.compile(
    r"\*{1,4}|[†‡§#]|(?:not\s?)?\(?\d{1,2}\)?(?:\s?[,;]\s?\d{1,2}\)?)*|\(?[a-hA-H]\)?|[ivx]{1,4}\)?", re.IGNORECASE
)
_UNIT = re.compile(r"(?:^|[\s\d/(])[kdcmh]?m$")  # square and cubic metres
_TEN = re.compile(r"(?:^|[^\d.,\s]\s?|[^\d]\s)10$")
_POWERS = frozenset(("3", "6", "9", "12"))
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
_UNICODE = re.compile(r"(?<=[\w%)])([⁰¹²³⁴⁵⁶⁷⁸⁹]+[⁾)]?(?:[,;][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)")
_FIGURE = r"[-–−+±(]?\d[\d\s.,]*(?:\s?(?:%|mnkr|tkr|kr|st))?\)?"
_TRAILING = re.compile(rf"({_FIGURE})\s?(\*{{1,4}}|†|‡)$")
_WITHIN = re.compile(r"([-–−+±(]?\d[\d\s.,]*)(\*{1,4}|†|‡)(\s?(?:%|mnkr|tkr|kr|st)\)?)")
_BRACKETED = re.compile(rf"({_FIGURE})\s(\d{{1,2}}|[a-h])\)$")
_DEFINED = re.compile(
    r"(?:(?<=^)|(?<=[.!?]\s)|(?<=\n))(?:not\s?)?(\*{1,4}|[†‡]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\(?\d{1,2}\)|\d{1,2}(?=\s*[.:]?\s)|\(?[a-h]\))"
    r"\s*[.:=]?\s*(?=[^\W\d_])",
    re.IGNORECASE,
)


def is_mark(text: str) -> bool:
    """Return whether `text` may be a footnote mark: `1`, `2)`, `a`, `*`."""
    return bool(_MARK.fullmatch(text.strip()))


def raised(mark: str, *, after: str) -> str:
    """Return how the raised characters `mark` read right after `after`.

    A footnote mark is wrapped, so that it is told from the figure that it stands at: `8,6` and `1` are not `8,61`.
    The square of a unit and a power of ten stay: `m2`, `10⁶`. A mark that opens a text, as a footnote's own does, is
    followed by a space. Other raised text, such as the end of an ordinal, is text.
    """
    bare = mark.strip()
    if not is_mark(bare):
        return mark
    before = after.rstrip()
    if not before:
        return f"{bare} "
    if bare in ("2", "3") and _UNIT.search(before):
        return bare
    if bare in _POWERS and _TEN.search(before):
        return bare.translate(_SUPERSCRIPTS)
    return f"{_OPEN}{bare}{_CLOSE}"


def wrap_note(mark: str) -> str:
    """Return `mark` as it travels in a text: the number of a footnote that the file ties to this place."""
    return f"{_OPEN}{mark}{_CLOSE}"


def wrap_superscripts(text: str) -> str:
    """Return `text` with superscript digits that are marks wrapped: `8,6¹ %`, not `m²`."""
    if not _UNICODE.search(text):
        return text
    pieces: list[str] = []
    at = 0
    for match in _UNICODE.finditer(text):
        before = "".join(pieces) + text[at : match.start()]
        mark = match.group(1)
        power = raised(mark.rstrip("⁾)").translate(_DIGITS), after=before)  # "(m³)" closes no mark
        read = raised(mark.translate(_DIGITS), after=before) if power.startswith(_OPEN) else power
        pieces.append(text[at : match.start()] + (read if read.startswith(_OPEN) else mark))
        at = match.end()
    return "".join(pieces) + text[at:]


def without_marks(text: str) -> str:
    """Return `text` without the marks wrapped in it."""
    return WRAPPED.sub("", text) if _OPEN in text else text


def marks_in(text: str) -> tuple[str, ...]:
    """Return the marks wrapped in `text`, each as it is defined below: `1)` and `(1` are `1`."""
    found = (piece for match in WRAPPED.finditer(text) for piece in re.split(r"[,;]\s?", match.group(1)))
    return tuple(dict.fromkeys(key for mark in found if (key := _key(mark))))


def wrap_trailing(cell: str) -> str:
    """Return the text of a cell with a mark on the line after its figure wrapped: `31*`, `312 1)`."""
    if within := _WITHIN.fullmatch(cell):
        return f"{within.group(1)}{_OPEN}{within.group(2)}{_CLOSE}{within.group(3)}"
    match = _TRAILING.fullmatch(cell) or _BRACKETED.fullmatch(cell)
    if match is None or match.group(1).count("(") > match.group(1).count(")"):
        return cell
    return f"{match.group(1)}{_OPEN}{match.group(2)}{_CLOSE}"


def definitions_in(text: str) -> dict[str, str]:
    """Return what a line below a table says of its marks: `1) Till augusti. 2) Preliminär.` -> two notes."""
    found = list(_DEFINED.finditer(text))
    if not found or found[0].start() > 0:
        return {}
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {_key(match.group(1)): text[match.end() : end].strip() for match, end in zip(found, ends, strict=True)}


def _key(mark: str) -> str:
    return re.sub(r"^not\s?", "", mark.translate(_DIGITS).strip("() ").lower())
