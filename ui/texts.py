"""Every Swedish text that the chat page shows."""

from assistant.answer import Reason

NAME = "Nämndsvar"
NO_SCRIPT = "Sidan behöver JavaScript. Slå på det i webbläsaren och ladda om sidan."
ABOUT = "Svar med källor ur nämndernas planer och rapporter. {where}"

PAGE_ASK, PAGE_CONVERSATIONS, PAGE_DOCUMENTS, PAGE_ABOUT = "Fråga", "Samtal", "Dokument", "Om"
PAGE_GUIDE, PAGE_FIGURES, PAGE_QUALITY, PAGE_CARE = "Handledning", "Siffror", "Kvalitet", "Drift"
OPINIONS_ABOUT = "Skriver ut vad användarna tyckt om svaren, ett JSON-objekt per rad, utan vem det var."

PERSONS_ABOUT = "Det som sparas om en person: vilka det är, allt om en, och radering."
PERSONS_COMMANDS = {
    "lista": "skriv ut alla som något sparas om: kort namn, namn och antal samtal",
    "hamta": "skriv ut allt som sparas om en person, som JSON",
    "radera": "radera allt som sparas om en person",
    "glom": "radera samtal som ingen har fortsatt på länge; fästa svar är kvar",
}
PERSON, FORGET_DAYS = "personens namn eller korta namn", "antal dagar sedan samtalet senast fick ett svar, 1 till 36500"
NOBODY_CALLED = "Inget sparas om ”{name}”, eller så heter flera så. Se vilka som finns med kommandot lista."
ERASED = "Raderade samtal: {count}."
ALL_OF, OPINIONS, COMMAND_LINE = "allt om {name}", "omdömen", "kommandoraden"
ABOUT_YOU = "Det som sparas om dig"
ABOUT_YOU_LEAD = (
    "Dina samtal, dina omdömen och det du har fäst. I loggen över ändringar kallas du {name}; där står inte vem du är."
)
YOUR_DATA, YOUR_FILE = "Hämta allt om dig", "namndsvar-allt-om-mig.json"
ERASE_YOU, ERASE_YOU_ASKED = "Radera allt om dig", "Alla dina samtal, omdömen och fästa svar raderas för gott."

SEARCH_CONVERSATIONS = "Sök i dina samtal"
NO_CONVERSATIONS = "Här samlas dina samtal. Ställ en fråga under ”Fråga”, så finns den kvar här."
NO_CONVERSATION_FOUND = "Inget samtal innehåller alla orden."
MORE_CONVERSATIONS = "{count} äldre samtal till: sök för att hitta dem."
ONE_QUESTION, QUESTIONS = "en fråga", "{count} frågor"
PIN, UNPIN, PINNED = "Fäst svaret", "Lossa svaret", "Fästa svar"
SAVE_PINNED, SAVED_PINNED_FILE = "Spara de fästa svaren", "namndsvar-fasta-svar"
PAGE_CONVERSATIONS_ALL = "Alla samtal"
RENAME, NEW_TITLE, DELETE = "Byt namn", "Nytt namn", "Ta bort"
DELETE_CONVERSATION = "Samtalet tas bort för gott, med sina svar."

START_TITLE = "Vad vill du veta?"
START_LEAD = "Ställ en fråga om {holdings}. Varje svar visar var i dokumenten det står."
START_EXAMPLES = "Prova till exempel"
HOLDINGS = "{documents} från {boards}{years}"
ONE_DOCUMENT, DOCUMENTS = "ett dokument", "{count} dokument"
NO_BOARD, ONE_BOARD, BOARDS = "okänd nämnd", "en nämnd", "{count} nämnder"

CONVERSATION = "Samtal med Nämndsvar"
INPUT = "Skriv din fråga"
INPUT_LIMITED = "Fråga om {scope}"
SEARCHING = "Söker i dokumenten …"
LEFT_OUT = "Utelämnat: meningar av språkmodellen som källorna inte bär"
CANCEL = "Avbryt"
AGAIN = "Försök igen"
NEW = "Ny konversation"
WORD, EXCEL, MARKDOWN = "Word, med fotnoter", "Excel, tabellerna", "Markdown"
COPY = "Kopiera svar och källor"

LIMITS = "Begränsa frågorna"
LIMITS_HELP = "Gäller när frågan inte själv nämner nämnd, år eller rapport."
BOARD, YEAR, TYPE = "Nämnd", "År", "Rapport"
IN_LIBRARY = "I biblioteket"
UNKNOWN_BOARD = "Nämnd okänd"
NO_MATCH = "Inga dokument motsvarar begränsningen."

UNDERSTOOD = "Tolkat som"
CHIP_CARRIED = "{name} (från förra frågan)"
CHIP_HELP = "Fråga igen utan {name}"
ALL_BOARDS, ALL_YEARS, ALL_TYPES = "alla nämnder", "alla år", "alla rapporter"
CORRECT = "Ändra tolkningen"
CORRECT_QUESTION = "Frågan"
CORRECT_SUBMIT = "Fråga igen"
NEXT_QUESTIONS = "Fråga vidare"
HELPFUL = "Hjälpte svaret?"
GOOD, BAD = "Ja", "Nej"
WHAT_WAS_WRONG, WHY, SEND = "Vad blev fel?", "Berätta mer om du vill", "Skicka"
REASONS = ("fel källa", "fel siffra", "svarade inte", "annat")
REPLIED = "Svar till dig: {reply}"
THANKED_GOOD, THANKED_BAD = "Tack, du tyckte att svaret hjälpte.", "Tack, du tyckte: {said}."
SAVE, SAVE_ALL = "Spara svaret", "Spara konversationen"
GONE_ON = "Samtalet har gått vidare i ett annat fönster. Det du frågar här sparas som ett eget samtal."
CHOICES, CHOICES_INSTEAD = "Vad menar du?", "Fråga i stället"

SOURCES = "Källor"
SOURCE_MARK = "Källa {number}"
QUOTE_IN_PLACE = "Citatet i sitt sammanhang"
AS_PRINTED = "Raden som den står i texten"
CELL = "Uppgiften i tabellen"
ROW, COLUMN, VALUE = "Rad", "Kolumn", "Värde"
EMPTY_CELL = "tom"
UNCERTAIN_ROW = "osäker läsning"
PART_OF_TABLE = "rad {first}–{last} av {count}"
PAGE_PICTURE = "Sidan {page} med stället markerat"
PICTURE_GONE = "Sidan kan inte visas. Öppna originalet i stället."
OPEN_ORIGINAL = "Öppna originalet"
ORIGINAL_GONE = "Originalet finns inte kvar i biblioteket."
UNIT = "Enhet: {unit}"
NOTE = "Fotnot: {note}"
HEADINGS = "Rubrik"
TITLE, FILE, PAGE = "Dokument", "Fil", "Sida"
PAGE_SHORT = "s. {page}"
VERSION_SHORT = "version {version}"
PAGE_UNKNOWN = "framgår inte"
NEAREST = "Närmaste avsnitt – inte belägg för ett svar"
FURTHER = "Fler avsnitt som kan vara av intresse"
TABLE = "Tabell, går att sortera"
CHART, CHART_SEE_TABLE = "Diagram", "Samma siffror står i tabellen"
HOW = "Så räknade jag"
FOLLOW, FOLLOWED = "Följ över tid", "{row} över tid"
FOLLOW_NONE = "Raden finns bara i den här rapporten."
STAGE = "Uppgift"

UNSURE = "Osäkert svar"
REFUSED = "Inget svar"
REFUSED_FOR: dict[Reason, str] = {
    Reason.NOTHING_RELEVANT: "Dokumenten ger inget svar",
    Reason.OTHER_SCOPE: "Finns bara för en annan nämnd eller ett annat år",
    Reason.NOT_IN_COLLECTION: "Dokumentet finns inte i biblioteket",
    Reason.PARTLY_ANSWERED: "Delvis besvarad",
    Reason.FALSE_PREMISE: "Dokumenten säger något annat",
    Reason.NOT_FOR_DOCUMENTS: "Inte en fråga för dokumenten",
    Reason.MISUSE: "Det kan jag inte hjälpa till med",
    Reason.UNCLEAR: "Frågan behöver förtydligas",
}
NEXT_STEP: dict[Reason, str] = {
    Reason.OTHER_SCOPE: "Välj en annan nämnd, ett annat år eller en annan rapport med ”Ändra tolkningen”.",
    Reason.NOT_IN_COLLECTION: "Vad som finns ser du under ”I biblioteket” i sidofältet.",
    Reason.PARTLY_ANSWERED: "Ställ den del som saknar svar som en egen fråga.",
    Reason.FALSE_PREMISE: "Läs källan och ställ frågan utifrån det som står där.",
}
"""What to do next, where the answer itself does not say it."""
NEXT = "Nästa steg:"

NO_LIBRARY_TITLE = "Det finns inget bibliotek än"
EMPTY_LIBRARY_TITLE = "Biblioteket är tomt"
CLOSED_LIBRARY_TITLE = "Biblioteket kan inte öppnas"
MODEL_TITLE = "En modell som är inställd kan inte användas"
NO_LIBRARY = "Inget bibliotek hittades i mappen {library}."
EMPTY_LIBRARY = "Biblioteket i mappen {library} innehåller inga dokument."
OTHER_VERSION = (
    "Biblioteket i mappen {library} är gjort av en annan version av programmet "
    "(format {found}, den här versionen läser format {expected})."
)
INDEX_DAMAGED = "Sökregistret i mappen {library} är skadat eller gjort med en annan språkmodell. Dokumenten är kvar."
CATALOGUE_DAMAGED = "Katalogen i mappen {library} är skadad. Dokumentens original är kvar."
UNREADABLE = "Biblioteket i mappen {library} kan inte läsas."
ADD_DOCUMENTS = "Lägg till rapporter på sidan [Dokument](./dokument). Hur du gör står i [handledningen](./handledning)."
REBUILD = (
    "Säg till den som sköter Nämndsvar att biblioteket behöver byggas om. Ingenting går förlorat. Hur det görs står i "
    "[handledningen](./handledning)."
)
VERIFY = (
    "Ladda om sidan om en stund. Hjälper det inte säger du till den som sköter Nämndsvar; vad som kan göras står i "
    "[handledningen](./handledning)."
)
ADD_COMMAND = "python -m ingest add MAPP --library {library}"
REBUILD_COMMAND = "python -m ingest rebuild --library {library}"
VERIFY_COMMAND = "python -m ingest verify --library {library}"
OPENING = "Öppnar biblioteket …"
FAILED = "Frågan kunde inte besvaras på grund av ett fel i programmet. Försök igen; felet finns i serverns logg."

PAGE_FAILED = "Sidan kunde inte visas på grund av ett fel i programmet. Ladda om den; felet finns i serverns logg."

SAVED_TITLE = "Konversation i Nämndsvar"
SAVED_QUESTION = "Fråga"
SAVED_ON = "Sparat {day}. Varje uppgift har en fotnot med dokument, sida, citat och version."
SAVED_FILE = "namndsvar-konversation"
SAVED_ANSWER_FILE = "namndsvar-svar"
SOURCE_COLUMN = "Var det står"

SERVE_ABOUT = "Startar chattsidan på den här datorn."
SERVE_LIBRARY = "bibliotekets mapp (förval: NAMNDSVAR_LIBRARY eller ./library)"
SERVE_PORT = "port; är den upptagen tas nästa lediga (förval: 8501)"
SERVE_ADDRESS = "nätadress att lyssna på (förval: 127.0.0.1, bara den här datorn)"
SERVE_HOST = "namn som andra når sidan under, till exempel bakom en proxy; kan upprepas (förval: NAMNDSVAR_HOSTS)"
SERVE_NO_BROWSER = "öppna inte webbläsaren"
SERVING = "Nämndsvar finns på http://localhost:{port}  (avsluta med Ctrl+C)"
OPEN_TO_OTHERS = "Obs: alla som når sidan på {address} får göra allt, utan inloggning."
OPEN_TO_WHO_LOGS_IN = "Den som vill läsa sidan måste logga in. Adressen är {origin}"
OPEN_TO_PROXY = "Sidan nås bara genom proxyn på {addresses}, som säger vem var och en är."
PORT_TAKEN = "Ingen ledig port från {first} till {last}. Välj en annan med --port."
