"""Bytes to text: which encoding a file is in, told or guessed, and never guessed in silence.

A byte order mark tells; valid UTF-8 tells too. What is left is judged by how common its characters
would be: both Chinese standards order their characters in a frequent and a rare level, and bytes
read in the wrong one fall into the rare level or into none. Where several are likely it is asked.
"""

import codecs
import re
from dataclasses import dataclass, replace
from functools import cache

from graph.messages import UserError, message
from graph.questions import NO_ANSWERS, Answers, Question
from loaders.asking.encodings import encoding_question
from loaders.reading.broken import check_broken

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("gb18030", "cp950", "big5hkscs")
# Standards and the first bytes of their frequent characters. Both count for every encoding:
# Traditional Chinese is written in GBK too, whose own standard has Simplified characters only.
_FREQUENT = (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7)))
_LATIN = "cp1252"
_SAMPLE = 100_000  # characters that are judged, from the first one beyond ASCII
_PLAUSIBLE = 0.75  # share of frequent characters below which a reading is no reading
_DOUBT = 0.99  # letters with accents, each by itself, are no Chinese, though its bytes may fit
_PREVIEW = 24


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file, its encoding, and what has to be said or asked about it.

    ``preview`` is a piece to look at when the encoding was guessed; ``question`` is there where
    several fit, the text then being the likeliest until it is answered.
    """

    text: str
    encoding: str
    preview: str | None = None
    question: Question | None = None


def decode(
    content: bytes,
    file: str,
    encoding: str | None = None,
    answers: Answers = NO_ANSWERS,
) -> Decoded:
    """Text of a file.

    Parameters
    ----------
    content
        The whole file.
    file
        Its name, for the error.
    encoding
        What the user says it is; None to find out.
    answers
        What the user has answered to questions.

    Raises
    ------
    UserError
        The bytes are no text in any known encoding, or in the one that was named.
    """
    if encoding is not None:
        return _named(content, file, encoding)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _named(content, file, name)
    wide = _without_mark(content)
    if wide is not None:
        return _clean(wide, file)
    try:
        return _clean(Decoded(content.decode("utf-8"), "utf-8"), file)
    except UnicodeDecodeError as error:
        check_broken(content, error.start, file)
    return _judged(content, file, answers)


def _judged(content: bytes, file: str, answers: Answers) -> Decoded:
    """The one encoding that is likely; a question where several are, or none."""
    scored = [(_plausible(text, name), name, text) for name, text in _readings(content)]
    scored.sort(key=lambda each: -each[0])  # stable: of equal ones the Chinese come first
    fits = [each for each in scored if each[0] >= _PLAUSIBLE] or scored
    if not fits:
        raise UserError(
            message("load.encoding.unknown", file=file), message("load.encoding.unknown.remedy")
        )
    score, name, text = fits[0]
    if len(fits) == 1 and score >= _PLAUSIBLE:
        return _clean(Decoded(text, name, _preview(text)), file)
    question = encoding_question(file, [each[1:] for each in fits], answers)
    if question.answer is not None:
        return replace(_named(content, file, question.answer), question=question)
    return _clean(Decoded(text, name, question=question), file)


def _named(content: bytes, file: str, encoding: str) -> Decoded:
    try:
        return _clean(Decoded(content.decode(encoding), encoding), file)
    except (UnicodeDecodeError, LookupError):
        raise UserError(
            message("load.encoding.wrong", file=file, encoding=encoding),
            message("load.encoding.unknown.remedy"),
        ) from None


def _clean(decoded: Decoded, file: str) -> Decoded:
    if "\0" in decoded.text:
        raise UserError(message("load.binary", file=file), message("load.binary.remedy"))
    return decoded


def _readings(content: bytes) -> list[tuple[str, str]]:
    """Encodings that the bytes exist in, each with its text; of equal texts the first."""
    readings: dict[str, str] = {}
    for name in (*_CHINESE, _LATIN):
        try:
            readings.setdefault(content.decode(name), name)
        except UnicodeDecodeError:
            continue  # these bytes do not exist in that encoding
    return [(name, text) for text, name in readings.items()]


def _without_mark(content: bytes) -> Decoded | None:
    """UTF-16 that does not say so: its separators and line ends have a zero beside them."""
    if b"\0" not in content[:_SAMPLE] or len(content) % 2:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue  # halves of characters: not this way round
        sample = text[:_SAMPLE]
        if "\0" not in sample and all(_is_usual(each) for each in set(sample)):
            return Decoded(text, name, _preview(text))
    return None


def _is_usual(character: str) -> bool:
    return character < "\u0250" or _is_east_asian(character)


def _plausible(text: str, encoding: str) -> float:
    """Share, of the characters beyond ASCII, of those that are frequent in the encoding."""
    start = _first_strange(text)
    sample = text[start : start + _SAMPLE]
    strange = [character for character in sample if ord(character) > 127]
    if encoding == _LATIN:
        return _latin_share(sample, strange)
    # Punctuation says nothing: both standards keep it outside their levels of characters.
    judged = [character for character in strange if "\u4e00" <= character <= "\u9fff"]
    strangers = sum(1 for each in strange if not _is_east_asian(each))
    frequent = sum(1 for each in judged if _is_frequent(each))
    return _DOUBT * frequent / (len(judged) + strangers) if judged else 0.0


def _is_east_asian(character: str) -> bool:
    """Whether it is a character of Chinese text; those for private use are none."""
    if "\ue000" <= character <= "\uf8ff":
        return False
    return "\u2e80" <= character <= "\uffee" or "\u2010" <= character <= "\u22ff"


@cache
def _is_frequent(character: str) -> bool:
    for standard, first_bytes in _FREQUENT:
        try:
            if character.encode(standard)[0] in first_bytes:
                return True
        except UnicodeEncodeError:
            continue  # not in this standard
    return False


def _latin_share(text: str, strange: list[str]) -> float:
    """Letters with accents stand alone among plain ones; bytes of Chinese come in runs."""
    alone = sum(
        1
        for before, each, after in zip(" " + text, text, text[1:] + " ", strict=False)
        if ord(each) > 127 and (each.isalpha() or each in "’‘“”–—…€£§°«»·")
        if ord(before) < 128 or ord(after) < 128
    )
    return alone / len(strange) if strange and not _runs(text) else 0.0


def _runs(text: str) -> bool:
    """Whether four characters beyond ASCII ever follow one another."""
    length = 0
    for character in text:
        length = length + 1 if ord(character) > 127 else 0
        if length == 4:
            return True
    return False


def _preview(text: str) -> str:
    """Piece of the text around its first character beyond ASCII."""
    start = max(0, _first_strange(text) - 4)
    return " ".join(text[start : start + _PREVIEW].split())


def _first_strange(text: str) -> int:
    """Position of the first character beyond ASCII."""
    found = re.search(r"[^\x00-\x7f]", text)
    return found.start() if found else 0
