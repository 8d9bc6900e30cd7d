"""A limit of time: it ends a loop and a search for a pattern, and nothing rings afterwards."""

from __future__ import annotations

import re
import signal
import threading
import time

import pytest

from kg.base.time_limit import TookTooLong, time_limit

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs alarms of POSIX")


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(TookTooLong), time_limit(0.05):
        while True:
            pass
    with pytest.raises(TookTooLong), time_limit(0.05):
        re.search("(a|aa)+$", "a" * 60 + "b")


def test_what_is_quick_goes_on() -> None:
    def unexpected(number: int, frame: object) -> None:
        raise AssertionError("it rang")

    before = signal.signal(signal.SIGALRM, unexpected)
    try:
        with time_limit(0.2):
            pass
        time.sleep(0.3)
        assert signal.getsignal(signal.SIGALRM) is unexpected
    finally:
        signal.signal(signal.SIGALRM, before)


def test_another_thread_is_not_limited() -> None:
    done = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
