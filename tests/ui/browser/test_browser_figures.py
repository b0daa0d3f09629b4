"""The page Siffror in a browser: figures show where they stand, a choice is an address, a wide table fits the paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.figures import invented
from tests.ui.page_users import served

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the dev extra)")
from playwright.sync_api import Browser, Page, expect  # noqa: E402  # only where it is installed

from tests.ui.browser import browser  # noqa: E402

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(browser.CHROMIUM is None, reason="there is no Chromium on this machine"),
]
SICK = "siffror?rad=indicator%7Csjukfranvaro%7C"
_PAPER = 273 / 25.4 * 96  # CSS pixels of A4 across within its margins


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(invented.library(tmp_path_factory.mktemp("figures"))) as port:
        yield f"http://localhost:{port}/"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (320, False)])
def test_a_figure_shows_where_it_stands_and_the_page_can_be_used_by_everybody(
    chromium: Browser, address: str, width: int, dark: bool
) -> None:
    page = browser.opened(chromium, address + SICK, width=width, dark=dark)
    said = browser.heard(page)
    assert "\n".join(browser.findings(page)) == ""
    figure = page.locator("button.nv-figure").first
    value = figure.inner_text()
    figure.press("Enter")
    expect(page.locator(".nv-pane .nv-source mark").first).to_have_text(value)
    expect(page.locator(".nv-pane summary").first).to_be_focused()
    expect(figure).to_have_attribute("aria-pressed", "true")
    assert "\n".join(browser.findings(page)) == ""
    assert said == []
    page.context.close()


def test_a_choice_is_an_address_that_another_can_open(chromium: Browser, address: str) -> None:
    page = browser.opened(chromium, address + SICK)
    _choose(page, "namnd", "Björkös")
    expect(page.locator(".nv-figures tbody tr")).to_have_count(3)
    _choose(page, "vem", "kvinnor/flickor")
    expect(page.locator(".nv-figures tbody tr")).to_have_count(1)
    page.keyboard.press("Escape")
    shown = page.locator(".nv-figures").inner_text()
    other = browser.opened(chromium, page.url)
    assert other.locator(".nv-figures").inner_text() == shown
    other.get_by_role("link", name="Dokument", exact=True).click()
    browser.settled(other)
    other.get_by_role("link", name="Siffror", exact=True).click()
    browser.settled(other)
    assert other.locator(".nv-figures").inner_text() == shown
    page.get_by_role("button", name="Utfall 2024").click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    for context in (page.context, other.context):
        context.close()


def test_a_choice_is_saved_as_files(chromium: Browser, address: str, tmp_path: Path) -> None:
    page = browser.opened(chromium, address + SICK)
    for name, ending in (("Excel", "xlsx"), ("Word", "docx")):
        with page.expect_download() as saved:
            page.get_by_role("button", name=name).click()
        assert saved.value.suggested_filename.endswith(ending)
        assert Path(saved.value.path()).read_bytes().startswith(b"PK")
    page.context.close()


def test_a_wide_table_fits_the_paper_and_fields_are_not_printed(chromium: Browser, address: str) -> None:
    page = browser.opened(chromium, address + SICK)
    page.evaluate(
        """document.querySelectorAll('.nv-figures tr').forEach(row => {
            for (let more = 0; more < 12; more++) row.append(row.lastElementChild.cloneNode(true));
        })"""
    )
    page.emulate_media(media="print")
    page.set_viewport_size({"width": round(_PAPER), "height": 700})
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    wide, edge = page.evaluate(
        "[document.querySelector('.nv-figures table').getBoundingClientRect().right, document.body.clientWidth]"
    )
    assert wide <= edge + 1
    for hidden in (".st-key-figures-fields", ".st-key-figures-row", ".nv-figures .nv-sort >> nth=0"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.get_by_text("Spara", exact=True)).to_be_hidden()
    expect(page.locator(".nv-figures .nv-printed").first).to_be_visible()
    page.context.close()


def _choose(page: Page, field: str, name: str) -> None:
    browser.open_list(page, page.locator(f".st-key-figures-{field} input"))
    page.get_by_role("option", name=name).click()
    browser.settled(page)
