"""Boards as people write them on the command line."""

from collections.abc import Iterator, Sequence

from assistant.question.scope import BoardNames, read
from assistant.work.thread import texts


class UnknownBoard(Exception):
    """No document of the library is of the board that is asked for."""

    def __init__(self, written: str) -> None:
        super().__init__(texts.UNKNOWN_BOARD.format(board=written))
        self.written = written


def named_boards(written: Sequence[str], boards: BoardNames) -> Iterator[str]:
    """Yield the boards that each of `written` names; raises UnknownBoard."""
    for text in written:
        found = read(text, boards=boards).named.boards
        if not found:
            raise UnknownBoard(text)
        yield from found
