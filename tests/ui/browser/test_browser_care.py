"""The pages Kvalitet and Drift in a browser: what an administrator does there, step by step, on screen and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval import reported
from eval.report import kept_runs
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.care import log
from tests.eval.report.test_kept_runs import run_of
from tests.places import SAMPLE
from tests.ui.page_users import served
from ui.care import texts as care
from ui.quality import texts

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the dev extra)")
from playwright.sync_api import Page, expect  # noqa: E402  # only where it is installed

from tests.ui.browser import browser  # noqa: E402

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(browser.CHROMIUM is None, reason="there is no Chromium on this machine"),
]
FIGURE = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"
_PAPER = 740


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("care") / "library"
    list(add(Request(paths=(SAMPLE,)), settings=Settings(library=folder)))
    log.note(folder, log.Did.ADDED, "Tertialrapport 1", who="ab12cd")
    return folder


@pytest.fixture(scope="module")
def address(library: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(kept_runs.VARIABLE, str(library.with_name("runs")))
        kept_runs.keep([run_of(missed=False)], kept_runs.folder())
        kept_runs.keep([run_of(missed=True)], kept_runs.folder())
        with served(library) as port:
            yield f"http://localhost:{port}/"


def _go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    browser.settled(page)


def _judge(page: Page, words: str) -> None:
    browser.ask(page, FIGURE)
    page.get_by_role("button", name="Nej", exact=True).click()
    page.get_by_text("fel siffra", exact=True).click()
    page.get_by_label("Berätta mer om du vill").fill(words)
    browser.press(page, page.get_by_role("button", name="Skicka", exact=True))
    expect(page.get_by_text(f"Tack, du tyckte: fel siffra: {words}")).to_be_visible()


def test_a_miss_is_clicked_through(page: Page) -> None:
    _go(page, "Kvalitet")
    shown = page.locator(".nv-miss")
    expect(shown).to_contain_text(texts.CAUSES["NOT_SAID"])
    browser.open_list(page, page.locator(".st-key-quality-miss input"))
    page.get_by_role("option", name="(avböjde fast dokumenten svarar)").click()
    expect(shown).to_contain_text(texts.CAUSES["REFUSED"])
    browser.settled(page)
    assert "\n".join(browser.findings(page)) == ""


def test_an_opinion_is_answered_closed_and_made_a_question(page: Page, library: Path) -> None:
    _judge(page, "Tabellen säger annat")
    _go(page, "Kvalitet")
    expect(page.get_by_text("Tabellen säger annat")).to_be_visible()
    page.locator(".st-key-opinion-words input").fill("finns inte")
    page.keyboard.press("Enter")
    expect(page.get_by_text(texts.NO_OPINION_LIKE)).to_be_visible()
    page.locator(".st-key-opinion-words input").fill("TABELLEN")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tabellen säger annat")).to_be_visible()

    page.get_by_role("textbox", name=texts.REPLY).fill("Vi har rättat tabellen.")
    browser.press(page, page.get_by_role("button", name=texts.ANSWER))
    expect(page.get_by_text("Hjälpte inte · besvarad")).to_be_visible()
    page.get_by_role("button", name=texts.CLOSE, exact=True).click()
    expect(page.get_by_text("Hjälpte inte · stängd")).to_be_visible()
    page.get_by_role("button", name=texts.REOPEN).click()
    expect(page.get_by_text("Hjälpte inte · öppen")).to_be_visible()
    page.get_by_role("button", name=texts.CLOSE, exact=True).click()
    browser.settled(page)

    page.get_by_role("button", name=texts.TO_EVALUATION).click()
    page.get_by_label(texts.FACTS_FIELD).fill("")
    browser.press(page, page.get_by_role("button", name=texts.ADD))
    expect(page.get_by_text(texts.NO_FACTS)).to_be_visible()
    page.get_by_label(texts.FACTS_FIELD).fill("9,6 % | 9,6 procent")
    browser.press(page, page.get_by_role("button", name=texts.ADD))
    expect(page.get_by_text("Frågan finns nu i utvärderingen")).to_be_visible()
    (question,) = reported.held(library).questions
    assert question.facts == (("9,6 %", "9,6 procent"),)
    assert question.evidence
    page.get_by_role("button", name=texts.ADD).click()
    expect(page.get_by_text(texts.ALREADY)).to_be_visible()
    page.keyboard.press("Escape")
    assert "\n".join(browser.findings(page)) == ""


def test_the_one_who_judged_reads_the_reply(page: Page) -> None:
    _judge(page, "Det här var oväntat")
    _go(page, "Kvalitet")
    page.get_by_role("textbox", name=texts.REPLY).first.fill("Tack, det stämmer.")
    page.get_by_role("button", name=texts.ANSWER).first.click()
    expect(page.get_by_text("Hjälpte inte · besvarad")).to_be_visible()
    _go(page, "Samtal")
    expect(page.get_by_text("Svar till dig: Tack, det stämmer.")).to_be_visible()
    assert "\n".join(browser.findings(page)) == ""


def test_the_library_is_checked_and_rebuilt_with_progress(page: Page) -> None:
    _go(page, "Drift")
    expect(page.get_by_text(care.NEVER_CHECKED)).to_be_visible()
    page.get_by_role("button", name=care.VERIFY, exact=True).click()
    expect(page.get_by_text(care.DONE_WELL)).to_be_visible()
    expect(page.get_by_text("allt stämmer")).to_be_visible()
    assert "\n".join(browser.findings(page)) == ""
    page.get_by_role("button", name=care.REBUILD, exact=True).click()
    expect(page.get_by_text(care.REBUILD_ASKED)).to_be_visible()
    page.locator(".st-key-rebuild button").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_text(care.DONE_WELL)).to_be_visible()
    _go(page, "Fråga")
    browser.ask(page, FIGURE)
    expect(page.locator(".nv-text").last).to_contain_text("9,6 %")


def test_the_log_is_fetched_and_says_so_itself(page: Page) -> None:
    _go(page, "Drift")
    for count in (1, 2):
        with page.expect_download() as download:
            page.get_by_role("button", name=care.LOG_GET).click()
        told = download.value.path().read_text("utf-8-sig")
        assert told.splitlines()[0] == ";".join(care.LOG_COLUMNS)
        assert told.count(care.THE_LOG) == count - 1  # it is noted when it has been made
        browser.settled(page)


@pytest.mark.parametrize("name", ["Kvalitet", "Drift"])
def test_paper_holds_what_there_is_to_read_and_no_fields(page: Page, name: str) -> None:
    _go(page, name)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": _PAPER, "height": 1046})
    edge = page.evaluate("document.body.clientWidth")
    for table in page.locator("[data-testid=stMainBlockContainer] table").all():
        box = table.bounding_box()
        assert box is None or box["x"] + box["width"] <= edge + 1
    for hidden in page.locator("[data-testid=stMainBlockContainer] :is(button, input, textarea)").all():
        expect(hidden).to_be_hidden()
