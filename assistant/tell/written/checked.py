"""A written sentence checked: as it may be shown, with what bears it, or the passage's own sentence in its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Ranked
from assistant.tell.borne.check import Verdict, judge
from assistant.tell.borne.working import line_that_bears
from assistant.tell.statements import Statement, marked, unlinked
from assistant.tell.written import markers
from assistant.tell.written.found import MARKER, figures_of
from assistant.weigh.cut import unmarked
from ingest.document import PassageKind
from ingest.language.words import squeeze

_NOTHING = "says nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is shown of a sentence: a `statement`, or what was worked out with its markers in `reckoned`.

    `line` is the line of the worked answer that bears that; `left_out` is the sentence where it is not itself shown.
    """

    statement: Statement | None = None
    reckoned: str = ""
    line: str = ""
    left_out: str = ""


def checked(sentence: str, passages: Sequence[Ranked], *, worked: Answer | None = None) -> Checked:
    """Return what may be shown of `sentence`, which cites `passages` by their numbers from 1.

    One that cites none is put to each of them in turn. Of a `worked` answer it is put to what was worked out, else to
    every passage.
    """
    numbers, text = markers.numbers_in(sentence), markers.without(sentence)
    if worked is not None:
        if not figures_of(text) <= figures_of(_said_by(worked)):
            return Checked(left_out=text)
        if (reckoned := _reckoned(text, worked)) is not None:
            return reckoned
        text, numbers = _without_verdict(text, worked), []  # which of the rows was meant is for the check to find
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


def _said_by(worked: Answer) -> str:
    """Return all that a worked answer says in figures: its text, its formula and its table."""
    rows = worked.working.table.rows if worked.working is not None else ()
    formula = worked.working.formula if worked.working is not None else ""
    return " ; ".join([MARKER.sub("", worked.text), formula, *(cell.text for row in rows for cell in row)])


def _reckoned(text: str, worked: Answer) -> Checked | None:
    """Return `text` with the markers of the line of a worked answer that bears it, None where none does."""
    lines = sorted(worked.text.split("\n"), key=lambda line: MARKER.search(line) is None)
    at = line_that_bears(text, worked, [MARKER.sub("", line) for line in lines])
    if at is None:
        return None
    numbers = list(dict.fromkeys(MARKER.findall(lines[at]))) or sorted(set(MARKER.findall(worked.text)), key=int)
    first = numbers[0]
    told = marked(unlinked(text), int(first)).replace(f"[{first}]", "".join(f"[{number}]" for number in numbers))
    return Checked(reckoned=told, line=MARKER.sub("", lines[at]).strip())


def _without_verdict(text: str, worked: Answer) -> str:
    """Return `text` without the "ja" or "nej" before it, where what was worked out says the same."""
    for said in ("Ja, ", "Nej, "):
        if worked.text.startswith(said) and text.startswith(said):
            return text[len(said) : len(said) + 1].upper() + text[len(said) + 1 :]
    return text


def _borne(text: str, ranked: Ranked, verdict: Verdict) -> Statement:
    row = ranked.passage.row if ranked.passage.kind is PassageKind.ROW else None
    told = f"{verdict.lead}: {text}" if verdict.lead else text
    return Statement(text=told, ranked=ranked, quoted=verdict.quote, cell=verdict.cell, row=row)


def _quoted(ranked: Ranked, quote: str) -> Statement:
    text = squeeze(unmarked(quote))
    stop = "" if text.endswith((".", "!", "?", ":")) else "."
    return Statement(text=text + stop, ranked=ranked, quoted=quote)
