"""Words that name rows of whatever kind: "yrkesgrupp", "enhet", "anläggning"."""

import re
from dataclasses import replace

from assistant.plan import Rows
from ingest.language.words import fold

# Folded: words for rows of any kind, and for those of a kind that their first part says: "yrkesgrupp", "åldersgrupp".
_ANY_ROW = re.compile(
    r"(?:yrkes|personal|resultat|verksamhets)?(?P<first>\w*?)"
    r"(?:grupp|enhet|anlaggning|lokal|stalle|objekt|arbetsplats|arbetsstalle|omrade|verksamhet|avdelning|kategori|post|niva|typ)"
    r"(?:en|et|er|ar|erna|arna|na|n|a|s)?"
)
_BARE = re.compile(r"(?:enhet|verksamhet|anlaggning|stalle|avdelning|post)(?:en|et|er|ar|erna|arna|na|n)?")


def is_any_row(kind: str) -> bool:
    """Return whether a folded word names rows of whatever kind: "yrkesgrupp", "enhet"."""
    return _ANY_ROW.fullmatch(kind) is not None


def first_part(kind: str) -> str:
    """Return what such a word says of the rows: `alders` of "åldersgrupp", nothing of "enhet"."""
    match = _ANY_ROW.fullmatch(kind)
    return match["first"] if match is not None else ""


def of_any_kind(rows: Rows) -> Rows:
    """Return `rows` without their one word where it says no more than that rows are meant: "vilka enheter"."""
    return replace(rows, words="") if _BARE.fullmatch(fold(rows.words)) else rows
