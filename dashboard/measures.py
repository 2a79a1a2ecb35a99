"""The measures that the pages show, with the text that explains each: ``help.<measure>``.

A title is the text that stands over the figures on its page, so that the two cannot differ.
"""

from collections.abc import Mapping

_LOAD = "view.workload.column.{}"
_WEB = "view.workload.measure.{}"
_QUEUE = "view.workload.queue.{}"
_SIDE = "view.negotiate.{}"
_STAND = "view.negotiate.column.{}"
_ACTOR = "view.negotiate.actor.{}"
_SOLUTION = "view.negotiate.solution.{}"


def _named(pattern: str, *names: str) -> dict[str, str]:
    return {name: pattern.format(name) for name in names}


_CONSULT = {
    "points": "measure.points",
    "raci": "measure.raci",
    "step": "view.consult.column.step",
    "deadline": "view.consult.column.deadline",
    "standing": "measure.standing",
    "slack": "view.consult.order.column.slack",
    "lost": "measure.lost",
    "recall": "measure.recall",
}
_WORKLOAD = {
    **_named(_LOAD, "load", "capacity", "utilisation", "open_issues", "overdue_issues"),
    **_named(_LOAD, "unknown_effort_issues", "waiting", "betweenness"),
    "undated": "view.workload.undated",
    **_named(_WEB, "contacts", "constraint", "effective_size", "coordinator", "gatekeeper"),
    **_named(_WEB, "itinerant", "liaison"),
    **_named(_QUEUE, "arrivals", "effort", "servers", "offered", "occupancy"),
    **_named(_QUEUE, "waits", "wait_days"),
    "peak": "measure.peak",
    **_named("view.workload.relief.{}", "gain", "handing"),
}
_NEGOTIATE = {
    **_named(_STAND, "position", "salience", "power", "confidence", "bottom_line", "distance"),
    **_named(_SIDE, "outcome", "range", "median", "contested"),
    "trade_gain": "view.negotiate.trade.gain",
    "advantage": "view.negotiate.logrolling.advantage",
    **_named(_SOLUTION, "nash", "kalai_smorodinsky", "egalitarian", "utilitarian"),
    **_named(_SIDE, "convergence", "divergence"),
    "camps": "measure.camps",
    "balance": "measure.balance",
    **_named(_ACTOR, "influence", "dependence", "strength", "net_influence"),
    **_named(_ACTOR, "mobilisation", "ambivalence"),
    "shift": "view.negotiate.ask.shift",
    **_named("view.negotiate.voting.{}", "shapley", "banzhaf"),
    "veto": "view.negotiate.voting.veto_column",
}
_ATTENTION = (
    *("over_capacity", "overdue", "unanswered", "without_lead", "cycles", "sole_approvers"),
    *("brokers", "growing", "contested", "ask_first"),
)
# Page -> measure -> key of its title.
MEASURES: Mapping[str, Mapping[str, str]] = {
    "overview": {f"attention_{name}": f"view.overview.{name}" for name in _ATTENTION},
    "consult": _CONSULT,
    "workload": _WORKLOAD,
    "negotiate": _NEGOTIATE,
}
TITLES: Mapping[str, str] = {name: key for each in MEASURES.values() for name, key in each.items()}
EXPLANATION = "help.{}"


def explanation_key(measure: str) -> str:
    """Key of the text that explains a measure.

    Raises
    ------
    KeyError
        There is no such measure.
    """
    if measure not in TITLES:
        raise KeyError(measure)
    return EXPLANATION.format(measure)
