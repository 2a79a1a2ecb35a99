"""Bad input on the page: every part is drawn, no figure is no number, and the trouble is said."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.context import Context
from dashboard.pages import negotiate
from dashboard.pages._base import View


def at(party: str, *figures: float | None, **more: Any) -> dict[str, Any]:
    kind = {"issue": "road", "party_kind": "department", "party": party}
    known = dict(zip(("position", "salience", "power"), figures, strict=False))
    return kind | known | more


CASES = {
    "out of range": ([at("works", 120.0, 0.5, 0.5), at("parks", 60.0, 0.5, 0.5)], "Position"),
    "no salience": ([at("works", 20.0, None, 0.5), at("parks", 60.0, 0.5, 0.5)], "without Works"),
    "no power": ([at("works", 20.0, 0.5), at("parks", 60.0, 0.5, 0.5)], "without Works"),
    "twice": ([at("works", 20.0, 0.5, 0.5), at("works", 80.0, 0.5, 0.5)], "more than once"),
    "one party": ([at("works", 20.0, 0.5, 0.5)], "one party alone"),
    "one point": ([at(p, 20.0, 0.5, 0.5) for p in ("works", "parks")], "nothing to negotiate"),
    "powerless": ([at(p, 20.0, 0.5, 0.0) for p in ("works", "parks")], "no outcome"),
    "bottom lines": (
        [
            at("works", 20.0, 0.5, 0.5, bottom_line=30.0),
            at("parks", 90.0, 0.5, 0.5, bottom_line=70.0),
        ],
        "contradict each other",
    ),
    "namesakes": ([at("north"), at("south"), at("works", 1.0, 1.0, 1.0)], "Office (north)"),
}


@pytest.mark.parametrize("case", CASES)
def test_every_part_is_drawn_and_the_trouble_is_said(context: Callable[..., Context], case: str):
    stands, expected = CASES[case]
    departments = [{"id": each, "name": "Office"} for each in ("north", "south")]
    departments += [{"id": each, "name": each.title()} for each in ("works", "parks")]
    made = context(
        departments=departments, issues=[{"id": "road", "title": "Road"}], positions=stands
    )
    for issue in ("", "issue:road"):
        for part in negotiate._PARTS:
            query = {"part": part, "issue": issue}
            view = View(translate=made.translator("en"), query=query, scheme="light", context=made)
            drawn = negotiate.layout(view)
            text = json.dumps(drawn, cls=PlotlyJSONEncoder, ensure_ascii=False)
            assert not any(word in text for word in ("NaN", "Infinity", ">nan<"))
            if part != "entry":
                assert expected in text
