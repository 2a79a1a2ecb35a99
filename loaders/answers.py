"""Answers to a load's questions: read from ``ID=VALUE`` or a JSON file, and given to a question."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graph.causes import known_cause
from graph.messages import UserError, message
from graph.questions import Answers, Question
from graph.reasons import kept_reason, reason

ALL = "*"  # ends an id that answers every question that begins like it


def read_answers(given: Sequence[str], file: Path | None) -> dict[str, str]:
    """Answers by the ids of their questions; what is given itself stands before the file.

    Raises
    ------
    UserError
        An answer has no value, or the file is no JSON object of texts.
    """
    answers = {} if file is None else _from_file(file)
    for each in given:
        # From the right: ids hold names of files and people, values are short words or ids.
        identifier, mark, value = each.rpartition("=")
        if not mark or not identifier:
            raise UserError(message("answers.form", text=each), message("answers.form.remedy"))
        answers[identifier] = value
    return answers


def _from_file(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UserError(
            message("answers.file", path=str(file), why=known_cause(error)),
            message("answers.file.remedy"),
        ) from error
    if not isinstance(found, Mapping) or not all(isinstance(each, str) for each in found.values()):
        raise UserError(
            message("answers.file", path=str(file), why=type(found).__name__),
            message("answers.file.remedy"),
        )
    return dict(found)


def recorded(why: str, answers: Answers) -> str:
    """Reason of a load with the answers it rests on, for the history."""
    said = tuple(f"{identifier} = {value}" for identifier, value in answers.items())
    if not said:
        return why
    return reason("why.answered", why=kept_reason(why), answers=said)


def answered(question: Question, answers: Answers) -> Question:
    """Question with the answer that was given for it, by its own id or by one that ends in ``*``.

    Raises
    ------
    UserError
        The answer is none of the options.
    """
    given = _given(question.id, answers)
    if given is None:
        return question
    values = [option.value for option in question.options]
    if given not in values and question.id not in answers:
        return question  # an answer for all of a kind decides only where it fits
    if given not in values and not question.free:
        raise UserError(
            message("question.answer.unfit", id=question.id, value=given),
            message("question.answer.unfit.remedy", values=tuple(values)),
        )
    return replace(question, answer=given)


def is_open(identifier: str, answers: Answers) -> bool:
    """Whether no answer is given for a question of this id."""
    return _given(identifier, answers) is None


def _given(identifier: str, answers: Answers) -> str | None:
    if identifier in answers:
        return answers[identifier]
    fits = [key for key in answers if key.endswith(ALL) and identifier.startswith(key[:-1])]
    return answers[max(fits, key=len)] if fits else None


def check_answers(answers: Answers, questions: Sequence[Question]) -> None:
    """Refuse answers that nobody asked for: a slip in an id would leave its question open.

    Raises
    ------
    UserError
        An answer is for no question.
    """
    asked = [question.id for question in questions]
    for key in answers:
        if key not in asked and not key.endswith(ALL):
            raise UserError(
                message("question.answer.unasked", id=key),
                message("question.answer.unasked.remedy", ids=tuple(asked) or ("–",)),
            )
