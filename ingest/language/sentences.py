"""Swedish text -> its sentences."""

import re

# Abbreviations that a sentence goes on after; those with inner points are met by _DOTTED.
_TAIL = 60  # characters that tell whether a point ends a sentence
_SHORT = frozenset(
    """
    ang avd art bil bl ca cirka civ dir dnr dvs d dr e el em enl etc ev ex exkl f fd fig fl fm forts fr frk förf
    förk gm hr i inkl inv jan feb febr mar apr jun jul aug sep sept okt nov dec jfr kap kl kr lic m mag max med min
    milj mfl mm mnkr mom mr mrd ms n nr nuv o obs odyl op osv p par pga pl prel proc prof red ref reg resp s sek sid
    sign sk skr st str stv t tab tel tf tfn tidn tim tkr tom tr u ung uppl utg v vd vol ä äv årg ö övers
    """.split()
)
# These often end a sentence too: they do so where a capital follows.
_ENDS_OFTEN = frozenset("etc mm m.m mfl m.fl osv o.s.v dyl o.d f.n kr mkr mnkr tkr st tim".split())
_DOTTED = re.compile(r"(?:^|[\s(\"”])(?:[^\W\d_]{1,4}\.\s?){1,3}[^\W\d_]{1,4}\.$")
_WORD_BEFORE = re.compile(r"([^\W_]+)\.$")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,3}(?:\.\d{1,3})*\.$")
# A candidate: a terminator, closing marks, a footnote's digit or a citation; white space; the start of a sentence.
_CANDIDATE = re.compile(
    r"(?<=[^\s.])(?:[.!?…]+)[\"”’')\]]*(?P<note>(?<=[a-zåäö]\.)\d{1,2})?(?P<space>\s+)(?=(?P<next>\S))"
)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`; joined they are `text` again, each keeps the white space after it.

    A line break ends a sentence, so that list lines stand alone. "t.ex.", "kap.", "ca." and other abbreviations,
    ordinals ("1."), and points within numbers do not.
    """
    found: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.strip() or not found:
            found.extend(_of_line(line))
        else:
            found[-1] += line
    return [sentence for sentence in found if sentence]


def _of_line(line: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for match in _CANDIDATE.finditer(line):
        end = match.start("space")
        if _ends(line[max(start, end - _TAIL) : end], match["next"]):
            parts.append(line[start : match.end()])
            start = match.end()
    parts.append(line[start:])
    return parts


def _ends(before: str, following: str) -> bool:
    """Tell whether `before`, which ends in a terminator, is a whole sentence when `following` comes next."""
    if following.islower():
        return False
    core = (
        before.rstrip("\"”’')]0123456789") if not before.rstrip("\"”’')]").endswith(".") else before.rstrip("\"”’')]")
    )
    if not core.endswith(".") or core.endswith("..."):
        return True
    if _ORDINAL.search(core):
        return not _is_list_number(core)
    word = _WORD_BEFORE.search(core)
    dotted = _DOTTED.search(core)
    if dotted or (word and word[1].casefold() in _SHORT):
        tail = core.split()[-1].rstrip(".").casefold()
        return tail in _ENDS_OFTEN and following.isupper()
    return not (word and len(word[1]) == 1 and word[1].isupper())  # an initial


def _is_list_number(core: str) -> bool:
    """Tell whether the number that ends `core` is its first word ("1.") or a section's ("enligt 1.2.")."""
    number = core.split()[-1]
    return core.strip() == number or number.count(".") > 1
