"""Which figures of a table may be added up: counts and money, and no share, mean, price, index or year."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.document import Row, Table
from ingest.facts.cells.amounts import Amount, amount_of
from ingest.facts.columns.roles import Role, part_of
from ingest.language.words import fold

_ROLES = frozenset({Role.SHARE, Role.WORDS})
# In the head of a column, a unit or the name of a row.
_OF_TIME = r"\d|den\b|ar\b|manad|kvartal|tertial|jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_NO_SUM = re.compile(
    r"%|\bprocent|\bandel|\b(?:genom)?snitt|\bmedel(?:tal|varde|alder|betyg|lon)|\bmedian|\bindex|\bnojd|\bkvot|\branta"
    r"|\w(?:grad|tathet|franvaro)(?:en)?\b|\bpris(?:et|er)?\b|\bnyckeltal|\bstyckkostnad|\bkr\w* ?/|\bar(?:tal)?$"
    rf"|\bbyggar|\bper (?!{_OF_TIME}|namnd|omrad|verksamhet)"
)
_SHARES = re.compile(r"%|\bprocent|\bandel")  # in a caption
_MONEY = re.compile(r"\b(?:mnkr|mkr|tkr|kr|kronor|miljoner|budget\w*|bokslut\w*|kostnad\w*|intakt\w*|netto\w*)\b")
_YEARS = range(1900, 2100)


def may_be_added(table: Table, total: Row, group: Sequence[Row], place: int) -> bool:
    """Return whether the figures of `group` in column `place` may make up the one of `total`.

    What the head, the caption or the rows say of the figures decides. Where nothing says that they are money, a figure
    that lies among those above it is their mean and not their sum.
    """
    head, caption = fold(total.cells[place].column.printed), fold(table.caption or "")
    told = (head, fold(total.name), fold(total.unit or ""))
    if part_of(head).role in _ROLES or _SHARES.search(caption) or any(map(_NO_SUM.search, told)):
        return False
    if all(_NO_SUM.search(fold(row.name)) for row in group):
        return False
    found = [amount for row in group if place < len(row.cells) and (amount := amount_of(row.cells[place].value))]
    whole = amount_of(total.cells[place].value)
    if any(amount.percent for amount in found) or _are_years(found):
        return False
    money = any(map(_MONEY.search, (*told, caption)))
    return money or whole is None or not _lies_among(whole.value, [amount.value for amount in found])


def _are_years(amounts: Sequence[Amount]) -> bool:
    return bool(amounts) and all(amount.step == 1 and int(amount.value) in _YEARS for amount in amounts)


def _lies_among(whole: Decimal, parts: Sequence[Decimal]) -> bool:
    """Return whether `whole` lies among two or more `parts` of one sign, where a sum of them never does."""
    one_sign = all(part > 0 for part in parts) or all(part < 0 for part in parts)
    return len(parts) > 1 and one_sign and min(parts) <= whole <= max(parts)
