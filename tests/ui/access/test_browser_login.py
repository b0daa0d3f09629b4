"""Logging in and out in a real browser, each role at its pages, and an open page whose log-in has ended."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import SAMPLE
from tests.ui.access.provider import Provider
from tests.ui.access.served import ADD, ADMINISTER, READ, ROLES, auth, served, written

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the dev extra)")
from playwright.sync_api import Browser, Page, expect  # noqa: E402  # only where it is installed

from tests.ports import free_port  # noqa: E402
from tests.ui.browser import browser  # noqa: E402

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(browser.CHROMIUM is None, reason="there is no Chromium on this machine"),
]
FIGURE = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"
_READS = ["Fråga", "Siffror", "Samtal", "Dokument", "Om", "Handledning"]
_ADMINISTERS = ["Fråga", "Siffror", "Samtal", "Dokument", "Kvalitet", "Drift", "Om", "Handledning"]


@pytest.fixture(scope="module")
def address(provider: Provider, folder: Path) -> Iterator[str]:
    port = free_port()
    written(folder, auth(provider, port) + ROLES)
    list(add(Request(paths=(SAMPLE,)), settings=Settings(library=folder / "library")))
    with served(folder / "library", folder, port=port) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    found = context.new_page()
    found.goto(address)
    yield found
    context.close()


def log_in(page: Page) -> None:
    page.get_by_role("link", name="Logga in").click()
    browser.settled(page)


def pages_named(page: Page) -> list[str]:
    return page.locator("[data-testid=stSidebarNavLink]").all_inner_texts()


def test_the_page_that_asks_to_log_in_is_for_everybody(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in i Nämndsvar")
    assert browser.violations(page) == []


def test_a_reader_asks_and_sees_no_more_than_they_may(page: Page, provider: Provider, address: str) -> None:
    provider.will_be("rut", READ)
    log_in(page)
    assert pages_named(page) == _READS
    expect(page.get_by_text("Inloggad som Rut")).to_be_visible()
    assert "\n".join(browser.findings(page)) == ""
    browser.ask(page, FIGURE)
    expect(page.locator(".nv-text").last).to_contain_text("9,6 %")
    assert page.request.get(page.locator(".nv-original a").last.evaluate("a => a.href")).ok

    page.get_by_role("link", name="Dokument", exact=True).click()
    browser.settled(page)
    expect(page.get_by_role("heading", name="Dokument", level=1)).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
    page.locator("td a, th a").first.click()
    browser.settled(page)
    expect(page.get_by_text("Ladda ner originalet")).to_be_visible()
    for name in ("Ta bort", "Rätta uppgifterna"):
        expect(page.get_by_text(name, exact=True)).to_have_count(0)
    for closed in ("drift", "kvalitet"):
        assert page.goto(f"{address}/{closed}").status == 403  # type: ignore[union-attr]
        expect(page.get_by_text("administrera")).to_be_visible()


def test_who_may_add_adds_and_does_not_remove(page: Page, provider: Provider, tmp_path: Path) -> None:
    provider.will_be("adam", ADD)
    log_in(page)
    assert pages_named(page) == _READS
    page.get_by_role("link", name="Dokument", exact=True).click()
    browser.settled(page)
    handed_in = tmp_path / "rapport.txt"
    handed_in.write_text("Tertialrapport 1 2025\n\nNorrviks stadsdelsnämnd\n\nVi har 12 medarbetare.\n", "utf-8")
    page.locator("input[type=file]").set_input_files(handed_in)
    page.get_by_label("Ny nämnd, om den saknas").fill("Norrviks stadsdelsnämnd")
    browser.press(page, page.get_by_role("button", name="lägg till"))
    expect(page.get_by_text("är tillagd")).to_be_visible()
    page.goto(page.url)
    browser.settled(page)
    page.locator("td a, th a").first.click()
    browser.settled(page)
    expect(page.get_by_text("Rätta uppgifterna").first).to_be_visible()
    expect(page.get_by_text("Ta bort", exact=True)).to_have_count(0)


def test_who_administers_sees_it_all_and_fetches_the_log(page: Page, provider: Provider) -> None:
    provider.will_be("alma", ADMINISTER)
    log_in(page)
    assert pages_named(page) == _ADMINISTERS
    page.get_by_role("link", name="Dokument", exact=True).click()
    browser.settled(page)
    page.locator("td a, th a").first.click()
    browser.settled(page)
    with page.expect_download() as original:
        page.get_by_role("button", name="Ladda ner originalet").click()
    assert original.value.path().stat().st_size
    page.get_by_role("link", name="Drift", exact=True).click()
    browser.settled(page)
    assert "\n".join(browser.findings(page)) == ""
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta loggen").click()
    told = download.value.path().read_text("utf-8-sig")
    assert "Vem" in told.splitlines()[0]
    assert original.value.suggested_filename in told


def test_what_is_on_an_open_page_is_worth_nothing_when_the_role_is_taken_away(
    page: Page, provider: Provider, folder: Path
) -> None:
    file = folder / ".streamlit" / "secrets.toml"
    before = file.read_text("utf-8")
    file.write_text(before.replace('["Svar.Administrera"]', '["Svar.Administrera", "Svar.Tillfallig"]'), "utf-8")
    provider.will_be("tove", "Svar.Tillfallig", READ)
    log_in(page)
    page.get_by_role("link", name="Drift", exact=True).click()
    browser.settled(page)
    file.write_text(before, "utf-8")
    page.get_by_role("button", name="Kontrollera", exact=True).click()
    expect(page.get_by_text("rollen ”administrera”")).to_be_visible()
    assert not (folder / "library-kontroll.json").exists()
    assert "Traceback" not in page.content()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har inte tillgång till sidan")


def test_an_open_page_shows_nothing_when_somebody_has_logged_out_in_another(page: Page, provider: Provider) -> None:
    provider.will_be("rut", READ)
    log_in(page)
    browser.ask(page, FIGURE)
    asked = page.url
    other = page.context.new_page()
    other.goto(page.url)
    browser.settled(other)
    other.get_by_role("link", name="Logga ut").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Logga in i Nämndsvar")
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in i Nämndsvar")
    assert "9,6" not in page.content()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in i Nämndsvar")

    provider.will_be("sven", READ)  # the next one at the machine goes to the address that is left
    page.goto(asked)
    log_in(page)
    assert "9,6" not in page.content()
    expect(page.get_by_text("Inloggad som Sven")).to_be_visible()
    page.get_by_role("link", name="Samtal", exact=True).click()
    browser.settled(page)
    expect(page.get_by_text("Här samlas dina samtal")).to_be_visible()
