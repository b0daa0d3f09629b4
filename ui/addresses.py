"""The addresses of the pages, and of what they show of a document."""

from urllib.parse import quote

ASK, FIGURES, CONVERSATIONS, DOCUMENTS = "", "siffror", "samtal", "dokument"
QUALITY, CARE, ABOUT, GUIDE = "kvalitet", "drift", "om", "handledning"
CONVERSATION = "samtal"  # the parameter that names a conversation
PAGES = (ASK, FIGURES, CONVERSATIONS, DOCUMENTS, QUALITY, CARE, ABOUT, GUIDE)
DOCUMENT = "dokument"  # the parameter that names a document
ORIGINALS, PICTURES, FIGURE = "original", "sida", "uppgift"


def conversation_address(conversation: str) -> str:
    """Return the address of a conversation, as seen from any page."""
    return f"./?{CONVERSATION}={conversation}"


def document_address(document: str) -> str:
    """Return the address of a look into a document."""
    return f"./{DOCUMENTS}?{DOCUMENT}={quote(document)}"


def original_address(document: str, *, page: int | None) -> str:
    """Return the address of the original file of a document; a reader of PDF files opens it at `page`."""
    return f"./{ORIGINALS}/{quote(document)}" + (f"#page={page}" if page else "")


def picture_address(document: str, *, page: int, start: int, end: int) -> str:
    """Return the address of a page as a picture, what the stored text holds from `start` to `end` marked on it."""
    return f"./{PICTURES}/{quote(document)}/{page}?fran={start}&till={end}"
