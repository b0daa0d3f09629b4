"""Signs of the report type of a document."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.describe.evidence import FIRST_FACTOR, IN_FILE_NAME, ranked, readings
from ingest.document import Guess, ReportType

TYPE_NAMES = (ReportType.PLAN, ReportType.FIRST_TERTIAL, ReportType.SECOND_TERTIAL, ReportType.ANNUAL)
OWN_NAME = re.compile(
    r"^(?:förslag till )?(?:(?P<vp>verksamhetsplan)|tertialrapport ?(?P<t>[12])|(?P<vb>verksamhetsberättelse))"
    r"(?:,? (?:för )?(?:år )?20\d\d)?(?:,? .{2,50})?$"
)

_PLAN, _T1, _T2, _VB = TYPE_NAMES
_OWN_FACTOR = 3.0  # times as much counts a line that is nothing but the document's own name
_MOST_TABLES = 30.0  # all table headers together count no more than this
_STRONG = 3.0  # weight from which a sign of an annual report is no mere turn of phrase
_OWN_COLUMNS = 6.0  # the sum of such signs from which the document is an annual report's
_QUOTED = 0.3  # of their weight count signs of tertial reports then

_SINCE = r"(?<!sedan )(?<!med )(?<!mot )(?<!efter )(?<!än i )(?<!i )(?<!till )(?<!inför )"
# What each type is made of: its own name, the columns of its tables, what it says of itself, how it speaks of goals.
_TYPE_SIGNS: tuple[tuple[ReportType, float, str], ...] = (
    (_PLAN, 3.0, r"^(?:förslag till )?verksamhetsplan(?:en)? (?:för )?(?:år )?20\d\d\b"),
    (_PLAN, 3.0, r"\b(?:fastställer|godkänner)\b.{0,60}\bverksamhetsplan"),
    (_PLAN, 3.0, r"\bverksamhetsplan\w*\b.{0,40}\b(?:fastställs|godkänns)"),
    (_PLAN, 2.0, r"^verksamhetsplanen (?:för|beskriver|anger)\b"),
    (_PLAN, 2.0, r"\bindikator årsmål (?:kf:?s )?(?:årsmål )?.{0,24}periodicitet"),
    (_PLAN, 0.5, r"\baktivitet startdatum slutdatum(?! avvikelse)"),
    (_PLAN, 0.5, r"\bvp 20\d\d\b"),
    (_T1, 4.0, rf"{_SINCE}\b(?:tertialrapport|tertial|t) ?1\b"),
    (_T1, 2.0, r"\bi samband med tertialrapport (?:1|ett)\b"),
    (_T1, 2.0, r"\btertial 1 20\d\d\b"),
    (_T1, 3.0, r"\bjanuari ?(?:[–-]|till|t\.?o\.?m\.?) ?april\b"),
    (_T1, 1.0, r"\b(?:under (?:den )?första tertialen|årets (?:fyra )?första (?:fyra )?månader)\b"),
    (_T2, 4.0, rf"{_SINCE}\b(?:tertialrapport|tertial|t) ?2\b"),
    (_T2, 4.0, r"\bprognos t2\b"),
    (_T2, 1.5, r"\b(?:sedan|jämfört med|mot) tertialrapport (?:1|ett)\b"),
    (_T2, 2.0, r"\bi samband med tertialrapport (?:2|två)\b"),
    (_T2, 2.0, r"\btertial 2 20\d\d\b"),
    (_T2, 3.0, r"\bjanuari ?(?:[–-]|till|t\.?o\.?m\.?) ?augusti\b"),
    (_T2, 1.0, r"\b(?:under (?:den )?andra tertialen|årets åtta första månader|årets första åtta månader)\b"),
    (_VB, 4.0, r"^verksamhetsberättelse(?:n)? (?:för )?(?:år )?20\d\d\b"),
    (_VB, 3.0, r"\b(?:godkänner|fastställer)\b.{0,60}\bverksamhetsberättelse"),
    (_VB, 3.0, r"\bverksamhetsberättelse\w*\b.{0,40}\b(?:fastställs|godkänns)"),
    (_VB, 3.0, r"\bårets utfall\b|\butfall helår\b|\bhelårsutfall\b"),
    (_VB, 1.5, r"\b(?:sedan|jämfört med|mot) tertialrapport (?:2|två)\b"),
    (_VB, 1.0, r"\b(?:har uppfyllts|uppfylldes|har uppnåtts|uppnåddes|nåddes|årets resultat|årsutfall(?:et)?)\b"),
    (_VB, 1.0, r"\b(?:året slutade|året gick|vid årets slut|bokslutet visar|under det gångna året)\b"),
    (_VB, 1.0, r"\bbudget bokslut\b|\bbokslut 20\d\d avvikelse"),
)
_IN_TERTIAL = re.compile(
    r"\bperiodens utfall\b|\bprognos helår\b|\bprognos(?:en)? för (?:året|helåret)\b|\bprognostisera(?:r|s|de)\b"
)
_COMPILED = [(type_, weight, re.compile(pattern)) for type_, weight, pattern in _TYPE_SIGNS]
_ANY_SIGN = re.compile("|".join(pattern for _, _, pattern in _TYPE_SIGNS))


def guess_type(lines: Sequence[tuple[int, str]], *, file: str) -> Guess:
    """Return the report type that `lines` speak most for; the value is empty where nothing tells."""
    scores: dict[ReportType, float] = dict.fromkeys(TYPE_NAMES, 0.0)
    evidence: dict[ReportType, list[tuple[float, int]]] = defaultdict(list)
    tertial_lines: list[int] = []
    strong: list[tuple[float, int]] = []
    seen: Counter[str] = Counter()
    for read in readings(lines):
        if read.has(_IN_TERTIAL):
            tertial_lines.append(read.number)
        for type_, weight, pattern in _COMPILED if _ANY_SIGN.search(read.with_next) else ():
            if read.has(pattern):
                seen[pattern.pattern] += 1
                part = weight * (FIRST_FACTOR if read.first else 1.0) / seen[pattern.pattern] ** 0.5
                scores[type_] += part
                evidence[type_].append((part, read.number))
                if type_ is _VB and weight >= _STRONG:
                    strong.append((part, read.number))
        own = OWN_NAME.match(read.line) if read.first else None
        if own:
            type_ = _PLAN if own["vp"] else _VB if own["vb"] else (_T1, _T2)[int(own["t"]) - 1]
            scores[type_] += _OWN_FACTOR * FIRST_FACTOR
            evidence[type_].append((_OWN_FACTOR * FIRST_FACTOR, read.number))
    if sum(part for part, _ in strong) >= _OWN_COLUMNS:  # an annual report quotes the year's tertial reports
        scores[_T1], scores[_T2] = scores[_T1] * _QUOTED, scores[_T2] * _QUOTED
    leading = _T2 if scores[_T2] > scores[_T1] else _T1
    if scores[leading] > 0 and scores[_VB] < scores[leading]:
        scores[leading] += min(_MOST_TABLES, float(len(tertial_lines)))
        evidence[leading].extend((0.9, number) for number in tertial_lines[:3])
    _count_file_type(scores, file)
    return ranked({str(type_): score for type_, score in scores.items()}, {str(k): v for k, v in evidence.items()})


def _count_file_type(scores: dict[ReportType, float], file: str) -> None:
    name = f" {file.casefold().replace('_', ' ').replace('-', ' ')} "
    for type_, words in (
        (_PLAN, r"\bvp\b|verksamhetsplan"),
        (_T1, r"\bt1\b|tertial(?:rapport)? ?1"),
        (_T2, r"\bt2\b|tertial(?:rapport)? ?2"),
        (_VB, r"\bvb\b|verksamhetsber"),
    ):
        if re.search(words, name):
            scores[type_] += IN_FILE_NAME
