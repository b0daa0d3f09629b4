"""Second names that a text gives with a word: "X, så kallad Y", "X, även kallat Y", "X, förkortat Y"."""

import re
from collections.abc import Iterator

from ingest.language.abbreviations import REACH, SHORT, WORD, sentence_start, words_before
from ingest.language.words import STOP_WORDS, fold_word, squeeze, stem

# The literal part of each mark, which is found fast; the whole mark is then looked for around it.
_SIGNS = tuple(re.compile(sign) for sign in ("kalla", "förkorta", "benämn", "s. ?k. "))
_MARK = re.compile(
    r"\b(?:(?P<so>så\s+kalla(?:d|t|de)|s\.\s?k\.)|(?P<short>förkorta(?:d|t|de|s))"
    r"|(?:som\s+)?(?:även|också|ibland|i\s+dagligt\s+tal)\s+(?:kalla|benämn)(?:d|t|de|s)(?:\s+för)?)\s+"
)
_BEFORE, _AFTER = 20, 16  # characters of a mark on each side of its literal part
_APART = re.compile(r"\s*[,(–—-]\s*(?:som\s+)?$")
_QUOTED = r"[\"”“»«]([^\"”“»«]{2,60})[\"”“»«]"
_QUOTED_BEFORE, _QUOTED_AFTER = re.compile(rf"{_QUOTED}\s*$"), re.compile(_QUOTED)
_SHORT_AFTER = re.compile(rf"[\"”“»«]?({SHORT})")
_MOST_WORDS = 3  # of a name without quotation marks
_SHORTEST = 7  # letters of a name: shorter ones say too little
# Endings of adjectives and participles, and a name's genitive. An infinitive in -a passes, and narrows a name too far.
_MODIFIER = re.compile(r"\w+(?:a|ig|isk|ande|ende|ad|[^\Waeiouyåäöt]t)|[A-ZÅÄÖ]\w+s")
_DEFINITE = re.compile(r"\w+(?:en|et|an)")  # "stödboendet Linden"
_VAGUE = frozenset("andra egna enskilda flera många nya olika särskilda sådana tidigare vissa ytterligare".split())
# Nouns that say too little alone: what is called something else is one of many.
_GENERAL = frozenset(
    stem(word)
    for word in """
    aktivitet aktiviteter ansvar arbete arbetet arbetssätt avtal behov bidrag boende delar ersättning former funktion
    förvaltningen grupp grupper handläggare insats insatser intäkter kostnad kostnader lokaler material medarbetare
    medel metod metoder modell modellen möten nämnden områden ordning personal personer plan platser process program
    projekt projektet roller rutiner samarbete samverkan stadsdelen system stöd team tjänster ungdomar uppdrag
    utbildning utbildningar utveckling verksamhet verksamheten verksamheter verktyg vuxna åtgärd åtgärder
    """.split()
)


def called(text: str) -> Iterator[tuple[str, str]]:
    """Yield each name of `text` with the second name that it gives it."""
    for sign in _SIGNS:
        for hit in sign.finditer(text):
            mark = _MARK.search(text, max(0, hit.start() - _BEFORE), hit.end() + _AFTER)
            if mark is not None and mark.start() <= hit.start() < mark.end():
                yield from _pair(text, mark)


def _pair(text: str, mark: re.Match[str]) -> Iterator[tuple[str, str]]:
    apart = _APART.search(text, max(0, mark.start() - _BEFORE), mark.start())
    if mark["so"] and apart is None:
        return  # "en så kallad förskolepeng" is the only name given
    end = apart.start() if apart else mark.start()
    after = text[mark.end() : mark.end() + REACH]
    short = _SHORT_AFTER.match(after)
    written_out = words_before(text, end, short[1], sure=True) if short else None
    if short and written_out:
        yield written_out, short[1]
        return
    full, other = _name_before(text, end), short[1] if short else _name_after(after)
    if full and other and not mark["short"]:
        yield full, other


def _name_before(text: str, end: int) -> str | None:
    """Return the noun before `end` with the words that say which one, a quoted name whole; None where it is general."""
    start = sentence_start(text, end)
    quoted = _QUOTED_BEFORE.search(text[start:end])
    if quoted:
        return squeeze(quoted[1])
    name: list[str] = []
    last = end
    for word in reversed(list(WORD.finditer(text, start, end))):
        if text[word.end() : last].strip() or (name and not _is_part(word[0], name)):
            break
        name.insert(0, word[0])
        last = word.start()
    if not name or fold_word(name[-1].lower()) in STOP_WORDS or stem(name[-1].lower()) in _GENERAL:
        return None
    known = " ".join(name)
    return known if len(known) >= _SHORTEST else None


def _is_part(word: str, name: list[str]) -> bool:
    """Whether `word` belongs to the `name` after it: it says which one, or that whole has a name of its own."""
    low = word.lower()
    if len(name) == _MOST_WORDS or low in _VAGUE or fold_word(low) in STOP_WORDS:
        return False
    return (_DEFINITE if name[0][0].isupper() else _MODIFIER).fullmatch(word) is not None


def _name_after(after: str) -> str | None:
    """Return the noun at the beginning of `after` with the words that say which one, a quoted name whole."""
    quoted = _QUOTED_AFTER.match(after)
    if quoted:
        return squeeze(quoted[1])
    name: list[str] = []
    last = 0
    for word in WORD.finditer(after):
        if after[last : word.start()].strip() or fold_word(word[0].lower()) in STOP_WORDS:
            break
        name.append(word[0])
        last = word.end()
        if not _MODIFIER.fullmatch(word[0]) or len(name) == _MOST_WORDS:
            break
    known = " ".join(name)
    return known if len(known) >= _SHORTEST else None
