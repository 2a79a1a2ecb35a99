"""The reader's language, and addresses that carry it."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from graph.fields import LANGUAGES

LANGUAGE_NAMES = {"en": "English", "zh-Hant": "繁體中文", "zh-Hans": "简体中文"}
# What browsers ask for, beside our own tags: region or script decide between the two.
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


# What every link of a page keeps of the address beside the language: the moment that is shown, and
# that the link was given for reading only, and whose names are hidden.
KEPT = ("as_of", "known", "read", "names")


def read_query(search: str | None) -> dict[str, str]:
    """Parameters of an address's query part; of a repeated one the last."""
    return dict(parse_qsl((search or "").lstrip("?"), keep_blank_values=False))


def address(path: str, language: str, **parameters: str | None) -> str:
    """Address of a page with its language and those parameters that are given."""
    given = {name: value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(given | {'lang': language})}"


def chosen_language(query: Mapping[str, str], accepted: str | None, default: str) -> str:
    """Language of a reader: the address's, else the browser's first known, else the default.

    Parameters
    ----------
    query
        The address's parameters.
    accepted
        The request's ``Accept-Language``.
    default
        Language of the settings.
    """
    asked = query.get("lang", "").replace("_", "-").lower()
    for tag in LANGUAGES:
        if tag.lower() == asked:
            return tag
    for part in (accepted or "").split(","):
        known = _known(part.split(";")[0].strip().lower())
        if known:
            return known
    return default


def _known(tag: str) -> str | None:
    if tag.startswith(_TRADITIONAL):
        return "zh-Hant"
    if tag.startswith("zh"):
        return "zh-Hans"
    return "en" if tag.startswith("en") else None
