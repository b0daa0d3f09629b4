"""The Swedish texts of the page Kvalitet."""

from eval.questions import Kind
from ui.conversations.cases import State

TITLE = "Kvalitet"
LEAD = "Hur bra Nämndsvar svarar, vad användarna har tyckt, och vilka dokument som behöver ses över."
EVALUATION, OPINIONS, DOCUMENTS = "Utvärdering", "Omdömen", "Dokument"

NO_RUN = (
    "Ingen utvärdering är körd på den här datorn. Så görs det står i [handledningen](./handledning). Nedan visas "
    "siffrorna som följde med programmet."
)
SET = "Frågesamling"
SETS = {
    "sample": "exempelrapporterna",
    "stockholm": "Stockholm",
    "fresh": "nyskrivna frågor",
    "everyday": "vardagsfrågor",
    "others": "andra kommuner",
    "calculated": "frågor att räkna ut",
    "reckoned": "fler frågor att räkna ut",
    "controllers": "controllerns frågor",
    "absent_sample": "frågor utan svar",
    "general": "frågor om annat",
    "worked": "frågor att räkna ut, Stockholm",
    "towns_reports": "orter: rapporter",
    "towns_plans": "orter: planer och protokoll",
    "towns_mixed": "orter: blandade dokument",
    "reported": "frågor från omdömen",
}
WHEN, SHIPPED = "Körd {at}", "Följde med programmet"
FIGURE, VALUE, INTERVAL, COUNT, CHANGE = "Mått", "Värde", "95 % intervall", "Frågor", "Sedan förra"
FIGURES = {
    "correct": "Rätt, eller rätt att inte svara",
    "accuracy": "Rätt svar på frågor som går att besvara",
    "turn_correct": "Rätt i samtal",
    "cited": "Svar med källa på rätt ställe",
    "verbatim": "Citat som står ordagrant i dokumentet",
    "numbers": "Tal som källan bär",
    "wrong_document": "Svar ur fel dokument",
    "refused_unanswerable": "Frågor utan svar som avböjdes",
    "refused_answerable": "Frågor med svar som avböjdes",
    "uncertain": "Svar som visas som osäkra",
    "recall_5": "Rätt avsnitt bland de fem första",
}
LOWER_IS_BETTER = frozenset({"wrong_document", "refused_answerable"})
FIGURES_TABLE = "Utvärderingens mått"
LOWER = "lägre är bättre"
PER_KIND = "Per slag av fråga"
KIND_NOTE = (
    "Stapeln är andelen rätt. Strecket visar intervallet: så mycket kan andelen bero på vilka frågor som råkat ställas."
)
OVER_TIME = "Andel rätt över tid"
KINDS = {
    Kind.PROSE_NUMBER: "siffra i text",
    Kind.TABLE_NUMBER: "siffra i tabell",
    Kind.ENTITY: "namn",
    Kind.LIST: "lista",
    Kind.PARAPHRASE: "andra ord",
    Kind.TEMPORAL: "tid",
    Kind.YESNO: "ja eller nej",
    Kind.COMPARE: "jämförelse",
    Kind.AGGREGATE: "flera nämnder",
    Kind.CROSS_TOPIC: "flera ämnen",
    Kind.DISAMBIGUATE: "flertydig",
    Kind.UNANSWERABLE: "utan svar",
    Kind.NOT_IN_COLLECTION: "dokument som saknas",
    Kind.GENERAL: "om annat",
    Kind.MISUSE: "missbruk",
    Kind.ROWS_FILTER: "rader som uppfyller villkor",
    Kind.OUTCOME_VS_TARGET: "utfall mot mål",
    Kind.COMPUTE: "uträkning",
    Kind.RANK: "rangordning",
    Kind.COUNT: "antal",
    Kind.ACROSS: "över rapporter",
    Kind.SUMMARY: "sammanfattning",
    Kind.LIST_AFTER_LEADIN: "lista efter inledning",
    Kind.NEXT_SENTENCE: "nästa mening",
    Kind.TRAP: "fälla",
    Kind.OPENING: "samtalets första",
    Kind.FOLLOW_UP: "följdfråga",
}
MISSES = "Frågor som missades"
NO_MISSES = "Inga frågor missades."
KIND, ANY_KIND = "Slag", "alla slag"
MISS = "Fråga"
CAUSES = {
    "ANSWERED": "Svarade fast dokumenten inte svarar",
    "REFUSED": "Avböjde fast dokumenten svarar",
    "NOT_FOUND": "Hittade inte rätt avsnitt",
    "LATE": "Rätt uppgift kom för sent i svaret",
    "NOT_SAID": "Hade rätt avsnitt men sade inte allt",
}
ASKED, GOLD, MUST_SAY, ANSWERED, FOUND = "Frågan", "Rätt svar", "Måste stå i svaret", "Programmets svar", "Avsnitt"
SHOULD_REFUSE, NO_ANSWER = "Programmet ska inte svara.", "inget svar"
RIGHT_PLACE = "här står svaret"

NO_OPINIONS = "Ingen har sagt vad de tycker om ett svar än."
SHOWN_OPINIONS, STATES_SHOWN, SEARCH = "Omdöme", "Läge", "Sök i frågor och kommentarer"
ALL, GOOD, BAD = "alla", "Hjälpte", "Hjälpte inte"
STATES = {State.OPEN: "öppen", State.ANSWERED: "besvarad", State.CLOSED: "stängd"}
NO_OPINION_LIKE = "Inget omdöme motsvarar valet."
COUNT_OPINIONS, ONE_OPINION = "{count} omdömen", "Ett omdöme"
SAID = "{good} · {state} · {day}"
REASON, WORDS, SOURCES = "Vad blev fel", "Kommentar", "Källor"
REPLY, REPLY_HELP = "Svar till användaren", "Den som gav omdömet ser det på sidan Samtal."
ANSWER, CLOSE, REOPEN = "Spara svaret", "Stäng", "Öppna igen"
TO_EVALUATION = "Gör till en fråga i utvärderingen"
TO_EVALUATION_HELP = "Kontrollera fälten först. De är ifyllda ur programmets svar."
RIGHT_ANSWER, FACTS_FIELD = "Rätt svar", "Måste stå i svaret, en uppgift per rad; skilj olika sätt att skriva med |"
UNANSWERABLE = "Dokumenten svarar inte: programmet ska avböja"
ADD = "Lägg till i utvärderingen"
ADDED = "Frågan finns nu i utvärderingen. Den körs med: {command}"
ALREADY = "Frågan finns redan i utvärderingen."
NO_FACTS = "Skriv minst en uppgift som måste stå i svaret, eller kryssa i att dokumenten inte svarar."
NO_EVIDENCE = "Programmets svar har ingen källa, så frågan kan bara läggas till som en som ska avböjas."
RUN_COMMAND = "python -m eval --set reported --library {library}"

DOCUMENTS_LEAD = "Dokument där något kan ha lästs fel. Klicka på titeln för att se efter och rätta."
NONE_TO_MEND = "Alla dokument är lästa utan anmärkning."
DOCUMENT_COLUMNS = ("Dokument", "Osäkra tabellrader", "Gissade uppgifter", "Anmärkningar")
DOCUMENT_TABLE = "Dokument att se över"
OF_ROWS = "{uncertain} av {rows}"
FIELDS = {"board": "nämnd", "year": "år", "type": "rapport"}
GUESSED, UNKNOWN = "{field} ({sure} %)", "{field} okänd"
