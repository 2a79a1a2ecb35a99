"""A file whose bytes are text in more than one encoding: the first lines as each would read."""

from collections.abc import Iterator, Sequence
from itertools import islice

from graph.messages import Message, Place, message
from graph.questions import Answers, Option, Question
from loaders.answers import answered

_LINES, _LONGEST = 3, 60


def encoding_question(file: str, readings: Sequence[tuple[str, str]], answers: Answers) -> Question:
    """Ask which encoding a file is in; ``readings`` are encodings with the text that each gives."""
    options = tuple(
        Option(
            value=encoding,
            label=message(f"question.encoding.{encoding}"),
            preview=tuple(_first_lines(text)),
        )
        for encoding, text in readings
    )
    asked = Question(
        id=f"encoding:{file}",
        kind="encoding",
        reason=message("question.encoding", file=file, count=len(readings)),
        options=options,
        place=Place(file=file),
        free=True,
    )
    return answered(asked, answers)


def _first_lines(text: str) -> Iterator[Message]:
    """First lines with characters that the encodings differ in; the others look all the same."""
    strange = (line for line in text.splitlines() if not line.isascii())
    for line in islice(strange, _LINES):
        shown = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
        yield message("question.preview.text", text=shown)
