"""The Swedish texts of the page Siffror."""

from assistant.work.thread.stages import Step
from ingest.facts.fact import Counted
from ui.figures.choice import Target

TITLE = "Siffror"
LEAD = (
    "Välj en indikator eller en budgetpost och jämför den mellan nämnder och över tid. Klicka på en siffra för att se "
    "var den står."
)
NONE = "Inga tabeller med indikatorer eller budget har lästs än. Lägg till rapporter på sidan [Dokument](./dokument)."
ROW = "Indikator eller budgetpost"
ROW_OPTION = "{name} ({boards}, {reports})"
ONE_BOARD, BOARDS, ONE_REPORT, REPORTS = "en nämnd", "{count} nämnder", "en rapport", "{count} rapporter"
BOARD, YEAR, STEP, COUNTED, TARGET = "Nämnd", "År", "Uppgift", "Vem", "Mål"
ALL_BOARDS, ALL_YEARS, ALL_STEPS, ALL_COUNTED = "alla nämnder", "alla år", "alla uppgifter", "alla, kvinnor och män"
WHOM = {Counted.ALL: "alla", Counted.WOMEN: "kvinnor/flickor", Counted.MEN: "män/pojkar"}
STEPS = {
    Step.TARGET: "Årsmål",
    Step.COUNCIL_TARGET: "KF:s årsmål",
    Step.OUTCOME: "Utfall",
    Step.FORECAST: "Prognos",
    Step.BUDGET: "Budget",
    Step.DEVIATION: "Avvikelse",
    Step.GROSS_BUDGET: "Bruttobudget",
    Step.CARRIED_IN: "Ingående överskott",
    Step.RESULT: "Resultat",
    Step.CARRIED_OUT: "Utgående överskott",
}
TARGETS = {
    Target.ANY: "alla",
    Target.REACHED: "senaste utfallet når målet",
    Target.MISSED: "senaste utfallet når inte målet",
}
NO_MATCH = "Inga siffror motsvarar valet. Ta bort något av det du valt."
TABLE = "{row}: en rad per nämnd, en kolumn per uppgift"
REACHES, MISSES, ABOVE, BELOW, ON = "når målet", "når inte målet", "över målet", "under målet", "på målet"
DIFFERS = "går isär: även {values}"
EMPTY = "tom i rapporten"
ABOVE_MEN, BELOW_MEN, AS_MEN = "{amount} över män", "{amount} under män", "lika som män"
DOUBTED = "osäker läsning"
GAP = "–"
GAP_SAID = "uppgift saknas"
WITHOUT = "Raden finns inte hos {boards}."
UNCERTAIN = "En rad med det namnet gick inte att läsa säkert i {reports}. Siffrorna därifrån är inte med."
CONTRADICTIONS_ONE = "I en ruta går rapporternas uppgifter isär."
CONTRADICTIONS = "I {count} rutor går rapporternas uppgifter isär."
SOURCE = "Var siffran står"
SOURCE_HINT = "Klicka på en siffra i tabellen, så visas här var den står."
SOURCE_FAILED = "Källan kan inte visas. Dokumentet kan ha tagits bort: ladda om sidan."
SHOW_SOURCE = "{value}, visa var det står"
CHART = "Diagram"
CHART_OF = "Visa i diagrammet"
OVER_TIME = "Utfall över åren"
SAVE = "Spara"
EXCEL, WORD = "Excel, med källa per siffra", "Word, med fotnoter"
FILE = "namndsvar-siffror"
