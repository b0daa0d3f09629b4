"""The addresses of the pages."""

ASK, CONVERSATIONS, DOCUMENTS, ABOUT = "", "samtal", "dokument", "om"
CONVERSATION = "samtal"  # the parameter that names a conversation
PAGES = (ASK, CONVERSATIONS, DOCUMENTS, ABOUT)


def conversation_address(conversation: str) -> str:
    """Return the address of a conversation, as seen from any page."""
    return f"./?{CONVERSATION}={conversation}"
