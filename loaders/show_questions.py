"""What a load asks, in words and as JSON: the choices, what each would do, and how to answer."""

import shlex
from collections.abc import Iterator, Sequence
from typing import Any

from graph.questions import Question
from graph.texts import Translator
from loaders.show_places import short, where

_PARTS = ("file", "sheet", "row", "column")


def question_lines(
    questions: Sequence[Question], translate: Translator, most: int | None
) -> Iterator[str]:
    """Lines for the questions that are open, then for the offers that nobody has answered."""
    waiting = [each for each in questions if each.is_open]
    offers = [each for each in questions if not each.required and each.answer is None]
    for key, found, shown in (
        ("report.questions", waiting, len(waiting)),
        ("report.offers", offers, most or len(offers)),
    ):
        if not found:
            continue
        yield ""
        yield translate(key, count=len(found))
        for question in found[:shown]:
            yield from _lines(question, translate)
        if len(found) > shown:
            yield f"  {translate('report.more', count=len(found) - shown)}"


def _lines(question: Question, translate: Translator) -> Iterator[str]:
    place = where(question.place, translate, _PARTS)
    yield f"  {place}: {translate.say(question.reason)}"
    for option in question.options:
        preview = "; ".join(short(translate.say(each)) for each in option.preview)
        said = translate.say(option.label) + (f": {preview}" if preview else "")
        yield f"    --answer {shlex.quote(f'{question.id}={option.value}')}"
        yield f"      {said}"


def questions_as_json(questions: Sequence[Question], translate: Translator) -> list[dict[str, Any]]:
    """Every question with its options and its answer; reasons in the reader's language."""
    return [
        {
            "id": each.id,
            "kind": each.kind,
            "required": each.required,
            "answer": each.answer,
            "file": each.place.file,
            "sheet": each.place.sheet,
            "row": each.place.row,
            "column": each.place.column,
            "reason": translate.say(each.reason),
            "options": [
                {
                    "value": option.value,
                    "label": translate.say(option.label),
                    "preview": [translate.say(one) for one in option.preview],
                }
                for option in each.options
            ],
        }
        for each in questions
    ]
