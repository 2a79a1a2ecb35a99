"""What an annotated copy says of a problem."""

from graph.messages import Problem
from graph.texts import Translator


def said(problem: Problem, translate: Translator) -> str:
    """What is said of a problem where it stands: the column it is about, reason, remedy."""
    column = problem.place.column
    told = translate.advice(problem)
    return translate("problem.placed", place=column, said=told) if column else told
