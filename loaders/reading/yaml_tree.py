"""YAML as a tree, by the safe loader alone; every scalar but null stays the text it was written as.

Read as YAML 1.1 would, ``007`` were the number 7 and ``no`` were false. What a file could do harm
with is refused before anything is built: tags that name types of objects, and aliases, of which a
few lines can make billions of nodes.
"""

from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # built without libyaml: the same loader, slower
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

from graph.causes import known_cause
from graph.messages import UserError, message
from loaders.limits import MAX_DEPTH
from loaders.reading.json_tree import check_tree, too_deep

# libyaml since 0.2.5 scans ahead and stops at a depth of its own, before any event reaches us.
_TOO_DEEP = "maximum nesting depth"
_NULL = "tag:yaml.org,2002:null"
# The core types say nothing that a text would not; !!timestamp and the like are refused too.
_HARMLESS = tuple(f"tag:yaml.org,2002:{each}" for each in ("str", "seq", "map"))


class _TextLoader(_SafeLoader):
    """The safe loader, which resolves null and leaves all other scalars as text."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that stands twice: one of its values would be lost."""
        names = set[str]()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in names:
                why = f"the key {key.value[:80]!r} stands twice"
                raise yaml.constructor.ConstructorError(None, None, why, key.start_mark)
            names.add(str(key.value))
        return super().construct_mapping(node, deep=deep)


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == _NULL]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(text: str, file: str) -> Any:
    """Tree of dicts, lists, texts and None; several documents in one file are a list.

    Raises
    ------
    UserError
        It is no YAML, is nested too deep, or holds tags, aliases or keys that are no text.
    """
    try:
        _check(text, file)
        loaded = list(yaml.load_all(text, Loader=_TextLoader))
    except yaml.YAMLError as error:
        if _TOO_DEEP in str(getattr(error, "problem", "")):
            raise too_deep(file) from None
        raise _refused("load.yaml", file, error) from None
    root = loaded[0] if len(loaded) == 1 else loaded
    check_tree(root, file, surrogates="\\ud" in text.casefold())
    return _with_text_keys(root)


def _check(text: str, file: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _at("load.yaml.alias", file, event, str(event.anchor))
        tag = getattr(event, "tag", None)
        if tag and tag != "!" and tag not in _HARMLESS:
            raise _at("load.yaml.tag", file, event, tag)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise too_deep(file)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _with_text_keys(node: Any) -> Any:
    """Tree whose keys are texts: a null key reads as an empty one."""
    if isinstance(node, dict):
        return {
            "" if key is None else str(key): _with_text_keys(each) for key, each in node.items()
        }
    return [_with_text_keys(each) for each in node] if isinstance(node, list) else node


def _at(key: str, file: str, event: yaml.Event, name: str) -> UserError:
    line = event.start_mark.line + 1 if event.start_mark else 1
    return UserError(message(key, file=file, line=line, name=name[:80]), message(f"{key}.remedy"))


def _refused(key: str, file: str, error: yaml.YAMLError) -> UserError:
    mark = getattr(error, "problem_mark", None)
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__
    line = mark.line + 1 if mark else 1
    return UserError(
        message(key, file=file, line=line, why=known_cause(str(why))), message(f"{key}.remedy")
    )
