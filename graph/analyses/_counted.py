"""Parties counted by the name of their kind, where only one kind is listed."""

from collections.abc import Mapping
from typing import Any

from graph.messages import Message, message


def counted(count: int, parameters: Mapping[str, Any]) -> Message:
    """So many departments, people, or parties of both kinds, as the question lists them."""
    return message(f"parties.{parameters.get('kind') or 'both'}", count=count)
