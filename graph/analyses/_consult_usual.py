"""That a party is asked often or has been active, said as the figures have it."""

from datetime import timedelta

from graph.analyses._base import Reason
from graph.analyses._consult_ground import SHOWN, Ground
from graph.analyses._rank_index import Vector
from graph.messages import message

LATELY = timedelta(days=365)  # before the day of the answer


def usual_reason(ground: Ground, party: str, points: float) -> Reason:
    """On how many of the other matters it was asked; lately, and oftener than it led, where so."""
    asked = ground.took_part("popular", party)
    is_asked = bool(asked.any())
    latest = ground.rows(asked if is_asked else ground.took_part("known", party))
    led = _led(ground, party, asked)
    key = "consult.usual" if is_asked else "consult.usual.near"
    if latest and _is_lately(ground, latest[0]):
        key += ".lately"
    if is_asked and len(latest) > led > 0:
        key += ".oftener"
    issues = ground.issues(latest[:SHOWN])
    text = message(
        key,
        count=len(latest),
        total=int(ground.known.sum()),
        last=ground.opened(issues[0]) if issues else message("consult.undated"),
        led=led,
        points=points,
    )
    return Reason(kind="precedent", text=text, records=(*issues, party))


def _led(ground: Ground, party: str, asked: Vector) -> int:
    """Other matters that it led or shared the lead of."""
    leads, authors = (ground.tied(name, party) for name in ("leads", "authors"))
    shares_lead = (ground.took_part("known", party) > 0) & (asked == 0) & (authors == 0)
    return int(((leads > 0) | shares_lead).sum())


def _is_lately(ground: Ground, row: int) -> bool:
    day = ground.history.matters[ground.found.index.issues[row]].day
    return day is not None and ground.day - day <= LATELY
