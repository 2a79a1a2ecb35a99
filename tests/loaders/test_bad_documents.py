"""Documents that could do harm or are broken: refused in words, and nothing is written."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from graph.messages import UserError
from graph.texts import translator
from loaders.reading import document

LOCALES = Path(__file__).parents[2] / "loaders" / "locales"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE gexf [<!ENTITY l0 "lol">{}]><gexf>&l9;</gexf>'
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE gexf [<!ENTITY x SYSTEM "file:///etc/passwd">]><gexf>&x;</gexf>'
)
ALIASES = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
DEEP = 200_000


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("bomb.gexf", DOCTYPE.format(LAUGHS), "load.xml.type"),
        ("reach.graphml", EXTERNAL, "load.xml.type"),
        ("dtd.graphml", '<!DOCTYPE graphml SYSTEM "http://x/y.dtd"><graphml/>', "load.xml.type"),
        ("cut.gexf", "<gexf><graph>", "load.xml"),
        ("empty.gexf", "", "load.empty"),
        ("deep.gexf", "<a>" * DEEP, "load.limit.depth"),
        ("charset.gexf", '<?xml version="1.0" encoding="klingon"?><gexf/>', "load.encoding.wrong"),
        ("deep.json", "[" * DEEP, "load.limit.depth"),
        ("rather_deep.json", "[" * 100 + "]" * 100, "load.limit.depth"),
        ("cut.json", '{"departments": [{"id": "a"', "load.json"),
        ("empty.json", "", "load.empty"),
        ("twice.json", '{"departments": [{"id": "a", "id": "b"}]}', "load.json.doubled"),
        ("half.json", '{"departments": [{"id": "\\ud83d"}]}', "load.json.half"),
        ("half_key.json", '{"departments": [{"id": "a", "\\uD83D": "b"}]}', "load.json.half"),
        ("nul.json", '{"departments": [{"id": "a\0"}]}', "load.binary"),
        ("object.yaml", "a: !!python/object/apply:os.system [ls]\n", "load.yaml.tag"),
        ("own.yaml", "a: !thing 1\n", "load.yaml.tag"),
        ("aliases.yaml", ALIASES, "load.yaml.alias"),
        ("loop.yaml", "&a [*a]\n", "load.yaml.alias"),
        ("deep.yaml", "[" * 5_000, "load.limit.depth"),
        ("rather_deep.yaml", "[" * 100 + "]" * 100, "load.limit.depth"),
        ("cut.yaml", "departments: [{id: a", "load.yaml"),
        ("twice.yaml", "departments:\n- id: a\n  id: b\n", "load.yaml"),
        ("complex.yaml", "? [a, b]\n: c\n", "load.yaml"),
        ("strange.json", '{"weather": 1}', "load.unrecognised"),
        ("number.json", "7", "load.unrecognised"),
        ("strange.gexf", "<strange/>", "load.unrecognised"),
        ("empty.yaml", "", "load.empty"),
    ],
)
def test_a_document_that_could_do_harm_is_refused(
    tmp_path: Path, bring: Any, memory: Any, name: str, content: str, key: str
) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    started = time.monotonic()
    with pytest.raises(UserError) as raised:
        bring(path)
    assert time.monotonic() - started < 5
    assert raised.value.reason.key == key
    for language in ("en", "zh-Hant", "zh-Hans"):
        translate = translator(language, LOCALES)
        assert translate.say(raised.value.reason)
        assert translate.say(raised.value.remedy)
    assert memory.version() == 0


def test_a_document_beyond_the_limit_is_refused_before_it_is_parsed(
    tmp_path: Path, bring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "MAX_DOCUMENT_BYTES", 10)
    path = tmp_path / "large.json"
    path.write_text(json.dumps({"departments": []}), "utf-8")
    with pytest.raises(UserError) as raised:
        bring(path)
    assert raised.value.reason.key == "load.limit.size"


def test_a_control_character_in_a_record_rejects_its_row(tmp_path: Path, bring: Any) -> None:
    path = tmp_path / "register.json"
    path.write_text('{"departments": [{"id": "a\\u0000"}, {"id": "b"}]}', "utf-8")
    report = bring(path)
    assert [(e.reason.key, e.place.row) for e in report.errors] == [("load.value.control", 2)]


def test_odd_shapes_of_known_documents_do_no_harm(tmp_path: Path, bring: Any) -> None:
    path = tmp_path / "odd.json"
    odd = {"elements": [1, None, {"id": {"a": 1}}, {"attributes": 3}], "connections": ["x", {}]}
    path.write_text(json.dumps(odd | {"maps": [{"elements": [{"position": 1}]}]}), "utf-8")
    report = bring(path)
    assert not report.written
    assert report.counts["influences"].rejected == 2
