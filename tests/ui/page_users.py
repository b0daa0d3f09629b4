"""Measures the chat page as its users have it: so many at once, each on a WebSocket as a browser has, asking in turn.

`make bench-page` is 20 users on the sample; `python -m tests.ui.page_users --help` lists what can be chosen.
"""

import argparse
import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import ROOT, SAMPLE
from tests.ports import free_port

QUESTIONS = (
    "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?",
    "Vad är årsmålet för sjukfrånvaron i Åsdal?",
    "Vilka utmaningar nämns för hemtjänsten?",
    "Hur stor var budgetavvikelsen 2024?",
    "Vad görs för att minska segregationen?",
    "Jämför sjukfrånvaron mellan nämnderna",
)
_ANSWER = "nv-answer"  # the class of an answer's HTML
_IDLE = 0.6  # seconds after which the page looks for more by itself
_LONGEST = 60.0  # seconds to wait for one answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How many users ask how many questions each, and how long each thinks before a question, in seconds on average."""

    users: int
    questions: int
    pause: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Seconds that users waited for the `first` page of a fresh server, for each page after it and for each answer."""

    first: float
    openings: tuple[float, ...]
    answers: tuple[float, ...]


class User:
    """One open page."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._field = ""
        self._idle = ""

    async def open(self) -> float:
        """Draw the page for the first time, as a browser does when it has connected; return the seconds it took."""
        started = time.perf_counter()
        await self._run([])
        return time.perf_counter() - started

    async def ask(self, question: str) -> float:
        """Type a question; return the seconds until its answer and the whole page around it are there."""
        started = time.perf_counter()
        state = WidgetState(id=self._field)
        state.chat_input_value.data = question
        shown = await self._run([state])
        seconds = time.perf_counter() - started
        assert _ANSWER in shown, f"no answer to {question!r}"
        return seconds

    async def idle(self) -> None:
        """Do what the page does by itself when an answer stands there: look for questions to go on with."""
        if self._idle:
            fragment, self._idle = self._idle, ""
            await self._run([], fragment=fragment)

    async def _run(self, widgets: Sequence[WidgetState], *, fragment: str = "") -> str:
        """Send what changed on the page; return the HTML of what the server then draws."""
        shown: list[str] = []
        message = BackMsg()
        message.rerun_script.widget_states.widgets.extend(widgets)
        message.rerun_script.fragment_id = fragment
        message.rerun_script.is_auto_rerun = bool(fragment)
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(_LONGEST):
            while True:
                answer = ForwardMsg.FromString(_bytes(await self._socket.recv()))
                element = answer.delta.new_element
                shown.append(element.html.body)
                if element.HasField("chat_input"):
                    self._field = element.chat_input.id
                if answer.WhichOneof("type") == "auto_rerun":
                    self._idle = answer.auto_rerun.fragment_id
                if answer.WhichOneof("type") == "script_finished":
                    done = {ForwardMsg.FINISHED_SUCCESSFULLY}
                    done |= {ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY} if fragment else set()
                    if answer.script_finished in done:
                        return "".join(shown)
                    assert answer.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN, answer.script_finished


def _bytes(message: str | bytes) -> bytes:
    assert isinstance(message, bytes)
    return message


@contextmanager
def served(library: Path, options: Sequence[str] = ()) -> Iterator[int]:
    """Serve the page on `library` in a process of its own; yields the port."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "ui" / "app.py")]
    command += [f"--server.port={port}", "--server.headless=true", "--logger.hideWelcomeMessage=true", *options]
    with subprocess.Popen([*command, "--", "--library", str(library)], cwd=ROOT, stderr=subprocess.DEVNULL) as server:
        try:
            _await(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield port
        finally:
            server.terminate()


def _await(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        try:
            urlopen(address).close()
        except OSError:
            assert server.poll() is None, "the server has ended"
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


async def measure(port: int, load: Load) -> Waits:
    """Return how long each page and each answer took, all users together on a server that has shown no page yet."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    origin = f"http://127.0.0.1:{port}"
    openings: list[float] = []

    async def use(number: int, *, questions: int) -> list[float]:
        chance = random.Random(number)
        async with connect(address, origin=origin, max_size=None, proxy=None) as socket:  # type: ignore[arg-type]
            user = User(socket)
            await asyncio.sleep(chance.uniform(0, load.pause) if openings else 0)
            openings.append(await user.open())
            times = []
            for _ in range(questions):
                await asyncio.sleep(chance.uniform(0, 2 * load.pause))
                times.append(await user.ask(chance.choice(QUESTIONS)))
                await asyncio.sleep(_IDLE)
                await user.idle()
            return times

    await use(-1, questions=1)  # opens the library and the models
    every = await asyncio.gather(*(use(number, questions=load.questions) for number in range(load.users)))
    return Waits(first=openings[0], openings=tuple(openings[1:]), answers=tuple(t for times in every for t in times))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.page_users", description=__doc__)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--questions", type=int, default=10, help="of each user")
    parser.add_argument("--pause", type=float, default=10.0, help="seconds before a question, on average")
    parser.add_argument("--library", type=Path, help="a library; without one, the sample is indexed")
    parser.add_argument("--option", action="append", default=[], help="for Streamlit: runner.postScriptGC=true")
    options = parser.parse_args(arguments)
    load = Load(users=options.users, questions=options.questions, pause=options.pause)
    with tempfile.TemporaryDirectory() as folder:
        library = options.library or Path(folder)
        if options.library is None:
            list(add(Request(paths=(SAMPLE,)), settings=Settings(library=library)))
        with served(library, [f"--{option}" for option in options.option]) as port:
            waits = asyncio.run(measure(port, load))
    sys.stdout.write(
        f"{load.users} users, {len(waits.answers)} questions, a pause of {load.pause:g} s on average: "
        f"{_told(waits.answers)}\nopening after the first: {_told(waits.openings)}\n"
        f"first page of a fresh server: {1000 * waits.first:,.0f} ms\n"
    )
    return 0


def _told(seconds: Sequence[float]) -> str:
    slow = sorted(seconds)[min(len(seconds) - 1, int(0.95 * len(seconds)))]
    return f"median {1000 * statistics.median(seconds):,.0f} ms, 95th percentile {1000 * slow:,.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
