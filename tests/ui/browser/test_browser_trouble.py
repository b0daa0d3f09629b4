"""What goes wrong is said in Swedish, with what to do, in a real browser."""

from pathlib import Path

import pytest

from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.index import Index
from ingest.store.removing import remove
from tests.places import SAMPLE
from tests.ui.page_users import served

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the dev extra)")
from playwright.sync_api import Browser, expect  # noqa: E402  # only where it is installed

from tests.ui.browser import browser  # noqa: E402

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(browser.CHROMIUM is None, reason="there is no Chromium on this machine"),
]
FIGURE = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    list(add(Request(paths=(SAMPLE,)), settings=Settings(library=folder)))
    return folder


def test_a_server_that_is_gone_is_said(chromium: Browser, library: Path) -> None:
    with served(library) as port:
        page = browser.opened(chromium, f"http://localhost:{port}/")
    expect(page.get_by_text("Ingen kontakt med servern")).to_be_visible()
    expect(page.get_by_text("Sidan försöker igen av sig själv")).to_be_visible()
    assert "streamlit" not in page.inner_text("body").casefold()
    page.context.close()


def test_a_pasted_page_is_answered_with_what_to_do(chromium: Browser, library: Path) -> None:
    with served(library) as port:
        page = browser.opened(chromium, f"http://localhost:{port}/")
        browser.ask(page, "Vad är målet? " * 357)  # 4,998 characters
        expect(page.locator(".nv-text").last).to_contain_text("för lång")
        page.context.close()


def test_two_tabs_of_one_conversation_lose_nothing(chromium: Browser, library: Path) -> None:
    with served(library) as port:
        one = browser.opened(chromium, f"http://localhost:{port}/")
        browser.ask(one, FIGURE)
        other = one.context.new_page()
        other.goto(one.url)
        browser.settled(other)
        browser.ask(other, FIGURE.replace("kvinnornas", "männens"))
        browser.ask(one, FIGURE.replace("kvinnornas ", ""))
        other.goto(f"http://localhost:{port}/samtal")
        browser.settled(other)
        said = other.inner_text("body")
        assert said.count("frågor") >= 1
        for answer in ("9,6 %", "6,1 %", "8,9 %"):
            other.get_by_label("Sök i dina samtal").fill(answer)
            other.keyboard.press("Enter")
            expect(other.locator(".nv-kept").first).to_be_visible()
        one.context.close()


def test_a_library_that_is_emptied_and_filled_again_is_followed(chromium: Browser, library: Path) -> None:
    with served(library) as port:
        page = browser.opened(chromium, f"http://localhost:{port}/")
        browser.ask(page, FIGURE)
        remove(Settings(library=library), [record.id for record in Index.open(library).documents()])
        page.reload()
        browser.settled(page)
        expect(page.get_by_text("Biblioteket är tomt").first).to_be_visible()
        assert "python -m" not in page.inner_text("body")
        list(add(Request(paths=(SAMPLE,)), settings=Settings(library=library)))
        page.goto(f"http://localhost:{port}/")
        browser.settled(page)
        browser.ask(page, FIGURE)
        expect(page.locator(".nv-text").last).to_contain_text("9,6 %")
        page.context.close()
