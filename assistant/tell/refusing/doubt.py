"""An answer that is shown as uncertain: said so before it, and what its evidence does not say after it."""

import re
from dataclasses import replace

from assistant import texts
from assistant.answer import Answer
from assistant.question.kinds import Wanted
from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.extracting.cell_pairs import is_distance
from assistant.tell.extracting.differences import asks_difference, tells_difference
from assistant.tell.reckoned.asked import Result, asks_budget_kept, may_be_contrary, result_asked
from assistant.tell.reckoned.figures import figures_in
from assistant.tell.refusing.surely import surely_lacks
from assistant.tell.statements import Cited
from assistant.weigh.by_form.entitled import says_nothing_of_right
from assistant.weigh.by_form.goal_told import asks_goal
from assistant.weigh.kind_held import asks_share, has_wanted
from assistant.weigh.supported.best import best_of
from assistant.weigh.supported.cause_after import cause_after, cause_before
from assistant.weigh.supported.concerned import only_asks
from assistant.weigh.supported.rows.of_kind import is_of_part
from assistant.weigh.supported.told.unmet import cell_lacks_word
from assistant.weigh.supported.told.untold import untold
from ingest.facts.cells.values import parse_value
from ingest.facts.months import years_in
from ingest.language.words import fold

_MARK = re.compile(r"\[\d+\]")
_SHARE = re.compile(
    r"%|\bprocent|\bandel|\b\w+grad(?:en)?\b|\bdel av\b|\b(?:halften|samtliga|alla|ingen|inga)\b|delar?(?:na)? av\b"
    r"|\b(?:var|vart) (?:annan|annat|tredje|fjarde|femte|tionde)\b|\b\w+ av (?:tre|fyra|fem|sex|sju|atta|nio|tio)\b"
)
_SUMS = re.compile(r"\b(?:tillsammans|ihop|sammanlagt|sammantaget|ihopraknat|summera\w*)\b")
_SUMS_UP = re.compile(
    r"\b(?:sammanlagt|sammantaget|ihopraknat|tillsammans)\b(?! med\b)"
)  # and not of who does it together
_SUMMED = re.compile(r"\b(?:tillsammans|sammanlag\w*|sammantaget|totalt?|summa|hela|alla|samtliga)\b")
_TESTS = re.compile(
    r"^(?:och )?(?:(?:i|pa|inom|for|av|hos) )?vilk(?:a|en|et)\b.{2,80}?\b(?:holl|haller|nadde|nar|klara\w*|missa\w*"
    r"|over(?:skred|skrider|steg|stiger|traffa\w*)|under(?:skred|skrider|steg|stiger)|sprack|spracker"
    r"|(?:lag|ligger|gick|gar|drog) (?:\w+ )?(?:over|under)"
    r"|(?:fler|farre|mer|mindre|hogre|lagre|storre|dyrare|billigare)\b[^?]{0,60}? an)\b"
)
# "I vilken del är man minst nöjd": which comes first among several, and what says that something does.
_MOST = (
    r"(?:mest|flest|farst|(?:minst|storst|hogst|lagst|langst|samst|bast)a?"
    r"|(?!senast|narmast|oftast|snarast|\w*plast)\w{3,}aste?)\b(?! \d{1,3}\b)"
)
_RANKS = re.compile(
    rf"^(?:och )?(?:(?:i|pa|inom|for|av|hos|vid|med) )?(?:vilk(?:a|en|et)|vem|vems|vad|var)\b.*\b{_MOST}"
)
_RANKED = re.compile(rf"\b{_MOST}|\branking|\bplacering|\bplats \d|\brang")
_COURSE = re.compile(r"\bhur (?:har|hade)\b[^?]{3,}\b(?:utveckl|forandr|andra|gatt\b|rort|varierat|sett ut)")
_KEEPS = re.compile(r"avvik|resultat|skillnad")  # tells whether a budget is kept
_MOVED = re.compile(r"\b(?:ok|minsk|steg|sjonk|forandr|utveckl|oforandr)\w*")
# What says that a target is reached, or how far it is; "för att uppnå målet" does not.
_JUDGES = re.compile(
    r"\b(?:bedom[st]\w*|(?:upp)?na[st]|(?:upp)?nat+s?|(?:upp)?nad+es?|(?:upp)?nar|uppfyll[st]\w*|uppfyllde\w*|klara(?:r|s|t|de)\w*"
    r"|osaker\w*|kommer (?:\w+ ){0,2}att (?:upp)?na|(?:over|under|fran|langt) (?:\w+ ){0,2}(?:ars)?mal\w*"
    r"|maluppfyllelse\w*|utfall\w*|resultat\w*|inte kunna)\b"
)
_POINTS = re.compile(r"\bhur manga procentenheter\b")  # as two shares are apart
NO_ANSWER = -3.0
"""Log odds at and below which a reader finds that a sentence is likely no answer."""
_OPEN = frozenset({Wanted.PROSE, Wanted.YES_NO, Wanted.WAY, Wanted.LIST})
_PROVEN = 0.95
_RAREST, _LEAST_RAREST = 0.35, 0.5  # share of a question that its rarest word is, and how well it must be met
_HELD = (Wanted.NUMBER, Wanted.DATE, Wanted.REASON)


def with_doubt(answer: Answer, evidence: Gathered, *, settings: Settings) -> Answer:
    """Return `answer`, worded as uncertain where its evidence supports it less than `settings.least_sure`.

    So is one that tells figures where it is asked how far they are apart. An uncertain answer is never worded as a sure
    one; what it lacks of what was asked is said.
    """
    asked = evidence.asking.question
    apart = asks_difference(asked) or _POINTS.search(fold(asked)) is not None
    apart = apart and not _tells_distance(answer, evidence)
    unshared = _tells_no_share(answer, evidence)
    contrary = _may_be_contrary(answer, evidence)
    unworked = _not_worked_out(answer, evidence.asking.question)
    beside = not answer.refused and (grants_nothing(evidence) or misses_rarest(evidence) or is_of_other(evidence))
    beside = beside or _judges_no_goal(answer, asked)
    sure = evidence.support >= settings.least_sure and not (apart or unshared or contrary or unworked or beside)
    if answer.refused or not answer.citations or sure:
        return answer
    untold = texts.NOT_APART if apart else texts.NO_SHARE if unshared else unworked
    lacks = untold or _lacking(answer, evidence)
    text = " ".join(part for part in (texts.UNSURE, answer.text, lacks) if part)
    return replace(answer, text=text, sure=False)


def grants_nothing(evidence: Gathered) -> bool:
    """Return whether it is asked whether one may have something, and what leads says nothing of that."""
    return evidence.best is not None and says_nothing_of_right(evidence.best, evidence.asking)


def reads_as_none(evidence: Gathered) -> bool:
    """Return whether a reader finds that the sentence that leads is likely no answer."""
    return evidence.read is not None and not evidence.read.row and evidence.read.odds <= NO_ANSWER


def unjudged(answer: Answer) -> Answer:
    """Return the answer to how something lies to its target, uncertain where its first quote does not judge it."""
    if answer.refused or not answer.sure or not answer.citations or answer.citations[0].cell is not None:
        return answer
    if _JUDGES.search(fold(answer.citations[0].quote)) is not None:
        return answer
    return replace(answer, text=f"{texts.UNSURE} {answer.text}", sure=False)


def _judges_no_goal(answer: Answer, question: str) -> bool:
    """Return whether it is asked if a goal is reached, and running text is told that says nothing of one."""
    if answer.refused or not answer.citations or answer.citations[0].cell is not None:
        return False
    return asks_goal(question) and _JUDGES.search(fold(answer.citations[0].quote)) is None


def misses_rarest(evidence: Gathered) -> bool:
    """Return whether an open question that names no board has its rarest word neither in what leads nor around it.

    A reader may find that it is told by other words, and the form of a text that it tells the very thing.
    """
    best, asking, rarest = evidence.best, evidence.asking, evidence.asking.terms.rarest
    if best is None or rarest < 0 or asking.placed or asking.bare or asking.focus or not asking.wanted <= _OPEN:
        return False
    if asking.terms.weights[rarest] < _RAREST or only_asks(asking.terms.terms[rarest].word):
        return False
    if evidence.support >= _PROVEN or (evidence.read is not None and evidence.read.odds >= 0):
        return False
    return float(best.context[rarest]) < _LEAST_RAREST


def is_of_other(evidence: Gathered) -> bool:
    """Return whether a cell leads that lacks what most of the question is about, or is of a part that it names not."""
    if evidence.best is None:
        return False
    lacks = cell_lacks_word(best_of(evidence.units, evidence.scores, evidence.asking))
    return lacks or (not evidence.asking.focus and is_of_part(evidence.best, evidence.units))


def _tells_distance(answer: Answer, evidence: Gathered) -> bool:
    """Return whether an answer tells how far figures are apart, in words or by a cell of deviations."""
    best = evidence.best
    return tells_difference(_MARK.sub("", answer.text)) or (best is not None and is_distance(best))


def _tells_no_share(answer: Answer, evidence: Gathered) -> bool:
    """Return whether a share is asked for and the answer tells none: nothing says that a figure of it is one."""
    if answer.refused or not answer.citations:
        return False
    first = answer.citations[0]
    lead = answer.text.partition(f"[{first.number}]")[0] if first.cell is not None else answer.text
    beside = (first.cell.row, first.cell.column, *first.passage.headings) if first.cell is not None else ()
    told = " ".join((lead, *beside))
    return asks_share(evidence.asking.question) and _SHARE.search(fold(told)) is None


def _not_worked_out(answer: Answer, question: str) -> str:
    """Return what an answer leaves to be worked out: a sum, which cells pass a test, a course, what comes first."""
    if not answer.citations or answer.refused:
        return ""
    cell, asked = answer.citations[0].cell, fold(question)
    if cell is None:
        alone = _SUMS_UP.search(asked) is not None and not _SUMMED.search(fold(_MARK.sub("", answer.text)))
        return texts.NO_SUM if alone else ""
    if parse_value(cell.value).number is None:
        return ""
    lead = fold(f"{answer.text.partition(f'[{answer.citations[0].number}]')[0]} {cell.row} {cell.column}")
    told = fold(f"{answer.text} {cell.row} {cell.column}")
    summed = _SUMS if len(years_in(question)) > 1 else _SUMMED  # the printed sum of a year is none of several years
    if _SUMS.search(asked) and not summed.search(lead):
        return texts.NO_SUM
    if _TESTS.search(asked):
        return texts.NOT_TESTED
    if _COURSE.search(asked) and not (_MOVED.search(told) or len(figures_in(_MARK.sub("", answer.text))) > 2):
        return texts.NOT_COURSE
    if asks_budget_kept(question) and not _KEEPS.search(told):
        return texts.NOT_JUDGED
    return texts.NOT_RANKED if _RANKS.search(asked) and not _RANKED.search(told) else ""


def _may_be_contrary(answer: Answer, evidence: Gathered) -> bool:
    """Return whether the figure of an answer may be of the contrary of what is asked, or of a whole cost for a part."""
    best, question = evidence.best, evidence.asking.question
    if answer.refused or best is None:
        return False
    if result_asked(question) is Result.OWN_COST:
        return may_be_contrary(question, _MARK.sub("", answer.text))
    if best.cell is not None or Wanted.NUMBER not in evidence.asking.wanted:
        return False
    return len(figures_in(best.text)) == 1 and may_be_contrary(question, best.text)


def untold_by(near: Cited, evidence: Gathered) -> str:
    """Return what the quote beside a refusal surely does not say of what is asked, where it is the best found."""
    best = evidence.best
    if best is None or not any(
        citation.quote in best.text or best.text in citation.quote for citation in near.citations
    ):
        return ""
    missing = untold(best_of(evidence.units, evidence.scores, evidence.asking))
    quoted = " ".join(citation.quote for citation in near.citations)
    if missing not in texts.UNTOLD or not surely_lacks(quoted, missing, evidence.asking.question):
        return ""
    return texts.LACKING.format(what=texts.UNTOLD[missing])


def _lacking(answer: Answer, evidence: Gathered) -> str:
    asking, told = evidence.asking, _MARK.sub("", answer.text)
    best = best_of(evidence.units, evidence.scores, asking)
    for cause, said in ((cause_after(best), texts.MAY_BE_CAUSE), (cause_before(best), texts.MAY_BE_CAUSE_BEFORE)):
        if cause is not None and cause.text.rstrip(".") in told:
            return said
    missing = [
        texts.LACKS[kind]
        for kind in _HELD
        if kind in asking.wanted and not has_wanted(told, kind, question=asking.question)
    ]
    return texts.LACKING.format(what=texts.join(missing)) if missing else ""
