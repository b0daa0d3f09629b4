"""Reads a file of any supported format: chosen by its content, read in a process with limits."""

from dataclasses import replace
from pathlib import Path, PurePath

from ingest.errors import EmptyFile, NoTextFound, NothingShows, TooLarge, UnreadableFile
from ingest.read.formats import SUFFIXES, Format, format_of
from ingest.read.guarded.guard import read_guarded
from ingest.read.limits import DEFAULT, Limits
from ingest.read.plain.reader import read_plain
from ingest.read.printed.ocr import recogniser_missing
from ingest.read.reading import Reading


def read_data(data: bytes, *, file: str, limits: Limits = DEFAULT, hidden: bool = False) -> Reading:
    """Return what `file`, whose bytes are `data`, says; scanned pages are recognised where Tesseract is there.

    Hidden sheets, rows, columns and slides are left out, unless `hidden` asks for them.

    Raises:
        IngestError: the file cannot be read; the error's text is one Swedish sentence for a person.

    """
    kind = format_of(data, file=file, limits=limits)
    if kind is Format.TEXT:
        return read_plain(data, file=file)
    reading = read_guarded(data, file=file, kind=kind, limits=limits, hidden=hidden)
    if kind is Format.PDF and reading.empty_pages:
        reading = _with_scanned_pages(reading, data, file=file, limits=limits)
    if not reading.text.strip():
        raise NothingShows(file, reading.warnings[0]) if reading.warnings else EmptyFile(file)
    return replace(reading, warnings=(*_misnamed(file, kind), *reading.warnings))


def read_bytes(path: Path, *, limits: Limits) -> bytes:
    """Return the bytes of the file at `path`, which must be a plain file no larger than the limit."""
    try:
        if not path.is_file():
            raise UnreadableFile(path.name, "den finns inte eller är ingen vanlig fil")
        if path.stat().st_size > limits.file_bytes:
            raise TooLarge(path.name, f"högst {limits.file_bytes // 1024**2} MB läses")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path.name, f"den gick inte att öppna ({error.strerror})") from error


def _with_scanned_pages(reading: Reading, data: bytes, *, file: str, limits: Limits) -> Reading:
    """Return `reading` with its pages without text recognised, or a warning that names them."""
    wholly = not reading.text.strip()
    missing = recogniser_missing()
    if missing:
        if wholly:
            raise NoTextFound(file, missing)
        return _warned(reading, f"{_pages(reading.empty_pages)} saknar text och kan vara inskannade: {missing}.")
    scanned = reading.empty_pages[: limits.scanned_pages]
    recognised = read_guarded(data, file=file, kind=Format.PDF, limits=limits, scanned=scanned)
    if not recognised.text.strip():
        raise NoTextFound(file, "inte heller texttolkningen hittade någon text, så skanna om den tydligare")
    found = tuple(page for page in scanned if page not in recognised.empty_pages)
    if found:
        state = "är inskannad och tolkad" if len(found) == 1 else "är inskannade och tolkade"
        recognised = _warned(recognised, f"{_pages(found)} {state} av dator: kontrollera siffrorna.")
    if recognised.empty_pages:
        recognised = _warned(recognised, f"{_pages(recognised.empty_pages)} saknar läsbar text.")
    return recognised


def _warned(reading: Reading, warning: str) -> Reading:
    return replace(reading, warnings=(*reading.warnings, warning))


def _pages(numbers: tuple[int, ...]) -> str:
    """Return page numbers as a person writes them: (3,) -> `Sida 3`, (1, 2, 3, 7) -> `Sidorna 1-3, 7`."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    texts = [str(first) if first == last else f"{first}–{last}" for first, last in ranges]
    return f"Sida {texts[0]}" if len(numbers) == 1 else f"Sidorna {', '.join(texts)}"


def _misnamed(file: str, kind: Format) -> tuple[str, ...]:
    suffix = PurePath(file).suffix.lower()
    named = SUFFIXES.get(suffix)
    if named is None or named is kind:
        return ()
    return (f"Filen heter {suffix} men innehållet är {kind}: den lästes som {kind}.",)
