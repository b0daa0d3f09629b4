"""What a table is about, from its headings and caption: the area, or the topic, that sums and sides are of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.facts.keys import base_form, is_part, is_total, side_of, total_of
from ingest.genre.line_kinds import goal_level, is_sentence_like, plain
from ingest.genre.line_kinds import is_part as is_goal_part
from ingest.language.words import STOP_WORDS, fold, words

# Parts of the economy whose tables have the same row names as the budget itself, but are not of it.
_TOPICS = (
    ("omslutning", "Omslutningsförändringar"),
    ("resultatenhet", "Resultatenheter"),
    ("budgetjustering", "Budgetjusteringar"),
    ("investering", "Investeringar"),
    ("statsbidrag", "Statsbidrag"),
)
# Words of headings and captions that do not tell one area from another.
_GENERAL = frozenset(
    base_form(word)
    for word in """
    ekonomi ekonomin ekonomisk ekonomiska ekonomiskt budget budgeten budgetar driftbudget driftbudgeten drift driften
    förutsättning förutsättningar redovisning uppföljning resultat resultatet kostnader kostnad intäkter netto
    nettobudget nämnd nämnden nämndens utfall prognos prognosen helårsprognos bokslut avvikelse avvikelser mnkr mkr tkr
    kr miljoner kronor verksamhet verksamheten verksamheter verksamhetens verksamhetsområde verksamhetsområden
    sammanfattning översikt tabell bilaga plan verksamhetsplan fördelning sammanställning samlad total totalt summa
    anslag ram ramar budgetram rapport tertial tertialrapport år året årets helår stadsdelsnämnd stadsdelsnämnden
    stadsdelsnämndens förvaltning förvaltningen förvaltningens kommunfullmäktiges analys
    beställare ledning utförare regi egen
    """.split()
)
_LONGEST_AREA = 12  # words; the longest name of an area seen has ten


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a table is about: a part of the economy, or an area; both None for the board's whole budget."""

    topic: str | None = None
    area: str | None = None


def subject(headings: Sequence[str], caption: str | None) -> Subject:
    """Return what a table under `headings` is about; the innermost heading that names an area is it."""
    places = [plain(heading) for heading in headings if not goal_level(heading) and not is_goal_part(heading)]
    topics = [name for part, name in _TOPICS if any(_is_topic(text, part) for text in (*places, caption or ""))]
    if topics:
        return Subject(topic=" ".join(topics))
    area = next((heading for heading in reversed(places) if _names_area(heading)), None)
    return Subject(area=re.sub(r"^\s*[-–—•]\s*", "", area) if area is not None else None)


def topics_named(word: str) -> frozenset[str]:
    """Return the topics that a word, folded, names: `investeringsprojekt` -> `Investeringar`."""
    return frozenset(name for part, name in _TOPICS if word.startswith(part))


def place(name: str, section: str | None, area: str | None) -> tuple[str, str | None]:
    """Return the name and the group by which a row is known in a table of `area`.

    A sum is called "Totalt" and a side "Kostnader", under what they are of: `Summa förskola` -> `Totalt`, `förskola`.
    """
    group = section if section and not is_total(section) else area
    if is_part(name) or not (is_total(name) or side_of(name)):
        return name, group
    if side_of(name) is not None:
        return total_of(name), group
    rest = total_of(name)
    own = [word for word in _telling(rest) if not _of_topic(word)]
    return "Totalt", rest if own else group


def _telling(text: str) -> list[str]:
    """Return the words of a heading, folded, that tell it from another of the economy."""
    found = [fold(word) for word in words(text) if not word.isdigit() and base_form(word) not in _GENERAL]
    return [word for word in found if word not in STOP_WORDS]


def _of_topic(word: str) -> bool:
    return any(word.startswith(part) for part, _ in _TOPICS)


def _is_topic(text: str, part: str) -> bool:
    """Return whether a heading or caption names the topic, and nothing besides that tells of something else."""
    told = _telling(text)
    return any(word.startswith(part) for word in told) and all(_of_topic(word) for word in told)


def _names_area(heading: str) -> bool:
    told = _telling(heading)
    short = len(heading.split()) <= _LONGEST_AREA and not is_sentence_like(heading)
    return short and bool(told) and not any(_of_topic(word) for word in told)
