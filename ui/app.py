"""The pages: run by Streamlit this file draws the one that is open, imported it is the application that serves them."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from ui import texts
from ui.about import guide
from ui.about import page as about
from ui.addresses import ABOUT, ASK, CARE, CONVERSATIONS, DOCUMENTS, FIGURES, GUIDE, QUALITY
from ui.ask import page as ask
from ui.care import banner
from ui.care import page as care
from ui.conversations import page as conversations
from ui.conversations import retention
from ui.documents import page as documents
from ui.figures import page as figures
from ui.opening import Closed, library_folder, opened
from ui.server import shell
from ui.server.offline import stay_offline
from ui.server.page_settings import require_good

_ICON = Path(__file__).with_name("icon.svg")
_log = logging.getLogger(__name__)


def draw() -> None:
    """Draw the open page; whatever goes wrong is logged whole, and said in one sentence."""
    try:
        _draw()
    except Exception:
        _log.exception("Could not draw the page")
        st.error(texts.PAGE_FAILED, icon=":material/error:")


def _draw() -> None:
    """Draw the page for the library that the command line or the environment names."""
    stay_offline()
    library = library_folder()
    retention.tidy(library)

    # No icons: Streamlit tells the browser to fetch a page's icon from a font server, as the icon of its tab.
    def page(draw: Callable[[Path], None], title: str, address: str) -> st.Page:
        return st.Page(lambda: draw(library), title=title, url_path=address, default=address == ASK)

    chosen = st.navigation(
        [
            page(_ask, texts.PAGE_ASK, ASK),
            page(_figures, texts.PAGE_FIGURES, FIGURES),
            page(conversations.draw, texts.PAGE_CONVERSATIONS, CONVERSATIONS),
            page(documents.draw, texts.PAGE_DOCUMENTS, DOCUMENTS),
            page(_quality, texts.PAGE_QUALITY, QUALITY),
            page(care.draw, texts.PAGE_CARE, CARE),
            page(about.draw, texts.PAGE_ABOUT, ABOUT),
            page(guide.draw, texts.PAGE_GUIDE, GUIDE),
        ]
    )
    title = texts.NAME if chosen.url_path == ASK else f"{chosen.title} – {texts.NAME}"
    st.set_page_config(page_title=title, page_icon=str(_ICON), layout="centered", initial_sidebar_state="auto")
    banner.draw(library)
    chosen.run()


def _ask(library: Path) -> None:
    found = opened(library)
    if isinstance(found, Closed):
        _draw_closed(found)
    else:
        ask.draw(library, found)


def _figures(library: Path) -> None:
    found = opened(library)
    if isinstance(found, Closed):
        _draw_closed(found)
    else:
        figures.draw(found.assistant.figures)


def _quality(library: Path) -> None:
    from ui.quality import page as quality  # brings the evaluation, which no other page needs

    quality.draw(library)


def _draw_closed(closed: Closed) -> None:
    st.title(closed.title, anchor=False)
    st.text(closed.sentence)
    if closed.remedy:
        st.markdown(closed.remedy)


if __name__ == "__main__":
    draw()
else:
    stay_offline()
    require_good(os.environ)
    app = st.App(__file__, routes=shell.routes(), middleware=shell.middleware())
