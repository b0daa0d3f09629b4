"""The one check of a sentence against the passage that it cites, whoever wrote the sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import CitedCell, Ranked, Source, report_of
from assistant.tell.borne import form
from assistant.tell.borne.hostile import speaks_to_the_reader, trusted
from assistant.tell.borne.prose.around import Around
from assistant.tell.borne.prose.clauses import borne_apart
from assistant.tell.borne.prose.sentence import misses, readings
from assistant.tell.borne.rows.row import judge_row
from assistant.tell.borne.said.alike import means
from assistant.tell.borne.said.dated import dated
from assistant.tell.borne.said.tokens import Token, tokens
from ingest.document import Cell, Passage, ReportType
from ingest.genre.report_types import What, report_name, what_is
from ingest.language.remembered import remembered
from ingest.language.words import squeeze

_LEAST_WORDS = 2  # words of its own that a sentence says something with
_NEAR = 0.5  # share of a failed sentence's words that a sentence holds which may stand in its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a passage bears a sentence: `misses` is empty where it does, and says in a word what it lacks else.

    `quote` is the sentence of the passage that bears it, or the one that may stand in its place; empty where there is
    none. `cell` is the table cell that bears its first figure; `lead` the name of its row, where the sentence does not
    say what its figure is of.
    """

    misses: str
    quote: str = ""
    cell: CitedCell | None = None
    lead: str = ""

    @property
    def borne(self) -> bool:
        """Return whether the passage bears the sentence."""
        return not self.misses


def judge(sentence: str, ranked: Ranked) -> Verdict:
    """Return whether the passage of `ranked`, with its title, headings and columns, bears `sentence`."""
    passage, source = ranked.passage, ranked.source
    text = trusted(passage.text)
    if form.is_too_long(sentence) or form.foreign_in(sentence, text) or speaks_to_the_reader(sentence):
        return Verdict(misses="form", quote=_nearest(sentence, passage, text))
    if not form.is_swedish(sentence):
        return Verdict(misses="language", quote=_nearest(sentence, passage, text))
    bare = dated(without_report(squeeze(sentence), source), source.description.year)
    claim = tokens(bare)
    if sum(not token.is_glue for token in claim) < _LEAST_WORDS:
        return Verdict(misses="says nothing")
    copied = _copied(sentence, passage, text)
    if copied is not None:
        return copied
    if passage.row is not None:
        verdict = judge_row(bare, ranked, passage.row)
        return Verdict(
            misses=verdict.misses, cell=verdict.cell, lead=verdict.lead, quote="" if verdict.misses else text
        )
    around = Around(
        context=_context(passage, source),
        passage=_read((text,)),
        year=source.description.year,
        plan=what_is(source.description.type) is What.PLAN,
    )
    found = list(readings(text, around.year))
    reasons = [misses(claim, reading, around) for reading in found]
    if "" in reasons:
        return Verdict(misses="", quote=found[reasons.index("")].text)
    if both := borne_apart(bare, found, around):
        return Verdict(misses="", quote=both)
    reason = next((reason for reason in reasons if reason != "figure"), "figure")
    return Verdict(misses=reason, quote=_nearest(sentence, passage, text))


def _copied(sentence: str, passage: Passage, text: str) -> Verdict | None:
    """Return the verdict of a sentence that is a whole one of the passage word for word, None for any other.

    Of a table row what is copied are cells with their columns: the row's name must stand before them.
    """
    said, row = squeeze(sentence).removesuffix("."), passage.row
    name = squeeze(row.name) if row is not None else ""
    if row is None:
        whole = any(squeeze(reading.text).removesuffix(".") == said for reading in readings(text))
        return Verdict(misses="", quote=said) if whole else None
    copy = said.removeprefix(f"{name}: ")
    cells = [cell for cell in row.cells if cell.value and f"{_label(cell)}: {squeeze(cell.value)}" in said]
    if not cells or copy not in squeeze(text):
        return None
    cited = CitedCell(row=name, column=_label(cells[0]), value=cells[0].value, note=cells[0].note)
    return Verdict(misses="", quote=text, cell=cited, lead="" if name in said else name)


def _label(cell: Cell) -> str:
    return squeeze(cell.column.printed)


def without_report(sentence: str, source: Source) -> str:
    """Return `sentence` without the name of the report that is cited, where it names that one and no other."""
    for name in (report_of(source), report_of(source, board=False)):
        sentence = sentence.replace(f" ({name})", "")
    type_ = source.description.type
    if type_ is None:
        return sentence
    return squeeze(_own_report(type_, source.description.years).sub(" ", sentence))


@lru_cache(maxsize=256)
def _own_report(type_: ReportType, years: str) -> re.Pattern[str]:
    name = re.escape(report_name(type_))
    name = re.sub(r"^(\w+)", r"\1(?:en|n|et|ns|ens)?", name)
    year = f"(?:(?:\\s+(?:för|från|år))*\\s+{re.escape(years)})?" if years else ""
    return re.compile(
        rf"\b(?:{name}|{re.escape(str(type_))}){year}(?![\w-])(?!\s+(?:för |från |år )?(?:19|20)\d\d)", re.IGNORECASE
    )


def _context(passage: Passage, source: Source) -> tuple[Token, ...]:
    what = source.description
    return _read((what.board or "", what.title, *passage.headings[-2:]))


@remembered(2048)
def _read(parts: tuple[str, ...]) -> tuple[Token, ...]:
    return tokens(" . ".join(parts))


def _nearest(sentence: str, passage: Passage, text: str) -> str:
    """Return the sentence of the passage that tells of what a failed one claims, empty where none does."""
    if passage.row is not None:
        return ""
    said = _content(tokens(sentence))
    best, most = "", _NEAR
    for reading in readings(text):
        held = _content(tokens(reading.text))
        share = sum(any(means(one, other) for other in held) for one in said) / max(1, len(said))
        if share > most:
            best, most = reading.text, share
    return best


def _content(found: Iterable[Token]) -> list[Token]:
    return [token for token in found if not (token.is_figure or token.is_glue or token.classes or token.year)]
