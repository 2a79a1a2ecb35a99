"""A CSV file with one more column that says what is wrong with a row; what it held stays."""

import csv
import io
from collections.abc import Iterator, Sequence

from graph.messages import Problem
from graph.questions import Answers
from graph.texts import Translator
from loaders.annotate.words import said
from loaders.reading.annotated import HEADER
from loaders.reading.delimited import split_of
from loaders.reading.encoding import decode

_UNCLEAR = "utf-8-sig"  # what a spreadsheet program opens right in every language


def marked_delimited(
    content: bytes,
    file: str,
    problems: Sequence[Problem],
    translate: Translator,
    *,
    encoding: str | None,
    answers: Answers,
) -> bytes:
    """Content with the messages in a last column, in the encoding that it is in.

    Where several encodings fit, or it cannot write the messages, it is UTF-8 with its mark.
    """
    decoded = decode(content, file, encoding, answers)
    unclear = decoded.question is not None and decoded.question.answer is None
    text = "".join(_marked(decoded.text, problems, translate))
    try:
        return text.encode(_UNCLEAR if unclear else decoded.encoding)
    except UnicodeEncodeError:
        return text.removeprefix("\ufeff").encode(_UNCLEAR)


def _marked(text: str, problems: Sequence[Problem], translate: Translator) -> Iterator[str]:
    start, separator = split_of(text)
    records = list(_records(text[start:], separator))
    width = max((len(cells) for _, cells in records), default=0)
    head = next((at for at, (_, cells) in enumerate(records) if sum(map(bool, cells)) > 1), 0)
    numbers = range(1, len(records) + 1)
    told: dict[int, list[str]] = {number: [] for number in numbers}
    for each in problems:
        row = each.place.row
        told[row if row in told else head + 1].append(said(each, translate))
    yield text[:start]
    for number, (raw, cells) in zip(numbers, records, strict=True):
        here = ([translate(HEADER)] if number == head + 1 else []) + told[number]
        if not here:
            yield raw
            continue
        body, end = _without_end(raw)
        filler = separator * (width - len(cells) + 1) if cells else separator * width
        yield f"{body}{filler}{_quoted(here)}{end}"


def _records(text: str, separator: str) -> Iterator[tuple[str, list[str]]]:
    """Each record as it was written, and its cells."""
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(iter(lines), delimiter=separator)
    done = 0
    for cells in reader:
        yield "".join(lines[done : reader.line_num]), cells
        done = reader.line_num


def _without_end(raw: str) -> tuple[str, str]:
    end = raw[len(raw.rstrip("\r\n")) :]
    return raw[: len(raw) - len(end)], end


def _quoted(messages: Sequence[str]) -> str:
    joined = " | ".join(messages).replace('"', '""')
    return f'"{joined}"'
