"""What of an answer that was found a model's telling leaves out, and which therefore follows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation, report_of, short_title
from assistant.tell.written.found import MARKER, Form, chunks_of, figures_of, form_of, share_of
from ingest.language.sentences import sentences
from ingest.language.words import content_stems, squeeze

_ENDING = re.compile(r"\s*(?:\[\d{1,3}\])+[.,;:]?$")
_GROUP = re.compile(r"[^.:\[]{1,80}: ")  # the board or report that a line is of
_SEVERAL = 2
_PUT_OTHERWISE = 0.5  # the same where a sentence that it made its own is borne by the statement
_TOLD = 0.7  # share of a statement's words that a text has which tells it


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a telling says so far: its text with markers, what it cites, and the sources' sentences that bear it."""

    text: str
    cited: tuple[Citation, ...] = ()
    quotes: tuple[str, ...] = ()

    @property
    def bare(self) -> str:
        """The text without markers."""
        return MARKER.sub("", self.text)


def left_untold(draft: Answer, said: Said) -> str:
    """Return what of `draft` is not said: statements, of running text the sentences of them that are not.

    Other figures than the first are not among them where one figure answers: a model that leaves them out has told
    what was asked.
    """
    form = form_of(draft)
    missing = [
        _untold_of(chunk, said, draft)
        for at, chunk in enumerate(chunks_of(draft))
        if not (at and form is Form.ONE and _is_beside(chunk, draft))
    ]
    return ("\n" if form in {Form.EACH, Form.WORKED} else " ").join(part for part in missing if part)


def _untold_of(chunk: str, said: Said, draft: Answer) -> str:
    """Return what of a statement is not said, with its markers."""
    if _tells(said, chunk, draft):
        return ""
    marks = _ENDING.search(chunk)
    parts = [part.strip() for part in sentences(chunk[: marks.start()])] if marks else []
    if marks is None or len(parts) < _SEVERAL or MARKER.search(" ".join(parts)):
        return chunk
    own, name = _cited(chunk, draft), _GROUP.match(chunk) if form_of(draft) is Form.EACH else None
    left = [part for part in parts if not _is_said(_without_reports(part, own), said)]
    before = name.group() if name and left and left[0] is not parts[0] else ""
    return f"{before}{' '.join(left).removesuffix('.')}{marks.group()}" if left else ""


def _is_beside(chunk: str, draft: Answer) -> bool:
    """Return whether a statement tells another figure than the first, which is the answer."""
    first, own = draft.citations[0], _cited(chunk, draft)
    answers = first.cell is not None and squeeze(first.cell.value) in squeeze(draft.text)
    return answers and bool(own) and own[0].cell is not None and _value(own[0]) != _value(first)


def _tells(said: Said, chunk: str, draft: Answer) -> bool:
    """Return whether a statement is told: the cell's figure from its row, or all figures and most of the words."""
    own = _cited(chunk, draft)
    if form_of(draft) is Form.WORKED:
        line = MARKER.sub("", chunk).strip()
        return line in said.quotes and figures_of(_without_reports(line, draft.citations)) <= figures_of(said.bare)
    if not own:
        return False
    bare, places = _without_reports(MARKER.sub("", chunk), own), {citation.passage.id for citation in said.cited}
    if not {citation.passage.id for citation in own} <= places:
        return False
    if len(own) == 1 and _value(own[0]) and _value(own[0]) in squeeze(bare):
        return figures_of(_value(own[0])) <= figures_of(said.bare)
    return _is_said(bare, said)


def _is_said(bare: str, said: Said) -> bool:
    """Return whether all figures of a statement are said and most of its words, or the words of what bears those."""
    if not figures_of(bare) <= figures_of(said.bare):
        return False
    share = share_of(bare, set(content_stems(said.bare)))
    quoted = any(share_of(bare, set(content_stems(quote))) >= _TOLD for quote in said.quotes)
    return share >= (_PUT_OTHERWISE if quoted else _TOLD)


def _cited(chunk: str, draft: Answer) -> list[Citation]:
    numbers = {int(number) for number in MARKER.findall(chunk)}
    return [citation for citation in draft.citations if citation.number in numbers]


def _without_reports(chunk: str, cited: Sequence[Citation]) -> str:
    """Return a statement without the names of the reports that it is from, which say nothing of what it tells."""
    names = {name for c in cited for name in (short_title(c.source), report_of(c.source, board=False)) if name}
    for name in sorted(names, key=len, reverse=True):
        chunk = re.sub(rf"(?:, enligt )?\(?{re.escape(name)}\)?:?", " ", chunk)
    return chunk


def _value(citation: Citation) -> str:
    return squeeze(citation.cell.value) if citation.cell else ""
