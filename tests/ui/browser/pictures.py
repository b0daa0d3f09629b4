"""Takes pictures of the pages: `python -m tests.ui.browser.pictures FOLDER [--all] [SCENE...]`.

Without `--all` it takes the four of the README (`make pictures` puts them into docs/images); with it every page and
state light, dark, 320 pixels wide and as it is printed, to be looked at.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from eval.report import kept_runs
from ingest.describe.overrides import Override
from ingest.document import ReportType
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.care import log
from tests.eval.report.test_kept_runs import run_of
from tests.places import SAMPLE
from tests.ui.browser import browser
from tests.ui.browser.printed_report import report
from tests.ui.page_users import served
from ui.access.gate.pages import log_in

Scene = Callable[[Page], None]
_FIGURE = "Sjukfrånvaro i Ekhagens stadsdelsnämnd enligt tertialrapport 1 2025?"
_COMPARED = "Jämför årsmålet för sjukfrånvaro mellan nämnderna 2025"
_SHARE = "Hur stor andel av budgeten 2025 går till äldreomsorg i Lövsjö-Tegelbruket?"
_ROW = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"
_PROSE = "Vilka utmaningar nämns i tertialrapport 1 2025 för Åsdal-Mellanvik?"


def _asking(*questions: str) -> Scene:
    def scene(page: Page) -> None:
        for question in questions:
            browser.ask(page, question)

    return scene


def _source(page: Page) -> None:
    browser.ask(page, _FIGURE)
    page.locator(".nv-source > summary").first.click()
    page.locator(".nv-page img").first.wait_for()


def _worked(page: Page) -> None:
    browser.ask(page, _SHARE)
    page.get_by_text("Så räknade jag").click()


def _over_time(page: Page) -> None:
    browser.ask(page, _ROW)
    page.get_by_role("button", name="Följ över tid").click()
    browser.settled(page)
    page.get_by_text("Fråga vidare").wait_for()
    browser.settled(page)
    page.locator(".nv-thread").first.scroll_into_view_if_needed()


def _printed(page: Page) -> None:
    browser.ask(page, _ROW)
    browser.ask(page, _PROSE)
    page.locator(".nv-source > summary").last.click()


def _at(address: str, *clicks: str) -> Scene:
    def scene(page: Page) -> None:
        page.goto(page.evaluate("location.origin") + f"/{address}")
        browser.settled(page)
        for click in clicks:
            page.locator(click).first.click()
            browser.settled(page)

    return scene


def _kept(page: Page) -> None:
    _printed(page)
    page.get_by_role("button", name="Fäst svaret").last.click()
    _at("samtal")(page)


def _upload(page: Page) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _at("dokument")(page)
        page.locator("input[type=file]").set_input_files(report(Path(folder) / "okand.pdf"))
        page.get_by_label("Ny nämnd, om den saknas").wait_for()
        browser.settled(page)


def _quality(page: Page) -> None:
    browser.ask(page, _ROW)
    page.get_by_role("button", name="Nej", exact=True).click()
    page.get_by_text("fel siffra", exact=True).click()
    page.get_by_label("Berätta mer om du vill").fill("I tabellen på sidan 4 står något annat.")
    page.get_by_role("button", name="Skicka", exact=True).click()
    browser.settled(page)
    _at("kvalitet")(page)


def _care(page: Page) -> None:
    _at("drift")(page)
    page.get_by_role("button", name="Kontrollera", exact=True).click()
    page.get_by_role("button", name="Kontrollera", exact=True, disabled=False).wait_for()
    browser.settled(page)


def _log_in(page: Page) -> None:
    """Show the page that stands before all others where people log in, as the server would."""
    page.set_content(bytes(log_in().body).decode(), wait_until="load")


SCENES: Mapping[str, Scene] = {
    "start": lambda _: None,
    "source": _source,
    "worked": _worked,
    "over_time": _over_time,
    "printed": _printed,
    "compared": _asking(_COMPARED),
    "list": _asking(_PROSE),
    "refused": _asking("Vad kostar ett parkeringstillstånd i Hamnstaden?"),
    "followed": _asking(_ROW, "och för män?"),
    "misspelt": _asking(_ROW.replace("Mellanvik", "Melanvik")),
    "conversations_none": _at("samtal"),
    "conversations": _kept,
    "documents": _at("dokument"),
    "document": _at("dokument", "td a, th a"),
    "upload": _upload,
    "about": _at("om"),
    "guide": _at("handledning"),
    "figures": _at("siffror", "button.nv-figure"),
    "quality": _quality,
    "care": _care,
    "log_in": _log_in,
}
README = ("source", "worked", "over_time", "printed")


def take(chromium: Browser, address: str, scene: str, *, path: Path, width: int = 1280, dark: bool = False) -> None:
    """Take one picture; a printed one is as wide as paper and without what belongs to a screen."""
    page = browser.opened(chromium, address, width=width, dark=dark)
    SCENES[scene](page)
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.screenshot(path=path, full_page=False)
    page.context.close()


def printed(chromium: Browser, address: str, scene: str, *, path: Path) -> None:
    """Take a picture of what a scene is on paper."""
    page = browser.opened(chromium, address)
    SCENES[scene](page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 740, "height": 1046})  # A4 with margins, 96 dots an inch
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(500)
    page.screenshot(path=path, full_page=True)
    page.context.close()


@contextmanager
def shown() -> Iterator[str]:
    """Serve the invented reports and one that is printed; yields the address."""
    with tempfile.TemporaryDirectory() as folder:
        library, handed_in = Path(folder) / "library", Path(folder) / "ekhagen-t1-2025.pdf"
        list(add(Request(paths=(SAMPLE,)), settings=Settings(library=library)))
        told = Override(board="Ekhagens stadsdelsnämnd", year=2025, type=ReportType("T1"), new_board=True)
        list(add(Request(paths=(report(handed_in),), override=told), settings=Settings(library=library)))
        os.environ[kept_runs.VARIABLE] = str(Path(folder) / "runs")
        for missed in (False, True):
            kept_runs.keep([run_of(missed=missed)], kept_runs.folder())
        log.note(library, log.Did.ADDED, "Tertialrapport 1 2025", who="ab12cd")
        with served(library) as port:
            yield f"http://localhost:{port}/"


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.browser.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scene", nargs="*", help=", ".join(SCENES))
    parser.add_argument("--all", action="store_true", help="each light, dark, narrow and printed")
    options = parser.parse_intermixed_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    scenes = options.scene or (list(SCENES) if options.all else README)
    with shown() as address, browser.browser() as chromium:
        for scene in scenes:
            path = options.folder / f"{scene}.png"
            if not options.all:
                if scene == "printed":
                    printed(chromium, address, scene, path=path)
                else:
                    take(chromium, address, scene, path=path, width=1440, dark=scene == "worked")
                continue
            take(chromium, address, scene, path=path)
            take(chromium, address, scene, path=options.folder / f"{scene}-dark.png", dark=True)
            take(chromium, address, scene, path=options.folder / f"{scene}-320.png", width=320)
            printed(chromium, address, scene, path=options.folder / f"{scene}-printed.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
