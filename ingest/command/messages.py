"""Every Swedish text that a command of the ingestion prints, but for the errors' own and `care_messages`."""

from collections.abc import Sequence

from ingest.document import Description, ReportType
from ingest.genre.report_types import report_name
from ingest.language.counted import counted
from ingest.pipeline.build import FileReport, Outcome
from ingest.pipeline.revisions import IDENTITY, SURE, Kinship, Why, sureness
from ingest.store.catalogue.records import DocumentRecord, StoredTable

EMPTY_LIBRARY = "Biblioteket är tomt."
VECTORS = "vektorer"
NO_TABLES = "Dokumentet har inga tabeller."
ROW_NAME = "rad"
UNCERTAIN_ROW = "(osäker läsning)"
NOT_ERASED = (
    "Det borttagna syns inte längre, men spår av det kan ligga kvar i katalogen eller på en vektorserver: disken är "
    "full, servern är borta eller en fråga pågår. De tas bort nästa gång biblioteket ändras, eller när du kör "
    "'python -m ingest rebuild'."
)
LIST_HEADER = ("id", "fil", "nämnd", "år", "typ", "version", "sidor", "passager", "tabeller", "rader", "tillagd")
UNKNOWN = "okänd"
SUPERSEDED = "ersatt"
CURRENT = "gällande"

_OUTCOMES = {
    Outcome.ADDED: "tillagd",
    Outcome.REPLACED: "ersatt med ny version",
    Outcome.UNCHANGED: "oförändrad, hoppas över",
    Outcome.LINK: "en länk, följs bara med --follow-links",
    Outcome.FAILED: "MISSLYCKADES",
}
_FIELDS = {"board": "nämnd", "year": "år", "type": "typ", "title": "titel"}
_DEFINITE = {"board": "nämnden", "year": "året", "type": "typen"}
_VALUES = {"board": "NÄMND", "year": "ÅR", "type": "TYP"}


def file_line(report: FileReport) -> str:
    """Return the report line of one file, with further lines indented below."""
    head = f"{report.path.name}: {_OUTCOMES[report.outcome]}"
    if report.error is not None:
        return f"{head}. {report.error}"
    if report.record is None or report.outcome is Outcome.UNCHANGED:
        return head if report.record is None or report.record.file == report.path.name else _twin(head, report.record)
    record = report.record
    lines = [f"{head} ({record.id}). {quality(record)}", f"  {description_line(record.description)}"]
    question = question_line(record.description)
    if question is not None:
        lines.append(f"  {question}")
    if report.kinship is not None:
        lines.append(f"  {kinship_line(report.kinship)}")
    lines += [f"  Obs: {warning}" for warning in record.warnings]
    return "\n".join(lines)


def quality(record: DocumentRecord) -> str:
    """Return what was found in a document, counted."""
    pages = f"{counted(record.pages, 'sida', 'sidor')}, " if record.pages is not None else ""
    uncertain = f" ({counted(record.uncertain, 'osäker', 'osäkra')})" if record.uncertain else ""
    counts = (
        (record.passages, "passage", "passager"),
        (record.tables, "tabell", "tabeller"),
        (record.rows, "rad", "rader"),
    )
    return pages + ", ".join(counted(*each) for each in counts) + uncertain


def description_line(description: Description) -> str:
    """Return what a document is taken for, and how sure each field is."""
    guesses = dict(description.guesses)
    parts = []
    for name, value in (("board", description.board), ("year", description.year), ("type", description.type)):
        sure = f" ({guesses[name].sureness:.0%})" if value is not None and name in guesses else ""
        shown = type_name(value) if isinstance(value, ReportType) else value
        parts.append(f"{_FIELDS[name]}: {shown if value is not None else UNKNOWN}{sure}".replace("%", " %"))
    return ", ".join(parts)


def type_name(type_: ReportType) -> str:
    """Return a type by its code and name: `DR8 (delårsrapport per augusti)`."""
    name = report_name(type_)
    return str(type_) if name == type_ else f"{type_} {name}"


def question_line(description: Description) -> str | None:
    """Return what a person is asked to say of a document: what is unsure or unknown, with how to set it."""
    unknown = [name for name in IDENTITY if getattr(description, name) is None]
    unsure = [name for name in IDENTITY if name not in unknown and sureness(description, name) < SURE]
    said = []
    if unsure:
        said.append(f"det är osäkert om {join([_DEFINITE[name] for name in unsure])} stämmer")
    if unknown:
        said.append(f"{join([_DEFINITE[name] for name in unknown])} framgår inte")
    if not said:
        return None
    options = join([f"--{name} {_VALUES[name]}" for name in (*unsure, *unknown)])
    return f"Fråga: {' och '.join(said)}. Lägg till filen igen med {options} för att säga vad som är rätt."


def join(items: Sequence[str]) -> str:
    """Return `items` as Swedish prose: `a, b och c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " och " + items[-1] if items else ""


def kinship_line(kinship: Kinship) -> str:
    """Return how a new document stands to another of the library."""
    other = f"{kinship.relative.file} ({kinship.relative.id})"
    match kinship.why:
        case Why.SAME_FILE:
            return f"Ersätter förra versionen av {other}."
        case Why.SAME_REPORT:
            return f"Ersätter {other}: samma nämnd, år och typ. Lägg till med --keep för att behålla båda."
        case Why.UNSURE:
            fields = join([_DEFINITE[name] for name in kinship.unsure])
            return (
                f"Fråga: är det en ny version av {other}? Det är osäkert om {fields} stämmer, så båda används. "
                f"Är det en ny version, ta bort den förra: python -m ingest remove {kinship.relative.id}"
            )
        case Why.OTHER_CONTENT:
            return f"Obs: samma nämnd, år och typ som {other} men annat innehåll, så båda används."
        case Why.OTHER_REPORT:
            return f"Obs: samma filnamn som {other} men en annan rapport, så båda används."
        case Why.ASKED_TO_KEEP:
            return f"Samma nämnd, år och typ som {other}; båda används."


def no_right(file: str) -> str:
    """Return that whoever runs the program may not use a file or folder."""
    return f"Den som kör programmet har inte rätt till {file!r}: ge rätt till den, eller kör som den som äger den."


def no_year(text: str) -> str:
    """Return that an option's value is no year."""
    return f"{text!r} är inget årtal"


def summary(reports: list[FileReport]) -> str:
    """Return the last line of an ingestion."""
    counts = [
        counted(sum(report.outcome is outcome for report in reports), one, many)
        for outcome, one, many in (
            (Outcome.ADDED, "tillagd", "tillagda"),
            (Outcome.REPLACED, "ersatt", "ersatta"),
            (Outcome.UNCHANGED, "oförändrad", "oförändrade"),
            (Outcome.FAILED, "misslyckad", "misslyckade"),
        )
    ]
    return f"{counted(len(reports), 'fil', 'filer')}: {', '.join(counts)}."


def table_title(number: int, stored: StoredTable) -> str:
    """Return the line above a table: its number, page, headings and caption."""
    page = f", sida {stored.page}" if stored.page is not None else ""
    where = " > ".join(stored.headings)
    caption = f": {stored.table.caption}" if stored.table.caption else ""
    return f"Tabell {number}{page}. {where}{caption}"


def tables_written(file: str, count: int) -> str:
    """Return where tables were written."""
    return f"{counted(count, 'tabell är skriven', 'tabeller är skrivna')} till {file}."


def removed(record: DocumentRecord) -> str:
    """Return that a version is gone."""
    return f"Borttagen: {record.file} ({record.id}), version {record.version}."


def current_again(record: DocumentRecord) -> str:
    """Return that a former version is the current one again."""
    return f"Gäller igen: {record.file} ({record.id}), version {record.version}."


def show_lines(record: DocumentRecord) -> list[str]:
    """Return what is known of one version, a line a fact."""
    description = record.description
    state = CURRENT if record.current else SUPERSEDED
    lines = [
        f"id: {record.id}",
        f"fil: {record.file}",
        f"version: {record.version} ({state})",
        f"tillagd: {record.added}",
        quality(record),
        f"titel: {description.title}",
        f"nämnd: {description.board or UNKNOWN}",
        f"år: {description.years or UNKNOWN}",
        f"typ: {type_name(description.type) if description.type else UNKNOWN}",
    ]
    for name, guess in description.guesses:
        where = f", rad {', '.join(str(line) for line in guess.lines)}" if guess.lines else ""
        basis = f" ({guess.basis}{where})" if guess.basis or where else ""
        lines.append(f"  {_FIELDS.get(name, name)}: säkerhet {guess.sureness:.0%}{basis}".replace("%", " %", 1))
    return lines + [f"Obs: {warning}" for warning in record.warnings]


def _twin(head: str, record: DocumentRecord) -> str:
    return f"{head}: samma innehåll som {record.file} ({record.id})"
