"""What makes rows of different boards, years and reports the same row: their names, folded to what they say."""

import re
from functools import lru_cache

from ingest.document import TableKind
from ingest.facts.fact import RowKey, Side
from ingest.genre.line_kinds import plain
from ingest.language.remembered import remembered
from ingest.language.words import fold, squeeze

_NOTES = re.compile(r"(?<=[\w)%.])\s*(?:\*{1,3}|[†‡¹²³⁴-⁹]+|\s\d\))(?=$|[\s,.:;])|^\s*\*+\s*")
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|[a-zåäö]\))\s+(?=[^\W\d_])", re.IGNORECASE)
_DASH = re.compile(r"^\s*[-–—•▪]\s*")
_WRAPPED = re.compile(r"(?<=[^\W\d_])-\s+(?!(?:och|eller|samt|resp(?:ektive)?|/)\b)(?=[a-zåäö])")
_INITIALS = re.compile(r"(?<=[A-ZÅÄÖ0-9])-\s+(?=[^\W\d_])")  # "DNA- analys"
_PART = re.compile(r"^\s*[-–]?\s*(?:därav|varav)\b:?\s*|,?\s*\bvarav:?\s*$", re.IGNORECASE)
_MONEY = r"mnkr|mkr|tkr|kr|kronor|miljoner kronor|tusen kronor|tusentals kronor"
_UNIT = re.compile(
    rf",\s*(?:i\s+)?(?:%|(?:procent|{_MONEY})\b)\s*$|\(\s*(?:i\s+)?(?:%|(?:procent|{_MONEY})\b)\s*\)", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")  # "Individ- och familjeomsorg (barn och unga, vuxna)" as a heading
_EMPTY_WORDS = re.compile(r"^verksamhet(?:en)? för\s+(?=\S)", re.IGNORECASE)
_ENDINGS = (
    *((f"{base}n", base) for base in ("atri", "omi", "ologi", "rati", "grafi", "anti")),  # psykiatrin, ekonomin
    *((ending, "het") for ending in ("heterna", "heten", "heter")),
    *((ending, "") for ending in ("orna", "arna", "erna", "ena", "or", "ar", "er", "en", "et", "an", "na", "a", "e")),
)
_SHORTEST_BASE = 3  # letters left of a word
_COUNT = re.compile(r"\s*\(\d{1,3}\)\s*$")  # "Klimatinvesteringar (3)": how many there are
_TOKEN = re.compile(r"[^\W_]+|[<>≤≥+±]")
_TOTAL = re.compile(r"^(?:del)?(?:summa|totalt?|totalsumma|sammanlagt|samtliga)\b|\b(?:totalt?|summa)$|^hela namnden$")
_SUM_WORDS = frozenset("summa total totalt totalsumma delsumma sammanlagt samtliga hela".split())
_SIDES = (
    (re.compile(r"^(?:brutto|verksamhetens )?kostnad(?:er|erna)?$"), Side.COST),
    (re.compile(r"^(?:verksamhetens )?intakt(?:er|erna)?$"), Side.INCOME),
    (re.compile(r"^(?:verksamhetens )?netto(?:kostnad(?:er)?|budget)?$"), Side.NET),
)


def row_key(kind: TableKind, name: str, *, section: str = "", topic: str = "") -> RowKey:
    """Return the key of a row called `name` that stands under `section`, in a table about `topic`."""
    groups = [key_name(_ASIDE.sub("", text)) for text in (topic, section) if text]
    own = key_name(name)
    return RowKey(kind=kind, name=own, section=" / ".join(group for group in groups if group != own))


def key_name(name: str) -> str:
    """Return the words of a name without their endings, and without what does not tell it from another.

    Marks of notes, numbering, "varav", a unit of money or per cent at the end and hyphens of wrapping are left out;
    signs that make a difference ("<25 år") stay: `Andelen vuxna (procent)*` -> `andel vuxn`.
    """
    bare = _EMPTY_WORDS.sub("", bare_name(name)).replace("&", " och ")
    tokens = _TOKEN.findall(bare.casefold())
    return " ".join(base_form(token) if token[0].isalpha() else token for token in tokens)


@remembered(20_000)
def base_form(word: str) -> str:
    """Return a word folded and without the endings of number and definiteness: `förskolorna`, `förskola` -> `forskol`.

    Lighter than the stems of the search, which make one of `resultat` and `resultatenheter`.
    """
    folded = fold(word)
    for ending, kept in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) + len(kept) >= _SHORTEST_BASE:
            return folded[: len(folded) - len(ending)] + kept
    return folded


def bare_name(name: str) -> str:
    """Return a name for reading, without marks, numbering, "varav" and unit; the name itself where nothing is left."""
    text = _DASH.sub("", plain(name.replace("\u00ad", "")))
    text = _NUMBERING.sub("", _NOTES.sub("", text))
    text = _COUNT.sub("", _PART.sub("", _WRAPPED.sub("", _INITIALS.sub("-", text))))
    text = _UNIT.sub("", text).strip(" ,;:.")
    return squeeze(text) or squeeze(name)


def is_part(name: str) -> bool:
    """Return whether a row's name says that it is counted within another: `varav vuxna`."""
    return bool(re.match(r"^\s*[-–]?\s*(?:varav|därav)\b", name, re.IGNORECASE))


def is_total(name: str) -> bool:
    """Return whether a row's name says that it sums up others: `Summa`, `Totalt investeringar`, `TOTALT`."""
    return bool(_TOTAL.search(fold(bare_name(name)).strip(" .:")))


def within_group(group: str | None, name: str) -> str:
    """Return the group of the rows that stand under a row called `name`, which stands in `group`: `Skola, Personal`."""
    return f"{group}, {squeeze(name)}" if group and key_name(group) != key_name(name) else squeeze(name)


def stands_under(section: str | None, *, name: str, group: str | None) -> bool:
    """Return whether rows of `section` stand under the row called `name`, which itself stands in `group` or in none."""
    return section is not None and key_name(section) in (key_name(name), key_name(within_group(group, name)))


def total_of(name: str) -> str:
    """Return what the name of a sum says that it sums up: `Summa kostnader` -> `kostnader`, `Totalt` -> nothing."""
    words = [word for word in bare_name(name).split() if fold(word).strip(".:") not in _SUM_WORDS]
    return " ".join(words)


@lru_cache(maxsize=5_000)
def side_of(name: str) -> Side | None:
    """Return the side of the accounts that a row is called after: `Intäkter`, `Summa kostnader`; None for others."""
    folded = fold(total_of(name)).strip(" .:")
    return next((side for pattern, side in _SIDES if pattern.match(folded)), None)
