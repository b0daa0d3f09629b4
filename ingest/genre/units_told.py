"""Lines beside a table that tell the unit of its money: `Kostnader, tkr`, `Alla belopp anges i tusental kronor.`."""

import re
from collections.abc import Iterator

from ingest.genre.columns import header_unit
from ingest.language.words import fold, squeeze

_SENTENCE_ENDS = re.compile(r"(?<=[^\d][.;:])\s+(?=[A-ZÅÄÖ(])")
_LONGEST_TITLE = 100  # characters
_AMOUNT = re.compile(r"\d\s*$")
_NAMED = re.compile(
    r"\b(?:mnkr|mkr|msek|tkr|kkr|tsek|mdkr|(?:miljoner|miljontals|miljarder|tusen|tusentals?) (?:kronor|kr)"
    r"|1[ \u00a0]?000-tals? kronor)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:belopp\w*|siffror\w*|talen|tal|uppgifter\w*|varden\w*|kostnader\w*|redovis\w*|anges|angiv\w*|uttryck\w*|raknat"
    r"|visas|presenteras|avser)\b.*\bi (?:hela )?$"
)
_ALONE = re.compile(r"[\s(\[,.:;–-]*(?:i )?$")
_CLOSED = re.compile(r"[,(\[–:-]\s*(?:belopp )?(?:i )?$")
_OF_ALL = re.compile(
    r"\b(?:inte|inget|ej) annat (?:anges|framgar|sags|skrivs|namns)|\b(?:belopp|siffror|tal)\w* i (?:denna |den har )?"
    r"(?:rapport|dokument|handling|redovisning|bilaga|skrift|tertialrapport|delarsrapport)\w*"
)
# Folded: "Avgift i kr för vanliga ärenden", "Kronor per plats", "Närvaro i procent av tiden", "Skattesats, kr".
_UNIT_OF_TITLE = re.compile(
    r"(?:^(?:tabell [\d.]+:? )?|[,(] ?(?:i )?|\bi )(?P<unit>kr|kronor|procent|%)(?:[),]|$| (?:av|per|for)\b)"
)
# "Taxa i kronor och handläggningstid", "Kö och avgift, kr": the unit may be of one of the two alone.
_TWO_THINGS = re.compile(r"\b(?:och|samt|respektive|resp)\b|[^\W\d] ?[/&+] ?[^\W\d]")
_EACH = re.compile(r"\bper [^\W\d]+(?: och | ?/ ?)[^\W\d]+")
# Folded; the start of what a heading or a caption calls such a table, its number left out.
_COUNTING = re.compile(
    r"^(?:tabell )?[\d.:]*\s*(?:genomsnittligt |arligt )?"
    r"(?:antal\w*|\w*volym(?:er|erna)?|\w*volymutveckling\w*|nyckeltal\w*"
    r"|verksamhetsmatt|andel\w*|prestation(?:er|erna)?|(?:barn|elev|plats|invanar|arende)antal\w*)\b"
)
_OF_MONEY = re.compile(r"kostnad|intakt|kronor|\bkr\b|ekonomi|belopp|netto|investering|\bbudgetram|resultat")


def unit_told(text: str) -> str | None:
    """Return the unit of money in which a line says that figures beside it are; None for none, or for two.

    `Tabell 1. Projekt, belopp i tkr. Minus betyder överskridande.` -> `tkr`; an amount of its own ("ett överskott på
    2,3 mnkr") tells nothing of a table.
    """
    units = {unit for sentence in _SENTENCE_ENDS.split(squeeze(text)) for unit in _of_sentence(sentence.strip())}
    return units.pop() if len(units) == 1 and len(_named(text)) == 1 else None


def is_counting(title: str) -> bool:
    """Return whether what a table is called says that it counts, and nothing of money: `Antal barn och elever`."""
    folded = fold(title).strip()
    return bool(_COUNTING.search(folded)) and not _OF_MONEY.search(folded) and header_unit(title) is None


def unit_of_title(title: str) -> str | None:
    """Return the unit, kronor or per cent, that what a table is called names for its figures; else None."""
    folded = fold(squeeze(title)).strip(" .:")
    units = {match["unit"] for match in _UNIT_OF_TITLE.finditer(folded)}
    if len(title) > _LONGEST_TITLE or len(units) != 1 or header_unit(title) is not None or _names_two(folded):
        return None
    return "%" if units & {"procent", "%"} else "kr"


def _names_two(folded: str) -> bool:
    """Return whether a title names two things; "per plats och dygn" is one measure."""
    return _TWO_THINGS.search(_EACH.sub(" ", folded)) is not None


def tells_of_all(text: str) -> bool:
    """Return whether a line tells the unit of all tables of its document: `Belopp i tkr om inget annat anges`."""
    return _OF_ALL.search(fold(text)) is not None and unit_told(text) is not None


def _of_sentence(sentence: str) -> Iterator[str | None]:
    for match in _NAMED.finditer(sentence):
        before, after = fold(sentence[: match.start()]), sentence[match.end() :].strip(" .;:")
        if _AMOUNT.search(before) and not match.group().startswith("1"):
            continue
        ends = not after or after[0] in ")],"
        if _TELLS.search(before) or _ALONE.fullmatch(before) or (ends and (_CLOSED.search(before) or _ends(before))):
            yield header_unit(match.group())


def _named(text: str) -> set[str | None]:
    """Return the units of money that a text names without an amount before them."""
    names = [match for match in _NAMED.finditer(text) if not _AMOUNT.search(text[: match.start()])]
    return {header_unit(match.group()) for match in names}


def _ends(before: str) -> bool:
    """Return whether a title ends in its unit: `Nettokostnad per verksamhet i `."""
    return before.endswith(" i ") and len(before) <= _LONGEST_TITLE
