"""What wakes the daemon is heard, also where it comes just before one begins to wait."""

from __future__ import annotations

import os
import signal
import threading

from harvester.schedule.signals import CALLED, signals_ring


def test_a_ring_before_the_wait_is_heard() -> None:
    with signals_ring() as bell:
        bell.ring()
        assert bell.wait(60) == (CALLED,)
        assert bell.wait(0) == ()


def test_a_ring_from_another_thread_ends_the_wait() -> None:
    with signals_ring() as bell:
        thread = threading.Timer(0.05, bell.ring)
        thread.start()
        assert bell.wait(60) == (CALLED,)
        thread.join()


def test_signals_ring_and_do_nothing_else() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with signals_ring() as bell:
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)
        heard: tuple[int, ...] = ()
        while len(heard) < 2:
            heard += bell.wait(60)
        assert sorted(heard) == sorted((signal.SIGHUP, signal.SIGTERM))
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL, "a second one is to end it at once"
    assert signal.getsignal(signal.SIGTERM) is before


def test_nobody_hears_a_bell_that_is_gone() -> None:
    with signals_ring() as bell:
        pass
    bell.ring()
