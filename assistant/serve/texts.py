"""The Swedish texts of the API and the MCP server."""

# What is said of a request that cannot be answered.
FOREIGN_HOST = "Sidan finns inte under det namnet. Lägg till det med NAMNDSVAR_HOSTS om det är ditt."
FOREIGN_PAGE = "Anropet kommer från en annan webbsida och besvaras inte. Anropa från ett program i stället."
NOT_FOUND = "Finns inte."
NO_PATH = "Adressen {path} finns inte: se /openapi.json för dem som finns."
NO_METHOD = "{path} kan inte anropas med {method}: se /openapi.json för hur."
NO_TOKEN = "Ange en giltig nyckel i huvudet Authorization: Bearer NYCKEL."
NOT_JSON_TYPE = "Skicka JSON: ange Content-Type: application/json."
NOT_JSON = "Det som skickades är inte giltig JSON i UTF-8: rätta det och skicka igen."
TOO_LARGE = "Det som skickades är större än {most} byte: skicka mindre åt gången."
TOO_LONG = "Frågan är längre än {most} tecken: korta den och skicka igen."
WRONG_FIELD = "Fältet {field} saknas, är okänt eller har fel form: se /openapi.json för vad det ska vara."
WRONG_BODY = "Det som skickades ska vara ett JSON-objekt: se /openapi.json för dess fält."
TOO_MANY = "Högst {most} frågor får ställas på en gång, {found} skickades: dela upp dem."
NO_LIBRARY = "Det finns ingen samling att fråga ännu: den som sköter programmet behöver lägga till dokument."
CLOSED_LIBRARY = "Samlingen går inte att läsa just nu: den som sköter programmet ser varför i serverns logg."
NO_DOCUMENT = "Dokumentet {name} finns inte i samlingen: se listan över dokument."
NO_PAGE = "Dokumentet {name} har ingen sida {page} med text."
NO_ORIGINAL = "Originalet till {name} finns inte kvar i samlingen."
FAILED = "Något gick fel: försök igen, och be den som sköter programmet att se i serverns logg om det händer på nytt."
WRONG_ARGUMENTS = "Verktyget kan inte använda det som angavs: se beskrivningen av vad det tar."
NO_TOOL = "Det verktyget finns inte: se listan över verktyg."
NOT_WORKED = "Frågan besvaras utan uträkning: ställ den med verktyget ask i stället."
NOTHING_FOUND = "Inget ställe hittades."

# The tools, as a language model reads of them.
NAME, TITLE = "namndsvar", "Nämndsvar"
INSTRUCTIONS = (
    "Svarar på frågor om kommunala nämnders planer och rapporter, på svenska, med källa till varje uppgift. Återge "
    "svaret som det står, med sina källhänvisningar [n]; lägg inte till siffror. Ett svar där refused är sant, eller "
    "sure är falskt, ska återges som det."
)
ASK = (
    "Ställ en fråga om nämndernas planer och rapporter. Svaret bygger bara på dokumenten; varje påstående har en "
    "numrerad källa med dokument, sida och citat. Nämn gärna nämnd, år och rapport i frågan."
)
CALCULATE = (
    "Räkna fram ett svar ur tabellerna: summor, skillnader, andelar, rangordningar, jämförelser mellan nämnder. Ger "
    "tabell, uträkning och plan, med källa till varje siffra. Räkna inte själv."
)
FIND = "Sök de ställen i dokumenten som bäst hör ihop med en fråga, de bästa först, utan att besvara den."
OPEN_SOURCE = "Läs en källa: texten på en sida av ett dokument, eller hela dokumentet, som den står."
DOCUMENTS = "Lista dokumenten i samlingen: nämnd, år, slags rapport, titel."
ARGUMENT_QUESTION = "frågan, på svenska"
ARGUMENT_EARLIER = "tidigare frågor i samtalet, den äldsta först, om frågan är en följdfråga"
ARGUMENT_BOARDS = "bara dessa nämnder; alla där ingen anges"
ARGUMENT_YEARS = "bara dessa år; alla där inget anges"
ARGUMENT_FILE = "dokumentets filnamn eller id, som det står i en källa eller i listan"
ARGUMENT_PAGE = "sidan i filen; hela dokumentet där ingen anges"
ARGUMENT_LIMIT = "högst så många ställen"

# What the command line says.
SERVING = "API: http://{address}/ask (beskrivning: /openapi.json), MCP: http://{address}/mcp. Avsluta med Ctrl+C."
OPEN_TO_OTHERS = "Öppet för andra datorer på {address}. Nycklarna skickas i klartext utan TLS: sätt en proxy framför."
PORT_TAKEN = "Porten {port} på {address} är upptagen eller får inte användas: ange en annan med --port."
NEEDS_TOKENS = "Andra datorer når {address}: ange en fil med nycklar med --tokens eller NAMNDSVAR_TOKENS."
TOKENS_UNREADABLE = "Filen med nycklar {file} går inte att läsa ({why}): kontrollera sökvägen."
TOKENS_OPEN = "Filen med nycklar {file} kan läsas av andra: ta bort den rätten med chmod 600."
TOKENS_LINE = "Rad {line} i {file} ska ha ett namn, ett mellanslag och en nyckel på minst {least} tecken. Rätta raden."
TOKENS_TWICE = "Rad {line} i {file} har ett namn eller en nyckel som redan finns på en tidigare rad. Rätta raden."
TOKENS_EMPTY = "Filen med nycklar {file} har ingen nyckel: skriv en rad med namn och nyckel för var och en."
