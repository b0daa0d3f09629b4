"""Writes tables as text extracted from the genre's PDFs: narrow cells wrap, empty ones are spaces, pages break."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.document import Line
from ingest.read.plain.repairing.lines import lines_of

_GAP = ""
REPORT_HEADER = (
    *("Indikator Periodens ", "utfall ", _GAP),
    *("Utfall ", "män/ ", "pojkar ", _GAP),
    *("Utfall ", "kvinnor/ ", "flickor ", _GAP),
    *("Utfall VB ", "2031 ", _GAP),
    *("Prognos ", "helår Årsmål KF:s ", _GAP),
    *("årsmål Period ", _GAP),
)
REPORT_KEYS = ("utfall", "utfall_man", "utfall_kvinnor", "utfall_vb", "prognos", "arsmal", "kf_arsmal", "period")
PLAN_HEADER = ("Indikator Årsmål KF:s årsmål år 2032 Periodicitet ", "")
PLAN_KEYS = ("arsmal", "kf_arsmal", "periodicitet")
ACTIVITY_HEADER = ("Aktivitet Startdatum Slutdatum Avvikelse ", "")
ACTIVITY_KEYS = ("start", "slut", "avvikelse")
BUDGET_HEADER = (
    "Budget 2032 (mnkr) Kostnader ", "2032 ", "", "Intäkter ", "2032 ", "", "VP 2032 ", "Netto ", "", "*Netto ",
    "budget ", "2031 ", "", "Bokslut ", "2030 ", "",
)  # fmt: skip
BUDGET_KEYS = ("kostnad", "intakt", "netto", "budget", "bokslut")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A row to write and to read back: `break_after` name lines the page breaks, the values above or below it."""

    name: str
    values: tuple[str, ...]
    icon: bool = False
    break_after: int | None = None
    values_above: bool = False


@dataclass(slots=True, kw_only=True)
class Sheet:
    """Lines written so far, and how wide the column of names and the cells are."""

    header: tuple[str, ...]
    name_width: int = 20
    cell_width: int = 8
    lines: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return the lines as one text."""
        return "\n".join(self.lines)

    def open_page(self) -> None:
        """Break the page: no empty line before it, one more space, and the header again."""
        while self.lines and not self.lines[-1].strip():
            self.lines.pop()
        self.lines += [f"    {self.header[0]}", *self.header[1:]]


def write_goal_table(rows: Sequence[Wanted], sheet: Sheet) -> str:
    """Return the text of an indicator or activity table, between a paragraph and a goal."""
    sheet.lines += ["Förvaltningen följer arbetet. ", "", f"   {sheet.header[0]}", *sheet.header[1:]]
    for row in rows:
        _write_row(row, sheet)
    sheet.lines += ["Nämndmål: 4.1.1 Mellanviks invånare trivs ", "", "Beskrivning ", ""]
    return sheet.text()


def write_budget(rows: Sequence[Wanted], sheet: Sheet) -> str:
    """Return the text of a budget table between paragraphs."""
    sheet.lines += ["Nettobudgeten fördelas enligt nedan. ", "", *sheet.header]
    for row in rows:
        if row.break_after is not None:
            sheet.open_page()
            sheet.lines[-len(sheet.header)] = f" {sheet.header[0]}"
        wrapped = wrap(row.name, sheet.name_width)
        figures = " ".join(row.values) + " "
        if row.icon:
            sheet.lines += [*wrapped, "", figures, ""]
        else:
            sheet.lines += [*wrapped[:-1], wrapped[-1].rstrip(" ") + " " + figures, ""]
    sheet.lines += ["Nämndens omslutning ökar under året. ", ""]
    return sheet.text()


def wrap(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width`; other lines than those that break a word end in a space."""
    lines: list[str] = []
    held = ""
    for word in text.split(" "):
        while True:
            if held and len(held) + 1 + len(word) > width:
                lines.append(held + " ")
                held = ""
            if len(word) <= width:
                break
            lines.append(word[:width])
            word = word[width:]
        held = f"{held} {word}" if held else word
    return [*lines, held + " "]


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text`, those that begin with a space after a line with text opening a page."""
    found: list[Line] = []
    for line in lines_of(text):
        torn = bool(found and found[-1].text.strip() and line.text.startswith(" ") and line.text.strip())
        found.append(Line(text=line.text, span=line.span, number=line.number, opens_page=torn))
    return tuple(found)


def _write_row(row: Wanted, sheet: Sheet) -> None:
    name = wrap(row.name, sheet.name_width)
    values = _value_lines(row.values, sheet.cell_width)
    if row.break_after is None and len(name) == 1 and len(values) == 1 and row.values[0]:
        sheet.lines += [f"  {name[0].rstrip(' ')} {values[0]}", ""]
        return
    sheet.lines += ["  ", " ", ""] if row.icon else []
    name = name if row.icon else [f"  {name[0]}", *name[1:]]
    cut = len(name) if row.break_after is None else min(row.break_after, len(name) - 1)
    if row.break_after is None or cut < 1:
        sheet.lines += [*name, "", *values, ""]
        return
    sheet.lines += [*name[:cut], "", *([*values, ""] if row.values_above else [])]
    sheet.open_page()
    sheet.lines += [*name[cut:], "", *([] if row.values_above else [*values, ""])]


def _value_lines(values: Sequence[str], width: int) -> list[str]:
    """Return cells as lines: those of one line stand on one, a wrapped one ends its line and its block."""
    lines: list[str] = []
    held: list[str] = []
    for value in values:
        wrapped = wrap(value, width) if value else [""]
        if len(wrapped) == 1:
            held.append(value)
            continue
        lines += [" ".join([*held, wrapped[0]]), *wrapped[1:], ""]
        held = []
    if held:
        lines.append(" ".join(held) + " ")
    while lines and not lines[-1]:
        lines.pop()
    return lines
