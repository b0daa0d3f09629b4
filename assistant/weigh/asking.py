"""The record of what evidence is measured against."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.question.kinds import Wanted
from assistant.weigh.figures.asked import ANY_FIGURE, AskedFigure
from assistant.words.match import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What the features of a unit are measured against: the question's terms, kinds of answer and own words (`text`).

    `question` is all of it, as asked; `years` are those that it names, `figure` is the one that it asks for. `focus`
    holds the ids of the passages that a follow-up most likely goes on about, with how likely (0 to 1); a `bare` one has
    no word of its own. `told_cells` are the cells that the answer before it cites, as the name of the row and what
    stands in the cell, `told_texts` its sentences, as the id of the passage and the quote, and `told_row` is the row of
    the cell that led it, if one did. A question that is not `placed` names no board, year, report or body.
    """

    terms: Terms
    wanted: frozenset[Wanted]
    text: str
    question: str = ""
    years: tuple[int, ...] = ()
    focus: Mapping[str, float] = field(default_factory=dict)
    bare: bool = False
    placed: bool = True
    figure: AskedFigure = ANY_FIGURE
    told_cells: tuple[tuple[str, str], ...] = ()
    told_row: str = ""
    told_texts: tuple[tuple[str, str], ...] = ()
