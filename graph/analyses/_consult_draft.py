"""The matter that is asked about: an issue, or a draft typed in before it exists."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from graph.analyses._base import Parameter
from graph.analyses._consult_history import history_of
from graph.analyses._consult_matter import Matter, split_topics, topics, words
from graph.analyses._consult_words import kind_meant
from graph.fields import LIST_MARK
from graph.messages import UserError, message
from graph.projections import Network
from graph.reading import resolve
from graph.texts import words_saying

_TEXTS = ("title", "topics", "kind", "lead", "depends_on", "authors", "priority")

DESCRIBES = ("issue", *_TEXTS)  # parameters of which one at least is wanted
# What can be asked about; every analysis of a consultation takes these.
MATTER_PARAMETERS = (
    Parameter(name="issue", type=str, refers_to=("issue",)),
    Parameter(name="title", type=str),
    Parameter(name="topics", type=tuple),
    Parameter(name="kind", type=str),
    Parameter(name="lead", type=str, refers_to=("department", "person")),
    Parameter(name="depends_on", type=tuple, refers_to=("issue", "department")),
    Parameter(name="authors", type=tuple, refers_to=("person", "department")),
    Parameter(name="priority", type=str),
    Parameter(name="today", type=date),
)


def matter_asked(network: Network, parameters: Mapping[str, Any]) -> Matter:
    """The issue that the parameters name, else the draft that they describe.

    Raises
    ------
    UserError
        Neither is given, or both are, or something named is not in the register.
    """
    said = [name for name in _TEXTS if _is_said(parameters.get(name))]
    if not parameters.get("issue"):
        if not said:
            raise UserError(message("consult.nothing"), message("consult.nothing.remedy"))
        return _draft(network, parameters)
    if said:
        raise UserError(message("consult.both"), message("consult.both.remedy"))
    return history_of(network).matters[resolve(network, str(parameters["issue"]), "issue")]


def _is_said(value: Any) -> bool:
    """Whether anything is given; blanks say nothing."""
    return bool(value.strip() if isinstance(value, str) else value)


def _draft(network: Network, parameters: Mapping[str, Any]) -> Matter:
    lead = parameters.get("lead")
    needs = tuple(
        resolve(network, str(each), "issue", "department")
        for each in parameters.get("depends_on") or ()
    )
    return Matter(
        kind=kind_meant(network, parameters.get("kind")),
        topics=_topics(parameters.get("topics") or ()),
        words=frozenset(words(str(parameters.get("title") or ""))),
        leads=(resolve(network, str(lead), "department", "person"),) if lead else (),
        authors=tuple(
            resolve(network, str(each), "person", "department")
            for each in parameters.get("authors") or ()
        ),
        links=frozenset(each for each in needs if each.startswith("issue:")),
        needs=tuple(dict.fromkeys(needs)),
        priority=parameters.get("priority") or None,
        title=str(parameters.get("title") or ""),
    )


def _topics(said: Iterable[object]) -> frozenset[str]:
    """Topics as they are compared; those said in a language also as the word they stand for."""
    typed = LIST_MARK.join(map(_marked, said))
    meant = (word for each in typed.split(LIST_MARK) for word in words_saying(each))
    return topics(typed) | topics(LIST_MARK.join(meant))


def topics_typed(said: Iterable[object]) -> tuple[str, ...]:
    """Topics of a draft one by one, as they were typed."""
    listed = split_topics(LIST_MARK.join(map(_marked, said)))
    return tuple(dict.fromkeys(each.strip() for each in listed if each.strip()))


def _marked(text: object) -> str:
    """Topics as people type them: a comma parts them too."""
    return str(text).replace(",", LIST_MARK).replace("，", LIST_MARK)
