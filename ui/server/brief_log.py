"""What Streamlit tells the server's log of a log-in that failed: in a line, since anybody can make one fail."""

import logging

_TOLD_BY = "streamlit.web.server.starlette.starlette_auth_routes"
_LONGEST = 200  # signs of what the error says


def be_brief() -> None:
    """Let a log-in that failed take one line, without a traceback."""
    logger = logging.getLogger(_TOLD_BY)
    if not any(isinstance(kept, _Brief) for kept in logger.filters):
        logger.addFilter(_Brief())


class _Brief(logging.Filter):
    """Puts what an error says into the line, in place of its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            said = "".join(filter(str.isprintable, str(error)))[:_LONGEST]
            record.msg, record.args = f"{record.getMessage()} ({type(error).__name__}: {said})", ()
            record.exc_info, record.exc_text = None, None
        return True
