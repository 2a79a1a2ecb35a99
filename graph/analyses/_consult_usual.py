"""That a party is asked often or has been active, said as the figures have it."""

from datetime import timedelta

from graph.analyses._base import Reason
from graph.analyses._consult_ground import SHOWN, Ground, Rows
from graph.messages import message

LATELY = timedelta(days=365)  # before the day of the answer


def usual_reason(ground: Ground, party: str, points: float) -> Reason:
    """On how many of the other matters it was asked; lately, and oftener than it led, where so."""
    asked = ground.took("popular", party)
    is_asked = bool(len(asked))
    latest = ground.latest(asked if is_asked else ground.took("known", party))
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
        last=ground.last(issues),
        led=led,
        points=points,
    )
    return Reason(kind="precedent", text=text, records=(*issues, party))


def _led(ground: Ground, party: str, asked: Rows) -> int:
    """Other matters that it led or shared the lead of."""
    leads, authors = (ground.tied(name, party).tolist() for name in ("leads", "authors"))
    shares_lead = {*ground.took("known", party).tolist()}.difference(asked.tolist(), authors)
    return len(shares_lead.union(leads))


def _is_lately(ground: Ground, row: int) -> bool:
    day = ground.history.matters[ground.found.index.issues[row]].day
    return day is not None and ground.day - day <= LATELY
