"""Whatever the workload and the conflicts say by a name has words for that name."""

from typing import Any

import pytest

from graph.analyses._base import parameter_text
from graph.analyses.conflicts import ANALYSIS as CONFLICTS
from graph.analyses.workload import ANALYSIS as WORKLOAD
from graph.fields import LANGUAGES
from graph.texts import translator


def results(organisation: Any) -> list[tuple[Any, Any]]:
    network = organisation(
        departments=["a", "b"],
        issues=[{"id": "road", "owner": "a", "effort": 3}],
        positions=[
            {"issue": "road", "party": "a", "position": 0, "salience": 1, "power": 1},
            {"issue": "road", "party": "b", "position": 100, "salience": 1, "power": 1},
        ],
    )
    return [
        (WORKLOAD, WORKLOAD.answer(network)),
        (CONFLICTS, CONFLICTS.answer(network)),
        (CONFLICTS, CONFLICTS.answer(network, issue="issue:road")),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_figure_table_and_parameter_has_a_label(organisation, language):
    translate = translator(language)
    for analysis, result in results(organisation):
        keys = [f"summary.{analysis.id}.{name}" for name in result.summary]
        keys += [f"column.{name}" for row in result.rows for name in row.facts]
        keys += [f"matrix.{name}" for name in result.matrices]
        keys += [f"analysis.{analysis.id}", f"analysis.{analysis.id}.help"]
        for parameter in analysis.parameters:
            key = parameter_text(analysis.id, parameter.name, translate)
            keys += [key, f"{key}.help"]
        assert [key for key in keys if not translate.has(key)] == []
