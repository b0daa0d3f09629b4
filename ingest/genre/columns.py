"""Names of table columns: what headers print, the normalised keys, and the words by which people ask for them."""

import re
from collections.abc import Sequence

from ingest.document import Column, TableKind
from ingest.language.calendar import YEAR as YEAR
from ingest.language.words import fold, squeeze

# Words for a column in a question, by key. "målet" alone means the board's own årsmål; "brutto" the costs.
COLUMN_ALIASES: dict[str, tuple[str, ...]] = {
    "utfall": ("utfall", "periodens utfall", "årets utfall", "utfallet", "utföll", "landade"),
    "utfall_man": ("utfall män", "utfall pojkar", "utfall för män", "utfall för pojkar", "män", "pojkar", "killar"),
    "utfall_kvinnor": (
        *("utfall kvinnor", "utfall flickor", "utfall för kvinnor", "utfall för flickor"),
        *("kvinnor", "flickor", "tjejer"),
    ),
    "utfall_vb": ("utfall vb", "förra årets utfall", "utfall föregående år", "utfallet i verksamhetsberättelsen"),
    "prognos": ("prognos", "prognosen", "prognos helår", "helårsprognos", "prognostiserat utfall", "beräknas bli"),
    "arsmal": ("årsmål", "årsmålet", "nämndens årsmål", "målet", "mål", "målvärde", "målnivå", "måltal"),
    "kf_arsmal": (
        *("kf:s årsmål", "kfs årsmål", "kf-mål", "kf:s mål", "kommunfullmäktiges årsmål", "kommunfullmäktiges mål"),
        *("fullmäktiges mål", "stadens mål", "stadens årsmål"),
    ),
    "period": ("period", "perioden", "mätperiod"),
    "periodicitet": ("periodicitet", "hur ofta", "mäts", "mätintervall"),
    "start": ("startdatum", "start", "startar", "börjar", "inleds", "påbörjas", "från och med"),
    "slut": ("slutdatum", "slut", "slutar", "klar", "klart", "klara", "färdig", "avslutas", "deadline", "senast"),
    "avvikelse": ("avvikelse", "avvikelsen", "avviker", "differens", "överskott", "underskott"),
    "kostnad": ("kostnad", "kostnader", "kostnaden", "bruttokostnad", "brutto", "utgifter"),
    "intakt": ("intäkt", "intäkter", "intäkterna", "inkomster"),
    "netto": ("netto", "nettobudget", "nettokostnad", "nettot", "vp netto"),
    "vp": ("vp", "verksamhetsplan", "verksamhetsplanen", "plan", "planerat"),
    "budget": ("budget", "budgeten", "budgeterat", "nettobudget föregående år", "fastställd budget"),
    "slutlig_budget": ("slutlig budget", "beräknad slutlig budget", "justerad budget"),
    "budgetjustering": ("begärda budgetjusteringar", "budgetjustering", "budgetjusteringar"),
    "prestation": ("prestationsförändringar", "prestationsförändring", "prestationsjustering"),
    "prognos_fore": ("prognos före resultatöverföringar", "före resultatöverföring"),
    "prognos_efter": ("prognos efter resultatöverföringar", "efter resultatöverföring"),
    "bokslut": ("bokslut", "bokslutet", "utfall bokslut", "faktiskt utfall"),
    "omslutning": ("omslutningsförändring", "omslutningsförändringar", "omslutning"),
    "resultat": ("årets resultat", "resultat"),
    "resultat_fran": ("resultatöverföring från föregående år", "ingående fond"),
    "resultat_till": ("resultatöverföring till nästa år", "utgående fond"),
    "bruttobudget": ("bruttobudget", "resultatenhetens bruttobudget"),
    "snitt": ("snitt", "genomsnitt", "medelvärde", "i snitt"),
    "forandring": ("förändring", "utveckling", "utv jmfr", "ökning", "minskning", "skillnad"),
    "kommentar": ("kommentar", "kommentarer", "förklaring", "orsak"),
    "ansvarig": ("ansvarig", "ansvar", "ansvarig enhet"),
    "belopp": ("belopp", "summa", "mnkr", "tkr"),
}

_PLANNED = frozenset({"netto", "vp"})  # what a plan prints under these is the budget of its year
_PLANNED_ALIASES = ("budget", "budgeterat")

# Which key a printed header has: the first pattern that is found in the folded header decides.
_KEYS: tuple[tuple[str, str], ...] = (
    (r"^(?:indikator|nyckeltal)\w*$", "indikator"),
    (r"^aktivitet\w*$", "aktivitet"),
    (r"^(?:kf:?s|kommunfullmaktiges|fullmaktiges|stadens) ?(?:ars)?mal", "kf_arsmal"),
    (r"^(?:namndens |bolagets |styrelsens )?(?:arsmal|malvarde|malniva|maltal|mal)\b", "arsmal"),
    (r"utfall,? (?:man|pojkar)\b", "utfall_man"),
    (r"utfall,? (?:kvinnor|flickor)\b", "utfall_kvinnor"),
    (r"^utfall (?:i )?(?:vb|foregaende ar|fg ar)\b|^vb(?: (?:19|20)\d{2})?$", "utfall_vb"),
    (r"^periodicitet|^matfrekvens|^frekvens", "periodicitet"),
    (r"^(?:mat)?period$", "period"),
    (r"^start(?:datum)?$", "start"),
    (r"^(?:slut(?:datum)?|klart(?: datum)?)$", "slut"),
    (r"avvikelse|differens", "avvikelse"),
    (r"^resultatoverforing\w*.*\bfran\b", "resultat_fran"),
    (r"^resultatoverforing\w*.*\btill\b", "resultat_till"),
    (r"^resultat(?: (?:19|20)\d{2})?\b", "resultat"),
    (r"bruttobudget", "bruttobudget"),
    (r"budgetjustering", "budgetjustering"),
    (r"prestations", "prestation"),
    (r"omslutning", "omslutning"),
    (r"prognos\w*.*\bfore\b", "prognos_fore"),
    (r"prognos\w*.*\befter\b", "prognos_efter"),
    (r"slutlig.*budget|justerad.*budget", "slutlig_budget"),
    (r"prognos", "prognos"),
    (r"bokslut", "bokslut"),
    (r"utfall", "utfall"),
    (r"kostnad|^brutto$", "kostnad"),
    (r"intakt", "intakt"),
    (r"^kommentar|^orsak|^forklaring", "kommentar"),
    (r"^ansvar", "ansvarig"),
    (r"\bbudget", "budget"),
    (rf"^vp(?: {YEAR})?$", "vp"),
    (r"\bnetto", "netto"),
    (r"snitt|medel(?:varde)?\b", "snitt"),
    (r"^utv(?:eckling)?\b|forandring", "forandring"),
    (r"^(?:mnkr|mkr|tkr|kr|belopp|summa|miljoner kronor|tusen kronor)$", "belopp"),
)
_COMPILED = tuple((re.compile(pattern), key) for pattern, key in _KEYS)
_MONEY = frozenset(
    """kostnad intakt netto vp budget slutlig_budget budgetjustering prognos_fore prognos_efter bokslut omslutning
    bruttobudget belopp""".split()
)
_UNIT = re.compile(r"\b(?:(mnkr|mkr|miljoner kronor)|(tkr|tusen kronor|tusentals kronor)|(mdkr))\b", re.IGNORECASE)


def column_key(printed: str) -> str:
    """Return the normalised name of a column: `KF:s årsmål år 2026` -> `kf_arsmal`, `VP 2026 Netto` -> `netto`.

    A header of no known kind gives its own letters, years left out: `Jan-april 2025` -> `jan_april`, `2024` -> `ar`.
    """
    folded = _bare(printed)
    key = _known_key(folded)
    if key is not None:
        return key
    without_years = re.sub(rf"\b{YEAR}\b", " ", folded)
    return re.sub(r"[^a-z0-9]+", "_", without_years).strip("_") or "ar"


def aliases_of(key: str) -> tuple[str, ...]:
    """Return the words by which people may ask for a column with key `key`, beside those that it prints."""
    return (*COLUMN_ALIASES.get(key, ()), *(_PLANNED_ALIASES if key in _PLANNED else ()))


def is_column_name(printed: str) -> bool:
    """Return whether `printed` is a header of a known kind."""
    return _known_key(_bare(printed)) is not None


def _bare(printed: str) -> str:
    return fold(squeeze(printed)).strip("* .:")


def _known_key(folded: str) -> str | None:
    return next((key for pattern, key in _COMPILED if pattern.search(folded)), None)


def column(printed: str) -> Column:
    """Return the column with header `printed`, white space folded."""
    text = squeeze(printed)
    return Column(key=column_key(text), printed=text)


def table_kind(columns: Sequence[Column], *, name: str = "") -> TableKind:
    """Return the kind of a table; `name` is the header of the names, where it is not among `columns`."""
    keys = {column.key for column in columns}
    first = fold(squeeze(name or (columns[0].printed if columns else "")))
    if first.startswith("aktivitet") or {"start", "slut"} <= keys:
        return TableKind.ACTIVITY
    if first.startswith("indikator") or keys & {"arsmal", "kf_arsmal"}:
        return TableKind.INDICATOR
    unit = header_unit(" ".join([first, *(column.printed for column in columns)]))
    if unit is None and first.startswith(("nyckeltal", "verksamhet (", "verksamhet, antal", "antal")):
        return TableKind.OTHER
    return TableKind.BUDGET if unit or keys & _MONEY else TableKind.OTHER


def header_unit(text: str) -> str | None:
    """Return the unit of money that `text` names, as `mnkr`, `tkr` or `mdkr`; None where it names none."""
    match = _UNIT.search(text)
    if match is None:
        return None
    return "mnkr" if match[1] else "tkr" if match[2] else "mdkr"
