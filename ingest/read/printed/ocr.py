"""Recognises the text of scanned pages with Tesseract, where it is installed with Swedish."""

import csv
import io
import shutil
import subprocess
from functools import cache

from ingest.read.printed.page import Box, Page, Word

RESOLUTION = 300  # dots per inch: what Tesseract's documentation asks for
_LEAST_SURE = 30.0  # of 100: below it Tesseract mostly sees letters in stains and pictures
_PATIENCE = 10.0  # times the processor time, which the reading process bounds
_LANGUAGE = "swe"


@cache
def recogniser_missing() -> str:
    """Return why scanned pages cannot be recognised here and what to do, empty where they can."""
    advice = "installera Tesseract med svenska (tesseract-ocr-swe) eller be om filen som Word eller PDF med text"
    program = shutil.which("tesseract")
    if program is None:
        return advice
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    return "" if _LANGUAGE in listed.stdout.split() else advice


def recognise(picture: bytes, page: Page, *, seconds: float) -> Page:
    """Return `page` with the words that Tesseract sees in `picture`, a PGM at `RESOLUTION` of the whole page.

    A page that takes longer than `seconds` of processor time stays without words; on a busy machine it may wait.
    """
    command = ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(RESOLUTION), "--psm", "3", "tsv"]
    try:
        result = subprocess.run(command, input=picture, capture_output=True, timeout=_PATIENCE * seconds, check=False)
    except subprocess.TimeoutExpired:
        return page
    words = words_of(result.stdout.decode("utf-8", errors="replace"), page)
    return Page(number=page.number, width=page.width, height=page.height, words=words, rules=page.rules)


def words_of(table: str, page: Page) -> tuple[Word, ...]:
    """Return the words of Tesseract's TSV output, in points on `page`; a line's height gives its font size."""
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    pixels = next((float(row["width"]) for row in rows if row["level"] == "1"), 0.0)
    if not pixels:
        return ()
    scale = page.width / pixels
    heights = {_line(row): float(row["height"]) * scale for row in rows if row["level"] == "4"}
    words = []
    for row in rows:
        text = (row["text"] or "").strip()
        if row["level"] != "5" or not text or float(row["conf"]) < _LEAST_SURE:
            continue
        left, top = float(row["left"]) * scale, float(row["top"]) * scale
        box = Box(
            left=left, top=top, right=left + float(row["width"]) * scale, bottom=top + float(row["height"]) * scale
        )
        words.append(Word(text=text, box=box, size=round(heights.get(_line(row), box.bottom - box.top))))
    return tuple(words)


def _line(row: dict[str, str]) -> tuple[str, str, str, str]:
    return (row["page_num"], row["block_num"], row["par_num"], row["line_num"])
