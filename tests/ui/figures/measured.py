"""Measures how long a reader waits for the page Siffror: `make bench-figures`.

Thirty invented reports, of ten boards and three years; a headless Chromium opens the page, and narrows it.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.ui.browser import browser
from tests.ui.figures import invented
from tests.ui.page_users import served

_TIMES = 5
_ROWS = "document.querySelectorAll('.nv-figures tbody tr').length"


def main() -> int:
    """Measure and print."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(invented.library(Path(folder))) as port,
        browser.browser() as chromium,
    ):
        address = f"http://localhost:{port}/siffror?rad=indicator%7Csjukfranvaro%7C"
        first, page = _opened(chromium, address)
        page.context.close()
        opened, filtered = [], []
        for _ in range(_TIMES):
            seconds, page = _opened(chromium, address)
            opened.append(seconds)
            browser.settled(page)
            filtered.append(_narrowed(page))
            page.context.close()
    sys.stdout.write(
        f"opened {median(opened):.2f} s ({first:.2f} s the first time, which opens the library), "
        f"narrowed to one board {median(filtered):.2f} s; medians of {_TIMES}\n"
    )
    return 0


def _opened(chromium: Browser, address: str) -> tuple[float, Page]:
    """Return the seconds until the table stands there, in a browser that has never been here, and the page."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(f"{_ROWS} > 0")
    return time.perf_counter() - started, page


def _narrowed(page: Page) -> float:
    """Return the seconds from the choice of a board until its rows stand there alone."""
    page.locator(".st-key-figures-namnd input").click()
    option = page.get_by_role("option", name=invented.BOARDS[0])
    option.wait_for()
    started = time.perf_counter()
    option.click()
    page.wait_for_function(f"{_ROWS} === 3")
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
