"""Questions in processes of their own: the same answers, and a crash or a hang costs one question."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Event, Finished, Scope
from assistant.ask import Assistant
from assistant.conversation import EMPTY, Conversation
from assistant.model.errors import ModelError
from assistant.workers.crew import Crew, CrewSize
from assistant.workers.errors import AllBusy, TookTooLong, WorkerLost
from assistant.workers.nursery import NAME
from assistant.workers.transfer import Order, dump_error, dump_event, dump_order, load, load_order
from eval.scale.workers import descendants
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.errors import CatalogueDamaged, IndexDamaged, LibraryMissing
from ingest.store.index import Index
from ingest.store.removing import remove
from tests.places import SAMPLE
from tests.sampled import first_of

REPORTS = sorted(SAMPLE.glob("*.txt"))[:3]
QUESTIONS = ["Vad är årsmålet för sjukfrånvaro?", "Hur stor andel är det av budgeten?", "Tack!"]

OTHERS: set[int] = set()  # workers that pages of other tests keep in this process


@pytest.fixture(autouse=True)
def leave_out_others() -> None:
    OTHERS.clear()
    OTHERS.update(children())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workers") / "library"
    list(add(Request(paths=tuple(REPORTS)), settings=Settings(library=folder)))
    return folder


@pytest.fixture
def crew(library: Path) -> Iterator[Crew]:
    with closing(Crew(library, size=CrewSize(workers=1))) as made:
        yield made


def finished(events: Iterator[Event]) -> Answer:
    return replace(next(event.answer for event in events if isinstance(event, Finished)), seconds=0)


def test_workers_answer_as_the_assistant_does_with_the_conversation_before(library: Path, crew: Crew) -> None:
    assistant = Assistant.open(library)
    conversation: Conversation = EMPTY
    for question in QUESTIONS:
        expected = list(assistant.ask(question, conversation, scope=Scope()))
        found = list(crew.ask(question, conversation, scope=Scope()))
        assert finished(iter(found)) == finished(iter(expected))
        assert [type(event) for event in found] == [type(event) for event in expected]
        assert found[:-1] == expected[:-1]
        conversation = conversation.add(finished(iter(expected)))


def test_orders_and_errors_arrive_as_they_were_sent(library: Path) -> None:
    answer = finished(Assistant.open(library).ask(QUESTIONS[0]))
    order = Order(question="Och då?", turns=(answer,), scope=Scope(years=(2025,)))
    assert load_order(dump_order(order)) == order
    assert load(dump_event(Finished(answer=answer))) == Finished(answer=answer)
    for error in (IndexDamaged("ord", "x"), CatalogueDamaged(library, "y"), ModelError("z")):
        with pytest.raises(type(error)) as caught:
            load(dump_error(error))
        assert str(caught.value) == str(error)


@pytest.mark.slow
@pytest.mark.parametrize("how", first_of([signal.SIGSEGV, signal.SIGBUS, signal.SIGKILL]))
def test_a_crash_costs_one_question(crew: Crew, how: signal.Signals) -> None:
    assert finished(crew.ask(QUESTIONS[0])).citations
    events = crew.ask(QUESTIONS[0])
    (child,) = children()
    os.kill(child, signal.SIGSTOP)  # else the whole answer may be on its way already
    threading.Timer(0.2, lambda: os.kill(child, how)).start()
    threading.Timer(0.3, lambda: _go_on(child)).start()
    with pytest.raises(WorkerLost, match="Försök igen"):
        list(events)
    assert finished(crew.ask(QUESTIONS[0])).citations


def _go_on(child: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGCONT)


def children() -> list[int]:
    """Return the numbers of the workers of this process."""
    workers = [process for process, name in descendants().items() if name == NAME or _is_worker(process)]
    return [worker for worker in workers if worker not in OTHERS]


def _is_worker(process: int) -> bool:
    with suppress(OSError):  # ended meanwhile
        return b"assistant.workers.worker" in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


@pytest.mark.slow
def test_a_worker_that_hangs_is_ended_and_said(crew: Crew, library: Path) -> None:
    assert finished(crew.ask(QUESTIONS[0])).citations
    (child,) = children()
    impatient = Crew(library, size=CrewSize(workers=1, seconds=0.001))
    with closing(impatient), pytest.raises(TookTooLong, match="avbröts"):
        list(impatient.ask(" ".join(QUESTIONS * 20)))
    assert children() == [child]


@pytest.mark.slow
def test_who_waits_too_long_is_told_that_many_ask(library: Path) -> None:
    with closing(Crew(library, size=CrewSize(workers=1, wait_seconds=0.1))) as crew:
        events = crew.ask(QUESTIONS[0])
        next(events)
        with pytest.raises(AllBusy):
            next(crew.ask(QUESTIONS[0]))
        events.close()
        assert finished(crew.ask(QUESTIONS[0])).citations


@pytest.mark.slow
def test_a_question_that_is_broken_off_ends_its_worker(crew: Crew) -> None:
    events = crew.ask(QUESTIONS[0])
    next(events)
    assert children()
    events.close()
    assert not children()


def test_workers_end_with_the_crew(library: Path) -> None:
    crew = Crew(library).begin()
    assert children()
    del crew
    assert soon(lambda: not children())


@pytest.mark.slow
def test_what_keeps_a_library_from_being_opened_is_said_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="Det finns inget bibliotek"):
        Crew(tmp_path / "none").begin()


@pytest.mark.slow
def test_many_ask_at_once(library: Path) -> None:
    found: list[Answer] = []
    with closing(Crew(library, size=CrewSize(workers=2))) as crew:
        threads = [threading.Thread(target=lambda: found.append(finished(crew.ask(QUESTIONS[0])))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(found) == 8
    assert len(set(map(repr, found))) == 1


@pytest.mark.slow
def test_what_nobody_waits_for_leaves_a_worker_to_who_asks(library: Path) -> None:
    with closing(Crew(library, size=CrewSize(workers=2, wait_seconds=20))) as crew:
        put = crew.ask(QUESTIONS[0])
        next(put)  # a worker is at work for somebody
        aside = [threading.Thread(target=lambda: next(crew.ask(QUESTIONS[0], aside=True))) for _ in range(3)]
        for thread in aside:
            thread.start()
        assert finished(put).text
        assert finished(crew.ask(QUESTIONS[0])).text
        for thread in aside:
            thread.join(60)
        assert not any(thread.is_alive() for thread in aside)


def shared_by(process: int | str) -> set[str]:
    """Return the inodes of the shared memory that a process has mapped, or this one keeps open ("self")."""
    if process == "self":
        links = [path for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
        return {str(path.stat().st_ino) for path in links if "memfd:namndsvar" in str(path.readlink())}
    lines = Path(f"/proc/{process}/maps").read_text("utf-8").splitlines()
    return {line.split()[4] for line in lines if "memfd:namndsvar" in line}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="a system without memory to share")
def test_workers_share_vectors_and_let_go_of_those_that_are_removed(tmp_path: Path) -> None:
    settings = Settings(library=tmp_path / "library")
    list(add(Request(paths=tuple(REPORTS)), settings=settings))
    with closing(Index.open(settings.library)) as index:
        gone = index.documents()[0].id

    others = shared_by("self")  # of pages of other tests

    def lent() -> set[str]:
        return shared_by("self") - others

    def both_asked(crew: Crew) -> list[set[str]]:
        first = crew.ask(QUESTIONS[0])
        next(first)  # the first worker is busy, so another takes the second question
        answers = [finished(crew.ask(QUESTIONS[0])), finished(first)]
        assert answers[0] == answers[1]
        return [shared_by(child) for child in children()]

    with closing(Crew(settings.library, size=CrewSize(workers=2))) as crew:
        one, other = both_asked(crew)
        assert one == other == lent()
        assert one
        assert remove(settings, [gone]).erased
        left, left_too = both_asked(crew)
        assert left == left_too
        assert left
        assert not left & one
        assert soon(lambda: lent() == left)
    assert soon(lambda: not lent())


def soon(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 30
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()
