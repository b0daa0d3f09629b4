"""Draws faults of every kind at random, by file and by command, and checks that nothing is lost and nothing false said.

A fault hits a copy of a small library while a command runs on it, or before. After it a question must be answered
rightly or with one sentence for people, and one `rebuild` must make the library whole. A short run is a test;
`python -m tests.faults --count 1000` is the long one and prints the table.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.faulty import CHANGED, COMMANDS, Outcome, begin, finished
from tests.faults.place import NUMBERS, Place, made

_WHOLE = dict(NUMBERS)
_ORIGINAL = "originals/*/*.txt"
_TOLD = 50  # how many faults are between two lines on how far it has come
_HANG = 0.15  # seconds that a writer is stopped for


def flip(path: Path, at: float) -> None:
    """Change one bit."""
    content = bytearray(path.read_bytes())
    if content:
        content[int(at * (len(content) - 1))] ^= 1 << int(at * 7.99)
        path.write_bytes(content)


def cut(path: Path, at: float) -> None:
    """Cut the file short."""
    with path.open("r+b") as file:
        file.truncate(int(at * path.stat().st_size))


def delete(path: Path, _at: float) -> None:
    """Delete the file."""
    path.unlink()


HARMS: Mapping[str, Callable[[Path, float], None]] = {"flip": flip, "cut": cut, "delete": delete}
PROCESS = ("kill", "crash", "panic", "full", "read-only", "hang", "clock back", "two writers")
UNDER_READER = "under a reader: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What happens, to which kind of file, before or during which command, and when or where (0 to 1)."""

    kind: str
    command: str
    file: str
    at: float

    def __str__(self) -> str:
        return f"{self.kind} of {self.file or 'the process'} at {self.at:.3f}, {self.command}"


@dataclass(slots=True, kw_only=True)
class Table:
    """What came of the faults: by kind and file, by command, and each that should not have been."""

    rows: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    commands: dict[str, Counter[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def count(self, fault: Fault, what: str) -> None:
        """Count what came of a fault."""
        for counts in (
            self.rows.setdefault((fault.kind, fault.file or "process"), Counter()),
            self.commands.setdefault(fault.command, Counter()),
        ):
            counts[what] += 1

    def lines(self) -> list[str]:
        """Return the table as Markdown."""
        columns = ("right", "said", "one question lost", "wrong")
        head = f"| fault | file or command | {' | '.join(columns)} |"
        rows = [
            *(((kind, file), counts) for (kind, file), counts in sorted(self.rows.items())),
            *((("any", command), counts) for command, counts in sorted(self.commands.items())),
        ]
        lines = [
            f"| {kind} | {name} | {' | '.join(str(counts[c]) for c in columns)} |" for (kind, name), counts in rows
        ]
        return [head, "|---|---|" + "---|" * len(columns), *lines]


def files_of(library: Path) -> dict[str, list[Path]]:
    """Return the files of a library by kind, as paths within it."""
    found: dict[str, list[Path]] = {}
    for path in sorted(path for path in library.rglob("*") if path.is_file() and path.stat().st_size):
        place = path.relative_to(library)
        found.setdefault(f"{place.parts[0]}{'/*' * (len(place.parts) - 1)}{path.suffix}", []).append(place)
    return found


def drawn(choose: random.Random, kinds: list[str]) -> Fault:
    """Return a fault; files and processes are hit about as often."""
    command = choose.choice(sorted(COMMANDS))
    at = choose.random()
    if choose.random() < 0.5:
        return Fault(kind=choose.choice(PROCESS), command=command, file="", at=at)
    harm = choose.choice(sorted(HARMS))
    under = choose.random() < 0.3
    kind = f"{UNDER_READER}{harm}" if under else harm
    return Fault(kind=kind, command="ask" if under else command, file=choose.choice(kinds), at=at)


def run(count: int, *, directory: Path, seed: int) -> Table:
    """Draw `count` faults, and return what came of them."""
    choose = random.Random(seed)
    place = made(directory)
    kinds = files_of(place.whole)
    table = Table()
    for number in range(count):
        fault = drawn(choose, sorted(kinds))
        path = choose.choice(kinds[fault.file]) if fault.file else Path()
        place.fresh()
        try:
            table.count(fault, _suffered(place, fault, path, number=1000 + number))
        except AssertionError as error:
            table.count(fault, "wrong")
            table.wrong.append(f"{number}: {fault} ({path}): {error}")
            sys.stderr.write(f"WRONG {table.wrong[-1]}\n")
        if number % _TOLD == _TOLD - 1:
            sys.stderr.write(f"{number + 1} faults, {len(table.wrong)} wrong\n")
    return table


def _suffered(place: Place, fault: Fault, path: Path, *, number: int) -> str:
    """Let a fault happen; return whether the question after it was answered rightly, or what was said instead."""
    after = COMMANDS[fault.command].after(_WHOLE, number)
    if fault.command == "add":
        place.write(CHANGED, number)
    lost = False
    if fault.kind.startswith(UNDER_READER):
        lost = _under_a_reader(place, fault, place.library / path)
    elif fault.file:
        HARMS[fault.kind](place.library / path, fault.at)
        _fair(finished(begin(place, fault.command, number)), fault.command)
    else:
        _during(place, fault, number)
    place.give_rights()
    answered = finished(begin(place, "ask", number))
    _fair(answered, "ask")
    _right(answered, (_WHOLE, after))
    mended = finished(begin(place, "rebuild", number))
    if fault.command == "add" and fault.file == _ORIGINAL and mended.kind == "said":
        assert CHANGED in str(mended.value), mended  # where it was added from there is another text now
    else:
        assert mended.kind == "done", f"rebuild: {mended}"
        checked = finished(begin(place, "verify", number))
        assert checked == Outcome(kind="done", value=()), f"verify after rebuild: {checked}"
    again = finished(begin(place, "ask", number))
    assert again.kind == "done", f"asked after rebuild: {again}"
    _right(again, (_WHOLE, after))
    return "one question lost" if lost else "right" if answered.kind == "done" else "said"


def _right(answered: Outcome, states: tuple[Mapping[str, int], ...]) -> None:
    assert answered.kind != "done" or answered.value in states, f"{answered.value} is none of {states}"


def _fair(outcome: Outcome, command: str) -> None:
    assert outcome.kind in ("done", "said"), f"{command}: {outcome}"
    assert outcome.kind != "said" or len(str(outcome.value)) > 20, f"{command}: {outcome}"


def _under_a_reader(place: Place, fault: Fault, path: Path) -> bool:
    """Harm a file that a reader has open; return whether that cost it its process."""
    reader = begin(place, "ask twice", 0)
    assert reader.told.recv() == "asked once"
    HARMS[fault.kind.removeprefix(UNDER_READER)](path, fault.at)
    reader.told.send("go on")
    outcome = finished(reader)
    if outcome.kind == "died":
        return True
    _fair(outcome, "ask twice")
    _right(outcome, (_WHOLE,))
    return False


def _during(place: Place, fault: Fault, number: int) -> None:
    """Let something happen to a process while it carries out a command."""
    match fault.kind:
        case "kill" | "crash":
            child = begin(place, fault.command, number)
            time.sleep(fault.at * COMMANDS[fault.command].seconds)
            child.end(crash=fault.kind == "crash")
            finished(child)
        case "hang":
            child = begin(place, fault.command, number)
            time.sleep(fault.at * COMMANDS[fault.command].seconds)
            child.stop()
            _fair(finished(begin(place, "ask", number)), "ask")
            _fair(finished(begin(place, "verify", number)), "verify")
            time.sleep(_HANG)
            child.end(crash=False)
            finished(child)
        case "two writers":
            children = [begin(place, fault.command, number), begin(place, fault.command, number)]
            for child in children:
                _fair(finished(child), fault.command)
        case _:
            _fair(finished(begin(place, fault.command, number, suffering=(fault.kind, fault.at))), fault.command)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        table = run(options.count, directory=folder, seed=options.seed)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write("\n".join([*table.lines(), ""]))
    return 1 if table.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
