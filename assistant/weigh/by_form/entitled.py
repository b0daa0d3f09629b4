"""Whether a text says who may have something: a question whether one can get it, and words that grant it."""

import re

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.units import Unit
from ingest.language.words import fold

# "Kan jag få", "får man ansöka om", "har jag rätt till", "går det att få hjälp med".
_ASKED = re.compile(
    r"^(?:och |men |hej )?(?:(?:kan|far|har|ska) (?:jag|man|vi|nagon|ni|alla|en \w+|vem som helst)"
    r" (?:\w+ )?(?:fa|soka|ansoka|bo|lana|hyra|delta|ga|anvanda|ratt|valja|byta)\b"
    r"|gar det att (?:fa|soka|ansoka|lana|hyra|anvanda|byta)\b|finns det (?:hjalp|stod) att fa\b)"
)
# Words by which a text says who gets something, or that it can be had.
_GRANTED = re.compile(
    r"\b(?:ratt(?:en)? (?:till|att)|rattighet\w*|berattigad\w*|erbjud\w*|bevilja\w*|tilldela\w*|anso[kc]\w*"
    r"|sok(?:a|er|s)|prova[sr]?|provning\w*|mojlighet\w*|tillgang till|far|fa|ges|ger|finns|riktar sig|vander sig"
    r"|oppe[nt] for|lana\w*|hyr[as]?|villkor\w*|krav\w*|avgiftsfri\w*|gratis|inte|endast|bara|enbart)\b"
)


def says_nothing_of_right(unit: Unit, asking: Asking) -> bool:
    """Return whether it is asked whether one may have something, and a unit speaks of it without granting it."""
    if Wanted.YES_NO not in asking.wanted or _ASKED.search(fold(asking.question)) is None:
        return False
    return unit.cell is not None or _GRANTED.search(fold(unit.said)) is None
