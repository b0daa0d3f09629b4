"""The Swedish texts of logging in and of what somebody may not do."""

from collections.abc import Mapping

ROLES: Mapping[str, str] = {"NONE": "ingen", "READ": "läsa", "ADD": "lägga till", "ADMINISTER": "administrera"}

TITLE = "Logga in i Nämndsvar"
LEAD = "Nämndsvar svarar på frågor om nämndernas planer och rapporter. Du behöver logga in med ditt vanliga konto."
LOG_IN, LOG_OUT = "Logga in", "Logga ut"
LOG_IN_FAILED = "Inloggningen lyckades inte. Försök igen; hjälper det inte säger du till den som sköter Nämndsvar."
NO_LOG_IN_TITLE = "Det går inte att logga in just nu"
NO_LOG_IN = "Tjänsten som du loggar in hos svarar inte. Försök igen om en stund."
AGAIN = "Försök igen"
LOGGED_IN_AS = "Inloggad som {name}"

NO_ROLE_TITLE = "Du har inte tillgång till Nämndsvar"
NO_ROLE = "Du är inloggad som {name}, men har ingen roll i Nämndsvar. Be den som sköter Nämndsvar om en."
YOUR_NAME = "Det här namnet behöver den som ger dig en roll: {name}"
FORBIDDEN_TITLE = "Du har inte tillgång till sidan"
FORBIDDEN = "Sidan är till för den som har rollen ”{role}”."
BACK = "Till frågorna"
REFUSED = "Det får bara den göra som har rollen ”{role}”."
NOT_LOGGED_IN = "Du är inte inloggad längre. Ladda om sidan och logga in igen."

NO_PROXY_TITLE = "Nämndsvar nås inte härifrån"
NO_PROXY = "Nämndsvar nås bara genom kommunens inloggning. Gå in på den adress som du har fått."
NO_NAME_TITLE = "Inloggningen säger inte vem du är"
NO_NAME = "Inloggningen framför Nämndsvar skickade inget namn, eller mer än ett. Säg till den som sköter den."
NOT_FOUND = "Här finns ingenting."
ELSEWHERE = "Begäran kom från en annan webbplats."

SECRETS = "{file}: {what}"
UNREADABLE = "filen kan inte läsas ({why})"
OPEN_TO_ALL = "andra på datorn kan läsa filen, som håller hemligheter: kör chmod 600"
A_FOLDER = "hemligheter i mappar går inte att använda: skriv dem i en fil som slutar på .toml"
OTHER_FILES = "Streamlit läser andra hemligheter än Nämndsvar ({files}): ta bort inställningen secrets.files"
MISSING = "[auth] saknar {name}: fyll i den"
NOT_TEXT = "[auth] {name} ska vara en text inom citattecken"
SEVERAL = "[auth.{name}] går inte att använda: skriv client_id och det andra direkt under [auth]"
BAD_REDIRECT = "[auth] redirect_uri ska vara sidans adress följd av /oauth2callback, till exempel {example}"
REDIRECT_EXAMPLE = "https://svar.exempelkommun.se/oauth2callback"
NOT_SECURE = "[auth] {name} ska börja med https://, annars kan andra läsa det som skickas"
SHORT_SECRET = "[auth] cookie_secret ska vara minst {least} tecken, helst slumpade"
NO_ROLES = "[roles] saknas: skriv där vem som får läsa, lägga till och administrera"
UNKNOWN_ROLE = "[{section}] {name} finns inte: det som går att skriva är {known}"
NOT_TEXTS = '[roles] {name} ska vara en lista av texter, till exempel ["namndsvar-lasa"]'
BAD_CLAIM = '[roles] claim ska vara namnet på den uppgift som rollerna står i, till exempel "roles"'
BAD_DEFAULT = '[roles] utan_roll ska vara "ingen" eller "lasa"'
NOBODY_ADMINISTERS = "[roles] låter ingen administrera: fyll i administrera"
NOBODY_IS_ASKED = (
    "[roles] finns, men ingen frågas vem den är, så alla skulle få göra allt: fyll i [auth] i samma fil eller sätt"
    " {header}, eller ta bort [roles]"
)
BOTH_WAYS = "välj antingen [auth] eller {header}, inte båda"

HEADER = "ange namnet på ett sidhuvud, till exempel X-Remote-User"
HEADER_NEEDS_ADDRESSES = "ange också proxyns adress i {name}"
SAME_HEADER = "ange ett annat sidhuvud för grupperna än för namnet"
ADDRESSES_NEED_HEADER = "ange också i {name} vilket sidhuvud som säger vem det är"
ADDRESSES = "ange proxyns adresser eller nät, med kommatecken mellan, till exempel 10.0.0.5"
ALL_ADDRESSES = "alla adresser får inte säga vem någon är; ange proxyns"
PROXY_NEEDS_ROLES = "skriv rollerna under [roles] i .streamlit/secrets.toml"
PROXY_NEEDS_SERVE = "starta med python -m ui.serve, som ser vilken adress en begäran kommer från"
HOURS = "timmar"
