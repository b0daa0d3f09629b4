"""Text from questions and documents as HTML that shows it as it is: everything is escaped, nothing is interpreted."""

import re
from collections.abc import Callable
from html import escape

_MARKER = re.compile(r"\[(\d{1,3})\]")
_SPACED_MARKER = re.compile(rf"\s*{_MARKER.pattern}")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")
_BULLET = re.compile(r"^\s*[•\-–*]\s+(?=\S)")
_MARKDOWN = frozenset("\\`*_{}[]<>()#+-.!|~$:&")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_OPEN, _CLOSE = "\ue000", "\ue001"
_FULL_LINE = 0.6
"""A line at least this long, as a part of the longest around it, was wrapped and goes on in the next one."""


def answer_text(text: str, *, marker: Callable[[int], str]) -> str:
    """Return an answer's text as paragraphs and lists, its [n] replaced by what `marker` makes of n.

    `"12 st [1].\\n- a\\n- b" -> "<p>12 st …</p><ul><li>a</li><li>b</li></ul>"`
    """
    parts: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines: list[str] = []
        items: list[str] = []
        for line in block.split("\n"):
            if match := _BULLET.match(line):
                items.append(with_markers(line[match.end() :], marker=marker))
            elif items:
                items[-1] += " " + with_markers(line.strip(), marker=marker)
            else:
                lines.append(with_markers(line, marker=marker))
        parts += [f"<p>{'<br>'.join(lines)}</p>"] if lines else []
        parts += ["<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"] if items else []
    return "".join(parts)


def without_markers(text: str) -> str:
    """Return an answer's text as HTML without its [n], nor the space before them."""
    return answer_text(_SPACED_MARKER.sub("", text), marker=lambda _: "")


def as_label(text: str) -> str:
    """Return `text`, which may quote a document, so that a label's Markdown shows it as it is."""
    return "".join(f"\\{sign}" if sign in _MARKDOWN else sign for sign in text)


def with_markers(text: str, *, marker: Callable[[int], str]) -> str:
    """Return `text` escaped, its [n] replaced by what `marker` makes of n."""
    return _MARKER.sub(lambda match: marker(int(match.group(1))), unbroken(text))


def unbroken(text: str) -> str:
    """Return `text` escaped, its numbers with thousands kept on one line: `12 400`."""
    return _THOUSANDS.sub(r'<span class="nv-number-whole">\g<0></span>', escape(text))


def highlighted(before: str, quote: str, after: str, *, verbatim: bool) -> str:
    """Return a stretch of stored text with `quote` in <mark>.

    `verbatim` keeps each line and space, as a table needs, but one of several empty lines; else the lines that the
    page's width wrapped are joined to paragraphs.
    """
    clean = [part.replace(_OPEN, "").replace(_CLOSE, "") for part in (before, quote, after)]
    lead = len(clean[1]) - len(clean[1].lstrip())
    trail = len(clean[1].rstrip())
    text = clean[0] + clean[1][:lead] + _OPEN + clean[1][lead:trail] + _CLOSE + clean[1][trail:] + clean[2]
    paragraphs = [_EMPTY_LINES.sub("\n\n", text).strip("\n")] if verbatim else _paragraphs(text)
    html: list[str] = []
    marked = False
    for paragraph in paragraphs:
        opened = ("<mark>" if marked else "") + unbroken(paragraph).replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>")
        marked = (marked or _OPEN in paragraph) and _CLOSE not in paragraph
        html.append(f"<p>{opened}{'</mark>' if marked else ''}</p>")
    return "".join(html)


def _paragraphs(text: str) -> list[str]:
    """Join wrapped lines; a blank line, a bullet or the end of a short line starts a new paragraph."""
    lines = text.split("\n")
    longest = max(len(line.strip()) for line in lines)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        folded = " ".join(line.split())
        if not folded.strip(_OPEN + _CLOSE):
            if folded and paragraphs:
                paragraphs[-1] += folded
            elif folded:
                paragraphs.append(folded)
            goes_on = False
        elif goes_on and not _BULLET.match(folded.lstrip(_OPEN)):
            paragraphs[-1] += " " + folded
            goes_on = len(folded) >= _FULL_LINE * longest
        else:
            paragraphs.append(folded)
            goes_on = len(folded) >= _FULL_LINE * longest
    return paragraphs
