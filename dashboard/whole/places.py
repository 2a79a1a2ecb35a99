"""Placements by state of the network: found once, beside the page where it takes long.

All keep to the latest one of the present, so that nothing jumps: not by a look at the past or at
hidden names in between, and not by a restart.
"""

import threading
import time
from collections import OrderedDict
from pathlib import Path
from typing import Any

from dashboard.jobs import Job, Jobs
from dashboard.whole.homes import homes
from dashboard.whole.kept import read_placement, write_placement
from dashboard.whole.placement import Placement, Progress, two_level
from graph.messages import UserError, message
from graph.projections import Network

AT_ONCE = 2_000  # nodes up to which nobody has to wait long enough to be told of it
_KEPT = 4
_PATIENCE, _LOOK = 60.0, 0.1  # seconds


class Places:
    """The placements of one app.

    Parameters
    ----------
    jobs
        Run what takes long.
    file
        Where the latest placement of the present outlives the app; None to forget it.
    """

    def __init__(self, jobs: Jobs, file: Path | None = None) -> None:
        self._jobs, self._file = jobs, file
        self._latest: Placement | None = None
        self._lock = threading.Lock()
        self._found: OrderedDict[Any, Placement] = OrderedDict()
        self._running: dict[Any, str] = {}

    def of(self, network: Network, *, is_present: bool) -> Placement | Job:
        """Placement of a network, or the work that is finding it; ask again later.

        What is not of the present, or hides names, keeps to what is, and changes nothing of it.

        Raises
        ------
        UserError
            The work has failed.
        """
        state = network.graph["state"]
        with self._lock:
            if state in self._found:
                self._found.move_to_end(state)
                return self._found[state]
            job = self._jobs.get(self._running.get(state, ""))
            if job is not None and job.failure:
                del self._running[state]
                raise job.failure
            if job is not None and not job.finished:
                return job
            if len(network) > AT_ONCE:
                self._running[state] = self._jobs.start(
                    lambda job: self._find(network, job, is_present=is_present)
                )
                started = self._jobs.get(self._running[state])
                assert started is not None
                return started
        return self._found_by(network, lambda stage, done, total: None, is_present=is_present)

    def awaited(self, network: Network, *, is_present: bool) -> Placement:
        """Placement of a network, waited for.

        Raises
        ------
        UserError
            The work has failed, or takes longer than anybody should wait for an answer.
        """
        patience = time.monotonic() + _PATIENCE
        while isinstance(found := self.of(network, is_present=is_present), Job):
            if time.monotonic() > patience:
                raise UserError(message("whole.later"), message("whole.later.remedy"))
            time.sleep(_LOOK)
        return found

    def _find(self, network: Network, job: Job, *, is_present: bool) -> None:
        self._found_by(network, job.progress, is_present=is_present)
        with self._lock:
            self._running.pop(network.graph["state"], None)

    def _found_by(self, network: Network, progress: Progress, *, is_present: bool) -> Placement:
        with self._lock:
            if self._latest is None and self._file is not None:
                self._latest = read_placement(self._file)
            before = self._latest
        placement = two_level(homes(network), list(network.edges()), before, progress)
        with self._lock:
            self._found[network.graph["state"]] = placement
            while len(self._found) > _KEPT:
                self._found.popitem(last=False)
            if is_present:
                self._latest = placement
        if is_present and self._file is not None and placement != before:
            write_placement(self._file, placement)
        return placement
