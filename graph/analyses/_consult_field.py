"""That a matter lies in the field of a unit: by words of its name or task, or by what it leads."""

from collections.abc import Iterator

import numpy as np

from graph.analyses._base import Reason
from graph.analyses._consult_ground import Ground
from graph.analyses._consult_likeness import (
    HIDDEN,
    IN_BRACKETS,
    TOLD,
    common_words,
    elsewhere,
    likeness,
    readable,
)
from graph.analyses._rank_incidence import words_of
from graph.analyses._rank_index import Vector
from graph.fields import LANGUAGES
from graph.messages import Message, PerLanguage, message
from graph.reading import compared, named, units_below

Fit = tuple[str, dict[str, object], tuple[str, ...]]  # how it fits, what is said of it, records

_KINDS = ("mandate", "leads_alike", "mandate_member", "field")


def field_reason(ground: Ground, party: str, points: float) -> Reason:
    """What gives most is told: its own field, that of its unit, or that of a unit it works for."""
    kind = max(_KINDS, key=lambda each: ground.gained(each, party))
    unit, count = _unit(ground, party, kind)
    fit = _fit(ground, unit, party, kind)
    if fit is None:
        text = message("consult.field.near", points=points)
        return Reason(kind="measure", text=text, records=(party,))
    name, said, records = fit
    frame = "" if unit == party else ".worked" if kind == "field" else ".member"
    text = message(
        f"consult.field{frame}.{name}",
        unit=named(ground.network, unit),
        matters=count,
        points=points,
        **said,
    )
    whose = () if unit == party else (unit,)
    return Reason(kind="measure", text=text, records=(*whose, *records, party))


def _unit(ground: Ground, party: str, kind: str) -> tuple[str, int]:
    """The unit whose field it is, and on how many matters that it leads the party was."""
    if kind == "mandate_member":
        units = [unit for unit in ground.units(party) if unit not in ground.matter.leads]
        return max(units, key=lambda unit: _strength(ground, unit), default=party), 0
    return _worked_for(ground, party) if kind == "field" else (party, 0)


def _strength(ground: Ground, unit: str) -> float:
    return max(ground.value("mandate", unit), ground.value("leads_alike", unit))


def _worked_for(ground: Ground, party: str) -> tuple[str, int]:
    """The unit beside the leads whose field it is, weighed by the share of its matters."""
    index, values = ground.found.index, ground.found.evidence.values
    fits = np.maximum(values["mandate"], values["leads_alike"])
    fits[[index.column[lead] for lead in ground.matter.leads if lead in index.column]] = 0.0
    common = ground.company("leads", ground.took("known", party))
    shares = fits * common / (ground.led + 1)
    at = int(np.argmax(shares))
    return (index.parties[at], int(common[at])) if shares[at] > 0 else (party, 0)


def _fit(ground: Ground, unit: str, party: str, kind: str) -> Fit | None:
    """By which of the two a unit fits: that which weighs more where the kind does not say."""
    mandate, leads = ground.value("mandate", unit), ground.value("leads_alike", unit)
    by_words = kind == "mandate" or (kind != "leads_alike" and mandate >= leads)
    return _by_words(ground, unit) if by_words else _by_matters(ground, unit, party)


def _by_words(ground: Ground, unit: str) -> Fit | None:
    """Words of the title in a unit's name or task, else in the name of a unit below it."""
    if common := _shared(ground, unit, ("name", "note")):
        return "words", {"words": _readable(ground, unit, common)}, ()
    for below in _all_below(ground, unit):
        if common := _shared(ground, below, ("name",)):
            words, name = _readable(ground, below, common), named(ground.network, below)
            return "below", {"words": words, "below": name}, (below,)
    return None


def _shared(ground: Ground, unit: str, fields: tuple[str, ...]) -> list[str]:
    """Words of the title that stand in some texts of a unit."""
    record = compared(ground.network, unit)
    return common_words(ground, frozenset().union(*(words_of(record, each) for each in fields)))


def _readable(ground: Ground, unit: str, common: list[str]) -> PerLanguage | Message:
    """Words of this matter's title in the reader's language; a draft's as they were typed.

    Words of a name that is hidden are not told.
    """
    shown, ref = ground.network.nodes[unit]["record"], ground.matter.ref
    known = words_of(shown, "name") | words_of(shown, "note")
    common = [word for word in common if word in known]
    if not common:
        return message(HIDDEN)
    texts = [str(text) for column, text in shown.items() if column.startswith(("name", "note"))]
    if ref is None:
        typed = readable({"title": ground.matter.title}, common, LANGUAGES[0], texts)
        return PerLanguage(dict.fromkeys(LANGUAGES, typed or tuple(common[:TOLD])))
    record = ground.network.nodes[ref]["record"]
    return PerLanguage(
        {
            each: readable(record, common, each, texts)
            or elsewhere(record, common, IN_BRACKETS, texts)
            for each in LANGUAGES
        }
    )


def _all_below(ground: Ground, unit: str) -> Iterator[str]:
    """Units below a unit, the nearest first, each once."""
    seen, row = {unit}, [unit]
    while row:
        row = [each for one in row for each in units_below(ground.network, one)]
        row = [each for each in dict.fromkeys(row) if each not in seen]
        seen.update(row)
        yield from row


def _by_matters(ground: Ground, unit: str, party: str) -> Fit | None:
    """The matter led by a unit that resembles this one most."""
    rows = ground.tied("leads", unit)
    alike = _resembling(ground)[rows]
    if not alike.any():
        return None
    issue = ground.found.index.issues[rows[int(np.argmax(alike))]]
    said = {"issue": named(ground.network, issue), "likeness": likeness(ground, issue, party)}
    return "leads", said, (issue,)


def _resembling(ground: Ground) -> Vector:
    strands = ground.found.evidence.strands
    return np.asarray(strands["title"] + strands["linked"])
