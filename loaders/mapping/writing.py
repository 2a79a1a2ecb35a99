"""A mapping to the text of its file, which reads back as the same mapping."""

from collections.abc import Mapping as Dict
from dataclasses import fields
from typing import Any

import yaml

from loaders.mapping import keys
from loaders.mapping.model import Mapping, Rule, Skip, Value

_DEFAULTS = {each.name: each.default for each in fields(Value)}


class _Inline(dict[str, Any]):
    """A small object that stands in one line."""


class _Dumper(yaml.SafeDumper):
    """Writes small objects in one line, and never an alias, which reading refuses."""

    def ignore_aliases(self, data: object) -> bool:
        """Say that nothing is written as an alias."""
        return True


_Dumper.add_representer(
    _Inline,
    lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True),
)


def mapping_text(mapping: Mapping) -> str:
    """Text of a mapping, in YAML."""
    root: dict[str, Any] = {"mapping": int(keys.VERSION), "name": mapping.name}
    if mapping.note:
        root["note"] = mapping.note
    root["signature"] = {"kind": str(mapping.signature.kind), "has": list(mapping.signature.has)}
    if mapping.ignore:
        root["ignore"] = list(mapping.ignore)
    if mapping.named:
        root["named"] = {name: _ways(values) for name, values in mapping.named}
    if mapping.skip:
        root["skip"] = [_skip(each) for each in mapping.skip]
    root["tables"] = [_rule(each) for each in mapping.rules]
    return yaml.dump(root, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def _rule(rule: Rule) -> dict[str, Any]:
    said: dict[str, Any] = {"table": rule.table}
    for key in ("files", "sheet", "fill_down"):
        if getattr(rule, key):
            said[key] = list(getattr(rule, key))
    said |= {key: getattr(rule, key) for key in ("each", "split") if getattr(rule, key)}
    facts: Dict[str, bool | None] = {
        "inherit": rule.inherit or None,
        "once": rule.once or None,
        "further": rule.further,
    }
    said |= {key: "yes" if fact else "no" for key, fact in facts.items() if fact is not None}
    if rule.skip:
        said["skip"] = [_skip(each) for each in rule.skip]
    said["fields"] = {name: _ways(values) for name, values in rule.fields}
    return said


def _skip(skip: Skip) -> _Inline:
    said = _Inline({"from": skip.source})
    if skip.texts:
        said["is"] = list(skip.texts)
    if skip.pattern is not None:
        said["pattern"] = skip.pattern
    if skip.empty:
        said["empty"] = "yes"
    return said


def _ways(values: tuple[Value, ...]) -> Any:
    ways = [_value(each) for each in values]
    return ways[0] if len(ways) == 1 else ways


def _value(value: Value) -> Any:
    said = _Inline()
    for key in keys.VALUE:
        if key == "from":
            if value.sources:
                said[key] = value.sources[0] if len(value.sources) == 1 else list(value.sources)
        elif key == "words":
            if value.words:
                said[key] = _Inline(value.words)
        elif getattr(value, key) != _DEFAULTS[key]:
            said[key] = getattr(value, key)
    return said["from"] if list(said) == ["from"] and len(value.sources) == 1 else said
