"""The preview of a mapping says the words of the data in the reader's language."""

import json

from plotly.utils import PlotlyJSONEncoder

from dashboard.pages._mapping_parts import preview


def test_a_role_is_said_in_the_readers_language_and_a_further_column_as_it_is(context):
    table = {
        "table": "involvements",
        "fields": ["issue", "role", "since"],
        "further": ["Colour"],
        "rows": [["A-1", "approve", "2024-13", "approve"], ["A-2", None, "03/04/2024", None]],
    }
    drawn = preview([table], [], context().translator("zh-Hant"))
    said = json.dumps(drawn, cls=PlotlyJSONEncoder, ensure_ascii=False)
    assert said.count("核定") == 1
    assert said.count("approve") == 1
    assert "2024-13" in said
    assert "03/04/2024" in said
