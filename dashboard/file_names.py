"""Names of the files that are taken out: what they are of, of which day, safe on every system."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from dashboard.context import Context
from dashboard.views.exploration import Exploration

# What Windows, the strictest, forbids, with blanks; and what a shell or an address would read.
_FORBIDDEN = re.compile(r"[\s<>:\"/\\|?*%&#;'`$!{}\x00-\x1f\x7f\u2028\u2029]+")
_NAMED = 3  # things that a name says one by one
_LONGEST = 40  # characters of one part; of Chinese 120 bytes, and a name may have 255


def file_name(what: str, subjects: Iterable[str], end: str) -> str:
    """Name of a file, as ``brief-I-019-2026-11-27.docx``.

    Parameters
    ----------
    what
        What the file is: brief, explore, consult.
    subjects
        What it is of: references to things, or words; empty ones say nothing. More than a few are
        counted.
    end
        Marks and the day with the ending, as they are to stand.
    """
    said = [part for each in subjects if (part := _plain(each))]
    told = said[:_NAMED] + ([f"and-{len(said) - _NAMED}-more"] if len(said) > _NAMED else [])
    return "-".join([what, *told, end])


def issues_of(query: Mapping[str, str]) -> list[str]:
    """Issues that an address is about; the title of a draft."""
    if query.get("draft") == "1":
        return ["draft", query.get("title", "")]
    return re.split("[|,]", query.get("issue", ""))


def subjects_of(exploration: Exploration) -> list[str]:
    """What a picture of Explore is of: both ends of a way, what was asked, or what is amid it."""
    asked = exploration.asked
    if exploration.way:
        return [exploration.way[0], exploration.way[-1]]
    if asked:
        return [asked.phrase] if asked.phrase else [*asked.members, *asked.start, *asked.end]
    if exploration.focus:
        return [exploration.focus]
    return ["whole" if exploration.whole else "overview"]


def mark_of(context: Context) -> str:
    """What the name of a file says so that two cannot be mistaken for each other."""
    past = "-as-of" if context.moment else ""
    return past + ("-without-names" if context.hides else "")


def _plain(text: str) -> str:
    """Id or words without what some system forbids; no dot at an end, where Windows drops it."""
    kind, mark, identifier = text.partition(":")
    bare = identifier if mark and kind.isascii() and kind.isalpha() else text
    composed = unicodedata.normalize("NFC", bare)
    visible = "".join(each for each in composed if unicodedata.category(each) != "Cf")
    return _FORBIDDEN.sub("-", visible)[:_LONGEST].strip("-. ")
