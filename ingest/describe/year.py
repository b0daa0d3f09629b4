"""Signs of the year that a document is about."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.describe.evidence import FIRST_FACTOR, IN_FILE_NAME, ranked, readings
from ingest.document import Guess

# A year in a column of plans and reports, or where a document names itself, is the document's own; `back` is how far
# the year that stands there lies before it.
_YEAR_SIGNS: tuple[tuple[float, int, str], ...] = (
    (6.0, 0, r"\b(?:verksamhetsplan|verksamhetsberättelse|tertialrapport(?: \d)?|budget) (?:för )?(?:år )?(20\d\d)\b"),
    (6.0, 0, r"\bkf:?s\s+årsmål(?: år)? (20\d\d)\b"),
    (6.0, 0, r"^årsmål år (20\d\d)\b"),
    (5.0, 0, r"\bvp (20\d\d)\b"),
    (5.0, 0, r"\bt[12] (20\d\d)\b"),
    (5.0, 0, r"\btertial \d (20\d\d)\b"),
    (4.0, 1, r"\butfall\s+vb\s+(20\d\d)\b"),
    (2.0, 0, r"\b(?:mål|målvärde\w*|årsmål\w*|prognos\w*|utfall\w*) (?:för )?(?:år )?(20\d\d)\b"),
    (1.5, 0, r"\bunder (?:år )?(20\d\d)\b"),
    (1.5, 0, r"\b(20\d\d)-(?:01-01|12-31)\b"),
    (1.0, 0, r"\b(20\d\d)-\d\d-\d\d\b"),
)
_YEARS = [(weight, back, re.compile(pattern)) for weight, back, pattern in _YEAR_SIGNS]
_ANY = 0.3
_ANY_YEAR = re.compile(r"\b(20\d\d)\b")


def guess_year(lines: Sequence[tuple[int, str]], *, file: str) -> Guess:
    """Return the year that the document is about; for a plan that is the year planned, not the year of writing."""
    scores: dict[str, float] = defaultdict(float)
    evidence: dict[str, list[tuple[float, int]]] = defaultdict(list)
    seen: Counter[tuple[str, str]] = Counter()
    for read in readings(lines):
        for weight, back, pattern in _YEARS if _ANY_YEAR.search(read.with_next) else ():
            for match in pattern.finditer(read.with_next):
                if match.start() >= len(read.line):
                    continue
                year = str(int(next(group for group in match.groups() if group)) + back)
                seen[year, pattern.pattern] += 1
                part = weight * (FIRST_FACTOR if read.first else 1.0) / seen[year, pattern.pattern] ** 0.5
                scores[year] += part
                evidence[year].append((part, read.number))
        for match in _ANY_YEAR.finditer(read.line):
            seen[match[1], ""] += 1
            scores[match[1]] += _ANY / seen[match[1], ""] ** 0.5
            evidence[match[1]].append((_ANY / 3, read.number))
    for match in re.finditer(r"(?<!\d)(20\d\d)(?!\d)", file):
        scores[match[1]] += IN_FILE_NAME
    return ranked(scores, evidence)
