"""Seals a folder that is written once: what each file holds is noted, and damage is found when it is opened."""

import hashlib
import json
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest.store.errors import IndexDamaged
from ingest.store.files.disk import to_disk
from ingest.store.files.memory import kept, lent

_BLOCK = 1 << 20  # bytes read at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A folder by name, and as text: each file's size, CRC-32 and SHA-256."""

    name: str
    files: str


def seal(folder: Path, *, left_out: Collection[str] = ()) -> Sealed:
    """Wait until the disk holds `folder`, and return what its files hold, all but those `left_out`."""
    files = {}
    for path in sorted(path for path in folder.iterdir() if path.name not in left_out):
        to_disk(path)
        files[path.name] = _measured(path, thorough=True)
    to_disk(folder)
    to_disk(folder.parent)
    return Sealed(name=folder.name, files=json.dumps(files))


def check(folder: Path, sealed: Sealed, *, part: str, thorough: bool = False) -> None:
    """Raise IndexDamaged, which names the `part`, unless the files in `folder` are as they were when it was sealed.

    The quick check goes by CRC-32, which misses one random damage in four milliards and takes a quarter of the time.
    """
    for name, noted in json.loads(sealed.files).items():
        _check(folder / name, noted, part=part, thorough=thorough)


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return what tells of each file in `folder` whether anybody has written to it since."""
    found = {}
    for path in folder.iterdir() if folder.is_dir() else ():
        with suppress(FileNotFoundError):
            stat = path.stat()
            found[path.name] = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
    return found


def is_written_to(before: Mapping[str, tuple[int, int, int]], now: Mapping[str, tuple[int, int, int]]) -> bool:
    """Return whether a file is still the same one and its content is not; one that is deleted stays with its reader."""
    return any(name in now and now[name] != stamp and now[name][0] == stamp[0] for name, stamp in before.items())


def contents(folder: Path, sealed: Sealed, ending: str, *, part: str) -> tuple[memoryview, dict[str, memoryview]]:
    """Return what the files in `folder` whose names end so hold: all, one after the other, and each by its name.

    What is checked is what is returned: no later change of a file can reach the reader, as it can through memory that
    is mapped to it; there a file that is cut short ends the process. Where another process has shared what it read and
    checked, the files are checked all the same. Raises IndexDamaged unless they are what was sealed.
    """
    noted = {name: one for name, one in json.loads(sealed.files).items() if name.endswith(ending)}
    key = f"{sealed.name}/*{ending} {hashlib.sha256(json.dumps(noted).encode()).hexdigest()}"
    whole = lent(key)
    if whole is None:
        whole = kept(key, sum(size for size, *_ in noted.values()), partial(_read_all, folder, noted, part=part))
    else:
        for name, one in noted.items():
            _check(folder / name, one, part=part)
    return whole, dict(zip(noted, _parts(whole, noted), strict=True))


def _parts(whole: memoryview, noted: Mapping[str, Sequence[int | str]]) -> Iterator[memoryview]:
    start = 0
    for size, *_ in noted.values():
        assert isinstance(size, int)
        yield whole[start : start + size]
        start += size


def _read_all(folder: Path, noted: Mapping[str, Sequence[int | str]], memory: memoryview, *, part: str) -> None:
    """Read files into `memory`, which is as large as was noted of all."""
    for (name, one), own in zip(noted.items(), _parts(memory, noted), strict=True):
        _read(folder / name, one, own, part=part)


def _read(path: Path, noted: Sequence[int | str], memory: memoryview, *, part: str) -> None:
    """Read a file into `memory`, which is as large as was noted."""
    try:
        with path.open("rb") as file:
            whole = file.readinto(memory) == len(memory) and not file.read(1)
    except OSError as error:
        raise _missing(path, part) from error
    if not whole or zlib.crc32(memory) != noted[1]:
        raise _changed(path, part)


def _check(path: Path, noted: Sequence[int | str], *, part: str, thorough: bool = False) -> None:
    try:
        found = _measured(path, thorough=thorough)
    except OSError as error:
        raise _missing(path, part) from error
    if found != noted[: len(found)]:
        raise _changed(path, part)


def _missing(path: Path, part: str) -> IndexDamaged:
    return IndexDamaged(part, f"{path.parent.name}/{path.name} saknas")


def _changed(path: Path, part: str) -> IndexDamaged:
    return IndexDamaged(part, f"{path.parent.name}/{path.name} är ändrad")


def _measured(path: Path, *, thorough: bool) -> list[int | str]:
    size, quick, long = 0, 0, hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            size += len(block)
            quick = zlib.crc32(block, quick)
            if thorough:
                long.update(block)
    return [size, quick, long.hexdigest()] if thorough else [size, quick]
