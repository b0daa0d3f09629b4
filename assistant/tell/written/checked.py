"""A written sentence checked: as it may be shown, with what bears it, or the passage's own sentence in its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Ranked
from assistant.tell.borne.check import Verdict, judge
from assistant.tell.statements import Statement
from assistant.tell.written import markers
from assistant.weigh.units import unmarked
from ingest.document import PassageKind
from ingest.language.words import squeeze

_NOTHING = "says nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is shown of a sentence, None where nothing is; `left_out` is the sentence where it is not itself shown."""

    statement: Statement | None = None
    left_out: str = ""


def checked(sentence: str, passages: Sequence[Ranked]) -> Checked:
    """Return what may be shown of `sentence`, which cites `passages` by their numbers from 1.

    One that cites none is put to each of them in turn.
    """
    numbers, text = markers.numbers_in(sentence), markers.without(sentence)
    cited = [passages[number - 1] for number in numbers] or list(passages)
    verdicts: list[tuple[Ranked, Verdict]] = []
    for ranked in cited:
        verdict = judge(text, ranked)
        if verdict.borne:
            return Checked(statement=_borne(text, ranked, verdict))
        verdicts.append((ranked, verdict))
    if all(verdict.misses == _NOTHING for _, verdict in verdicts):
        return Checked()
    quoted = [(ranked, verdict) for ranked, verdict in verdicts if verdict.quote] if numbers else []
    if not quoted:
        return Checked(left_out=text)
    ranked, verdict = quoted[0]
    return Checked(statement=_quoted(ranked, verdict.quote), left_out=text)


def _borne(text: str, ranked: Ranked, verdict: Verdict) -> Statement:
    row = ranked.passage.row if ranked.passage.kind is PassageKind.ROW else None
    told = f"{verdict.lead}: {text}" if verdict.lead else text
    return Statement(text=told, ranked=ranked, quoted=verdict.quote, cell=verdict.cell, row=row)


def _quoted(ranked: Ranked, quote: str) -> Statement:
    text = squeeze(unmarked(quote))
    stop = "" if text.endswith((".", "!", "?", ":")) else "."
    return Statement(text=text + stop, ranked=ranked, quoted=quote)
