"""Every Swedish text of worked answers."""

from ingest.facts import texts as facts
from ingest.facts.fact import Counted, Measure, Side

MEASURES = {
    **facts.MEASURES,
    Measure.CARRIED_IN: "resultatöverföring från föregående år",
    Measure.CARRIED_OUT: "resultatöverföring till nästa år",
    Measure.OTHER: "värde",
}
SIDES = {Side.COST: "kostnader", Side.INCOME: "intäkter", Side.NET: "netto"}
COUNTED = {Counted.WOMEN: "kvinnor", Counted.MEN: "män"}

HOW = "Så räknade jag: {formula}."
ITEM = "– {line}"
OF_TABLE = "{name} ({title})"
MORE_ROWS = "… och {count} till. Alla står i tabellen."
MORE_NAMES = "{count} till"
YEAR_BEFORE = " året innan"
EMPTY_CELL = "tom"
NO_CELL = "saknas"

# What is counted, one and several.
INDICATOR, INDICATORS = "indikator", "indikatorer"
ACTIVITY, ACTIVITIES = "aktivitet", "aktiviteter"
BODY, BODIES = "nämnd", "nämnder"
ROW, ROWS = "rad", "rader"
COUNT_OF = "{count} av {tested} {rows}{where}"
COUNT_ALL = "{count} {rows}{where}"
NONE_OF = "Ingen av {tested} {rows}{where}"
ONE_OF_ONE = "En {row}, den enda{where}"
NONE_OF_ONE = "Ingen {row}{where}: den enda uppfyller inte villkoret"
NONE_TESTED = "Ingen {row}{where}: den enda gick inte att pröva mot villkoret"
UNDER_GOAL = " under mål {goal}"
BESIDE = " ({column})"

SUM_IS = "Tillsammans {sum}"
MEAN_IS = "Medelvärdet är {mean}"
MEAN_OF_BOARDS = "Medelvärdet för {count} nämnder är {mean}, utan hänsyn till hur stora de är"
MEAN_FORMULA = "({terms}) / {count}"
PRINTED_SUM = "Tabellens egen summa är {printed}"
SUM_DIFFERS = "Tabellens egen summa är {printed}; raderna ger tillsammans {sum}"

YES, NO = "Ja", "Nej"
REACHED = "{measure} nås: {result} mot {target}{away}"
MISSED = "{measure} nås inte: {result} mot {target}{away}"
UNJUDGED = "{result} mot {measure} {target}{away}. Om högre eller lägre är bättre framgår inte"
SO_FAR = (
    "{result} hittills ({period}), av {measure} {target} för hela året{away}. "
    "Om målet nås går inte att säga förrän året är slut"
)
REACHED_SO_FAR = "ja, {measure} är redan nått: {result} ({period}) mot {target} för hela året{away}"
SO_FAR_SHORT = "hittills, året är inte slut"
WHOLE_YEAR, SOME_YEAR = "hela {year}", "året"
SPANS = "{one} gäller {one_time}, {other} {other_time}"
PART_OF_YEAR = "Uppgifterna gäller {period}, inte hela {year}"
UNLIKE_SPANS = (
    "{new} gäller {new_time} och {old} {old_time}: tiderna är olika långa, så uppgifterna går inte att jämföra rakt av"
)
UNLIKE_UNITS = "{new} och {old} har olika enheter och går inte att jämföra"
AWAY_OVER, AWAY_UNDER, AWAY_NONE = ", alltså {away} över", ", alltså {away} under", ", alltså lika"
REACHED_SHORT, MISSED_SHORT, UNJUDGED_SHORT = "nås", "nås inte", "bedöms inte"
NONE_REACHED = "Nej, inget av {count} mål nås"
ALL_REACHED = "Ja, alla {count} mål nås"
SOME_REACHED = "{reached} av {count} mål nås"
REACHED_OF_OPEN = "{reached} av {count} mål nås hittills; om {open} av dem nås går inte att säga förrän året är slut"
FURTHEST = "Längst ifrån ligger {name}: {line}"

HIGHER = "{one} ligger {away} högre än {other} ({first} mot {second})"
LOWER = "{one} ligger {away} lägre än {other} ({first} mot {second})"
ALIKE = "{one} och {other} ligger lika ({first})"
WOMEN, MEN = "Kvinnor", "Män"

INCREASE = "Ökning med {change}: från {old} till {new}"
DECREASE = "Minskning med {change}: från {old} till {new}"
UNCHANGED = "Oförändrat: {new}"
HIGHER_BY = "{new_name} är {change} högre än {old_name}: {new} mot {old}"
LOWER_BY = "{new_name} är {change} lägre än {old_name}: {new} mot {old}"
LATER_BY = "{new_name} är {change} senare än {old_name}: {new} mot {old}"
EARLIER_BY = "{new_name} är {change} tidigare än {old_name}: {new} mot {old}"
BETTER, WORSE = "bättre", "sämre"
CHANGE_BETTER = "Det går åt rätt håll"
CHANGE_WORSE = "Det går åt fel håll"
NONE_BETTER = "Nej, ingen av {count} är bättre"
ALL_BETTER = "Ja, alla {count} är bättre"
SOME_BETTER = "{better} av {count} är bättre"
TIMES_IS = "{one} är {times} så stort som {other} ({first} mot {second})"
OF_COLUMN = "{column} ({title})"
EACH_OF_COLUMNS = "{each} i genomsnitt ({part} {of} på {whole} {per})"
EACH_OF_ROWS = "{each} i genomsnitt ({of}: {part}; {per}: {whole})"
EACH_IS = "{each} per {of} ({part} på {whole})"
LEFT_IS = "{left} är kvar av {whole} ({budget}); {part} har gått åt ({spent})"
LEFT_OF_COLUMNS = "Mellanskillnaden är {left}: {whole} ({budget}) minus {part} ({spent})"
OVERSPENT = "Inget är kvar av {whole} ({budget}): {part} har gått åt ({spent}), alltså {left} mer"
SHARE_IS = "{share} ({part} av {whole})"

BETWEEN = "De skiljer {away}"
HIGHEST, LOWEST = "Högst", "Lägst"
FIRST_IS = "{which}: {name} ({value})"
THEN = "Därefter: {boards}"
BOARD_WITH = "{name} ({value})"
DIFFERENCE = "Skillnad: {difference}"
LARGEST, SMALLEST = "Störst", "Minst"
RISE, FALL, BETTERMENT, WORSENING = "ökning", "minskning", "förbättring", "försämring"
DISTANCE, DEVIATION = "skillnad", "avvikelse"
DEFICIT, SURPLUS = "underskott", "överskott"
NO_BOARD = "Ingen av {count} nämnder har {sign}"
ONE_BOARD = "Ingen annan av nämnderna har {sign}"
OTHER_SPANS = "Uppgifterna gäller olika långa delar av året"
OTHER_YEARS = "Uppgifterna är från olika år"
NOT_COMPARABLE = "Enheterna skiljer sig åt ({units}), så uppgifterna jämförs inte"
NO_UNIT = "okänd enhet"
MISSING_ROW = "{board}: uppgift saknas, ingen sådan rad finns i {titles}"
MISSING_CELL = "{board}: uppgift saknas, {measure} är inte ifyllt i {titles}"
NO_REPORT = "{board}: uppgift saknas, samlingen har inget sådant dokument"

LEFT_OUT = "Utelämnat: {parts}"
LEFT_EMPTY = "tom cell för {names}"
LEFT_NO_COLUMN = "kolumnen saknas för {names}"
LEFT_NO_NUMBER = "inget tal för {names}"
LEFT_UNITS = "annan enhet för {names}"
LEFT_SO_FAR = "året är inte slut för {names}"
LEFT_SPANS = "tiderna är olika långa för {names}"
LEFT_SAME = "bara en uppgift att jämföra för {names}"
LEFT_UNLIKE = "kolumnerna mäter olika saker för {names}"
LEFT_ZERO = "division med noll för {names}"
LEFT_NO_WHOLE = "ingen summa att ta andel av för {names}"
LEFT_WAY = "om högre eller lägre är bättre framgår inte för {names}"
NO_YEAR_BEFORE = "Tabellen anger inte resultatet året innan, så raderna är ordnade efter årets resultat"
FEWER = "Fler än så finns inte: {count} rader har en uppgift"
OTHER_ROWS = "Frågan kan också gälla {names}"
TURNED = "I kolumnen är underskott skrivet med plus"

NOT_ADDED = "Det går inte att lägga ihop: uppgifterna i kolumnen ”{column}” är andelar, index eller genomsnitt."
REFUSED_ROW = "Det framgår inte: någon rad för ”{words}” finns inte i tabellerna i {titles}."
REFUSED_COLUMN = "Det framgår inte: {titles} anger inte {measure} för {name}."
REFUSED_AS_ASKED = "Det går inte att räkna ut av det som {titles} anger för {name}."
REFUSED_CELL = "Det framgår inte: {measure} är tomt för {name} i {titles}."
REFUSED_UNITS = "Det går inte att räkna ut: uppgifterna i {titles} har olika enheter."
REFUSED_ZERO = "Det går inte att räkna ut för {name} i {titles}: det skulle bli en division med noll."
REFUSED_NUMBER = "Det går inte att räkna ut: {measure} är inget tal för {name} i {titles}."
REFUSED_SAME = "Det går inte att jämföra: {titles} anger {measure} för {name} bara för en tid."
REFUSED_UNLIKE = "Det går inte att jämföra för {name}: kolumnerna i {titles} mäter olika saker."
REFUSED_WHOLE = "Det går inte att räkna ut andelen för {name}: {titles} har ingen summa i samma kolumn."
REFUSED_PART = "Det framgår inte: {title} delar inte upp {whole} så att ”{part}” är en del."
PARTS_ARE = "Delarna är {names}."
THERE_IS = "Det som finns är {what}."
NEAR_ROWS = "De rader som ligger närmast är {names}."

COLUMN_ROW, COLUMN_BOARD, COLUMN_SOURCE = "Rad", "Nämnd", "Källa"
COLUMN_DIFFERENCE, COLUMN_PERCENT, COLUMN_SHARE, COLUMN_REACHED = "Skillnad", "Förändring %", "Andel", "Målet"

SHEET_ANSWER, SHEET_SOURCES = "Svar", "Källor"
SHEET_OF_ROW = ("Fil", "Sida", "Källtext")
SHEET_OF_SOURCE = ("Nr", "Dokument", "Fil", "Sida", "Rad", "Kolumn", "Värde", "Källtext")

MEASURES_ANY = "uppgiften"
