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
REPORTS = {
    "bad.md": POOL,
    "tertial.md": THIRD,
    "investeringar.md": INVESTMENTS,
    "trygghet.md": SAFETY,
    "omsorg.md": CARE,
}
