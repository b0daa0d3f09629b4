"""The metrics of one outcome: each asks a pure metric function, and says which outcomes enter (None: does not)."""

from collections.abc import Callable

from eval.metrics import answer as metrics_answer
from eval.metrics import citations as metrics_citations
from eval.metrics import ranking as metrics_retrieval
from eval.metrics import refusal as metrics_refusal
from eval.metrics.outcome import Outcome


def right(outcome: Outcome) -> bool:
    """Say whether an answerable question is answered with every fact within its cap."""
    question = outcome.question
    if not question.answerable or outcome.refused:
        return False
    cap = metrics_answer.cap_of(question.kind)
    return metrics_answer.accuracy(question.facts, outcome.text, cap=cap) == 1.0


def correct(outcome: Outcome) -> float:
    """Return 1.0 for a right answer or a due refusal, half of it for an uncertain right answer, else 0.0."""
    return max(0.0, crag(outcome))


def crag(outcome: Outcome) -> float:
    """Return the CRAG score of one outcome."""
    return metrics_refusal.crag(
        answerable=outcome.question.answerable, refused=outcome.refused, right=right(outcome), sure=outcome.sure
    )


def accuracy(outcome: Outcome) -> float | None:
    """Return 1.0 where every fact stands within the cap, half of it where the answer is shown as uncertain.

    None for a question without an answer.
    """
    if not outcome.question.answerable:
        return None
    return float(right(outcome)) * (1.0 if outcome.sure else metrics_refusal.UNSURE)


def uncertain(outcome: Outcome) -> float:
    """Return 1.0 for an answer that is shown as uncertain."""
    return float(not outcome.sure)


def fact_share(outcome: Outcome) -> float | None:
    """Return the share of facts within the cap, 0 for a refusal; None for a question without an answer."""
    question = outcome.question
    if not question.answerable:
        return None
    cap = metrics_answer.cap_of(question.kind)
    return 0.0 if outcome.refused else metrics_answer.fact_share(question.facts, outcome.text, cap=cap)


def glance(outcome: Outcome) -> float | None:
    """Return 1.0 where every fact stands in the first 250 characters; None for a question without an answer."""
    question = outcome.question
    if not question.answerable:
        return None
    shown = metrics_answer.accuracy(question.facts, outcome.text, cap=metrics_answer.GLANCE)
    return 0.0 if outcome.refused else shown


def length(outcome: Outcome) -> float | None:
    """Return the characters of an answer; None for a refusal."""
    return None if outcome.refused else float(len(outcome.text))


def _answered(outcome: Outcome) -> bool:
    return outcome.question.answerable and not outcome.refused


def cited(outcome: Outcome) -> float | None:
    """Return 1.0 where a citation lies on the evidence; None where an answerable question was not answered."""
    return float(any(c.on_evidence for c in outcome.citations)) if _answered(outcome) else None


def precision(outcome: Outcome) -> float | None:
    """Return the share of citations on the evidence; None without citations."""
    if not _answered(outcome) or not outcome.citations:
        return None
    return metrics_citations.precision([citation.on_evidence for citation in outcome.citations])


def citation_recall(outcome: Outcome) -> float | None:
    """Return the share of documents with evidence whose evidence is cited; None without an answer."""
    if not _answered(outcome):
        return None
    cited = {citation.file for citation in outcome.citations if citation.on_evidence}
    return metrics_citations.recall(cited, outcome.evidence_files)


def wrong_document(outcome: Outcome) -> float | None:
    """Return the share of citations outside the documents with evidence; None without citations."""
    if not _answered(outcome) or not outcome.citations:
        return None
    files = [citation.file for citation in outcome.citations]
    return metrics_citations.wrong_document_share(files, outcome.evidence_files)


def verbatim(outcome: Outcome) -> float | None:
    """Return the share of quotes that stand in their file; None without citations."""
    if not outcome.citations:
        return None
    return sum(citation.verbatim for citation in outcome.citations) / len(outcome.citations)


def uncited(outcome: Outcome) -> float | None:
    """Return 1.0 for an answer without citations; None for a refusal."""
    return None if outcome.refused else float(not outcome.citations)


def numbers(outcome: Outcome) -> float | None:
    """Return the share of the answer's numbers that its quotes bear; None for a refusal or without numbers.

    A figure that is worked out is borne where the quotes bear what the rest of the answer says, its operands with it.
    """
    if outcome.refused:
        return None
    bearers = [bearer for citation in outcome.citations for bearer in citation.bearers]
    return metrics_citations.number_share(outcome.text.replace(outcome.tally, ""), bearers, reckoned=outcome.reckoned)


def borne(outcome: Outcome) -> float | None:
    """Return the share of the sentences that a model wrote which their sources bear; None where it wrote none."""
    return sum(sentence.borne for sentence in outcome.told) / len(outcome.told) if outcome.told else None


def borne_by_gold(outcome: Outcome) -> float | None:
    """Return the share of the sentences with figures that a model wrote whose figures the gold has; None without."""
    judged = [sentence.by_gold for sentence in outcome.told if sentence.by_gold is not None]
    return sum(judged) / len(judged) if judged else None


def refused_unanswerable(outcome: Outcome) -> float | None:
    """Return 1.0 for a due refusal; None for an answerable question."""
    return None if outcome.question.answerable else float(outcome.refused)


def refused_answerable(outcome: Outcome) -> float | None:
    """Return 1.0 for an undue refusal; None for a question without an answer."""
    return float(outcome.refused) if outcome.question.answerable else None


def recall_at(k: int) -> Callable[[Outcome], float | None]:
    """Return the metric function of recall at `k`, over answerable questions."""
    return lambda outcome: metrics_retrieval.recall(outcome.hits, k=k) if outcome.evidence_files else None


def coverage(outcome: Outcome) -> float | None:
    """Return the share of documents with evidence that the first ten passages find."""
    wanted = len(outcome.evidence_files)
    return metrics_retrieval.coverage(outcome.hits, wanted=wanted, k=10) if wanted else None


def reciprocal_rank(outcome: Outcome) -> float | None:
    """Return 1 / rank of the first passage on the evidence."""
    return metrics_retrieval.reciprocal_rank(outcome.hits) if outcome.evidence_files else None


def ndcg(outcome: Outcome) -> float | None:
    """Return nDCG of the first ten passages."""
    wanted = len(outcome.evidence_files)
    return metrics_retrieval.ndcg(outcome.hits, wanted=wanted, k=10) if wanted else None
