"""Which words an abbreviation stands for: each letter begins a word, or a later part of one."""

import re
from collections.abc import Sequence

from ingest.language.words import STOP_WORDS, fold_word, squeeze

# Two to ten characters, the first a capital and another one a capital or a figure.
SHORT = r"[A-ZÅÄÖ](?=[\w&-]*[A-ZÅÄÖ\d])[\w&-]{1,9}\b"
WORD = re.compile(r"[^\W_]+")
REACH = 180  # characters before a mark in which a name is looked for
# What a name does not go on over: the end of a sentence, paragraph, list item or cell, and a parenthesis.
_END = re.compile(r"[.!?;:](?=\s)|\n\s*\n|\t|[•▪|()]|\s[–—-]\s|\n\s*[-–*]\s")
_LEAST_BEFORE = 2  # letters of a compound before a part that a capital stands for: Re-lationsvåldscentrum
_LEAST_AFTER = 3  # letters of that part: cen-trum
_LONGEST_LETTERS = 3  # of a word that is letters itself: AB, HB
_SKIPS_FROM = 4  # letters of an abbreviation that may pass over one word that says something
_A_WORD = 2  # how many words that begin with a letter are worth one that is passed over
_MOST_WORDS = 3  # of a name for each letter, those that say nothing included: "Tecken som alternativ till ..."
_LEAST_MORE = 3  # letters that a name has more than its abbreviation

# What everybody means by these, so that nothing else is learned from letters that happen to fit: parties, laws, and
# the bodies that every report names. Folded.
_SETTLED = {
    **dict.fromkeys(("sol", "lss", "lvu", "lvm", "hsl", "lov", "lou", "osl", "pul", "pbl"), "lag"),
    "mp": "parti",
    "sd": "demokrat",
    "kd": "demokrat",
    "kf": "fullmaktig",
    "ks": "styrelse",
    "sdn": "namnd",
    "sdf": "forvaltning",
}


def words_before(text: str, end: int, short: str, *, sure: bool = False) -> str | None:
    """Return the words of `text` before `end` that the abbreviation `short` stands for, None where there are none.

    It is `sure` where the text says that they have another name.
    """
    spans = [match.span() for match in WORD.finditer(text, sentence_start(text, end), end)]
    said = [text[slice(*span)] for span in spans]
    start = run_of(short, said, skips_from=_SKIPS_FROM - sure)
    if start is None or not _says_more(said[start:], short):
        return None
    return squeeze(text[spans[start][0] : spans[-1][1]])


def said_by(short: str, explained: str) -> bool:
    """Tell whether the abbreviation `short` stands for all of `explained`."""
    said = WORD.findall(explained)
    return run_of(short, said) == 0 and _says_more(said, short)


def sentence_start(text: str, end: int) -> int:
    """Return where, at most `REACH` characters before `end`, the sentence, item or cell begins that `end` is in."""
    start = max(0, end - REACH)
    for match in _END.finditer(text, start, end):
        start = match.end()
    return start


def run_of(short: str, words: Sequence[str], *, skips_from: int = _SKIPS_FROM) -> int | None:
    """Return where in `words` the run begins that ends with the last of them and that `short` stands for, or None.

    Every letter of `short` stands, in order, for the beginning of a word or of a part of one; every word of the run
    that says something has a letter, but for one where `short` has `skips_from` letters. Of several runs the one with
    most letters at the beginning of words is taken, and of those the longest.
    """
    letters = re.sub(r"[\W_]", "", short)
    initials = tuple(fold_word(letter.lower()) for letter in letters)
    fits: list[tuple[int, int, int]] = []
    run: tuple[str, ...] = ()
    for start in range(len(words) - 1, max(-1, len(words) - 1 - _MOST_WORDS * len(letters)), -1):
        run = (fold_word(words[start].lower()), *run)
        if run[0][0] != initials[0] or (run[0] in STOP_WORDS and words[start].islower()):
            continue
        fit = _fit(letters, initials, run, skip=len(letters) >= skips_from)
        if fit is not None and _settled("".join(initials), run):
            fits.append((fit, len(run), start))
    return max(fits)[-1] if fits else None


def _fit(letters: str, initials: tuple[str, ...], run: tuple[str, ...], *, skip: bool) -> int | None:
    """Return how many of `letters` begin a word of `run`, less for a word without a letter; None where they miss it.

    `initials` and `run` are folded, `letters` tell by their case where in a word they may stand.
    """
    if not run:
        return None if letters else 0
    fits: list[int | None] = []
    if len(run) > 1 and run[0] in STOP_WORDS:
        fits.append(_fit(letters, initials, run[1:], skip=skip))
    elif len(run) > 1 and skip:
        fits.append(_less(_A_WORD, _fit(letters, initials, run[1:], skip=False)))
    if letters and run[0][0] == initials[0]:
        rests = [_fit(letters[n:], initials[n:], run[1:], skip=skip) for n in _takes(letters, initials, run[0])]
        fits += [_less(-1, rest) for rest in rests]
    return max((fit for fit in fits if fit is not None), default=None)


def _less(by: int, fit: int | None) -> int | None:
    return None if fit is None else fit - by


def _takes(letters: str, initials: tuple[str, ...], word: str) -> list[int]:
    """Return how many of the first letters the folded `word`, which begins with the first of them, may hold."""
    takes, at = [1], 0
    for count in range(1, len(letters)):
        if letters[count].isupper():
            at = word.find(initials[count], max(at + 1, _LEAST_BEFORE), len(word) - _LEAST_AFTER)
        else:
            at = word.find(initials[count], at + 1)
        if at < 0:
            break
        takes.append(count + 1)
    if 1 < len(word) <= _LONGEST_LETTERS and len(word) not in takes and initials[: len(word)] == tuple(word):
        takes.append(len(word))  # letters that stand whole in the longer abbreviation: the "AB" of a company's name
    return takes


def _settled(short: str, run: Sequence[str]) -> bool:
    return any(_SETTLED.get(short, "") in word for word in run)


def _says_more(said: Sequence[str], short: str) -> bool:
    return len("".join(said)) >= len(short) + _LEAST_MORE and short.lower() not in (word.lower() for word in said)
