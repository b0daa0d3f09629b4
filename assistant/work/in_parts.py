"""The answers to the two parts of a question as one: the second goes on from the first, what is missing is named."""

import re
from dataclasses import replace

from assistant import texts
from assistant.answer import Answer, Reason
from assistant.question.asked import Asked

_MARKER = re.compile(r"\[(\d{1,3})\]")
_SOURCE = re.compile(r"\s*" + re.escape(texts.SOURCE).replace(r"\{titles\}", r"[^\n]+") + r"$")


def lacks_part(answer: Answer, part: str) -> bool:
    """Return whether an answer is a refusal for want of evidence, or says that it leaves out the second `part`."""
    if answer.reason is Reason.PARTLY_ANSWERED:
        return texts.SECOND_PART.format(part=part) in answer.text
    return answer.refused and answer.reason is Reason.NOTHING_RELEVANT


def joined(read: Asked, first: Answer, second: Answer) -> Answer:
    """Return the answers to both parts of a question, the citations of the second numbered on; its working is kept."""
    count = len(first.citations)
    ends = _SOURCE.search(first.text), _SOURCE.search(second.text)
    same = ends[0] is not None and ends[1] is not None and ends[0][0].split() == ends[1][0].split()
    told = first.text[: ends[0].start()] if same and ends[0] is not None else first.text
    then = _MARKER.sub(lambda match: f"[{int(match[1]) + count}]", second.text)
    further = tuple(replace(one, number=one.number + count) for one in second.citations)
    return replace(
        second,
        question=read.question,
        standalone=read.standalone,
        scope=read.scope,
        text=f"{told}\n{then}",
        citations=(*first.citations, *further),
        sure=first.sure and second.sure,
    )


def only_first(read: Asked, first: Answer, part: str) -> Answer:
    """Return the answer to the first part of a question, which says that there is none to the second `part`."""
    return replace(
        first,
        question=read.question,
        standalone=read.standalone,
        text=f"{first.text} {texts.SECOND_PART.format(part=part)}",
        reason=Reason.PARTLY_ANSWERED,
    )


def of_one_document(first: Answer, second: Answer) -> bool:
    """Return whether two answers are told from the same documents."""
    ids = {one.source.id for one in first.citations}
    return bool(second.citations) and all(one.source.id in ids for one in second.citations)
