"""What a load asks: a card per question with its choices and what each would do."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from graph.questions import Option, Question
from graph.texts import Translator

ANSWER = "import-answer"  # type of the choices; their ``at`` is the place among the questions
QUESTIONS, ASKED, ANSWERS, APPLY = (
    "import-questions",
    "import-asked",
    "import-answers",
    "import-apply",
)
CHOSEN = {"type": ANSWER, "at": ALL}
TOGETHER = "import-together"  # type of the buttons that answer all names at once
_SAME, _APART = "same", "apart"
_Asked = Sequence[Mapping[str, Any]]
_FOLDED_FROM = 4  # so many offers are folded away: nothing waits for them


def cards(questions: Sequence[Question], translate: Translator) -> Component | None:
    """Cards of the questions that must be answered, then of the offers."""
    numbered = list(enumerate(questions))
    required = [_card(at, each, translate) for at, each in numbered if each.required]
    offers = [_card(at, each, translate) for at, each in numbered if not each.required]
    if not questions:
        return None
    parts: list[Component | None] = []
    if required:
        parts += [html.H3(translate("view.import.questions", count=len(required)))]
        parts += [_together(translate) if sum(map(_is_bulk, questions)) > 1 else None, *required]
    if offers:
        title = translate("view.import.offers", count=len(offers))
        opened = len(offers) < _FOLDED_FROM or any(each.answer for each in questions)
        parts.append(
            html.Details([html.Summary(title), html.Div(offers, className="stack")], open=opened)
        )
    return html.Div(parts, className="stack import-questions")


def _is_bulk(question: Question) -> bool:
    """Whether it can be answered together with others of its kind."""
    return question.required and {_SAME, _APART} <= {each.value for each in question.options}


def _together(translate: Translator) -> Component:
    buttons = [
        dmc.Button(
            translate(f"view.import.together.{value}"),
            id={"type": TOGETHER, "value": value},
            variant="light",
            size="compact-sm",
        )
        for value in (_SAME, _APART)
    ]
    return html.Div([html.Span(translate("view.import.together")), *buttons], className="buttons")


def _card(at: int, question: Question, translate: Translator) -> Component:
    place = translate("list.mark").join(
        translate(f"place.{part}", value=value)
        for part in ("file", "sheet", "row", "column")
        if (value := getattr(question.place, part)) is not None
    )
    choices = dmc.RadioGroup(
        dmc.Stack([_choice(each, translate) for each in question.options], gap="xs", mt="xs"),
        id={"type": ANSWER, "at": at},
        label=translate.say(question.reason),
        description=place,
        value=question.answer,
    )
    return dmc.Paper(choices, withBorder=True, p="sm", className="question")


def _choice(option: Option, translate: Translator) -> Component:
    preview = [html.Div(translate.say(each)) for each in option.preview]
    return dmc.Radio(
        label=translate.say(option.label), value=option.value, description=preview or None
    )


def asked_of(questions: Sequence[Question]) -> list[dict[str, Any]]:
    """What the page keeps of the questions, in the order of their cards."""
    return [{"id": each.id, "bulk": _is_bulk(each)} for each in questions]


def chosen(asked: _Asked, values: Sequence[str | None]) -> dict[str, str]:
    """Answers by question, of those that are answered."""
    return {each["id"]: value for each, value in zip(asked, values, strict=False) if value}


def register(app: Dash, actions: str) -> None:
    """While a choice is not yet tried out, it cannot be loaded: only what was shown is written.

    Parameters
    ----------
    actions
        Id of the part with the buttons that load.
    """

    @app.callback(
        Output(APPLY, "hidden"),
        Output(actions, "hidden", allow_duplicate=True),
        Input(CHOSEN, "value"),
        State(ASKED, "data"),
        State(ANSWERS, "data"),
        prevent_initial_call=True,
    )
    def follow(
        values: list[str | None], asked: _Asked | None, answers: Mapping[str, Any] | None
    ) -> tuple[bool, bool]:
        known = {each["id"] for each in asked or []}
        before = {key: value for key, value in (answers or {}).items() if key in known}
        tried = chosen(asked or [], values) == before
        return tried, not tried

    @app.callback(
        Output(CHOSEN, "value"),
        Input({"type": TOGETHER, "value": ALL}, "n_clicks"),
        State(CHOSEN, "value"),
        State(ASKED, "data"),
        prevent_initial_call=True,
    )
    def answer_together(
        clicks: list[int | None], values: list[str | None], asked: _Asked | None
    ) -> Any:
        if not any(clicks) or not asked:
            return [no_update] * len(values)
        given = ctx.triggered_id["value"]
        return [
            given if each["bulk"] and not value else value
            for each, value in zip(asked, values, strict=True)
        ]
