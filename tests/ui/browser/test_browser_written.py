"""What a language model writes is on the page as soon as it may be, in a real browser."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.model.endpoint import VARIABLE
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.assistant.model.asked import FIGURE
from tests.assistant.model.scripted_server import ScriptedServer, Talk
from tests.places import SAMPLE
from tests.ui.page_users import served

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the dev extra)")
from playwright.sync_api import expect  # noqa: E402  # only where it is installed

from tests.ui.browser import browser  # noqa: E402

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(browser.CHROMIUM is None, reason="there is no Chromium on this machine"),
]
_FIRST = "Årsmålet för sjukfrånvaro är 8,0 %"
_LONGEST = 5.0  # seconds from the first token till its words are on the page, on a busy machine: 0.2 on a free one
_BETWEEN = 0.02  # seconds between two tokens: a small model on a laptop says some fifty a second


class Writer:
    """A model that says a sentence a token at a time, and then thinks for long; `began` is when the first came."""

    def __init__(self) -> None:
        self.began = 0.0

    def __call__(self, talk: Talk) -> None:
        talk.start()
        self.began = time.time()
        for token in f"{_FIRST} [1]. ".split(" "):
            talk.say(f"{token} ")
            talk.wait(_BETWEEN)
        talk.wait(_LONGEST + 3)
        talk.end()


@pytest.fixture
def writer() -> Iterator[tuple[Writer, ScriptedServer]]:
    writer = Writer()
    with ScriptedServer(behaviour=writer) as server:
        yield writer, server


def test_the_first_words_are_on_the_page_long_before_the_model_has_ended(
    writer: tuple[Writer, ScriptedServer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, server = writer
    list(add(Request(paths=(SAMPLE,)), settings=Settings(library=tmp_path)))
    monkeypatch.setenv(VARIABLE, f"openai:m@{server.address}/v1")
    with served(tmp_path) as port, browser.browser() as chromium:
        page = browser.opened(chromium, f"http://localhost:{port}/")
        assert server.requests == []  # no model is asked before somebody asks
        page.evaluate(
            """() => { const watch = new MutationObserver(() => {
                const shown = document.querySelector('.nv-arriving .nv-text, .nv-answer .nv-text');
                if (shown && !window.firstWords && shown.textContent.trim()) window.firstWords = Date.now() / 1000;
            }); watch.observe(document.body, {childList: true, subtree: true, characterData: true}); }"""
        )
        browser.ask(page, FIGURE)
        expect(page.locator(".nv-text").last).to_contain_text(_FIRST)
        assert page.evaluate("window.firstWords") - model.began < _LONGEST
