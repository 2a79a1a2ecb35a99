"""Long work beside the page: started once, watched by polling, its outcome fetched once."""

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from graph.messages import Cancelled, UserError, message

_KEPT = 50  # outcomes nobody fetched, such as of a closed browser tab, are forgotten beyond this


@dataclass
class Job:
    """One piece of running or finished work.

    ``done`` of ``total`` steps of ``stage``; ``outcome`` once finished, or ``failure``.
    """

    stage: str = "start"
    done: int = 0
    total: int = 0
    finished: bool = False
    outcome: Any = None
    failure: UserError | None = None
    cancelled: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def progress(self, stage: str, done: int, total: int) -> None:
        """Say how far the work is; handed to the work itself.

        Raises
        ------
        Cancelled
            Somebody has asked to stop; the work lets it through and leaves nothing behind.
        """
        with self._lock:
            self.stage, self.done, self.total = stage, done, total
            if self.cancelled:
                raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop where it next says how far it is."""
        with self._lock:
            self.cancelled = True


class Jobs:
    """The running jobs of one app."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def start(self, work: Callable[[Job], Any]) -> str:
        """Run ``work`` in a thread of its own; return the job's id."""
        job, identifier = Job(), secrets.token_urlsafe(12)
        with self._lock:
            self._jobs[identifier] = job
            for stale in list(self._jobs)[:-_KEPT]:
                if self._jobs[stale].finished:
                    del self._jobs[stale]
        threading.Thread(target=_run, args=(job, work), name=f"job-{identifier}").start()
        return identifier

    def get(self, identifier: str) -> Job | None:
        """Job of that id; None when it is not known (any more)."""
        with self._lock:
            return self._jobs.get(identifier)


def _run(job: Job, work: Callable[[Job], Any]) -> None:
    try:
        job.outcome = work(job)
    except UserError as failure:
        job.failure = failure
    except Exception:
        # Nobody waits for this thread, so an unexpected failure must reach log and page here.
        logging.getLogger(__name__).exception("a job failed")
        job.failure = UserError(message("job.failed"), message("job.failed.remedy"))
    finally:
        job.finished = True
