"""Answers to a file of questions, a line each."""

import json
from collections.abc import Sequence
from pathlib import Path

from assistant.ask import Assistant
from assistant.command.ask import answered
from assistant.command.read_batch import Dialogue
from assistant.conversation import EMPTY
from assistant.export.answer_json import to_json
from assistant.lasting import settle


def answer_batch(assistant: Assistant, questions: Sequence[Dialogue], target: Path) -> None:
    """Write the answers to `questions`; the file is there when all are answered."""
    settle()
    unfinished = target.with_name(target.name + ".part")
    with unfinished.open("w", encoding="utf-8") as out:
        for dialogue in questions:
            conversation = EMPTY
            for question in dialogue.questions:
                conversation = conversation.add(answered(assistant, question, conversation))
            turns = [to_json(answer) for answer in conversation.turns]
            record = {"id": dialogue.id, "turns": turns} if dialogue.several else {"id": dialogue.id, **turns[0]}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    unfinished.replace(target)
