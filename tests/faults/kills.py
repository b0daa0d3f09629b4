"""Kills processes that change a library at random moments, and checks that nothing is lost and nothing doubled.

A short run is a test; `python -m tests.faults.kills --kills 200` is the long one.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from ingest.store.care.backup import backup, restore
from ingest.store.care.verify import verify
from ingest.store.change import Writer
from ingest.store.index import Index
from tests.ingest.small_library import GramEmbedder, prepared, settings

_PRELOADED = ["chromadb", "tantivy", "ingest.store.change", "tests.ingest.small_library"]
_FILES = 6
_MOST_SENTENCES = 120
State = dict[str, int]  # file -> the number that its current text carries


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a library, as a child process makes it; `number` marks the new text of `file`."""

    kind: str
    file: str = ""
    number: int = 0

    def after(self, state: State) -> State:
        """Return the state that the change makes of `state`."""
        match self.kind:
            case "add":
                return {**state, self.file: self.number}
            case "remove":
                return {file: number for file, number in state.items() if file != self.file}
            case _:
                return dict(state)


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a run has seen."""

    killed: int = 0
    old: int = 0
    new: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def make(directory: Path, change: Change, saved: Path) -> None:
    """Make one change; runs in the child that is killed."""
    if change.kind == "restore":
        restore(settings(directory), saved, replacing=True, embedder=GramEmbedder())
        return
    with Writer.open(settings(directory), embedder=GramEmbedder(), create=True) as writer:
        match change.kind:
            case "add":
                former = [r for r in writer.ledger.records(all_versions=True) if r.file == change.file]
                version = max((record.version for record in former), default=0) + 1
                document = prepared(change.file, sentences(change))
                writer.add([writer.entry(document, lineage=change.file, version=version)])
            case "remove":
                writer.remove([r.id for r in writer.ledger.records(all_versions=True) if r.file == change.file])
            case _:
                writer.rebuild()


def sentences(change: Change) -> list[str]:
    """Return a text that carries the change's number in every sentence."""
    count = 2 + change.number * 37 % _MOST_SENTENCES
    return [f"Parken nummer {change.number} i {change.file} får bänk {n}." for n in range(count)]


def state_of(index: Index) -> State:
    """Return what a reader sees, the same by catalogue, words and vectors; raises AssertionError where they differ."""
    with closing(index.pinned()) as view:
        records = {record.id: record for record in view.documents()}
        expected = {passage.id for document_id in records for passage in view.section(document_id)}
        for search in (view.search_words, view.search_vectors):
            found = [hit.passage_id for hit in search("parken får bänk", limit=10_000)]
            assert len(found) == len(set(found)), "a passage is found twice"
            assert set(found) == expected, f"{len(found)} passages are found, {len(expected)} are there"
        return {record.file: int(view.text(record.id).split()[2]) for record in records.values()}


def run(kills: int, *, directory: Path, seed: int, restoring: bool = True) -> Tally:
    """Start changes and kill them until `kills` have been killed; return what was seen."""
    choose = random.Random(seed)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    library, saved, tally = directory / "library", directory / "saved.tar.gz", Tally()
    make(library, Change(kind="add", file="0.txt", number=1), saved)
    index = Index.open(library, embedder=GramEmbedder(), settings=settings(library))
    state, saved_state, number = state_of(index), dict[str, int](), 1
    lasted: dict[str, float] = {}
    while tally.killed < kills:
        number += 1
        if restoring and number % 20 == 2:
            saved.unlink(missing_ok=True)
            backup(settings(library), saved)
            saved_state = dict(state)
        kinds = ["add"] * 6 + ["remove"] * 2 + ["rebuild"] + ["restore"] * (restoring and saved.exists())
        change = Change(kind=choose.choice(kinds), file=f"{choose.randrange(_FILES)}.txt", number=number)
        after = saved_state if change.kind == "restore" else change.after(state)
        child = context.Process(target=make, args=(library, change, saved))
        delay = choose.uniform(0, 1.15 * lasted.get(change.kind, 0.6))
        started = time.monotonic()
        child.start()
        tally.faults += _asked_meanwhile(index, child, until=started + delay, states=(state, after))
        if child.is_alive():
            child.kill()
            tally.killed += 1
            tally.kinds[change.kind] += 1
        else:
            lasted[change.kind] = time.monotonic() - started
        child.join()
        state = _checked(index, library, change, state, after, tally)
    index.close()
    return tally


def _asked_meanwhile(index: Index, child: ForkServerProcess, *, until: float, states: tuple[State, State]) -> list[str]:
    """Ask again and again while the child works; what is seen must be the old or the new state, whole."""
    while child.is_alive() and time.monotonic() < until:
        try:
            seen = state_of(index)
            assert seen in states, f"{seen} is neither of {states}"
        except Exception as error:  # whatever goes wrong is what is looked for
            return [f"meanwhile: {type(error).__name__}: {error}"]
        child.join(0.005)
    return []


def _checked(index: Index, library: Path, change: Change, before: State, after: State, tally: Tally) -> State:
    """Check what readers see before and after the next writer's start; return the state that it is."""
    try:
        seen = state_of(index)
        fresh = Index.open(library, embedder=GramEmbedder(), settings=settings(library))
        assert state_of(fresh) == seen, "a new reader sees another state"
        fresh.close()
        assert seen in (before, after), f"{seen} is neither {before} nor {after}"
        with Writer.open(settings(library), embedder=GramEmbedder()):
            pass
        assert state_of(index) == seen, "the next start changed what is seen"
        findings = verify(settings(library)).findings
        assert not findings, findings[0].text
    except Exception as error:  # whatever goes wrong is what is looked for
        tally.faults.append(f"{change}: {type(error).__name__}: {error}")
        return state_of(index)
    tally.new += seen == after
    tally.old += seen != after
    return seen


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(options.kills, directory=Path(folder), seed=options.seed)
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(tally.kinds.items()))
    sys.stdout.write(f"{tally.killed} killed ({kinds}); {tally.new} changes seen, {tally.old} not\n")
    for fault in tally.faults:
        sys.stdout.write(f"FAULT {fault}\n")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
