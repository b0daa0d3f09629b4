"""Numbers with their thousands set apart, as Swedish prints them; a spreadsheet often does not."""

import re

_LONG = re.compile(r"(?P<sign>[-−–+]?)(?P<whole>[1-9]\d{3,})(?P<rest>(?:[.,]\d+)?)(?P<unit>\D*)")
_ONE_NUMBER = re.compile(r"\d \d{1,3} \d{3}\b")
_FEWEST_BARE = 5  # digits: four without a unit may be a year


def grouped(printed: str, *, unit: str | None = None) -> str:
    """Return what a cell shows with its thousands set apart: `6800 tkr` -> `6 800 tkr`, `-16700` -> `-16 700`.

    `unit` is what the figure is in where the cell does not say so.
    """
    match = _LONG.fullmatch(printed)
    if match is None or (len(match["whole"]) < _FEWEST_BARE and not (unit or match["unit"].strip())):
        return printed
    whole = f"{int(match['whole']):,}".replace(",", " ")
    return f"{match['sign']}{whole}{match['rest']}{match['unit']}"


def labelled(head: str, figure: str) -> str:
    """Return a figure after its head, apart where both would be read as one number: `budget 2025: 6 800 tkr`."""
    return f"{head}{':' if _ONE_NUMBER.search(f'{head} {figure}') else ''} {figure}".strip()
