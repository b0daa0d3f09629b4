"""Where the reader lies on this machine, and what its folder holds."""

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "NAMNDSVAR_READER"
_OFF, _ON = "off", ("", "on")
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
IDS, SCORE = "ids", "score"  # what goes into the model, and what comes out
_NAME = "reader-2"  # another number for a model that is made in another way


def folder_of(environment: Mapping[str, str]) -> Path | None:
    """Return where the reader lies, among the user's caches unless the user names a folder; None for no reader."""
    wanted = environment.get(VARIABLE, "").strip()
    if wanted.lower() == _OFF:
        return None
    if wanted.lower() not in _ON:
        return Path(wanted).expanduser()
    caches = environment.get("XDG_CACHE_HOME", "").strip()
    return (Path(caches) if caches else Path.home() / ".cache") / "namndsvar" / _NAME


def is_asked_for(environment: Mapping[str, str]) -> bool:
    """Return whether the user asks for a reader by name, and wants to know where there can be none."""
    return environment.get(VARIABLE, "").strip() != ""


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
