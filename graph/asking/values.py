"""Values of a field that a phrase names: as written, in another language, or spelt almost so."""

from collections.abc import Iterator

from graph.asking.misspelt import is_slip
from graph.asking.tokens import values_of
from graph.projections import Network
from graph.spelling import fold
from graph.texts import sayings

_OFFERED = 4


def value_meant(network: Network, field: str, text: str) -> str | None:
    """The value that is said so in any language, else one that holds the text; None for none."""
    wanted = fold(text)
    said = [(value, fold(each)) for value, each in _said(network, field)]
    same = (value for value, each in said if each == wanted)
    within = (value for value, each in said if wanted in each)
    return next(same, None) or next(within, None)


def values_near(network: Network, field: str, text: str) -> dict[str, str]:
    """Values one slip away, the usual ones first, each as it is said in the text's language."""
    found: dict[str, str] = {}
    for value, each in _said(network, field):
        if is_slip(fold(text), fold(each)):
            found.setdefault(value, each)
    return dict(list(found.items())[:_OFFERED])


def _said(network: Network, field: str) -> Iterator[tuple[str, str]]:
    for value in values_of(network, field):
        yield from ((value, each) for each in sayings(value))
