"""The files of a word index as tantivy leaves them: which hold content, which change, which it no longer uses."""

import json
import shutil
from pathlib import Path

from ingest.store.files.disk import link_or_copy
from ingest.store.files.sealed import stamps

LOCKS = frozenset({".tantivy-meta.lock", ".tantivy-writer.lock"})  # files of no content
_META = "meta.json"  # what is committed
_REWRITTEN = frozenset({_META, ".managed.json"})


def take_along(base: Path, folder: Path) -> None:
    """Give `folder` the files of `base`: tantivy writes none of them twice but those that say which there are."""
    for path in base.iterdir():
        if path.name in _REWRITTEN:
            shutil.copyfile(path, folder / path.name)
        elif path.name not in LOCKS:
            link_or_copy(path, folder / path.name)


def drop_merged(folder: Path) -> None:
    """Delete the files of segments that have been merged into others."""
    segments = json.loads((folder / _META).read_text("utf-8"))["segments"]
    used = {segment["segment_id"].replace("-", "") for segment in segments}
    for path in folder.iterdir():
        if path.name not in _REWRITTEN and path.name.split(".")[0] not in used:
            path.unlink()


def content_stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return the stamps of the files in `folder` that hold content, by name."""
    return {name: stamp for name, stamp in stamps(folder).items() if name not in LOCKS | _REWRITTEN}
