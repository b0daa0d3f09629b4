"""Two invented reports with tables of several shapes: versions, months, parts, needs, times, women and men."""

LEISURE = """# Fritidsnämnden, Älvdala kommun: verksamhetsberättelse 2025

## Anläggningar

Tabell 1. Badhus och ishallar

| Anläggning | Platser i simskolan | Inskrivna i simskolan | Besök 2024 | Besök 2025 |
|---|---|---|---|---|
| Havsbadet | 120 | 96 | 41 300 | 44 800 |
| Tallbadet | 80 | 74 | 18 200 | 17 650 |
| Ishallen Polaris | 60 | 21 | 30 400 | 28 900 |
| Summa | 260 | 191 | 89 900 | 91 350 |

Tabell 2. Investeringar, mnkr

| Projekt | Utfall 2025 | Budget 2025 | Beräknad total utgift |
|---|---|---|---|
| Värmepump Havsbadet | 16,3 | 14,0 | 31,0 |
| Läktare Norrvallen | 8,1 | 9,5 | 20,5 |

Tabell 3. Trivsel enligt enkäten, andel nöjda (%)

| Yrkesgrupp | April 2024 | Oktober 2024 | April 2025 | Oktober 2025 |
|---|---|---|---|---|
| Badvakter | 71 | 74 | 66 | 63 |
| Vaktmästare | 80 | 79 | 82 | 85 |
| Receptionister | 68 | 70 | 73 | 71 |

Tabell 4. Bokade och nyttjade timmar

| Hall | Bokade timmar | Nyttjade timmar |
|---|---|---|
| Björkhallen | 3 120 | 2 870 |
| Sporthallen | 2 450 | 2 015 |
| Totalt | 5 570 | 4 885 |

## Personal

Tabell 5. Personal och deltagare

| Mått | 2023 | 2024 | 2025 |
|---|---|---|---|
| Deltagare i simskolan | 612 | 640 | 684 |
| Simlärare (årsarbetare) | 18 | 19,5 | 18 |
| Sjukfrånvaro kvinnor (%) | 7,9 | 8,2 | 7,1 |
| Sjukfrånvaro män (%) | 4,1 | 4,9 | 3,6 |
| Personalomsättning (%) | 11,0 | 12,4 | 9,8 |

## Tillsvidareanställda i december

| Enhet | 2024 | 2025 | Varav kvinnor 2025 | Heltid 2025 (%) |
|---|---|---|---|---|
| Bad | 48 | 50 | 31 | 80 |
| Bibliotek | 30 | 30 | 24 | 65 |
| Totalt | 78 | 80 | 55 | 74 |

## Barn på lägergårdarna

| Lägergård | Flickor | Pojkar | Totalt | Klarade simprovet | Timmar i vattnet |
|---|---|---|---|---|---|
| Ekholmen | 18 | 22 | 40 | 34 | 120 |
| Sandvik | 25 | 15 | 40 | 29 | 200 |

## Projekt, tkr

| Projekt | Beviljat | Upparbetat | Planerat slut | Faktiskt slut |
|---|---|---|---|---|
| Digitala lås | 1 200 | 940 | 2025-03-15 | 2025-04-12 |
| Nya flytvästar | 300 | 345 | 2025-05-01 | 2025-05-01 |
| Trygghetsvärdar | 800 | 610 | juni 2025 | november 2025 |

## Brukarnas svar, andel nöjda (%)

| Fråga | Våren 2024 | Hösten 2024 | Våren 2025 | Hösten 2025 |
|---|---|---|---|---|
| Bemötande | 81 | 79 | 84 | 86 |
| Öppettider | 74 | 70 | 72 | 69 |

## Bemanning med badvakter

| Område | Behov | Anställda 2024 | Anställda 2025 |
|---|---|---|---|
| Norra | 14 | 12 | 11 |
| Södra | 18 | 17 | 16 |
| Hela kommunen | 32 | 29 | 27 |
"""
ENVIRONMENT = """# Miljönämnden, Granvik: uppföljning av handlingsplanen 2025

## Tidplan

| Moment | Planerat | Verkligt |
|---|---|---|
| Taxan beslutad | mars 2024 | september 2024 |
| E-tjänst för anmälan driftsatt | oktober 2024 | maj 2025 |
| Utbildning av handläggare klar | december 2024 | december 2024 |

## Avgifter, kronor

| Avgift | Nuvarande taxa | Ny taxa |
|---|---|---|
| Tillstånd för enskilt avlopp | 8 400 | 9 300 |
| Registrering av livsmedelslokal | 1 450 | 1 600 |
| Timavgift vid tillsyn | 1 180 | 1 240 |

## Prognos för helåret, tkr

| Verksamhet | Budget | Prognos april | Prognos augusti |
|---|---|---|---|
| Livsmedelskontroll | 3 200 | 3 450 | 3 900 |
| Hälsoskydd | 2 700 | 2 650 | 2 560 |

## Godkända efter besök

| Grupp | Vid start | Efter 6 månader | Efter 12 månader |
|---|---|---|---|
| Restauranger | 52 | 71 | 78 |
| Skolkök | 64 | 80 | 83 |
| Butiker | 47 | 55 | 66 |

## Sparåtgärder

| Åtgärd | Beslutad | Effekt 2025 (tkr) | Helårseffekt (tkr) |
|---|---|---|---|
| Färre provtagningar | 2025-03-04 | 240 | 480 |
| Gemensam bilpool | 2025-04-15 | 180 | 310 |
| Digital tillsyn | 2025-06-10 | 95 | 260 |

## Synpunkter på lekparkerna

| Slag | 2024 | 2025 |
|---|---|---|
| Trasiga gungor | 12 | 20 |
| Skräp | 8 | 14 |
| Buller | 7 | 5 |

## Provtagningar per kvartal

| Slag | Kv 3 2024 | Kv 1 2025 | Kv 2 2025 | Kv 3 2025 |
|---|---|---|---|---|
| Badvatten | 44 | 6 | 30 | 61 |
| Dricksvatten | 25 | 21 | 22 | 19 |

## Investeringar, tkr

| Objekt | 2026 | 2027 | 2028 |
|---|---|---|---|
| Mätstationer | 400 | 300 | 200 |
| Elbilar | 150 | 250 | 0 |
| Summa | 550 | 550 | 200 |

## Granskade ärenden

| Område | Antal granskade | Antal med brist |
|---|---|---|
| Strandskyddsdispenser | 40 | 9 |
| Bygglov på kulturmiljö | 25 | 4 |
| Avloppstillstånd | 60 | 15 |
"""
