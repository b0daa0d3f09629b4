"""The rows that a question means: by their kind, their goal, and the words that name them."""

import re

from assistant.plan import Rows
from assistant.work.planning.hear import Heard
from assistant.work.planning.sifting import counted_rows
from ingest.document import TableKind
from ingest.language.words import fold

_PLURAL = re.compile(r"\w{3,}(er|ar|or|erna|arna|orna|ernas|arnas|ena|heter|iner)$")
_AFTER_CUE = re.compile(r"\b(exklusive|exkl\.?|forutom|undantaget|bortsett fran|raknar bort|rakna bort|utom)\b")
_BEFORE_CUE = re.compile(r"\b(oraknat|oraknad|ej inraknat|inte inraknat)\b")
_MONEY = re.compile(r"\b(miljon\w*|miljard\w*|kronor|kr|mnkr|tkr|mkr|pengar|kosta\w*|betala\w*|budget\w*)\b")
_SHARE = re.compile(r"\b(andel(en|ar|arna)?|hur stor del|procent\w*)\b")
_NUMBER = re.compile(r"\b(antal(et)?|hur manga)\b(?! procent)")
_SEXES = re.compile(r"(kvinn|flick|tjej|mans?$|mannen|pojk|kill)")


def rows_asked(heard: Heard) -> Rows:
    """Return which rows the question means."""
    rest, without = _without(heard)
    words = [word for word in rest.split() if not (_both(heard) and _SEXES.match(fold(word)))]
    count = counted_rows(heard)
    return Rows(
        words=" ".join(words),
        kinds=tuple(_kinds(heard)),
        goals=heard.goals,
        without=without,
        several=heard.says("every") or count is not None or any(_PLURAL.fullmatch(fold(word)) for word in words),
        count=count,
        share=True if _SHARE.search(heard.folded) else False if _NUMBER.search(heard.folded) else None,
        money=_MONEY.search(heard.folded) is not None,
    )


def without_sex(text: str) -> str:
    """Return the words for rows without those that say whom a figure counts."""
    return " ".join(word for word in text.split() if not _SEXES.match(fold(word)))


def _kinds(heard: Heard) -> list[TableKind]:
    kinds: list[TableKind] = []
    if heard.says("indicators"):
        kinds.append(TableKind.INDICATOR)
    if heard.says("activities"):
        kinds.append(TableKind.ACTIVITY)
    return kinds


def _without(heard: Heard) -> tuple[str, str]:
    """Return the words for rows, and those for rows that are not to be counted."""
    after, before = _AFTER_CUE.search(heard.folded), _BEFORE_CUE.search(heard.folded)
    if after is None and before is None:
        return heard.rest, ""
    if before is not None:
        start = max(heard.folded.rfind(mark, 0, before.start()) for mark in (",", ";", "(", " men ")) + 1
        said = heard.question[start : before.start()]
    else:
        assert after is not None
        said = re.split(r"[,;?)]", heard.question[after.end() :])[0]
    out = {word.casefold() for word in re.findall(r"[\w-]+", said)}
    kept = [word for word in heard.rest.split() if word.casefold() not in out]
    gone = [word for word in heard.rest.split() if word.casefold() in out]
    return " ".join(kept), " ".join(gone)


def _both(heard: Heard) -> bool:
    return heard.says("women") and heard.says("men")
