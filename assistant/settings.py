"""The settings of the assistant, on one page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a question is retrieved and answered; the defaults are what was measured best.

    Retrieval: `word_weight` and `vector_weight` weigh the two standardised scores; `expansion_weight` weighs the
    domain synonyms within the words; `candidates` is the number of passages taken from each index; `scope_filter`
    limits the search to the documents of the boards, years and types asked for. Where a cross-encoder is configured it
    reads the best `reranked` passages, and `rerank_weight` weighs its standardised score (not measured: none ships).
    Choosing: the reader, where there is one, reads at most `read` sentences that score nearly as well as the best, and
    says how likely the one answers that leads.
    Answer: `length` is the aim and `longest` the limit of a single answer in characters, `longest_list` and
    `longest_comparison` those of lists and of answers over several documents.
    Refusal: an answer whose support (0 to 1) is below `least_support` is refused; set so that about one answerable
    question in twenty is, and four in five of those without an answer (`python -m eval` measures it, and
    `python -m eval.calibrate` prints what each threshold would refuse). Below `least_sure` an answer is shown as
    uncertain: of those on the development questions one in three is right, above it eight in ten.
    Language model, where one is configured: `first_sentence` and `whole_answer` are the seconds that it has to the
    first sentence that may be shown and in all; `calls_at_once` limits the calls at one time: beyond it no answer is
    written; `reply_tokens` is the most that it may write. With `proposals` it is asked, where a question was refused
    for want of evidence, how else that may be looked for, and then whether a passage answers: at most two calls more.
    """

    word_weight: float = 1.0
    vector_weight: float = 0.3
    expansion_weight: float = 0.3
    candidates: int = 50
    scope_filter: bool = True
    reranked: int = 20
    rerank_weight: float = 1.0
    read: int = 10
    length: int = 500
    longest: int = 580
    longest_list: int = 850
    longest_comparison: int = 1450
    least_support: float = 0.32
    least_sure: float = 0.4
    longest_question: int = 2000
    first_sentence: float = 10.0
    whole_answer: float = 30.0
    calls_at_once: int = 4
    reply_tokens: int = 500
    proposals: bool = True


DEFAULT = Settings()
