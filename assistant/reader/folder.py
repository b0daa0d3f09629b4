"""Where the reader lies on this machine, and what its folder holds."""

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "NAMNDSVAR_READER"
_OFF, _ON = ("", "off"), "on"
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
IDS, SCORE = "ids", "score"  # what goes into the model, and what comes out
_NAME = "reader-2"  # another number for a model that is made in another way


def folder_of(environment: Mapping[str, str]) -> Path | None:
    """Return where the reader lies that the user wants, among the user's caches for "on"; None for no reader."""
    wanted = environment.get(VARIABLE, "").strip()
    if wanted.lower() in _OFF:
        return None
    if wanted.lower() != _ON:
        return Path(wanted).expanduser()
    caches = environment.get("XDG_CACHE_HOME", "").strip()
    return (Path(caches) if caches else Path.home() / ".cache") / "namndsvar" / _NAME


def is_made(folder: Path) -> bool:
    """Return whether a folder holds a reader; it is whole where it is there at all."""
    return (folder / MODEL).is_file() and (folder / TOKENIZER).is_file()


def put(made: Path, folder: Path) -> None:
    """Give the folder `made` its place, unless another process was first."""
    try:
        made.rename(folder)
    except OSError:
        if not is_made(folder):
            raise
