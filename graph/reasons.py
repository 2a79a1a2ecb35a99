"""Why a revision was made, as the history keeps it and as each reader is told it.

What a person typed stays as it was typed. What the program itself says is kept as a message, its
key and values as JSON, so that whoever reads the history reads it in their own language.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from graph.fields import LANGUAGES, localised_name
from graph.messages import Message, Named, PerLanguage
from graph.said_answers import said_answer
from graph.texts import TEXTS, Translator, read_texts

UNNAMED = "not named"  # who made a revision without giving a name; a known word of every language
_PARTS = {"key", "values"}


def reason(key: str, /, **values: object) -> str:
    """Reason that the program itself gives, as a revision keeps it.

    Raises
    ------
    KeyError
        The text does not stand in the graph's own room, where every surface can say it.
    """
    if key not in read_texts(TEXTS, LANGUAGES[0]):
        raise KeyError(key)
    return reason_of(Message(key, values))


def reason_of(said: Message) -> str:
    """The same of a message."""
    return json.dumps(_plain(said), ensure_ascii=False)


def said_reason(kept: str, translate: Translator) -> str:
    """Reason of a revision in the reader's language; one that was written as a text as it stands.

    One kept by another version of the program, whose text or values are not known, is told as it
    is kept.
    """
    found = kept_reason(kept)
    if isinstance(found, str):
        return translate.word(found)
    try:
        return translate.say(_with_answers(found, translate))
    except (KeyError, IndexError, ValueError):
        return kept


def _with_answers(found: Any, translate: Translator) -> Any:
    """The message with the answers of a load, which are kept as they were given, in words."""
    if isinstance(found, tuple):
        return tuple(_with_answers(each, translate) for each in found)
    if not isinstance(found, Message):
        return found
    values = {name: _with_answers(each, translate) for name, each in found.values.items()}
    if found.key == "why.answered" and isinstance(answers := values.get("answers"), tuple):
        told = (said_answer(each) if isinstance(each, str) else each for each in answers)
        said = (each if isinstance(each, str) else translate.say(each) for each in told)
        values["answers"] = translate("answer.mark").join(said)
    return Message(found.key, values)


def with_values(kept: str, change: Callable[[str], str]) -> str:
    """The kept reason with every text in it changed, such as names that are hidden."""
    found = kept_reason(kept)
    return change(found) if isinstance(found, str) else reason_of(_changed(found, change))


def kept_reason(kept: str) -> Message | str:
    """Reason of a revision as the message it was kept as; one that was typed as it stands."""
    if not kept.startswith("{"):
        return kept
    try:
        found = _message(json.loads(kept))
    except ValueError:
        return kept
    return found if isinstance(found, Message) else kept


def _plain(value: object) -> object:
    match value:
        case Message(key=key, values=values):
            return {"key": key, "values": {name: _plain(each) for name, each in values.items()}}
        case Named(record=record, field=field, otherwise=otherwise, is_shared=is_shared):
            columns = (field, *(localised_name(field, language) for language in LANGUAGES))
            names = {name: record[name] for name in columns if record.get(name) is not None}
            return {"record": names, "field": field, "otherwise": otherwise, "shared": is_shared}
        case PerLanguage(values=values):
            return {"languages": {name: _plain(each) for name, each in values.items()}}
        case tuple() | list():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
    return value


def _message(read: Any) -> Any:
    """Values of a message as they were before they were kept."""
    if isinstance(read, list):
        return tuple(_message(each) for each in read)
    if not isinstance(read, Mapping):
        return read
    if read.keys() == _PARTS and isinstance(read["values"], Mapping):
        return Message(str(read["key"]), {name: _message(v) for name, v in read["values"].items()})
    if {"record", "field", "otherwise", "shared"} == read.keys():
        return Named(read["record"], read["field"], read["otherwise"], read["shared"])
    if {"languages"} == read.keys():
        return PerLanguage({name: _message(each) for name, each in read["languages"].items()})
    return None


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case Message(key=key, values=values):
            return Message(key, {name: _changed(each, change) for name, each in values.items()})
        case Named(record=record, field=field, otherwise=otherwise, is_shared=is_shared):
            names = {name: _changed(each, change) for name, each in record.items()}
            return Named(names, field, change(otherwise), is_shared)
        case PerLanguage(values=values):
            return PerLanguage({name: _changed(each, change) for name, each in values.items()})
        case tuple():
            return tuple(_changed(each, change) for each in value)
    return value
