"""A browser on the page, for tests: it asks, waits, and looks at what everybody must be able to use."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_PATIENCE = 60_000.0  # milliseconds, on a busy machine
expect.set_options(timeout=_PATIENCE)
_TO_COME = "[data-testid=stStatusWidget], .nv-waiting, .nv-arriving, .nv-looking"
_TARGET = 24  # CSS pixels
_SERIOUS = frozenset({"moderate", "serious", "critical"})


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a headless Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        yield started
        started.close()


def opened(chromium: Browser, address: str, *, width: int = 1280, dark: bool = False) -> Page:
    """Return the page at `address`, opened by somebody whom the server does not know yet."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", accept_downloads=True
    )
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    page.goto(address)
    settled(page)
    return page


def heard(page: Page) -> list[str]:
    """Return a list to which is added what the page logs as an error from here on, and what it asks for in vain."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda answer: said.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    return said


def settled(page: Page) -> None:
    """Wait until the page is drawn, nothing runs any more, and nothing more is to come that would move it."""
    page.wait_for_selector("[data-testid=stMainBlockContainer] h1", state="attached")
    page.wait_for_function(f"!document.querySelector('{_TO_COME}')")
    page.wait_for_timeout(400)


def open_list(page: Page, opener: Locator) -> None:
    """Open what drops down from a field or a button, once it stands still: a page that scrolls closes it again."""
    opener.scroll_into_view_if_needed()
    settled(page)
    opener.click()


def press(page: Page, button: Locator) -> None:
    """Leave the field that was filled, whose hint then goes, and press a button once it stands still."""
    page.keyboard.press("Tab")
    button.scroll_into_view_if_needed()
    settled(page)
    button.click()


def ask(page: Page, question: str) -> None:
    """Type a question and wait for the whole answer."""
    before = page.locator(".nv-answer:not(.nv-arriving)").count()
    page.locator("[data-testid=stChatInput] textarea").fill(question)
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.querySelectorAll('.nv-answer:not(.nv-arriving)').length > {before}")
    settled(page)


def findings(page: Page) -> list[str]:
    """Return what axe finds to be more than a trifle, and what it does not look at."""
    return violations(page) + _headings(page) + _targets(page) + _overflow(page)


def violations(page: Page) -> list[str]:
    """Return what axe finds to be more than a trifle, on a page of whatever make."""
    return [
        f"{found['id']} ({found['impact']}): {found['nodes'][0]['html'][:160]}"
        for found in Axe().run(page).response["violations"]
        if found["impact"] in _SERIOUS
    ]


def _headings(page: Page) -> list[str]:
    found = "document.querySelectorAll('[data-testid=stMainBlockContainer] :is(h1,h2,h3,h4)')"
    levels = page.evaluate(f"[...{found}].map(heading => +heading.tagName[1])")
    said = [] if levels.count(1) == 1 else [f"{levels.count(1)} headings of the first level"]
    jumps = [f"h{after} after h{before}" for before, after in pairwise(levels) if after > before + 1]
    return said + jumps


def _targets(page: Page) -> list[str]:
    """Return controls smaller than a finger needs; links within a sentence may be, and what waits aside for focus."""
    small = page.evaluate(
        f"""[...document.querySelectorAll('button, summary, input, textarea, a[href]')].filter(e => {{
            const box = e.getBoundingClientRect();
            if (!box.width || !box.height || !e.checkVisibility({{ visibilityProperty: true }})) return false;
            if (box.right <= 0 || e.tabIndex < 0 || e.dataset.testid === 'stSkipToContent') return false;
            if (e.closest('p, li, td, th, small') && e.tagName === 'A') return false;
            return Math.min(box.width, box.height) < {_TARGET - 0.5};
        }}).map(e => e.outerHTML.slice(0, 140))"""
    )
    return [f"small target: {html}" for html in small]


def _overflow(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
    return ["the page is wider than its window"] if wide else []
