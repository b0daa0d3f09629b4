"""Invented reports of five municipalities for tests of follow-ups: parts of a year, sums, units, targets, reasons."""

POOL = """# Månadsrapport för september 2025
Fritidsnämnden, Granvalla kommun

## Badplatser och simhallar

Tabell 1. Vatten och energi per anläggning, september 2025

| Anläggning | Besökare | Klorförbrukning, kg | Klorförbrukning sep 2024, kg | Vattenkostnad kr/besök | Ansvarig |
|---|---|---|---|---|---|
| Ekbadet | 8 400 | 610 | 540 | 14,20 | Lova Stark |
| Söderhallen | 5 150 | 480 | 515 | 17,90 | Nils Torp |
| Varmbassängen | 1 300 | 95 | .. | 31,40 | Nils Torp |

Målet för klorförbrukningen är högst 500 kg per anläggning och månad. Målet för vattenkostnaden är högst 20
kronor per besök.

Klorförbrukningen i Ekbadet har ökat till följd av att en doseringspump gått sönder. Pumpen byts under
november och doseringen läses av varje vecka tills dess.
"""
THIRD = """# Tertialrapport 1 2025
Miljönämnden, Sandshults kommun

## Uppföljning av nyckeltal

| Nyckeltal | Årsmål 2025 | Utfall T1 2025 | Utfall T1 2024 | Utfall helår 2024 |
|---|---|---|---|---|
| Matavfall per invånare, kg | 70 | 24 | 27 | 78 |
| Elförbrukning i gatubelysningen, MWh | 900 | 420 | 455 | 960 |
| Andel hushåll med fastighetsnära insamling (%) | 60 | 48 | 41 | 46 |
| Klagomål på snöröjning | högst 80 | 61 | 92 | 118 |

## Ekonomi

| Verksamhet, tkr | Budget jan-apr | Utfall jan-apr | Budget helår | Prognos helår | Avvikelse helår |
|---|---|---|---|---|---|
| Gator och vägar | 11 200 | 12 050 | 33 500 | 35 100 | -1 600 |
| Parker | 4 300 | 4 120 | 13 000 | 12 600 | 400 |
| Avfall | 6 000 | 6 300 | 18 000 | 18 900 | -900 |
| Summa | 21 500 | 22 470 | 64 500 | 66 600 | -2 100 |

Underskottet för gator och vägar beror på dyrare halkbekämpning. För att minska underskottet skjuts två
beläggningsarbeten till nästa år och avtalet för sandupptagning upphandlas på nytt.
"""
INVESTMENTS = """# Investeringsplan 2026–2029
Kommunstyrelsen, Lillviks kommun

## Investeringar per projekt, mnkr

| Projekt | 2026 | 2027 | 2028 | 2029 |
|---|---|---|---|---|
| Bryggan, ny idrottshall | 6,0 | 24,0 | 30,0 | 2,0 |
| Hamnskolan, ventilation | 4,5 | 8,0 | 1,5 | – |
| Brandstationen, portar | 1,2 | – | 2,5 | 0,8 |
| Utbyte av fönster | 3,3 | 8,0 | 6,0 | 5,2 |
| Summa | 15,0 | 40,0 | 40,0 | 8,0 |

Hallen i Bryggan byggs eftersom den gamla gymnastiksalen är utdömd.
"""
SAFETY = """# Uppföljning av trygghetsprogrammet 2025
Kommunstyrelsen, Ostvalla kommun

## Utvecklingen

| Händelse | 2022 | 2023 | 2024 |
|---|---|---|---|
| Cykelstölder | 140 | 155 | 190 |
| Inbrott i bostad | 62 | 48 | 36 |
| Skadegörelse på skolor | 71 | 80 | 96 |

Att cykelstölderna blivit fler beror på att stationens bevakade cykelrum stängdes i mars 2024. Kommunen öppnar
ett nytt cykelrum vid torget våren 2026 för att vända utvecklingen.

Skadegörelsen på skolor ökar framför allt på helger. Två skolor får därför belysta skolgårdar och en fältgrupp
på lördagar.
"""
CARE = """# Verksamhetsberättelse 2024
Omsorgsnämnden, Norrstads kommun

## Insatser

| Insats | Beviljade timmar kvinnor | Beviljade timmar män | Timmar totalt | Totalt 2023 | Kostnad per timme, kr |
|---|---|---|---|---|---|
| Ledsagning | 310 | 190 | 500 | 460 | 412 |
| Avlösning i hemmet | 820 | 640 | 1 460 | 1 500 | 398 |
| Kontaktperson | 205 | 215 | 420 | 420 | 287 |

## Sommarjobb

Under sommaren arbetade 84 ungdomar i omsorgen. Av dem var 51 flickor.
"""
LIBRARIES = """# Verksamhetsberättelse 2024
Kulturnämnden, Vintersta kommun

## Biblioteken

Under året gjordes 312 000 besök på biblioteken, jämfört med 287 000 besök 2023. Ökningen förklaras av att
Kvarnbiblioteket fick meröppet i februari. Antalet aktiva låntagare var 14 200, varav 5 680 barn.

Mediebudgeten var 3,2 miljoner kronor. Av den gick 0,8 miljoner kronor till e-böcker. Nästa år sänks
mediebudgeten med 200 000 kronor.

Biblioteket i Norrby hade öppet 38 timmar i veckan. Målet är 45 timmar i veckan. Från hösten 2025 anställs en
bibliotekarie till för att förlänga öppettiderna.

Tabell 1. Besök per månad, biblioteken

| Månad | Besök | Utlån |
|---|---|---|
| Januari | 24 100 | 31 200 |
| Februari | 26 300 | 30 900 |
| Mars | 27 900 | 33 400 |
| April | 25 000 | 29 800 |

## Ekonomi

| Verksamhet, tkr | Budget 2024 | Utfall 2024 | Avvikelse | Utfall 2023 |
|---|---|---|---|---|
| Bibliotek | 24 300 | 24 900 | -600 | 23 100 |
| Kulturskola | 11 800 | 11 500 | 300 | 11 200 |
| Museum | 6 400 | 6 400 | 0 | 6 100 |
| Summa | 42 500 | 42 800 | -300 | 40 400 |

Underskottet för biblioteken beror på dyrare låssystem.
"""
SCHOOLS = """# Delårsrapport augusti 2025
Utbildningsnämnden, Åsbro kommun

## Nyckeltal

| Nyckeltal | Utfall aug 2023 | Utfall aug 2024 | Utfall aug 2025 | Årsmål 2025 |
|---|---|---|---|---|
| Andel behöriga lärare, % | 71 | 74 | 78 | 80 |
| Elever per lärare | 13,1 | 12,8 | 12,4 | 12,0 |
| Frånvaro över 20 procent, antal elever | 88 | 96 | 104 | högst 80 |

Frånvaron fortsätter att öka i årskurs 8 och 9. Ett närvaroteam startar i oktober med två pedagoger och en kurator.

## Drift

| Mnkr | Jan–aug 2025 Budget | Jan–aug 2025 Utfall | Helår 2025 Budget | Helår 2025 Prognos | Helår 2025 Avvikelse |
|---|---|---|---|---|---|
| Grundskola | 182,0 | 186,4 | 273,0 | 279,5 | -6,5 |
| Förskola | 121,3 | 118,9 | 182,0 | 178,4 | 3,6 |
| Gymnasium | 64,0 | 64,8 | 96,0 | 97,2 | -1,2 |
| Summa | 367,3 | 370,1 | 551,0 | 555,1 | -4,1 |

### Åtgärder

- Vikariekostnaderna kapas med 2,0 mnkr genom en gemensam pool
- Två lediga tjänster på centrala kontoret tillsätts inte
"""
PREMISES = """# Internbudget 2026
Gatunämnden, Ekvalla kommun

## Avgifter

| Avgift | 2025 | 2026 |
|---|---|---|
| Parkering, boende, kr per månad | 420 | 450 |
| Torghandel, dagplats, kr | 210 | 240 |
| Upplåtelse av mark, kr per kvm | 35 | 38 |

## Lokaler

| Lokal | Yta, kvm | Hyra, tkr | Energi, MWh | Byggår |
|---|---|---|---|---|
| Förrådet i hamnen | 1 200 | 640 | 88 | 1974 |
| Verkstaden | 2 450 | 1 310 | 305 | 1988 |
| Kontoret | 900 | 1 090 | 72 | 2011 |
"""
REPORTS = {
    "bad.md": POOL,
    "tertial.md": THIRD,
    "investeringar.md": INVESTMENTS,
    "trygghet.md": SAFETY,
    "omsorg.md": CARE,
}
OTHERS = {"bibliotek.md": LIBRARIES, "skola.md": SCHOOLS, "lokaler.md": PREMISES}
