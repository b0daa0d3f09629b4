"""Sentences of a document that speak to the program or its reader, as no report does: they tell what to answer."""

import re

from ingest.language.remembered import remembered
from ingest.language.words import fold

_TO_THE_MODEL = re.compile(
    r"\b(?:ignorer\w*|bortse\w*|strunta\w*|asidosatt\w*|glom)\b.{0,60}\b(?:instruktion\w*|regl\w*|ovan\w*|tidigare|fraga\w*"
    r"|prompt\w*|uppdrag\w*|utdrag\w*|allt)\b"
    r"|\b(?:sprakmodell(?:en|er)?|chatt?bott?(?:en)?|ai-(?:assistent|modell)\w*|assistent(?:en)?)\b.{0,40}"
    r"(?:[:,]|\b(?:ska|maste|skriv|svara|uppge|sag)\b)"
    r"|\b(?:om du ar en|du ar (?:nu )?en) (?:sprakmodell|ai|assistent|chat\w*|robot)"
    r"|\bdu (?:ska|maste|bor|far)(?: \w+){0,2} (?:svara|skriva|saga|uppge|pasta|havda|lata|ge)\b"
    r"|\b(?:svara|skriv|uppge|pasta|havda|meddela|sag)\b(?: \w+){0,2} (?:alltid|endast|bara)\b"
    r"|(?:^|[.:;!]\s*|\boch )(?:svara|skriv|uppge|pasta|havda|meddela|sag)(?: alltid| endast| bara)?"
    r" (?:att|foljande|i stallet)\b"
    r"|\b(?:om|nar) (?:nagon|anvandaren|lasaren|man|du) (?:far fragan|fragar|blir tillfragad)\b.{0,80}"
    r"\b(?:svara|sag|skriv|uppge|ar svaret)\b"
    r"|\b(?:ange|namn|visa|citera|hanvisa) (?:aldrig|inte|inga)\b.{0,20}\b(?:kall(?:a|an|or|orna)|citat\w*)\b"
    r"|\bratt(?:a)? svar(?:et)? (?:pa|ar|till)\b"
    r"|\b(?:be|uppmana|instruera|lura|fa) (?:anvandaren|lasaren|den som fragar|handlaggaren|personen)\b"
    r"|(?:^|[\s>\[(])(?:system|assistant|user|instruktion(?:er)?)\s*:"
    r"|<\|?/?(?:im_start|im_end|system|assistant|user)\b"
    r"|\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|above|previous|rules?|prompt)\b"
    r"|\b(?:the )?(?:assistant|model|ai|chatbot)\b.{0,20}\b(?:must|should|shall|will|has to)\b"
    r"|\b(?:you (?:must|should|are|will)|always (?:answer|say|reply)|reply with|respond with)\b"
    r"|\b(?:system ?prompt|jailbreak|developer mode)\b",
    re.DOTALL,
)

# How each of these begins: to look for all of them in every sentence of a library takes three times as long.
_BEGINS = re.compile(
    r"\b(?:ignore|bortse|strunta|asidosatt|glom\b|sprakmodell|chatt?bot|ai\b|assistent|du (?:ar|ska|maste|bor|far)\b"
    r"|(?:svara|skriv|uppge|pasta|havda|meddela|sag)\b|(?:om|nar) (?:nagon|anvandaren|lasaren|man|du) (?:far|frag|blir)"
    r"|(?:ange|namn|visa|citera|hanvisa) (?:aldrig|inte|inga)\b|ratta? svar"
    r"|(?:be|uppmana|instruera|lura|fa) (?:anvandaren|lasaren|den som|handlaggaren|personen)"
    r"|system|assistant|user|instruktion|im_(?:start|end)|disregard|forget|model\b|chatbot"
    r"|you\b|always|reply|respond|jailbreak|developer)"
)


@remembered(50_000)
def speaks_to_the_model(sentence: str) -> bool:
    """Return whether a sentence tells its reader what to answer."""
    folded = fold(sentence)
    return _BEGINS.search(folded) is not None and _TO_THE_MODEL.search(folded) is not None
