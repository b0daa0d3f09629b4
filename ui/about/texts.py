"""The Swedish texts of the page Om."""

TITLE = "Om Nämndsvar"
NO_DOCUMENTS = "inga dokument än"
WHAT = "Vad det är"
WHAT_TEXT = (
    "Nämndsvar svarar på frågor om nämndernas planer och rapporter. Just nu finns {holdings}. Varje uppgift i ett svar "
    "har en källa. Öppna den för att se citatet i sitt sammanhang, rubriken, sidan och, för en tabell, cellen."
)
CAN = "Vad det klarar"
CAN_TEXT = (
    "- Hitta uppgifter, också när frågan använder andra ord än dokumentet.\n"
    "- Läsa tabeller: indikatorer, aktiviteter och budget, med rätt rad och rätt kolumn.\n"
    "- Räkna på tabellernas uppgifter: summor, andelar, skillnader och rangordning, med varje tal redovisat.\n"
    "- Jämföra nämnder, år och rapporter.\n"
    "- Säga att dokumenten inte ger något svar, och vad som finns i stället."
)
CANNOT = "Vad det inte klarar"
CANNOT_TEXT = (
    "- Svara på sådant som inte står i dokumenten. Fråga om något som liknar det som står, och du kan få ett svar som "
    "inte är det du menade: läs källan innan du använder en uppgift.\n"
    "- Läsa bilder, diagram och text som är otydligt inskannad.\n"
    "- Bedöma, föreslå eller skriva nya texter."
)
WHERE = "Var texten tar vägen"
NOWHERE = "Ingenstans. Frågor, dokument och svar stannar på den dator där programmet körs. Ingen språkmodell används."
_SENT = (
    "När du ställer en fråga som dokumenten kan besvara skickas frågan och de avsnitt som hittats, med rubriker och "
    "dokumentens namn, dit. Ingenting skickas innan dess, och inget annat skickas. Varje mening som modellen skriver "
    "prövas mot sin källa innan den visas."
)
TO_MODEL = f"Till språkmodellen `{{model}}` hos `{{host}}`, utanför den dator där programmet körs. {_SENT}"
TO_MODEL_HERE = f"Till språkmodellen `{{model}}` på samma dator som programmet (`{{host}}`). {_SENT}"
TO_VECTORS = (
    "En sökserver är inställd: `{url}`. Dokumentens sökvektorer ligger där, och frågan skickas dit som en vektor."
)
KEPT = "Vad som sparas"
KEPT_TEXT = (
    "Dina samtal sparas bredvid dokumenten, så att du kan gå tillbaka till dem under ”Samtal”. Bara du ser dem, i den "
    "webbläsare där du frågade. Tar du bort ett samtal försvinner det helt."
)
ACCESSIBILITY = "Tillgänglighet"
ACCESSIBILITY_TEXT = (
    "Sidorna går att använda med tangentbord, med skärmläsare och i 400 procents förstoring. Jämförelser är riktiga "
    "tabeller, och inget sägs med enbart färg. Kända brister: sidorna behöver JavaScript, och en del av de inbyggda "
    "reglagen har korta engelska namn som bara skärmläsare hör."
)
VERSION = "Version och licens"
VERSION_TEXT = "Version {version}. Programmet är fritt att använda och ändra (MIT-licensen)."
GUIDE = "Handledning"
GUIDE_LINK = "[Läs handledningen](./handledning): så frågar du, lägger till rapporter och sköter programmet."
NO_GUIDE = "Handledningen följde inte med den här installationen. Den finns i mappen docs i programmets källkod."
UNKNOWN_VERSION = "okänd"
SHORT_NOWHERE = "Allt körs på den här datorn; inget skickas vidare."
SHORT_MODEL_HERE = "Allt körs på den här datorn, också språkmodellen {model}; inget skickas vidare."
SHORT_MODEL = "Frågor och utdrag skickas till språkmodellen {model} hos {host}."
SHORT_ELSEWHERE = "Vart texter skickas står under Om."
