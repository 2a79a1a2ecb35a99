"""What argparse itself says, of usage and of wrong usage, in the reader's language.

It takes its words by their English text from a function of its own, meant for gettext catalogues;
ours stand among our other texts, so that one test keeps every language complete.
"""

import argparse

from graph.texts import Translator

# Its English text -> the last part of our key.
SAID = {
    "usage: ": "usage",
    "options": "options",
    "positional arguments": "places",
    "show this help message and exit": "help",
    "%(prog)s: error: %(message)s\n": "error",
    "argument %(argument_name)s: %(message)s": "argument",
    "the following arguments are required: %s": "required",
    "one of the arguments %s is required": "one_of",
    "unrecognized arguments: %s": "unknown",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid %(type)s value: %(value)r": "value",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "ignored explicit argument %r": "no_value",
    "not allowed with argument %s": "not_with",
    "expected one argument": "one_value",
    "expected at most one argument": "at_most_one",
    "expected at least one argument": "at_least_one",
    "expected %s argument": "values",
    "expected %s arguments": "values",
}


def speak(translate: Translator) -> None:
    """From now on, let argparse say these in the language of ``translate``.

    A text of it that is not among them stays English.
    """

    def said(text: str) -> str:
        key = SAID.get(text)
        # English has them already, with its own plurals.
        return translate(f"usage.{key}") if key and translate.language != "en" else text

    def counted(one: str, several: str, count: int) -> str:
        return said(one if count == 1 else several)

    argparse._ = said  # type: ignore[attr-defined]
    argparse.ngettext = counted  # type: ignore[attr-defined]
