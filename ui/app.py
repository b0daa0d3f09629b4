"""The pages: run by Streamlit this file draws the one that is open, imported it is the application that serves them."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from ui import texts
from ui.about import guide
from ui.about import page as about
from ui.access import whose
from ui.access.doors import current
from ui.access.gate.paths import PAGES
from ui.access.roles import NotLoggedIn, Refused
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
from ui.server.brief_log import be_brief
from ui.server.offline import stay_offline
from ui.server.page_settings import require_good, require_no_foreign_files, require_true_addresses

_ICON = Path(__file__).with_name("icon.svg")
_log = logging.getLogger(__name__)


def draw() -> None:
    """Draw the open page; whatever goes wrong is logged whole, and said in one sentence."""
    try:
        _draw()
    except Exception as error:
        _say(error)


def _say(error: Exception) -> bool:
    """Say that somebody may not do what they tried, or that something else went wrong."""
    if isinstance(error, NotLoggedIn | Refused):
        st.warning(str(error), icon=":material/lock:")
    else:
        _log.error("Could not draw the page", exc_info=error)
        st.error(texts.PAGE_FAILED, icon=":material/error:")
    return True


def _draw() -> None:
    """Draw the page for the library that the command line or the environment names."""
    stay_offline()
    library = library_folder()
    retention.tidy(library)

    visitor = current()
    draws: dict[str, tuple[str, Callable[[Path], None]]] = {
        ASK: (texts.PAGE_ASK, _ask),
        FIGURES: (texts.PAGE_FIGURES, _figures),
        CONVERSATIONS: (texts.PAGE_CONVERSATIONS, conversations.draw),
        DOCUMENTS: (texts.PAGE_DOCUMENTS, documents.draw),
        QUALITY: (texts.PAGE_QUALITY, _quality),
        CARE: (texts.PAGE_CARE, care.draw),
        ABOUT: (texts.PAGE_ABOUT, about.draw),
        GUIDE: (texts.PAGE_GUIDE, guide.draw),
    }

    # No icons: Streamlit tells the browser to fetch a page's icon from a font server, as the icon of its tab.
    def page(address: str, title: str, draw: Callable[[Path], None]) -> st.Page:
        return st.Page(lambda: draw(library), title=title, url_path=address, default=address == ASK)

    may_see = [address for address, action in PAGES.items() if visitor.may(action)]
    if ASK not in may_see:
        raise Refused(PAGES[ASK])
    chosen = st.navigation([page(address, *draws[address]) for address in may_see])
    title = texts.NAME if chosen.url_path == ASK else f"{chosen.title} – {texts.NAME}"
    st.set_page_config(page_title=title, page_icon=str(_ICON), layout="centered", initial_sidebar_state="auto")
    banner.draw(library)
    whose.draw(visitor)
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
    be_brief()
    require_true_addresses(os.environ, require_good(os.environ))
    require_no_foreign_files(st.get_option("secrets.files"))
    app = st.App(__file__, routes=shell.routes(), middleware=shell.middleware(), on_script_error=_say)
