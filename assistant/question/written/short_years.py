"""Years written in two figures, as they are in four: "ÅM 24", "mars -24", "24 mot 25", "NSI gator 24"."""

import re
from collections.abc import Iterable, Iterator

_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?!\d)")
# After the name of a board, a month, a season or a dash a short year needs no such word: "ÅM 24", "mars -24".
_NO_YEAR = r"(?=[\s?!.,;]|$)(?! ?(?:%|(?:procent|mnkr|mkr|tkr|kr|st|ar|barn|platser)\b))"  # what follows it
_AFTER_NAME = re.compile(rf"(?:^|[\s,]) ?(?:['’]|[-–] ?)?(2\d){_NO_YEAR}")
_DASHED = re.compile(
    r"(?:(?<=\s)[-–'’]|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb"
    r"|apr|aug|sep|sept|okt|nov|dec|var(?:en)?|sommar(?:en)?|host(?:en)?|vinter(?:n)?|arsskiftet|bokslut(?:et)?|budget(?:en)?)"
    rf" ?[-–'’]?)(2\d){_NO_YEAR}"
)
# Two short years that a question holds against each other: "24 mot 25", "från 23 till 25", "25 jämfört med 24".
_HELD_AGAINST = re.compile(
    r"(?<![\d.,-])(?<!\bkl )(?:['’-])?(?P<one>2\d)(?P<between> (?:mot|kontra|vs\.?|v\.?s\.?|an|till|och"
    r"|respektive|resp\.?|eller|->|jamfort (?:med|mot)|jamf?\.? (?:med)?|jmf\.?(?: med)?|jamfor med|i jamforelse med"
    rf"|i forhallande till)(?: (?:ar|aret))? ['’-]?)(?P<other>2\d){_NO_YEAR}(?! ?§)"
)
_WEAKLY_HELD = re.compile(r"^ (?:till|och|eller|an|respektive|resp\.?) $")  # joins other numbers too
_OF_PEOPLE = re.compile(r"\b(?:alder\w*|\w*aring\w*|arskurs\w*|ak|klockan|kl|oppet|oppettid\w*|personer|unga|vuxna)\b")
_OF_YEARS = re.compile(
    r"\b(?:fran|mellan|andra(?:s|des|de|t|ts)|forandra\w*|forandring\w*|utveckl\w*|skill\w*|skilj\w*|jamfor\w*|oka\w*|minska\w*"
    r"|hojd\w*|sank\w*|mer|mindre|fler|farre|hogre|lagre|battre|samre|storre|dyrare|billigare|sjunk\w*|stig\w*|gick)\b"
)
_APART = range(1, 6)  # years
# A lone one at the very end, where nothing says that it counts or numbers something: "NSI gator 24".
_AT_END = re.compile(r"(?<=\w) (?:ar |aret )?['’]?(?P<year>2\d)$")
_NUMBERED = re.compile(
    r"\b(?:nr|nummer|punkt(?:en)?|moment(?:et)?|kap(?:itel)?|sid(?:an|a)?|paragraf(?:en)?|mal(?:et)?|tabell(?:en)?|bilaga|linje"
    r"|grupp(?:en)?|over|under|an|minst|hogst|till|och|fran|mellan|mer|klockan|kl|den|\d+|hur manga|av|pa|i)$"
)


def with_whole_years(question: str, folded: str, board_spans: Iterable[tuple[int, int]]) -> str:
    """Return `question` with the short years in four figures that stand after a board, a month, a season or a dash."""
    named = (_AFTER_NAME.match(folded, end) for _, end in board_spans)
    starts = {match.start(1) for match in (*named, *_DASHED.finditer(folded)) if match is not None}
    starts |= set(_held_against(folded)) or set(_at_end(folded))
    for start in sorted(starts, reverse=True):
        before = question[:start].rstrip("-–'’")
        question = f"{before}{'' if before.endswith(' ') or not before else ' '}20{question[start:]}"
    return question


def _held_against(folded: str) -> Iterator[int]:
    """Give where two short years stand that are held against each other, in a question without a year in full."""
    match = _HELD_AGAINST.search(folded)
    if match is None or _YEAR.search(folded) or abs(int(match["one"]) - int(match["other"])) not in _APART:
        return
    weakly = _WEAKLY_HELD.match(match["between"]) is not None
    if not weakly or (_OF_YEARS.search(folded) and not _OF_PEOPLE.search(folded)):
        yield match.start("one")
        yield match.start("other")


def _at_end(folded: str) -> Iterator[int]:
    """Give where a short year stands at the very end of a question that names no other number."""
    asked = folded.rstrip(" ?!.")
    match = _AT_END.search(asked)
    if match is None or _NUMBERED.search(asked[: match.start()]) or re.search(r"\d", asked[: match.start()]):
        return
    yield match.start("year")
