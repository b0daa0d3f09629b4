"""The memory of a process that answers one question after the other."""

import gc

# Objects made before young ones are looked through, and how many times that is done before older ones are. A question
# makes some thousands and no rings of them that matter; to look through all 260,000 of an open library, as is done by
# default whenever a quarter more has come, takes 60 to 130 ms of one question in sixty.
_YOUNG, _OLDER, _OLD = 20_000, 20, 100


def settle() -> None:
    """Take what is there now for lasting: an open library is not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLDER, _OLD)
