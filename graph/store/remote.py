"""A server that somebody else runs."""

from dataclasses import dataclass

from graph.store.endpoint import Endpoint


@dataclass(frozen=True, slots=True)
class Remote:
    """A server that somebody else runs."""

    endpoint: Endpoint
    patience: float
    may_be_restarted: bool = False

    def enter(self) -> Endpoint:
        """Where it is."""
        return self.endpoint

    def leave(self) -> None:
        """Nothing to do: it runs without us."""

    def check(self) -> None:
        """Nothing to look after: its disk is somebody else's."""
