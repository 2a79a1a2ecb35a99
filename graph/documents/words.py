"""Facts of results in words, for papers."""

from collections.abc import Sequence
from typing import Any

from graph.analyses._base import Result
from graph.projections import Network, name_of
from graph.texts import Translator
from graph.vocabulary import WORD_FIELDS

_ROOMS = {"recorded_as": "role"}  # facts whose words stand among another's texts


def said(value: Any, name: str, network: Network, translate: Translator) -> str | None:
    """A fact in words; what is unknown stays None, an empty cell."""
    value = translate.fact(value)
    if value is None:
        return None
    if isinstance(value, bool):
        return translate("cli.yes" if value else "cli.no")
    if isinstance(value, Sequence) and not isinstance(value, str):
        parts = [said(each, name, network, translate) or "" for each in value]
        return translate("list.mark").join(parts)
    key = f"{_ROOMS.get(name, name)}.{value}"
    if translate.has(key):
        return translate(key)
    text = str(value)
    if text in network:
        return name_of(network, text, translate)
    return translate.word(text) if name in WORD_FIELDS else text


def matter_name(network: Network, result: Result, translate: Translator) -> str:
    """Title of the issue, or of the draft."""
    issue = result.summary["issue"]
    if issue:
        return name_of(network, issue, translate)
    return result.summary["draft"] or translate("draft.untitled")
