"""Work beside the window: progress, result, stopping, and errors that reach the right place."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from planner.errors import DagdeelError
from planner.texts import T
from ui.jobs import Job, Progress


def test_the_result_comes_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    workers: list[int] = []
    threads: list[QThread] = []
    owner = QObject()

    def work(_progress: Progress) -> str:
        workers.append(threading.get_ident())
        return "result"

    job = Job(work, owner)
    job.done.connect(lambda _result: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(job.done) as done:
        pass

    assert done.args == ["result"]
    assert workers != [threading.get_ident()]
    assert threads == [owner.thread()]


def test_progress_is_told_until_the_work_is_stopped(qtbot: QtBot) -> None:
    def work(progress: Progress) -> int:
        at = 0
        while progress(at):
            at += 1
        return at

    job = Job(work)
    with qtbot.waitSignal(job.progressed):
        pass
    with qtbot.waitSignal(job.done) as done:
        job.stop()

    assert done.args[0] > 0


def test_nothing_is_heard_of_work_that_is_abandoned(qtbot: QtBot) -> None:
    begun, let_go = threading.Event(), threading.Event()

    def work(progress: Progress) -> bool:
        begun.set()
        let_go.wait()
        return progress(1)

    job = Job(work)
    heard: list[object] = []
    for signal in (job.progressed, job.done, job.failed):
        signal.connect(heard.append)
    begun.wait()
    job.abandon()
    let_go.set()
    qtbot.wait(100)
    assert heard == []


def test_an_error_in_words_is_a_failure(qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise DagdeelError(T("No."))

    job = Job(work)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert failed.args[0].message == T("No.")


def test_any_other_error_reaches_the_crash_hook(qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise ZeroDivisionError("beside the window")

    with qtbot.captureExceptions() as raised:
        job = Job(work)
        qtbot.waitUntil(lambda: bool(raised))
    assert job is not None
    assert raised[0][0] is ZeroDivisionError
