"""Amounts in numbered points and bullets -> facts: `- belysning i parken, 0,5 mnkr` is a row as one of a table is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.document import Column, Document, Passage, PassageKind, Span, TableKind
from ingest.facts.cells.values import parse_value
from ingest.facts.fact import Counted, Fact, Measure, Period
from ingest.facts.goals import goal_path
from ingest.facts.keys import bare_name, row_key
from ingest.language.numbers import NumberMention, numbers_in
from ingest.language.sentences import sentences

COLUMN = Column(key="belopp", printed="Belopp")
_MARK = re.compile(r"^\s*(?:•\s*|(?:\d{1,3}|[a-zåäö])[.)]\s*)(?=\S)", re.IGNORECASE)
_MONEY = frozenset({"kr", "tkr", "mnkr", "mdkr"})
_KRONOR = re.compile(r"kr", re.IGNORECASE)  # "2 miljoner" alone may be visits
_BEFORE = re.compile(
    r"(?:\s*(?:\b(?:om|på|med|för|à|a|ca|cirka|totalt|sammantaget|sammanlagt)|[,:(–-]))+\s*$", re.IGNORECASE
)
_AFTER = re.compile(r"^(?:[\s,:–-]*)(?:\b(?:avseende|för|till|i|till följd av)\b\s*)?", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:ansöker|söker|äskar|begär|avsätter|avsätts|anslår|beviljar|beviljas|tilldelas|fördelar|anmäler)\b",
    re.IGNORECASE,
)
# An amount by which something differs, or that is more or less than another, is none of the list's own.
_DIFFERS = re.compile(
    r"\b(?:underskott|överskott|avvik\w*|ök(?:ar|ning\w*|at)|minsk(?:ar|ning\w*|at)|spar(?:ar|ade|as)|förbättr\w*"
    r"|försämr\w*|högre|lägre|mindre|mer|dyrare|billigare|minus|plus)\b",
    re.IGNORECASE,
)
# Where to read more is no part of a name.
_REFERS = re.compile(
    r",?\s*\b(?:i enlighet med|enligt|se(?: vidare| även| under)?)"
    r"\s+(?:ärende|bilag|rubrik|avsnitt|förslag|tjänsteutl|tabell)\w*.*$",
    re.IGNORECASE,
)
_SHORTEST_END = 3  # words by which an item is found again at both its ends


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A point with one amount: what stands before and after it in its first sentence, and where it is."""

    head: str
    tail: str
    amount: NumberMention
    text: str
    passage: Passage


def listed_facts(document: Document, passages: Sequence[Passage], *, first: int) -> Iterator[Fact]:
    """Yield the facts of the lists of a document; their tables count from `first`."""
    number = first
    prose = [passage for passage in passages if passage.kind is not PassageKind.ROW]
    for _, group in groupby(prose, key=lambda passage: passage.headings):
        items = [item for passage in group for item in _items(passage)]
        for row, item in enumerate(items):
            yield _fact(document, item, items, table=number, row=row)
        number += 1 if items else 0


def _items(passage: Passage) -> Iterator[_Item]:
    for line in passage.text.split("\n"):
        marked = _MARK.match(line)
        if marked is None:
            continue
        text = line[marked.end() :].strip()
        first = next(iter(sentences(text)), text)
        amounts = [mention for mention in numbers_in(first) if _is_money(mention)]
        if len(amounts) != 1:
            continue
        (amount,) = amounts
        yield _Item(
            head=_BEFORE.sub("", first[: amount.start]).strip(),
            tail=_AFTER.sub("", _REFERS.sub("", first[amount.end :])).strip(" .,;"),
            amount=amount,
            text=text,
            passage=passage,
        )


def _is_money(mention: NumberMention) -> bool:
    quantity = mention.quantity
    return quantity is not None and quantity.unit in _MONEY and bool(_KRONOR.search(mention.text))


def _fact(document: Document, item: _Item, items: Sequence[_Item], *, table: int, row: int) -> Fact:
    name, section = _name(item, items)
    passage = item.passage
    differs = _DIFFERS.search(f"{item.head} {item.tail}")
    return Fact(
        document_id=document.id,
        passage_id=passage.id,
        table=table,
        row=row,
        kind=TableKind.OTHER,
        name=bare_name(name),
        key=row_key(TableKind.OTHER, name, section=section or ""),
        column=COLUMN,
        measure=Measure.OTHER if differs else Measure.AMOUNT,
        counted=Counted.ALL,
        period=Period(year=document.description.year),
        value=parse_value(item.amount.text),
        spans=(_located(document.text, passage.span, item.text),),
        goals=goal_path(passage.headings),
        headings=passage.headings,
        section=section,
        page=passage.first_page,
    )


def _name(item: _Item, items: Sequence[_Item]) -> tuple[str, str | None]:
    """Return what an item is called and under what it stands.

    What items of a list begin with alike is what they stand under: `Nämnden ansöker om 2 mnkr för belysning` is
    `belysning` under `Nämnden ansöker`; else an item stands under its heading.
    """
    heading = item.passage.headings[-1] if item.passage.headings else None
    alike = sum(other.head.casefold() == item.head.casefold() for other in items) > 1
    if item.tail and item.head and (alike or _ASKS.search(item.head)):
        return item.tail, item.head
    return " ".join(part for part in (item.head, item.tail) if part), heading


def _located(text: str, within: Span, item: str) -> Span:
    """Return where an item stands in the stored text, whose lines it joins; its passage where it is not found."""
    words = item.split()
    stored = text[within.start : within.end]
    whole = re.search(r"\s*".join(re.escape(word) for word in words), stored)
    if whole is None and len(words) >= 2 * _SHORTEST_END:  # a running header cuts it
        ends = (words[:_SHORTEST_END], words[-_SHORTEST_END:])
        opening, closing = (r"\s*".join(re.escape(word) for word in end) for end in ends)
        whole = re.search(rf"{opening}.{{0,{3 * len(item)}}}?{closing}", stored, re.DOTALL)
    if whole is None:
        return within
    return Span(start=within.start + whole.start(), end=within.start + whole.end())
