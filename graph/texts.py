"""Texts in the product's languages: flat JSON, one file a language, named like ``zh-Hant.json``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from graph.days import said_day
from graph.digits import MINUS, said_figure
from graph.fields import LANGUAGES, LIST_MARK, localised_name
from graph.messages import Message, Named, PerLanguage, Place, Problem
from graph.spacing import filled

TEXTS = Path(__file__).parent / "locales"
# For str.translate: characters that XML, and so a workbook, a letter or a picture, cannot hold.
CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
# Whole numbers that name something are written without separators, as they stand where they are
# looked up; those that count get them from so many on.
_NAMES = frozenset(("made", "number", "pid", "port", "revision", "row", "version", "year"))
_GROUPED = 10_000
# Points of evidence are added up and compared line by line, so all have one decimal place.
_POINTS = frozenset(("lost", "points", "strongest", "whole"))
# Where a name is looked for, per reader's language; "" is the column without a language.
FALLBACKS = {
    "en": ("en", "", "zh-Hant", "zh-Hans"),
    "zh-Hant": ("zh-Hant", "zh-Hans", "", "en"),
    "zh-Hans": ("zh-Hans", "zh-Hant", "", "en"),
}


class Told(Protocol):
    """What says what is wrong and how to mend it."""

    @property
    def reason(self) -> Message:
        """What is wrong."""

    @property
    def remedy(self) -> Message:
        """How to mend it."""


@cache
def read_texts(folder: Path, language: str) -> Mapping[str, str]:
    """Texts of one folder in one language: key -> text with ``{name}`` places."""
    texts: dict[str, str] = json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))
    return texts


@dataclass(frozen=True)
class Translator:
    """Says messages in one language.

    Parameters
    ----------
    language
        One of :data:`graph.fields.LANGUAGES`.
    folders
        Folders of texts, the graph's own first; a key stands in one of them only.
    says_days
        Whether days in sentences are written as the language does, for a screen; else in ISO.
    is_for_paper
        Whether a word processor sets the distance between Chinese and Latin, so no blank does.
    """

    language: str
    folders: tuple[Path, ...] = (TEXTS,)
    says_days: bool = False
    is_for_paper: bool = False

    def __call__(self, key: str, /, **values: object) -> str:
        """Text of ``key`` with its values; KeyError names a key that no folder has.

        Where ``count`` is 1, the text ``<key>.one`` is said if there is one: English needs it. In
        any text ``{days:day|days}`` says the first word where that value is 1, else the second.
        """
        single = f"{key}.one"
        text = self._text(single if values.get("count") == 1 and self.has(single) else key)
        said = {name: counting(self._figure(name, value)) for name, value in values.items()}
        if not said:
            return text
        if self.language == "en":
            return text.format_map(said)
        return filled(text, said, apart=not self.is_for_paper)

    def _figure(self, name: str, value: object) -> object:
        if name in _NAMES and _is_whole(value):
            return str(value)
        if name in _POINTS and isinstance(value, float):
            return said_figure(value, ",.1f")
        return self._value(value)

    def _text(self, key: str) -> str:
        for folder in self.folders:
            text = read_texts(folder, self.language).get(key)
            if text is not None:
                return text
        raise KeyError(key)

    def has(self, key: str) -> bool:
        """Whether there is a text of that key."""
        return any(key in read_texts(folder, self.language) for folder in self.folders)

    def say(self, message: Message) -> str:
        """Text of a message."""
        return self(message.key, **message.values)

    def word(self, written: str) -> str:
        """A word of the data, such as a status or role, in this language; unknown as written."""
        known = known_word(written)
        return self.say(known) if isinstance(known, Message) else known

    def problem(self, problem: Problem) -> str:
        """One line for a problem: place, reason, remedy."""
        place = tuple(
            Message(f"place.{part}", {"value": value})
            for part in ("file", "sheet", "row", "column", "value")
            if (value := _placed(problem.place, part)) is not None
        )
        said = self.advice(problem)
        return self("problem.placed", place=place, said=said) if place else said

    def advice(self, told: Told) -> str:
        """What is wrong and how to mend it, one sentence after the other."""
        return self("problem.said", reason=told.reason, remedy=told.remedy)

    def name(self, record: Mapping[str, object], field: str = "name") -> str | None:
        """Value of a localised field in this language, else in the next best one.

        The other Chinese script stands before the plain column, the organisation's own wording.
        """
        columns = (
            localised_name(field, each) if each else field for each in FALLBACKS[self.language]
        )
        return next((str(v) for column in columns if (v := record.get(column))), None)

    def named(self, name: str, identifier: str) -> str:
        """A name with the id that tells it from others of the same name; an id alone is one."""
        return name if name == identifier else self("name.apart", name=name, id=identifier)

    def fact(self, value: object) -> Any:
        """A fact of an answer, messages and texts of records in this language, all else as is."""
        if isinstance(value, Message | Named):
            return self._value(value)
        if isinstance(value, Mapping):
            return {name: self.fact(each) for name, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.fact(each) for each in value]
        return value

    def _value(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, PerLanguage):
            return self._value(value.values[self.language])
        if isinstance(value, Named):
            name = self.name(value.record, value.field)
            if name and value.is_shared:
                return self.named(name, value.otherwise)
            return name or value.otherwise
        if isinstance(value, tuple):
            return self("list.mark").join(str(self._value(each)) for each in value)
        if isinstance(value, date):
            value = value.isoformat()
        if self.says_days and isinstance(value, str):
            return said_day(value, self)
        if isinstance(value, float):
            return said_figure(value, ",.2f").rstrip("0").rstrip(".")
        return value


def _placed(place: Place, part: str) -> str | None:
    value = getattr(place, part)
    return None if value is None else str(value)


class _Count(int):
    """A whole number that chooses between two words: ``{count:issue|issues}``."""

    def __format__(self, spec: str) -> str:
        grouped = "," if not spec and self >= _GROUPED else spec
        return _chosen(self == 1, spec) or super().__format__(grouped).replace("-", MINUS)


class _Figure(str):
    """The same for a number that is a text already."""

    def __format__(self, spec: str) -> str:
        return _chosen(self == "1", spec) or super().__format__(spec)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _chosen(is_one: bool, spec: str) -> str:
    one, mark, many = spec.partition("|")
    return (one if is_one else many) if mark else ""


def counting(value: object) -> object:
    """A value of a text, whose number may choose between two of its words."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return _Count(value)
    return _Figure(value) if isinstance(value, str) else value


def known_word(written: str) -> Message | str:
    """A word that offices use alike as a message, any other as it is.

    Data stay as they were written; only how a word that has a text ``word.<word>`` or
    ``role.<word>`` is shown follows the reader. One that was written as such a text says is known
    too: 專案 is 项目 to a reader of Simplified Chinese.
    """
    folded = " ".join(written.replace("_", " ").casefold().split())
    keys = (f"word.{folded}", f"role.{folded}")
    key = next((key for key in keys if key in read_texts(TEXTS, "en")), None)
    key = key or _keys_by_text().get(folded)
    return Message(key) if key else written


def known_text(record: Mapping[str, object], field: str) -> Named | str | None:
    """A text of a record, such as its note: by language where it stands in any, None for none."""
    plain = record.get(field)
    for language in LANGUAGES:
        if translated := record.get(localised_name(field, language)):
            return Named(record, field, str(plain or translated))
    return None if plain is None else str(plain)


def known_words(listed: str) -> tuple[Message | str, ...]:
    """The same of a cell that lists several words."""
    return tuple(known_word(each.strip()) for each in listed.split(LIST_MARK) if each.strip())


def sayings(written: str) -> tuple[str, ...]:
    """A word of the data as it is written and as each language says it."""
    known = known_word(written)
    if not isinstance(known, Message):
        return (written,)
    texts = (read_texts(TEXTS, language)[known.key] for language in LANGUAGES)
    return tuple(dict.fromkeys((written, *texts)))


def words_saying(said: str) -> frozenset[str]:
    """Known words that are said so in one of the languages: 防洪 says ``flood``."""
    return _words_by_text().get(said.casefold().strip(), frozenset())


@cache
def _keys_by_text() -> Mapping[str, str]:
    """Key of each text of a known word; where several words are said so, of the first."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for key, text in sorted(read_texts(TEXTS, language).items()):
            if key.startswith(("word.", "role.")):
                found.setdefault(text.casefold(), key)
    return found


@cache
def _words_by_text() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for key, text in read_texts(TEXTS, language).items():
            if key.startswith("word."):
                found.setdefault(text.casefold(), set()).add(key.removeprefix("word."))
    return {text: frozenset(words) for text, words in found.items()}


def translator(language: str, *more: Path) -> Translator:
    """Translator for a language tag; an unknown tag reads as English."""
    return Translator(language if language in LANGUAGES else "en", (TEXTS, *more))
