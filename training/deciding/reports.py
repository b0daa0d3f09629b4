"""The passages of the exercises that are kept from training as reports, so that they can be asked like any other."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.reading.exercises import Passage, passages

_AT_ONCE = 6  # passages in a report: what a question is not about stands beside what it is
_OVERRIDES = "documents.toml"
_YEAR = 2024
_TOWNS = ("Al", "Björk", "Ek", "Gran", "Hassel", "Lind", "Rönn", "Tall", "Ask", "Lönn", "Hägg", "Sälg")
_ENDS = ("vattna", "torpsta", "rydsta", "hammarsta")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A question, the `board` whose report it is asked of, and the sentences and names of rows that tell it, if any."""

    question: str
    board: str
    told: tuple[str, ...]

    def is_told_by(self, text: str) -> bool:
        """Return whether a sentence, or the name of a row, is one that tells it."""
        said = _folded(text)
        return any(said in one or one in said for one in map(_folded, self.told))


def written_reports(exercises: Path, folder: Path) -> list[Exercise]:
    """Write the passages kept from training as reports into `folder`, and return what is asked of them."""
    kept = passages(exercises, held_out=True)
    asked: list[Exercise] = []
    boards: dict[str, str] = {}
    for at in range(0, len(kept), _AT_ONCE):
        board = f"{_TOWNS[at // _AT_ONCE % len(_TOWNS)]}{_ENDS[at // _AT_ONCE // len(_TOWNS)]}"
        together = kept[at : at + _AT_ONCE]
        boards[f"{board.lower()}.md"] = board
        (folder / f"{board.lower()}.md").write_text(_report(board, together), "utf-8")
        asked += [one for passage in together for one in _asked(passage, board)]
    overrides = [f'["{file}"]\nboard = "{board}"\nyear = {_YEAR}\nnew_board = true\n' for file, board in boards.items()]
    (folder / _OVERRIDES).write_text("\n".join(overrides), "utf-8")
    return asked


def _asked(passage: Passage, board: str) -> list[Exercise]:
    rows = [] if passage.table is None else [row[0] for row in passage.table.rows]
    return [
        Exercise(
            question=one.q,
            board=board,
            told=(*(passage.lines[line] for line in one.line), *(rows[row] for row in one.row)),
        )
        for one in passage.questions
    ]


def _report(board: str, together: Sequence[Passage]) -> str:
    parts = [f"# {board} stadsdelsnämnd, verksamhetsberättelse {_YEAR}"]
    for passage in together:
        headings = passage.heading.split(" > ")[1:] or [passage.heading]
        parts += [f"{'#' * (level + 2)} {heading}" for level, heading in enumerate(headings[:3])]
        parts.append(" ".join(passage.lines))
        if (table := passage.table) is not None:
            lines = [table.columns, ["---"] * len(table.columns), *table.rows]
            parts += [table.title, "\n".join(f"| {' | '.join(cells)} |" for cells in lines)]
    return "\n\n".join(parts) + "\n"


def _folded(text: str) -> str:
    return " ".join(text.split())
