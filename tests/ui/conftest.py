"""A real browser for the tests of the pages; each test file says at which `address` the pages are."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    from tests.ui.browser import browser  # only where Playwright is installed

    with browser.browser() as started:
        yield started


@pytest.fixture
def page(chromium: "Browser", address: str) -> "Iterator[Page]":
    from tests.ui.browser import browser

    found = browser.opened(chromium, address)
    yield found
    found.context.close()
