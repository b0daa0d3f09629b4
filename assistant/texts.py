"""Every Swedish text that the assistant says of itself; quotes come from the documents."""

from assistant.question.kinds import Untold, Wanted
from ingest.facts.fact import Counted, Measure, Side
from ingest.language.calendar import month_name

MEASURES = {
    Measure.OUTCOME: "utfall",
    Measure.TARGET: "årsmål",
    Measure.COUNCIL_TARGET: "KF:s årsmål",
    Measure.FORECAST: "prognos",
    Measure.DEVIATION: "avvikelse",
    Measure.BUDGET: "budget",
    Measure.ACCOUNTS: "bokslut",
    Measure.START: "startdatum",
    Measure.END: "slutdatum",
}
SIDES = {Side.COST: "kostnader", Side.INCOME: "intäkter", Side.NET: "netto"}
PEOPLE = {Counted.WOMEN: "kvinnor/flickor", Counted.MEN: "män/pojkar"}
WHOLE_YEAR = "helår"

WORDS_ONLY = (
    "Servern för sökning efter betydelse svarar inte. Svaret bygger på en sökning efter ord, och något kan ha missats."
)

EMPTY_QUESTION = (
    "Skriv en fråga om nämndernas planer och rapporter, till exempel om ett mål, en siffra eller en aktivitet."
)
LONG_QUESTION = "Frågan är för lång ({length} tecken). Korta den till högst {limit} tecken och ställ en sak i taget."
READ_AS = "Jag läser ”{written}” som {meant}."
UNCLEAR = "Jag förstår inte vad du frågar efter. Skriv frågan med några ord till, till exempel nämnd, ämne och år."
NO_FIGURE_TOLD = (
    "Jag vet inte vilken uppgift du menar: det förra svaret gav ingen som går att räkna vidare på. "
    "Skriv ut vad frågan gäller, till exempel område, nämnd och år."
)
LEFT_OPEN = (
    "Vad gäller frågan? Den låter som en fortsättning, men det finns ingen fråga före den. Skriv vad du vill veta."
)
NOTHING_RELEVANT = "Det framgår inte av {where}."
NOTHING_RELEVANT_ANYWHERE = "Det framgår inte av dokumenten i samlingen."
NOT_SURELY = "Jag hittar inget säkert svar."
SECOND_PART = "På frågans andra del (”{part}”) hittar jag inget säkert svar."
SECOND_UNSURE = "På frågans andra del (”{part}”) är jag inte säker:"
NOT_ALL = "(Här återges {told} av {of}.)"
LIST_COUNT = "Texten talar om {announced}, här följer {found}."
UNSURE = "Osäkert svar:"
UNSURE_LINE = "Osäkert:"
LACKING = "Där står inte {what}."
LACKS = {Wanted.NUMBER: "hur mycket eller hur många", Wanted.DATE: "när", Wanted.REASON: "varför"}
UNTOLD = {
    Untold.REASON: "varför",
    Untold.TIME: "när",
    Untold.FIGURE: "hur mycket",
    Untold.COUNT: "hur många",
    Untold.AGENT: "vem eller vilka",
    Untold.DEED: "vem eller vilka",
    Untold.DURATION: "hur länge",
}
MAY_BE_CAUSE = "Varför sägs inte rakt ut; det som står direkt efter kan vara orsaken."
MAY_BE_CAUSE_BEFORE = "Varför sägs inte rakt ut; det som står direkt före kan vara orsaken."
NEAREST_QUOTE = "Det närmaste som står är: ”{quote}” ({title})."
NEAREST_CELL = "Det närmaste som står är: {cell}"
NEAREST = "Närmast till hands ligger avsnittet ”{heading}” i {title}."
NEXT_STEP = "Pröva med dokumentens egna ord, eller ange nämnd och år."
BOARD_MISSING = "Samlingen har inga dokument från {boards}."
DOCUMENT_MISSING = "Det dokumentet finns inte i samlingen: {wanted}."
BOARD_PARTLY_MISSING = "För {boards} finns inga dokument i samlingen."
READER_BEING_MADE = (
    "Läsaren, en språkmodell som bedömer om en text svarar, läggs i {folder}, en gång; det tar några sekunder."
)
READER_NOT_INSTALLED = (
    "Paketet {package} saknas: svaren väljs efter ord, inte också efter betydelse. Installera det med "
    "make reader, eller sätt NAMNDSVAR_READER=off."
)
READER_NOT_MADE = (
    "Svaren väljs efter ord, inte också efter betydelse: det gick inte att lägga en språkmodell i {folder} ({why}). "
    "Ange en annan mapp i NAMNDSVAR_READER, eller sätt den till off."
)
READER_DAMAGED = (
    "Svaren väljs efter ord, inte också efter betydelse: språkmodellen i {folder} går inte att läsa. Ta bort mappen, "
    "så läggs den dit på nytt."
)
NOT_OF_YEAR = "För {years} hittar jag ingen uppgift. Det som står om en annan tid:"
STANDS_IN = "Någon sådan rapport från {boards} finns inte i samlingen. I stället har {titles} sökts igenom."
STANDS_IN_ANYWHERE = "Någon sådan rapport finns inte i samlingen. I stället har {titles} sökts igenom."
WHAT_THERE_IS = "Det som finns är {titles}."
NOT_FOR_DOCUMENTS = "Det är ingen fråga som dokumenten kan svara på. Jag svarar på frågor om innehållet i {collection}."
MISUSE = "Det kan jag inte hjälpa till med. Jag svarar bara på frågor om innehållet i {collection}."
PERSONAL = "Dokumenten innehåller inga uppgifter om enskilda personer, och jag lämnar inte ut sådana."
GREETING = (
    "Hej! Fråga mig om innehållet i {collection}, till exempel ett årsmål, en budgetpost eller vad som ska göras."
)
HELP = (
    "Jag är Nämndsvar. Jag söker i {collection} och svarar med källa: citat, rubrik och sida, och för tabeller rad "
    "och kolumn. Ange gärna nämnd och år. Finns inget stöd i dokumenten säger jag det."
)
DOCUMENTS = "Jag svarar ur de dokument som finns i samlingen: {titles}."
FOREIGN = "Jag svarar på svenska, ur svenska dokument. Ställ gärna frågan på svenska."
RUDE = "Jag kan ha svarat fel eller missförstått. Skriv gärna frågan på ett annat sätt, med nämnd, ämne och år."
THANKS = "Tack själv! Fråga gärna vidare om {collection}."
EMPTY_LIBRARY = "Samlingen är tom. Lägg till dokument med: python -m ingest add MAPP"

OTHER_VALUE = "På ett annat ställe i samma dokument står: ”{quote}”"
ROW_OF_SECTION = "{row}, avsnittet ”{section}”"
CELL_EMPTY = "Tabellen lämnar {column} tom för raden {row} ({title})"
NO_COLUMN = "Tabellen har ingen kolumn för {asked} på raden {row} ({title})."
ROW_HAS = "Det som står på raden är {cells}."
THE_ASKED = "det som efterfrågas"
CELL = "{row}: {figure}, enligt {title}"
CELL_FIRST = "{figure}: {row}, enligt {title}"
CELL_TOLD = "{told}{beside}, enligt {title}"
CELL_WAS = "{row} var {value}"
CELL_OF = {
    "target": "Årsmålet för {row} är {value}",
    "forecast": "Prognosen för {row} är {value}",
    "budget": "Budgeten för {row} är {value}",
    "accounts": "Bokslutet för {row} blev {value}",
}
SAID_BY_ITSELF = frozenset({"årsmål", "prognos", "budget", "bokslut"})  # what such a sentence says already
EARLIER = "Tidigare: {statement}"
EXPECTED = "Förväntat resultat: {statement}"
NO_OUTCOME = "Utfallet framgår inte. Det som står är en prognos eller bedömning:"
INCREASE = "ökning"
DECREASE = "minskning"
UNCHANGED = "oförändrat"
BY = "med"
ABOVE_TARGET = "över årsmålet"
BELOW_TARGET = "under årsmålet"
ON_TARGET = "lika med årsmålet"
PERCENTAGE_POINTS = "procentenheter"
PERCENTAGE_POINT = "procentenhet"
APART = "Skillnaden är {difference} ({larger} − {smaller})."
SHARE_IS = "Andelen är {share} % ({part} av {whole})."
REST_IS = "Kvar att betala är {rest} ({whole} − {part})."
OTHERS_ARE = "De övriga är {rest} ({whole} − {part})."
GOAL_REACHED = "Ja, målet nås: {figure} mot målet {goal}."
GOAL_BESIDE = "{figure} mot målet {goal}."
GOAL_MISSED = "Nej, målet nås inte: {figure} mot målet {goal}."
FRACTION_IS = "{name} av {whole} är {amount}."
NO_SHARE = "Vilken andel det är har jag inte kunnat räkna ut säkert."
NO_SUM = "Vad det blir tillsammans har jag inte kunnat räkna ut säkert."
NOT_TESTED = "Vilka det är har jag inte kunnat räkna ut säkert."
NOT_RANKED = "Vad som kommer först har jag inte kunnat räkna ut säkert."
NOT_JUDGED = "Om budgeten hålls har jag inte kunnat räkna ut säkert."
NOT_COURSE = "Hur det har utvecklats har jag inte kunnat räkna ut säkert."
NOT_APART = "Hur långt siffrorna ligger från varandra har jag inte kunnat räkna ut säkert."
OPEN_BOARDS = "Frågan kan gälla {count} nämnder."
OPEN_YEARS = "Frågan kan gälla {count} år."
HERE_ALL = "Här är svaren:"
HERE_SOME = "Här är svaren för {shown} av dem:"
SOURCE, SOURCES = "Källa: {titles}.", "Källor: {titles}."
FOR_BOARD = "i {board}"
FOR_REPORT = "enligt {report}"
ASK_ROW = "{row} i {board} enligt {report}?"
COVERED_BOARDS = "{found} av {count} nämnder nämner det."
COVERED_DOCUMENTS = "{found} av {count} dokument nämner det."
COMPARED = "Jämförelsen gäller {column}."
COMPARED_SOME = "Bara {names} har siffror som går att jämföra ({column})."
COMPARED_TARGETS = "Jämförelsen gäller {column}, alltså målet och inte utfallet."
NOT_FOUND_IN = "Uppgift saknas för {missing}."
HIGHEST_LOWEST = "Högst: {highest}. {then}Lägst: {lowest}. Skillnad: {difference}."
THEN = "Därefter: {names}. "

COLUMN_DOCUMENT = "Dokument"
COLUMN_BOARD = "Nämnd"
COLUMN_ANSWER = "Svar"
MISSING_CELL = "–"

# Words that are looked for where it is asked how it goes for a municipality, or for a board.
OF_BOARD = (
    "nämnden redovisar underskott",
    "nämnden redovisar överskott",
    "nämndens resultat för helåret",
    "bolagets resultat",
    "rörelseresultatet",
)
OF_MUNICIPALITY = ("kommunens resultat för helåret", "kommunens resultat", "årets resultat")

# Words that are looked for with the row whose figure is to be explained: a deficit, a surplus, anything else.
REASON_FOR = {True: "underskott beror", False: "överskott beror", None: "beror"}

LEFT_OUT_ONE = "En mening som källorna inte bär är utelämnad."
LEFT_OUT = "{count} meningar som källorna inte bär är utelämnade."
_VERBATIM = "Svaret är hämtat ordagrant ur dokumenten."
NOTHING_BORNE = f"Språkmodellens svar stämde inte med källorna. {_VERBATIM}"
MODEL_LOOPED = f"Språkmodellen upprepade sig. {_VERBATIM}"
MODEL_LATE = f"Språkmodellen svarade inte i tid. {_VERBATIM}"
MODEL_UNREACHABLE = f"Språkmodellen går inte att nå. {_VERBATIM}"
MODEL_FULL = f"Språkmodellen är upptagen med andra frågor. {_VERBATIM}"
MODEL_BUSY = f"Språkmodellen är överbelastad just nu. {_VERBATIM}"
MODEL_MALFORMED = f"Språkmodellens svar gick inte att läsa. {_VERBATIM}"
MODEL_CUT_OFF = f"Språkmodellens svar bröts. {_VERBATIM}"
MODEL_TOO_MUCH = f"Språkmodellens svar blev för långt. {_VERBATIM}"
MODEL_STATUS = {
    401: f"Språkmodellen godtar inte nyckeln. {_VERBATIM}",
    403: f"Språkmodellen ger inte tillträde. {_VERBATIM}",
    404: f"Språkmodellen finns inte på den angivna adressen. {_VERBATIM}",
}
MODEL_STATUS_OTHER = f"Språkmodellen svarade med fel {{status}}. {_VERBATIM}"
MODEL_CONTEXT = "{variable} har värdet ”{value}”. Skriv ett antal ordbitar (tokens), minst {least}."
MODEL_SETTING = (
    "{variable} har värdet ”{value}”, som inte går att tolka. "
    "Skriv ollama:NAMN eller openai:NAMN@http://adress/v1, eller ta bort variabeln."
)
RERANKER_MISSING = (
    "Omrankningsmodellen ”{name}” finns inte på den här datorn. Inget hämtas från nätet: "
    "ange en mapp med modellen i {variable}, eller ta bort variabeln."
)
RERANKER_DAMAGED = (
    "Omrankningsmodellen ”{name}” går inte att läsa ({why}). "
    "Lägg dit modellens filer på nytt, eller ta bort variabeln {variable}."
)
RERANKER_OTHER_KIND = (
    "Modellen ”{name}” kan inte ranka om: den ger inte ett betyg för en fråga och en text tillsammans. "
    "Ange en cross-encoder i {variable}, eller ta bort variabeln."
)
RERANKER_NOT_INSTALLED = (
    "Omrankningsmodellen ”{name}” kräver paketet sentence-transformers, som inte är installerat. "
    "Installera det, eller ta bort variabeln {variable}."
)


_NUMERALS = "noll en två tre fyra fem sex sju åtta nio tio elva tolv".split()
WORKERS_APART = (
    "Arbetarna startas var för sig och delar inte minnet av program och läsare, så de tar mer: {why}. "
    "Svaren är desamma."
)
NURSERY_ENDED = "processen som de skulle förgrenas ur avslutades"
NURSERY_HAS_THREADS = "processen som de skulle förgrenas ur har trådar, eller systemet saknar processhandtag"


def counted(count: int) -> str:
    """Return a count as Swedish prose has it, in letters up to twelve."""
    return _NUMERALS[count] if count < len(_NUMERALS) else str(count)


def months(first: int, last: int) -> str:
    """Return months of a year as prose: `januari–augusti`, `april`, `helår`."""
    if (first, last) == (1, 12):
        return WHOLE_YEAR
    return month_name(last) if first == last else f"{month_name(first)}–{month_name(last)}"


def join(items: tuple[str, ...] | list[str]) -> str:
    """Return `items` as Swedish prose: `a, b och c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " och " + items[-1] if items else ""
