"""What a document calls the body that it is of: "Ekbro Bostads AB, Ekbo", "nedan kallat Ekbo", a line with no more."""

import re
from collections.abc import Iterator
from itertools import islice

from ingest.genre.bodies import bare_place, is_company, place_of
from ingest.language.lexicon import is_word
from ingest.language.words import fold

_NAME = r"[A-ZÅÄÖ][\wåäöÅÄÖé]*(?:-[A-ZÅÄÖ]\w+)?"
_MARK = (
    r"(?:(?:som\s+)?(?:nedan|härefter|hädanefter|fortsättningsvis|här|i\s+(?:dagligt\s+tal|rapporten|texten|det\s+följande)"
    r"|även|också|ofta|kort|vanligen)\s+)*(?:kalla[dts]|kallade|benämn[dts]|förkorta[dts])(?:\s+för)?\s+"
)
_MARKED = re.compile(
    rf"\s*[,(–-]?\s*\(?\s*{_MARK}[\"”“»]?(?P<name>{_NAME}|[a-zåäö]{{3,}}(?:bolaget|nämnden|förbundet))\b"
)
_BESIDE = re.compile(rf"\s*(?:\((?P<inside>{_NAME})\)|,\s*(?P<name>{_NAME})(?=\s*[,.)]|\s+(?:är|ägs|har)\b))")
_PUBLIC = r"(?:\s+\(publ\))?"
_LEGAL = re.compile(r"\b(?:AB|Aktiebolag|aktiebolag|KB|Stiftelsen)\b")
_KIND_AND_NAME = re.compile(rf"[A-ZÅÄÖ]\w+\s+(?:AB|Aktiebolag|aktiebolag)\s+(?P<name>{_NAME})")
_WORD = re.compile(rf"(?<![\w-]){_NAME}(?![\w-])")
_FIRST_LINES = 6
_LINE = 60  # letters of a line that is a logotype, a page's head or a title
_READ = 4000  # letters in which a report says who it is by
_SHORTEST = 3
_SIGN = 2  # letters of each of the words that a short name is made of


def told_names(board: str, text: str, *, file: str = "") -> tuple[str, ...]:
    """Return what a document with the stored `text` calls its `board`, beside the board's name.

    A name that it gives with a word ("kallat") may be any; one that stands beside the full name, alone on one of the
    first lines or in the name of the `file` must be made of the beginnings of its words: Ekbo of "Ekbro Bostads AB".
    """
    place = place_of(board)
    body = board.removesuffix(f", {place}") if place != board else ""
    if not body:
        return ()
    found = dict.fromkeys((*_given(body, text), *_at_the_head(body, text, file)))
    taken = {fold(body), fold(bare_place(place)) if place else ""}
    return tuple(name for name in found if len(name) >= _SHORTEST and fold(name) not in taken)


def short_name_pattern(name: str) -> tuple[re.Pattern[str], bool]:
    """Return the pattern of a name that a document told, and whether it holds for the text as it is typed.

    One that is a word too ("linden"), or letters alone, is a name only as it is written. `Ekbo skola` is another
    thing.
    """
    low = name.lower()
    exact = name.isupper() or is_word(low) or is_word(re.sub(r"(?:en|et|n|a)$", "", low))
    written = re.escape(name if exact else fold(name))
    return re.compile(rf"(?<![\w-]){written}(?:(?:s|:s|:n)?(?![\w-])(?!{_PLACE})|-(?=\w))"), exact


def is_of_another(before: str) -> bool:
    """Return whether a question goes on from `before` with the name of something else: "äldreboendet" Linden."""
    return _THING.search(fold(before)) is not None


# What has a name of its own: a house, a school, a project.
_THING = re.compile(
    r"(?<!\w)(?!(?:mellan|sedan|innan|medan|utan|aven|istallet|stallet|bakom|inom)\b)(?!\w*(?:bolag|koncern|foretag|stiftels))"
    r"\w{3,}(?:et|en|an)\s+$"
)
# A name with one of these behind it is of a place or a house, not of the body.
_PLACE = (
    r"(?:[ ](?:\w*skola|\w*gymnasi|\w*bad(?:et)?\b|torg|park|kyrk|centrum|centra|by\b|station|idrott|ip\b|vårdcentral"
    r"|vardcentral|äldreboende|aldreboende|bibliotek|hamn\b|strand|gård\b|gard\b|väg|vag\b|gata|kommun|stad\b))"
)


def _given(body: str, text: str) -> Iterator[str]:
    """Yield the names that are told beside the full one."""
    kind = _KIND_AND_NAME.fullmatch(body)
    if kind is not None:
        yield kind["name"]
    start = 0
    while (start := text.find(body, start)) >= 0:
        start += len(body)
        after = re.sub(rf"^{_PUBLIC}", "", text[start : start + 120])
        if marked := _MARKED.match(after):
            yield marked["name"]
        elif beside := _BESIDE.match(after):
            name = beside["inside"] or beside["name"]
            if _is_made_of(name, body):
                yield name


def _at_the_head(body: str, text: str, file: str) -> Iterator[str]:
    """Yield what stands on the first lines, or in the name of the file, and is short for the name of a company."""
    if not is_company(body):
        return
    lines = [line for line in text[:_READ].splitlines() if line.strip()]
    head = (line for line in islice(lines, _FIRST_LINES) if len(line) <= _LINE)
    for line in head:
        yield from (name for name in _WORD.findall(line) if _is_made_of(name, body))
    for part in re.split(r"[^\wåäöÅÄÖ]+|_|\d+", file.rsplit(".", 1)[0]):
        name = part[:1].upper() + part[1:]
        if _is_made_of(name, body) and re.search(rf"(?<![\w-]){re.escape(name)}(?:s|:s)?(?![\w-])", text):
            yield name


def _is_made_of(name: str, body: str) -> bool:
    """Return whether a name is the beginnings of words of the full one, in their order, at least two of them.

    The parts of a compound count as words: `Granbo` of "Granviksbostäder". "AB" counts, "och" does not.
    """
    short = fold(name)
    full = tuple(word for word in re.findall(r"\w+", fold(body)) if word not in {"och", "publ"})
    whole = {word.removesuffix("s") for word in full}
    if len(short) < _SHORTEST or any(word.startswith(short) for word in whole | {"".join(full)}):
        return False
    return any(_follows(short, full[at:], pieces=0) for at in range(len(full)))


def _follows(short: str, words: tuple[str, ...], *, pieces: int) -> bool:
    """Return whether `short` is cut from the beginnings of `words`; two pieces have two letters each at least."""
    if not short:
        return pieces > 1
    if not words:
        return False
    least = 1 if pieces > 1 else _SIGN
    word = words[0]
    for end in range(len(short), 0, -1):
        piece, rest = short[:end], short[end:]
        if not word.startswith(piece):
            continue
        if len(rest) >= _SIGN and end >= _SIGN and rest in word[end + 1 :]:
            return True
        if (end >= least or rest) and _follows(rest, words[1:], pieces=pieces + 1):
            return True
    return pieces > 0 and _follows(short, words[1:], pieces=pieces)
