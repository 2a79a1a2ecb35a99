"""What is said below every picture that leaves the app: its day and its source."""

from datetime import date

from graph.moments import Moment
from graph.texts import Translator


def as_of_line(moment: Moment | None, translate: Translator) -> str | None:
    """The moment of the past that is shown, in a sentence; None for today."""
    if moment is None:
        return None
    key = "known" if moment.known_now else "then"
    return translate(f"picture.as_of.{key}", day=moment.day, number=moment.revision)


def made_line(version: int, translate: Translator) -> str:
    """When it was drawn, and from which data version."""
    return translate("picture.made", day=date.today().isoformat(), number=version)
