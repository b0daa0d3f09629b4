"""Finds the formulas of a workbook whose value the file does not hold."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Formula:
    """A formula's cell and its stored value, empty where there is none."""

    cell: str
    value: str
    text: bool


def missing_values(archive: zipfile.ZipFile, parts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return for each sheet, named in `parts` with its part, the cells whose formula has no stored value.

    A program that computes nothing stores either no value or a zero everywhere, and asks Excel to compute when the
    file is opened: then no stored zero is believed.
    """
    names = set(archive.namelist())
    formulas = {sheet: tuple(_formulas(archive, part)) for sheet, part in parts.items() if part in names}
    every = [formula for some in formulas.values() for formula in some]
    computed = any(formula.value not in ("", "0") for formula in every) or not _computes_at_start(archive)
    return {
        sheet: frozenset(one.cell for one in some if (not one.value and not one.text) or not computed)
        for sheet, some in formulas.items()
    }


def _formulas(archive: zipfile.ZipFile, part: str) -> Iterator[_Formula]:
    with archive.open(part) as stream:
        for _, cell in etree.iterparse(stream, tag=f"{_MAIN}c", resolve_entities=False, no_network=True):
            if cell.find(f"{_MAIN}f") is not None and (place := cell.get("r")):
                value = cell.findtext(f"{_MAIN}v") or ""
                yield _Formula(cell=place, value=value, text=cell.get("t") in ("str", "s", "inlineStr"))
            cell.clear()


def _computes_at_start(archive: zipfile.ZipFile) -> bool:
    root = etree.fromstring(archive.read(_BOOK), etree.XMLParser(resolve_entities=False, no_network=True))
    settings = root.find(f"{_MAIN}calcPr")
    return settings is not None and settings.get("fullCalcOnLoad") in ("1", "true")
