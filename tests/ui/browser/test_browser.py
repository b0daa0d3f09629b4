"""The pages in a real browser, from the first question to the last deletion; `make browser`."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import SAMPLE
from tests.ui.browser.printed_report import report
from tests.ui.page_users import served
from ui.addresses import PAGES

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the dev extra)")
from playwright.sync_api import Browser, Page, expect  # noqa: E402  # only where it is installed

from tests.ui.browser import browser  # noqa: E402

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(browser.CHROMIUM is None, reason="there is no Chromium on this machine"),
]
FIGURE = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"
COMPARED = "Jämför årsmålet för sjukfrånvaro mellan Åsdal-Mellanvik och Lövsjö-Tegelbruket 2025"
PLACES = list(PAGES)
SHARE = "Hur stor andel av budgeten 2025 går till äldreomsorg?"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    library = tmp_path_factory.mktemp("browser") / "library"
    list(add(Request(paths=(SAMPLE,)), settings=Settings(library=library)))
    with served(library) as port:
        yield f"http://localhost:{port}/"


def test_a_day_at_work(page: Page, address: str, tmp_path: Path) -> None:
    assert "\n".join(browser.findings(page)) == ""
    browser.ask(page, FIGURE)
    expect(page.locator(".nv-text").last).to_contain_text("9,6 %")
    expect(page.locator("[role=status].nv-hidden")).to_contain_text("9,6 %")
    expect(page.get_by_text("Fråga vidare")).to_be_visible()
    assert "\n".join(browser.findings(page)) == ""

    page.locator(".nv-source > summary").first.click()
    expect(page.locator(".nv-source mark").first).to_have_text("9,6 %")
    assert "\n".join(browser.findings(page)) == ""

    _upload(page, report(tmp_path / "okand.pdf"))
    page.get_by_label("Ny nämnd, om den saknas").fill("Ekhagens stadsdelsnämnd")
    browser.press(page, page.get_by_role("button", name="lägg till"))
    expect(page.get_by_text("är tillagd")).to_be_visible()
    assert "\n".join(browser.findings(page)) == ""

    page.get_by_role("link", name="Fråga", exact=True).click()
    browser.settled(page)
    browser.ask(page, "Sjukfrånvaro i Ekhagens stadsdelsnämnd enligt tertialrapport 1 2025?")
    expect(page.locator(".nv-text").last).to_contain_text("7,4 %")
    page.locator(".nv-answer").last.locator(".nv-source > summary").first.click()
    expect(page.locator(".nv-page img").last).to_be_visible()
    assert page.request.get(page.locator(".nv-original a").last.evaluate("a => a.href")).body().startswith(b"%PDF")
    assert "\n".join(browser.findings(page)) == ""

    browser.ask(page, COMPARED)
    expect(page.locator(".nv-bar").first).to_be_visible()
    page.get_by_role("button", name="Årsmål", exact=True).click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    lowest, *_, highest = page.locator("th[aria-sort=ascending]").evaluate(
        "head => [...head.closest('table').tBodies[0].rows].map(row => row.cells[head.cellIndex].textContent)"
    )
    assert (lowest[:3], highest[:3]) == ("7,0", "8,2")
    assert "\n".join(browser.findings(page)) == ""

    assert _footnotes(page) >= 2
    page.reload()
    browser.settled(page)
    expect(page.locator(".nv-question")).to_have_count(3)
    assert "\n".join(browser.findings(page)) == ""

    _find_and_delete(page)


def test_every_answer_is_said_once_and_none_that_was_there_when_the_page_was_opened(page: Page) -> None:
    said = page.locator("[role=status].nv-hidden")
    browser.ask(page, FIGURE)
    expect(said).to_contain_text("9,6 %")
    browser.ask(page, FIGURE.replace("kvinnornas", "männens"))
    expect(said).not_to_contain_text("9,6 %")
    expect(said).to_contain_text("%")
    said.evaluate("place => (place.textContent = '')")
    for name in ("Samtal", "Fråga"):
        page.get_by_role("link", name=name, exact=True).click()
        browser.settled(page)
    expect(page.locator(".nv-question")).to_have_count(2)
    expect(said).to_have_text("")
    page.reload()
    browser.settled(page)
    expect(page.locator(".nv-question")).to_have_count(2)
    expect(said).to_have_text("")


def test_nobody_sees_anothers_conversations(chromium: Browser, address: str) -> None:
    mine, theirs = (browser.opened(chromium, address) for _ in range(2))
    browser.ask(mine, FIGURE)
    theirs.goto(mine.url)
    browser.settled(theirs)
    expect(theirs.locator(".nv-question")).to_have_count(0)
    theirs.goto(address + "samtal")
    browser.settled(theirs)
    expect(theirs.get_by_text("Här samlas dina samtal")).to_be_visible()
    for page in (mine, theirs):
        page.context.close()


@pytest.mark.parametrize("place", PLACES)
def test_no_page_logs_an_error_or_asks_for_what_is_not_there(chromium: Browser, address: str, place: str) -> None:
    page = browser.opened(chromium, address + place)
    said = browser.heard(page)
    page.goto(address + place)
    browser.settled(page)
    page.get_by_role("link", name="Samtal", exact=True).click()
    browser.settled(page)
    page.reload()
    browser.settled(page)
    assert said == []
    page.context.close()


def test_parts_of_the_scope_are_taken_away_one_by_one(page: Page) -> None:
    browser.ask(page, FIGURE)
    browser.ask(page, "och för män?")
    expect(page.get_by_text("Tolkat som: Hur hög var").last).to_contain_text("männens sjukfrånvaro i Åsdal-Mellanvik")
    expect(page.locator(".nv-text").last).to_contain_text("6,1 %")
    expect(page.get_by_role("button", name="(från förra frågan)")).to_have_count(3)
    assert "\n".join(browser.findings(page)) == ""
    page.get_by_role("button", name="2025 (från förra frågan)").click()
    expect(page.locator(".nv-question")).to_have_count(3)
    browser.settled(page)
    expect(page.get_by_role("button", name="2025", exact=True)).to_have_count(0)


def test_a_board_that_is_nearly_written_is_understood_and_said(page: Page) -> None:
    browser.ask(page, FIGURE.replace("Mellanvik", "Melanvik"))
    expect(page.locator(".nv-text").last).to_contain_text("Jag läser ”Åsdal-Melanvik” som Åsdal-Mellanvik.")
    expect(page.locator(".nv-text").last).to_contain_text("9,6 %")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("place", PLACES)
def test_every_page_can_be_used_by_everybody(chromium: Browser, address: str, place: str, dark: bool) -> None:
    page = browser.opened(chromium, address + place, dark=dark)
    assert "\n".join(browser.findings(page)) == ""
    assert page.evaluate("document.documentElement.lang") == "sv"
    page.context.close()


@pytest.mark.parametrize("place", PLACES)
def test_every_page_fits_a_window_of_320_pixels_which_is_400_per_cent_of_1280(
    chromium: Browser, address: str, place: str
) -> None:
    page = browser.opened(chromium, address + place, width=320)
    if not place:
        browser.ask(page, SHARE)
        page.get_by_text("Så räknade jag").click()
        field = page.locator("[data-testid=stBottom]").bounding_box()
        assert field is not None
        assert field["height"] < 300  # the field does not eat the page
    assert "\n".join(browser.findings(page)) == ""
    page.context.close()


def test_print_shows_the_conversation_and_open_sources_alone(page: Page) -> None:
    browser.ask(page, FIGURE)
    page.locator(".nv-source > summary").first.click()
    page.emulate_media(media="print")
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
    expect(page.locator("[data-testid=stChatInput]")).to_be_hidden()
    expect(page.get_by_text("Hjälpte svaret?")).to_be_hidden()
    expect(page.locator(".nv-question")).to_be_visible()
    expect(page.locator(".nv-source mark").first).to_be_visible()


def test_an_opinion_is_kept_and_thanked_for(page: Page) -> None:
    browser.ask(page, FIGURE)
    page.get_by_role("button", name="Nej").click()
    page.get_by_text("fel siffra").click()
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_text("Tack, du tyckte: fel siffra.")).to_be_visible()


def _upload(page: Page, path: Path) -> None:
    page.get_by_role("link", name="Dokument", exact=True).click()
    browser.settled(page)
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_label("Ny nämnd, om den saknas")).to_be_visible()


def _footnotes(page: Page) -> int:
    """Save the conversation as Word; return how many footnotes the file has."""
    browser.open_list(page, page.get_by_role("button", name="Spara konversationen"))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Word, med fotnoter").click()
    part = docx.Document(io.BytesIO(Path(saved.value.path()).read_bytes())).part
    notes = next(found.target_part for found in part.rels.values() if found.reltype.endswith("/footnotes"))
    page.keyboard.press("Escape")
    return int(notes.blob.count(b"<w:footnote ")) - 2  # two are the lines above them


def _find_and_delete(page: Page) -> None:
    page.get_by_role("link", name="Samtal", exact=True).click()
    browser.settled(page)
    page.get_by_label("Sök i dina samtal").fill("kvinnornas sjukfrånvaro")
    page.keyboard.press("Enter")
    expect(page.locator(".nv-kept")).to_have_count(1)
    assert "\n".join(browser.findings(page)) == ""
    page.get_by_role("button", name="Ta bort").click()
    page.get_by_role("button", name="Ta bort").last.click()
    expect(page.locator(".nv-kept")).to_have_count(0)
