"""The Swedish texts of the page Drift and of its banner."""

TITLE = "Drift"
LEAD = "För den som sköter Nämndsvar: vad som körs, hur mycket plats det tar, och om biblioteket är helt."
STATE = "Läget"
PROGRAM, PYTHON, FORMAT = "Nämndsvar", "Python och Streamlit", "Bibliotekets format"
DOCUMENTS, FOLDER, FREE = "Dokument", "Mapp", "Ledigt på disken"
COUNTED = "{documents} gällande, {passages} avsnitt"
SIZES = "Storlek"
CATALOGUE, ORIGINALS, VECTORS, WORDS = "Katalogen", "Originalen", "Vektorerna", "Ordindexet"
CONVERSATIONS, LOG = "Samtal och omdömen", "Loggen"
COLUMNS = ("Del", "Storlek")
SIZES_TABLE = "Hur mycket plats delarna tar"
BACKUP = "Senaste säkerhetskopia"
NO_BACKUP = "Ingen är gjord än. Så gör du: python -m ingest backup KOPIA.tar.gz"
OLD_BACKUP = "{at}. Sedan dess har något ändrats {count} gånger."
CHECKED = "Senaste kontroll"
NEVER_CHECKED = "Inte gjord från sidan än."
CHECKED_WELL, CHECKED_BAD = "{at}: allt stämmer.", "{at}: något stämmer inte, se nedan."

LOG_LEAD = "Vem som har lagt till, rättat, tagit bort och hämtat ut, och när. Ingen kan ändra i den härifrån."
LOG_GET, LOG_NAME = "Hämta loggen", "namndsvar-logg.csv"
LOG_COLUMNS = ("Nummer", "När (UTC)", "Vem", "Vad", "Gäller")
NO_LOG = "Ingenting står i loggen än."
THE_LOG = "loggen"

CARE = "Kontrollera och laga"
CARE_LEAD = (
    "Kontrollen jämför bibliotekets delar och ändrar inget. Ombyggnaden gör sökregistret på nytt, och katalogen ur "
    "originalen om den är skadad. Frågor besvaras som vanligt under tiden."
)
VERIFY, REBUILD = "Kontrollera", "Bygg om"
REBUILD_ASKED = "Ombyggnaden kan ta flera minuter. Ingenting går förlorat."
DOING = {"verify": "Kontrollerar", "rebuild": "Bygger om"}
PROGRESS = "{doing}: {done} av {total}"
STARTED = "{doing} …"
ALREADY = "Något pågår redan: vänta tills det är klart."
DONE_WELL, DONE_BAD = "Klart, utan anmärkning.", "Klart, med anmärkningar."
FAILED = "Det gick inte. Felet finns i serverns logg."

BANNER_BROKEN = "Biblioteket är inte helt. Svaren kan sakna uppgifter."
BANNER_DISK = "Disken är nästan full ({free} ledigt). Nya rapporter och samtal kan snart inte sparas."
BANNER_LOG = "Loggen över ändringar har ändrats av något annat än programmet."
BANNER_WHERE = "Den som sköter Nämndsvar ser mer på sidan [Drift](./drift)."
UNKNOWN = "okänt"
