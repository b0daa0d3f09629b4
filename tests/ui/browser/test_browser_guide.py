"""The guide followed step by step in an empty library, as somebody new would; `make browser`."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.ui.browser.printed_report import report
from tests.ui.page_users import served

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the dev extra)")
from playwright.sync_api import Page, expect  # noqa: E402  # only where it is installed

from tests.ui.browser import browser  # noqa: E402

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(browser.CHROMIUM is None, reason="there is no Chromium on this machine"),
]
GUIDE = (ROOT / "docs" / "handledning.md").read_text(encoding="utf-8").partition("## När något")[0]


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    with served(tmp_path / "library") as port, browser.browser() as chromium:
        yield browser.opened(chromium, f"http://localhost:{port}/")


def test_a_new_user_gets_through_the_guide(page: Page, tmp_path: Path) -> None:
    followed: set[str] = set()

    def step(name: str) -> str:
        """Return a name that the guide gives in bold, which is then done."""
        assert f"**{name}**" in " ".join(GUIDE.split()), name
        followed.add(name)
        return name

    _to(page, step("Dokument"))
    page.locator("input[type=file]").set_input_files(report(tmp_path / "okand.pdf"))
    page.get_by_text(step("Läst ur")).click()
    page.get_by_label(step("Ny nämnd, om den saknas")).fill("Ekhagens stadsdelsnämnd")
    step("Lägg till")
    browser.press(page, page.get_by_role("button", name="lägg till"))
    expect(page.get_by_text("är tillagd")).to_be_visible()

    _to(page, step("Fråga"))
    browser.ask(page, "hur hög var sjukfrånvaron i T1?")
    expect(page.locator(".nv-text").last).to_contain_text("7,4 %")
    expect(page.get_by_text(f"{step('Tolkat som')}:").first).to_be_visible()
    page.locator("a.nv-marker").first.click()
    expect(page.locator(".nv-source[open] .nv-page img")).to_be_visible()
    expect(page.get_by_text(step("Öppna originalet"))).to_be_visible()
    page.get_by_role("button", name=step("Ändra tolkningen")).click()
    page.get_by_label("Frågan", exact=True).fill("Hur många feriejobb i Ekhagens stadsdelsnämnd?")
    browser.press(page, page.get_by_role("button", name=step("Fråga igen")))
    expect(page.locator(".nv-text").last).to_contain_text("312")
    browser.settled(page)
    expect(page.get_by_role("button", name="Kopiera svar och källor").last).to_be_visible()
    step("Kopiera svar och källor")
    browser.open_list(page, page.get_by_role("button", name=step("Spara svaret")))
    with page.expect_download():
        page.get_by_role("button", name="Word, med fotnoter").last.click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=step("Fäst svaret")).last.click()
    expect(page.get_by_role("button", name=step("Lossa svaret"))).to_be_visible()
    page.get_by_role("button", name=step("Ja"), exact=True).click()
    expect(page.get_by_text("Tack, du tyckte att svaret hjälpte.")).to_be_visible()

    _to(page, step("Samtal"))
    expect(page.get_by_role("heading", name="Fästa svar")).to_be_visible()
    browser.open_list(page, page.get_by_role("button", name=step("Spara de fästa svaren")))
    with page.expect_download():
        page.get_by_role("button", name="Markdown").click()
    page.keyboard.press("Escape")
    assert "\n".join(browser.findings(page)) == ""
    page.get_by_role("button", name="Lossa svaret").click()
    expect(page.get_by_role("heading", name="Fästa svar")).to_be_hidden()

    _to(page, "Dokument")
    page.locator("td a, th a").first.click()
    browser.settled(page)
    with page.expect_download():
        page.get_by_role("button", name=step("Ladda ner originalet")).click()
    page.locator("summary", has_text=step("Avsnitt")).click()
    page.get_by_role("textbox", name="Hitta ord eller ett citat").fill("nytt schema i hemtjänsten")
    page.keyboard.press("Enter")
    expect(page.locator(".nv-inside mark")).to_be_visible()
    page.locator("summary", has_text="Tabeller som de lästs").click()
    page.locator(".nv-inside summary", has_text="Tabell 1").click()
    expect(page.locator(".nv-inside[open] .nv-page img").last).to_be_visible()
    assert "\n".join(browser.findings(page)) == ""
    page.locator("summary", has_text=step("Rätta uppgifterna")).click()
    browser.settled(page)
    page.get_by_label("Titel").fill("Rapport om våren")
    browser.press(page, page.get_by_role("button", name=step("Läs om med de här uppgifterna")))
    expect(page.get_by_text("”Rapport om våren” är tillagd och har ersatt")).to_be_visible()
    page.get_by_role("link", name="Rapport om våren").click()
    browser.settled(page)
    expect(page.get_by_role("heading", name="Versioner")).to_be_visible()
    expect(page.get_by_text("tillagd som ny version av dig")).to_be_visible()
    assert "\n".join(browser.findings(page)) == ""
    page.get_by_role("button", name=step("Ta bort"), exact=True).click()
    expect(page.get_by_text("med sina 2 versioner")).to_be_visible()
    page.get_by_role("button", name="Ta bort", exact=True).last.click()
    expect(page.get_by_text("Biblioteket är tomt")).to_be_visible()
    expect(page.get_by_text("”Rapport om våren” är borttagen.")).to_be_visible()
    assert "\n".join(browser.findings(page)) == ""
    assert _named() - followed == _SEEN_ELSEWHERE


_SEEN_ELSEWHERE = {
    "1",  # a marker, which is clicked
    "Osäkert svar",
    "Inget svar",
    "Så räknade jag",
    "Följ över tid",
    "Fråga vidare",
    "Nej",
    "Siffror",
    "Logga in",
    "Logga ut",
    "Det som sparas om dig",
    "Excel, med källa per siffra",
    "Word, med fotnoter",
}
"""What the guide names that one report has no occasion for; other tests of the pages do."""


def _named() -> set[str]:
    return {" ".join(name.split()) for name in re.findall(r"\*\*(.+?)\*\*", GUIDE, re.DOTALL)}


def _to(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    browser.settled(page)
