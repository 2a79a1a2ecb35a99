"""Long work runs beside the page and tells how far it is, how it ended, or why it failed."""

import threading
import time

import pytest

from dashboard.jobs import Job, Jobs
from graph.messages import Cancelled, UserError, message


def finished(jobs: Jobs, identifier: str) -> Job:
    for _ in range(200):
        job = jobs.get(identifier)
        if job is not None and job.finished:
            return job
        time.sleep(0.01)
    raise AssertionError("the job did not end")


def test_a_job_tells_its_progress_and_its_outcome() -> None:
    jobs, go = Jobs(), threading.Event()

    def work(job: Job) -> str:
        job.progress("read", 1, 3)
        go.wait(5)
        return "done"

    identifier = jobs.start(work)
    while (job := jobs.get(identifier)) is not None and job.total == 0:
        time.sleep(0.01)
    assert job is not None
    assert (job.stage, job.done, job.total, job.finished) == ("read", 1, 3, False)
    go.set()
    assert finished(jobs, identifier).outcome == "done"


def test_an_expected_failure_keeps_its_words() -> None:
    jobs, error = Jobs(), UserError(message("upload.gone"), message("upload.gone.remedy"))

    def work(job: Job) -> None:
        raise error

    assert finished(jobs, jobs.start(work)).failure is error


def test_an_unexpected_failure_is_logged_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    jobs = Jobs()
    job = finished(jobs, jobs.start(lambda job: 1 / 0))
    assert job.failure is not None
    assert job.failure.reason.key == "job.failed"
    assert "ZeroDivisionError" in caplog.text


def test_a_job_that_is_not_there_is_none() -> None:
    assert Jobs().get("nothing") is None


def test_a_cancelled_job_ends_where_it_next_says_how_far_it_is() -> None:
    jobs, go, steps = Jobs(), threading.Event(), list[int]()

    def work(job: Job) -> None:
        for step in range(3):
            job.progress("write", step, 3)
            steps.append(step)
            go.wait(5)

    identifier = jobs.start(work)
    while not steps:
        time.sleep(0.01)
    job = jobs.get(identifier)
    assert job is not None
    job.cancel()
    go.set()
    assert isinstance(finished(jobs, identifier).failure, Cancelled)
    assert steps == [0]
