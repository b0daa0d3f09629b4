"""Writes reports of an invented city, as long and as many as a test of size needs."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FIRST = "förskole äldre fritids park gatu social hemtjänst elev boende miljö kultur trygghets sommar bygg skol".split()
_MIDDLE = "verksamhets planerings utvecklings insats grupp resurs område uppföljnings samordnings kvalitets".split()
_LAST = "plan arbete mål stöd besök platser lokaler personal timmar bidrag program team möten uppdrag avtal".split()
_VERBS = "ökar minskar utvecklar följer samordnar stärker planerar erbjuder prövar avslutar redovisar".split()
_PLACES = [
    f"{start}{end}" for start in "Norr Söder Öster Väster Stor Lill".split() for end in "vik berga ängen".split()
]
_TYPES = ("VP", "T1", "T2", "VB")
_YEARS = range(2010, 2031)
BOARDS = "boards.toml"
_SENTENCES = 5  # of a paragraph
_ROWS = 6  # of a table
_ROW = "| Antal "  # how an indicator begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One figure of a report that a question can ask for; `row` is an indicator of it that its tables have."""

    board: str
    year: int
    type: str
    subject: str
    row: str


def write_reports(folder: Path, *, count: int, sections: int, seed: int) -> tuple[Fact, ...]:
    """Write `count` reports of `sections` sections with the lists of documents and of boards; return a fact of each.

    A section gives about four passages: two paragraphs, and a table of six rows on every third.
    """
    folder.mkdir(parents=True, exist_ok=True)
    facts: list[Fact] = []
    listing: list[str] = []
    scopes = [(board, year, type_) for year in _YEARS for board in _PLACES for type_ in _TYPES]
    for number in range(count):
        chance = random.Random(seed * 100_003 + number)
        board, year, type_ = scopes[(seed * 379 + number) % len(scopes)]
        name = f"rapport {seed} {number:04}.txt"
        subjects = [_subject(chance) for _ in range(sections)]
        text = "\n".join(
            line for position, subject in enumerate(subjects) for line in _section(position, subject, chance)
        )
        (folder / name).write_text(text, encoding="utf-8")
        listing.append(f'["{name}"]\nboard = "{board}"\nyear = {year}\ntype = "{type_}"\ntitle = "{type_} {year}"\n')
        row = next(line.split()[2] for line in text.splitlines() if line.startswith(_ROW))
        facts.append(Fact(board=board, year=year, type=type_, subject=chance.choice(subjects), row=row))
    (folder / "documents.toml").write_text("\n".join(listing), encoding="utf-8")
    boards = [f'[[board]]\nname = "{board}"\n' for board in _PLACES]
    (folder / BOARDS).write_text("\n".join(('kind = "stadsdelsnämnd"\n', *boards)), encoding="utf-8")
    return tuple(facts)


def question(fact: Fact, chance: random.Random) -> str:
    """Return a question on a fact, three times in four with what it takes to know the report."""
    scope = f" i {fact.board} {fact.year} enligt {fact.type}" if chance.random() < 0.75 else ""
    return f"Hur många {fact.subject} finns det{scope}?"


def worked_question(fact: Fact, number: int) -> str:
    """Return a question of the report of a fact that must be worked out: rows that pass, their count, a difference."""
    scope = f"i {fact.board} enligt {fact.type} {fact.year}"
    return (
        f"Hur många indikatorer {scope} har ett årsmål under 100?",
        f"Vilka indikatorer {scope} har ett årsmål över 8000?",
        f"Hur mycket högre är årsmålet än KF:s årsmål för antal {fact.row} {scope}?",
    )[number % 3]


def _section(position: int, subject: str, chance: random.Random) -> Iterator[str]:
    goal, area = position // 12 % 3 + 1, position // 4 % 9 + 1
    if position % 12 == 0:
        yield from (f"KF:s inriktningsmål: {goal}. En stad med {_subject(chance)}", "")
    if position % 4 == 0:
        yield from (f"KF:s mål för verksamhetsområdet: {goal}.{area}. Mer {_subject(chance)}", "")
    yield from (f"Nämndmål: {goal}.{area}.{position % 4 + 1}. Nämnden har {subject}", "", "Beskrivning", "")
    for _ in range(2):
        yield from (" ".join(_sentence(subject, chance) for _ in range(_SENTENCES)), "")
    if position % 3 == 0:
        yield from ("| Indikator | Årsmål | KF:s årsmål | Periodicitet |", "|---|---|---|---|")
        yield from (
            f"{_ROW}{_subject(chance)} | {chance.randrange(9000)} st | {chance.randrange(90)} st | År |"
            for _ in range(_ROWS)
        )
        yield ""


def _sentence(subject: str, chance: random.Random) -> str:
    what = subject if chance.random() < 0.3 else _subject(chance)
    return (
        f"Nämnden {chance.choice(_VERBS)} {chance.randrange(2000)} {what} i {chance.choice(_PLACES)} "
        f"och {chance.choice(_VERBS)} {_subject(chance)} tillsammans med {_subject(chance)}."
    )


def _subject(chance: random.Random) -> str:
    return chance.choice(_FIRST) + chance.choice(_MIDDLE) + chance.choice(_LAST)
