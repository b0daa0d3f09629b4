"""Do the citations bear the answer: on the evidence, verbatim, from the right document, with every number.

Precision and recall follow Gao et al. 2023 (ALCE), with overlap of a citation and the evidence lines in place of a
judge model.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from eval.sources import squeeze

_MARKER = re.compile(r"\[\d+\]")
_NUMBER = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*")


def precision(on_evidence: Sequence[bool]) -> float:
    """Return the share of citations that overlap the evidence; `on_evidence` has one entry a citation, at least one."""
    return sum(on_evidence) / len(on_evidence)


def recall(cited: Collection[str], wanted: Collection[str]) -> float:
    """Return the share of the documents with evidence (`wanted`) whose evidence is cited (`cited`)."""
    return len(set(cited) & set(wanted)) / len(set(wanted))


def wrong_document_share(files: Sequence[str], wanted: Collection[str]) -> float:
    """Return the share of citations, given by their `files`, that lie outside the documents with evidence."""
    return sum(file not in wanted for file in files) / len(files)


def verbatim(quote: str, folded_source: str) -> bool:
    """Say whether `quote`, folded, stands in a source text that `squeeze` has folded (once, not a quote at a time)."""
    return bool(quote.strip()) and squeeze(quote) in folded_source


def numbers(text: str) -> list[str]:
    """Return the numbers of an answer, markers apart: "1 272 (5,5 %) [2]" -> ["1 272", "5,5"]."""
    return [match.group() for match in _NUMBER.finditer(squeeze(_MARKER.sub(" ", text)))]


def number_share(text: str, bearers: Iterable[str], *, reckoned: Iterable[str] = ()) -> float | None:
    """Return the share of the numbers in `text` that stand in one of `bearers`; None where `text` has no number.

    Those of `reckoned` are worked out of others: they count as borne where all others are.
    """
    wanted = numbers(text)
    folded = [squeeze(bearer) for bearer in bearers]
    results = [squeeze(result) for result in reckoned]
    if not wanted:
        return None
    borne = [any(_borne(number, bearer) for bearer in folded) for number in wanted]
    worked = [any(_borne(number, result) for result in results) for number in wanted]
    whole = all(one or other for one, other in zip(borne, worked, strict=True))
    return sum(one or (other and whole) for one, other in zip(borne, worked, strict=True)) / len(wanted)


def _borne(number: str, bearer: str) -> bool:
    # A table row folds neighbouring cells to "260 253": a space before or after is no proof of a longer number.
    digits = re.escape(number).replace(r"\ ", " ?")
    return re.search(rf"(?<!\d)(?<!\d[.,]){digits}(?!\d)(?![.,]\d)", bearer) is not None
