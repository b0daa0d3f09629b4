"""The list of boards that a library goes by: people's own file, of which the catalogue keeps a copy."""

from contextlib import closing, suppress
from pathlib import Path

from ingest.errors import BadBoardList
from ingest.genre.boards import BOARDS, Boards, load_boards, read_boards
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.ledger import Ledger
from ingest.store.errors import LibraryError, ListDamaged
from ingest.store.files.disk import watched, write_whole
from ingest.store.files.layout import Layout


def own_list(layout: Layout) -> Path:
    """Return where the library's own list lies, if it has one."""
    return layout.directory / BOARDS


def has_list(layout: Layout) -> bool:
    """Return whether a library, which may not be there yet, has a list of its own."""
    return bool(_copy(layout)) if layout.database() else own_list(layout).is_file()


def boards_of(catalogue: Catalogue) -> Boards:
    """Return the boards of the library's own list, of its copy where the file is damaged or gone, else the default.

    Raises BadBoardList where there is no copy of a list that cannot be read.
    """
    return _boards(catalogue.layout, catalogue.board_list())


def known_boards(layout: Layout) -> Boards:
    """Return the boards by which a library goes that may not be there yet, or be damaged; raises BadBoardList."""
    return _boards(layout, _copy(layout))


def settle_list(ledger: Ledger, boards: Path | None = None) -> Path | None:
    """Make file and copy agree: the copy as the file is, where that can be read, else the file as the copy is.

    A library without a file takes the list in the file `boards`; where several machines share it, the copy is the list,
    and `boards` takes its place. Returns where a damaged file was put aside: it may
    hold what somebody wrote and only mistyped. Raises DiskFull, LibraryNotWritable.
    """
    with watched(ledger.layout.directory):
        return _settled(ledger, boards)


def _settled(ledger: Ledger, boards: Path | None) -> Path | None:
    own, copy, aside = own_list(ledger.layout), ledger.board_list(), None
    if ledger.layout.database():  # the copy is what all machines go by
        text = boards.read_text(encoding="utf-8-sig") if boards is not None else copy
        if text != copy:
            ledger.keep_board_list(text)
        return None
    if boards is not None and not own.exists():
        write_whole(own, boards.read_bytes())
    if _damage(own) is None:
        text = own.read_text(encoding="utf-8-sig")
        if text != copy:
            ledger.keep_board_list(text)
    elif copy:
        if own.exists():
            aside = own.replace(ledger.layout.damaged_list)
        write_whole(own, copy.encode())
    return aside


def list_text(layout: Layout) -> str:
    """Return the list of a library whose catalogue may be damaged, empty where it has none; raises BadBoardList."""
    own = own_list(layout)
    if layout.database():
        return _copy(layout)
    if _damage(own) is None:
        return own.read_text(encoding="utf-8-sig")
    copy = _copy(layout)
    if own.exists() and not copy:
        load_boards(own)
    return copy


def damage_of_list(catalogue: Catalogue) -> str | None:
    """Return what is wrong with the file of the list, None where nothing is."""
    own = own_list(catalogue.layout)
    if catalogue.layout.database():
        return None
    if (own.exists() or catalogue.board_list()) and _damage(own) is not None:
        return str(ListDamaged(own))
    return None


def _copy(layout: Layout) -> str:
    with suppress(LibraryError), closing(Catalogue.open(layout)) as catalogue:
        return catalogue.board_list()
    return ""


def _boards(layout: Layout, copy: str) -> Boards:
    own = own_list(layout)
    if layout.database():
        return read_boards(copy, source=own) if copy else load_boards(None)
    if copy and _damage(own) is not None:
        return read_boards(copy, source=own)
    return load_boards(own if own.exists() else None)


def _damage(own: Path) -> str | None:
    try:
        load_boards(own)
    except BadBoardList as error:
        return str(error)
    return None
