"""What a reader asked on Explore, answered in words: how it was understood, or what was not."""

from dataclasses import replace

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.button_link import button_link
from dashboard.components.meant import called, offered
from dashboard.components.words import after_stop
from dashboard.pages.explore_set_links import set_links
from dashboard.views.asked import Asked
from dashboard.views.exploration import Exploration
from dashboard.views.set import Answer, answer, name_or_id
from graph.asking.examples import examples
from graph.asking.phrase import Choice, NotUnderstood
from graph.messages import UserError
from graph.projections import Network, name_of
from graph.reading import NotOne
from graph.texts import Translator

_NAMED = 3  # names of a title; more are counted


def title(network: Network, asked: Asked, translate: Translator) -> str:
    """Title of the picture of what is asked."""
    if asked.start and asked.end:
        first, last = (_names(network, each, translate) for each in (asked.start, asked.end))
        return translate("explore.ways", first=first, last=last)
    if asked.phrase:
        return translate("explore.ask.title", phrase=asked.phrase)
    nodes = asked.members or asked.start or asked.end
    return translate("explore.set.title", names=_names(network, nodes, translate))


def _names(network: Network, nodes: tuple[str, ...], translate: Translator) -> str:
    named = [name_or_id(network, node, translate) for node in nodes[:_NAMED]]
    said = translate("explore.list").join(named)
    more = len(nodes) - _NAMED
    return translate("explore.set.more", names=said, count=more) if more > 0 else said


def answered(network: Network, exploration: Exploration, translate: Translator) -> list[Component]:
    """The answer in words with what can be done with it; nothing where nothing is asked."""
    asked = exploration.asked
    if not asked:
        return []
    found = answer(network, asked)
    if found.refused:
        return _refusal(network, found.refused, exploration, translate)
    if not found.members:
        return _nothing(network, asked, found, exploration, translate)
    parts: list[Component] = [html.P(_counted(asked, found, translate), role="status")]
    parts += [html.P(translate.say(each), className="explore-told") for each in found.told]
    if asked.start and not asked.end:
        parts.append(html.P(translate("explore.ways.to_where"), className="explore-told"))
    parts += _steps(network, found, translate)
    links = set_links(network, found.members, exploration, translate, asked=_as_set(asked, found))
    parts.append(html.Div(links, className="actions explore-set-links"))
    return parts


def _nothing(
    network: Network, asked: Asked, found: Answer, exploration: Exploration, translate: Translator
) -> list[Component]:
    """What was looked for and not found, and what can be looked at instead."""
    key = "explore.ask.nothing" if asked.phrase else "explore.set.nothing"
    parts: list[Component] = [html.P(translate(key, phrase=asked.phrase or ""), role="status")]
    parts += [html.P(translate.say(each), className="explore-told") for each in found.told]
    if asked.phrase:
        less = "explore.ask.less.named" if found.beside else "explore.ask.less"
        parts.append(html.P(translate(less), className="explore-told"))
    named = [
        button_link(
            translate("explore.ask.around", name=name_of(network, node, translate)),
            Exploration(focus=node, look=exploration.look, other=exploration.other).href,
        )
        for node in found.beside
    ]
    if named:
        parts.append(html.Div(named, className="actions explore-set-links"))
    return [*parts, *_examples(network, exploration, translate)]


def _steps(network: Network, found: Answer, translate: Translator) -> list[Component]:
    """Every way with the records that its steps rest on."""
    if not found.ways:
        return []
    told = [
        html.Li(
            [
                html.Strong(" → ".join(name_of(network, node, translate) for node in way)),
                *(html.Div(translate.say(each), className="tie-facts") for each in steps),
            ]
        )
        for way, steps in zip(found.ways, found.steps, strict=True)
    ]
    listed = html.Ol(told, className="ties")
    summary = html.Summary(translate("explore.ways.steps"))
    return [html.Details([summary, listed], className="tie-group")]


def _as_set(asked: Asked, found: Answer) -> Asked:
    """What is asked as a set: the nodes of ways are one too."""
    if asked.phrase or asked.members:
        return asked
    return Asked(members=found.members)


def _counted(asked: Asked, found: Answer, translate: Translator) -> str:
    if asked.start and asked.end:
        steps = len(found.ways[0]) - 1 if found.ways else 0
        return translate("explore.ways.found", count=len(found.ways), steps=steps)
    if not found.beside:
        return translate("explore.ask.found.alone", count=len(found.members))
    return translate("explore.ask.found", count=len(found.members), beside=len(found.beside))


def _refusal(
    network: Network, error: UserError, exploration: Exploration, translate: Translator
) -> list[Component]:
    links: list[Component] = []
    if isinstance(error, NotOne):
        links = [
            _end_instead(network, error.asked, node, exploration, translate) for node in error.near
        ]
    elif isinstance(error, NotUnderstood):
        links = [_choice(network, each, exploration, translate) for each in error.choices]
    if links:
        said, stop = translate.say(error.reason), after_stop(translate.language)
        told = [said, stop, *offered(error.remedy.key, links, translate)]
        return [html.Div(dmc.Alert(html.Span(told), color="yellow"), role="alert")]
    # Its examples follow as links.
    is_shown = error.remedy.key == "ask.unknown.remedy"
    said = translate.say(error.reason) if is_shown else translate.advice(error)
    alert = html.Div(dmc.Alert(said, color="yellow"), role="alert")
    return [alert, *_examples(network, exploration, translate)]


def _end_instead(
    network: Network, asked: str, node: str, exploration: Exploration, translate: Translator
) -> Component:
    """Link to the same ways from, to or around another record."""

    def swapped(nodes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(node if each == asked else each for each in nodes)

    said = exploration.asked
    start, end, avoided = map(swapped, (said.start, said.end, said.avoided))
    there = exploration.changed(asked=replace(said, start=start, end=end, avoided=avoided))
    return dcc.Link(called(network, node, translate), href=there.href, className="reference")


def _choice(
    network: Network, choice: Choice, exploration: Exploration, translate: Translator
) -> Component:
    node = choice.node
    said = called(network, node, translate) if node else translate.say(choice.said)
    return _phrase_link(translate.fact(choice.phrase), exploration, said)


def _examples(network: Network, exploration: Exploration, translate: Translator) -> list[Component]:
    """Phrases that this register can answer; an empty one can answer none."""
    phrases = [translate.say(each) for each in examples(network)]
    links = [_phrase_link(each, exploration, each) for each in phrases]
    words = html.Span(translate("explore.ask.try"))
    return [html.Div([words, *links], className="explore-examples")] if links else []


def _phrase_link(
    phrase: str, exploration: Exploration, text: str | list[Component | str]
) -> Component:
    view = Exploration(asked=Asked(phrase=phrase), look=exploration.look, other=exploration.other)
    return dcc.Link(text, href=view.href, className="reference")
