"""Questions that no document answers: greetings, requests to write, attempts to steer, and personal data."""

import re
from enum import StrEnum

from ingest.language.words import fold


class OffTopic(StrEnum):
    """What a message is, when it is not a question for the documents."""

    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    TASK = "task"
    STEERING = "steering"
    PERSONAL = "personal"


# On folded text. Each pattern names a way of speaking, never a topic of the documents.
_PATTERNS: tuple[tuple[OffTopic, re.Pattern[str]], ...] = (
    (
        OffTopic.STEERING,
        re.compile(
            r"\bglom allt\b|\b(ignorera|glom|bortse fran|strunta i|asidosatt)\b.{0,40}"
            r"\b(instruktion\w*|regler\w*|prompt\w*|ovan\w*|tidigare)"
            r"|\bignore\b.{0,40}\binstruction|\bsystem ?prompt\w*|\bdina (dolda |hemliga |interna )?instruktioner"
            r"|\b(latsas|spela|agera) (att )?(du|som)\b|\bsvara (bara|endast|enbart|alltid) (med|ja|nej|pa)\b"
            r"|\bdu ar nu (en|ett)\b|\bjailbreak"
            r"|\butan (nagra )?(kallor|begransningar|regler)\b|\bhitta pa\b"
            r"|\b(fran och med nu|harefter|hadanefter) (ar|ska|skall|svarar) du\b|\blosenord\w*|\bfejka\b"
            r"|\b(visa|skriv ut|avsloja|beratta) .{0,20}\b(din|dina) (prompt|regler|instruktion|konfiguration)\w*"
            r"|\b(andra|radera|ta bort|forfalska) .{0,30}\b(i|ur|fran) (dokument\w*|rapport\w*|samlingen|plan\w*)"
        ),
    ),
    (
        OffTopic.PERSONAL,
        re.compile(
            r"\bpersonnummer\b|\b(hem|privat|bostads)adress\w*|\b(privata|hemligt?) (telefon)?nummer"
            r"|\b(mobil|telefon)?num(mer|ret) (till|for) (min|en|den|chef|handlaggar|rektor|direktor)\w*"
            r"|\b(namn|namnen|namnet|adress\w*|uppgifter) (pa|till|om|for) (alla |de |den |det |nagon |enskilda )?"
            r"(barnet|barnen|klient|brukar|elev|patient|anmalar|familjen|familjerna|placerade|enskild|sjukskriv)\w*"
            r"|\bvilka (personer|medarbetare|anstallda|klienter|brukare) (ar|har|blev) (sjuk|sagt|uppsag|fatt|anmal)\w*"
            r"|\b(klienten|brukaren|patienten|eleven|grannen|min (chef|kollega|granne)) \w+\b.{0,60}"
            r"\b(bor|fatt|insatser|journal)"
        ),
    ),
    (
        OffTopic.TASK,
        re.compile(
            r"\b(skriv|dikta|komponera|forfatta|hjalp mig (att )?skriva|skriva)\b.{0,25}"
            r"\b(dikt\w*|tal|sang\w*|mejl|mail|brev|saga|novell|uppsats|kod|program|insandare|skamt|recept|cv)\b"
            r"|\boversatt\b|\bberatta (en|ett) (skamt|saga|vits|rolig)|\bdra (en|ett) (skamt|vits)"
            r"|\b(vad|hur) blir? (det for )?vadret?\b|\bvad ar klockan\b|\brekommendera (en|ett)\b"
            r"|\bvad ar \d+ ?[*x+/-] ?\d+"
        ),
    ),
    (
        OffTopic.HELP,
        re.compile(r"^(vad kan du|hjalp|hur fungerar (du|det har)|vem ar du|vad ar du|vad kan man fraga)\b"),
    ),
    (OffTopic.THANKS, re.compile(r"^(tack|tusen tack|stort tack|toppen|perfekt|bra)( sa mycket| for hjalpen)?[ !.]*$")),
    (
        OffTopic.GREETING,
        re.compile(r"^(hej|hejsan|tjena|tja|hallo|god (morgon|dag|kvall)|goddag)( pa dig| du| alla)?[ !.,]*$"),
    ),
)


def off_topic(message: str) -> OffTopic | None:
    """Return what `message` is when it is not a question for the documents, else None."""
    text = fold(message).strip()
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), None)
