"""What an analysis is, and the few shapes its result may have.

Pages, command line, exports and briefs read the same :class:`Result`, so their numbers agree.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.messages import Message
from graph.projections import Network, name_of
from graph.texts import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A setting of an analysis: form field, command-line option and documentation at once.

    Its label and help are the texts ``parameter.<analysis>.<name>`` and the same with ``.help``;
    what several analyses take alike may stand under ``parameter.any.<name>`` instead.
    """

    name: str
    type: type
    default: object = None
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()  # kinds of node whose reference ("issue:A1") is asked for


def parameter_text(analysis: str, name: str, translate: Translator) -> str:
    """Key of a parameter's label; its help is the same with ``.help``."""
    own = f"parameter.{analysis}.{name}"
    return own if translate.has(own) else f"parameter.any.{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a row stands where it does.

    Parameters
    ----------
    kind
        rule, role, path, precedent, position, membership, measure or assumption; record (what was
        written down of a round), order (who waits for whom) or cover (who speaks for whom).
    text
        The reason in words.
    records
        References of the records it rests on, such as ``issue:A1`` or ``rule:R3``; a path lists
        them in order.
    """

    kind: str
    text: Message
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a ranking.

    Parameters
    ----------
    ref
        Reference of the node the row is about.
    score
        What the rows are ranked by; None where unknown.
    facts
        Further columns, JSON values and texts of records (:class:`graph.messages.Named`) only;
        ``tier`` and ``role`` of a consultation stand here.
    kind
        What the row is, where it is not the node itself but something about it, such as
        ``exchange``.
    """

    ref: str
    score: float | None
    reasons: tuple[Reason, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an analysis answers.

    Parameters
    ----------
    summary
        Figures about the whole, JSON values and texts of records only.
    rows
        The answer, in order of rank.
    matrices
        Square tables by name: labels (references) and values, None where unknown.
    warnings
        What is unknown, assumed or left out, to be shown beside the answer.
    """

    summary: Mapping[str, Any]
    rows: tuple[Row, ...] = ()
    matrices: Mapping[str, "Matrix"] = field(default_factory=dict)
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A square table between nodes: ``values[i][j]`` is about ``labels[i]`` and ``labels[j]``."""

    labels: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A question the product answers: its parameters and the function that answers it.

    Its title and help are the texts ``analysis.<id>`` and ``analysis.<id>.help``.
    """

    id: str
    parameters: tuple[Parameter, ...]
    run: Callable[[Network, Mapping[str, Any]], Result]

    def defaults(self) -> dict[str, Any]:
        """Every parameter with its default."""
        return {parameter.name: parameter.default for parameter in self.parameters}

    def answer(self, network: Network, **parameters: Any) -> Result:
        """Run with defaults for what is not given; an unknown parameter is a TypeError."""
        unknown = sorted(set(parameters) - set(self.defaults()))
        if unknown:
            raise TypeError(f"{self.id} has no parameter {', '.join(unknown)}")
        return self.run(network, self.defaults() | parameters)


def as_json(
    analysis: Analysis,
    network: Network,
    parameters: Mapping[str, Any],
    result: Result,
    translate: Translator,
) -> dict[str, Any]:
    """Return the result as the JSON of ``--json``: analysis, version, parameters, summary, rows."""
    return {
        "analysis": analysis.id,
        "version": network.graph["version"],
        "parameters": dict(parameters),
        "summary": translate.fact(result.summary),
        "rows": [_row_as_json(row, network, translate) for row in result.rows],
        "matrices": {
            name: {"labels": list(matrix.labels), "values": [list(row) for row in matrix.values]}
            for name, matrix in result.matrices.items()
        },
        "warnings": [translate.say(warning) for warning in result.warnings],
    }


def _row_as_json(row: Row, network: Network, translate: Translator) -> dict[str, Any]:
    node = network.nodes[row.ref]
    return {
        "id": node["id"],
        "kind": row.kind or node["kind"],
        "name": name_of(network, row.ref, translate),
        "score": row.score,
        **translate.fact(row.facts),
        "reasons": [
            {"kind": each.kind, "text": translate.say(each.text), "records": list(each.records)}
            for each in row.reasons
        ],
    }
