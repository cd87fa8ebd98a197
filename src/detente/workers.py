"""Processes that work for this one, and end with it, however it ends."""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Any, Final

from detente.errors import DetenteError

PR_SET_PDEATHSIG: Final = 1
LOOK: Final = 5.0
"""Seconds between two looks whether the parent lives, where no word of its end came."""


@contextmanager
def workers(
    number: int, opens: Callable[..., object] | None = None, given: tuple[Any, ...] = (), *, method: str | None = None
) -> Iterator[ProcessPoolExecutor]:
    """So many processes; each calls `opens` with what is `given` before it works.

    They end when this process ends, on `kill -9` too. An interrupt from the keyboard is this process's affair, which then
    cancels what they have not begun. `method` is how they are started, by default as the system does it.

    Raises DetenteError where one of them was killed from outside.
    """
    method = method or multiprocessing.get_start_method()
    context = multiprocessing.get_context("spawn" if method == "forkserver" else method)  # so that we are their parent
    from_main = threading.current_thread() is threading.main_thread()
    pool = ProcessPoolExecutor(number, context, _begin, (os.getpid(), from_main, opens, given))
    try:
        yield pool
    except BrokenProcessPool:
        hint = "Perhaps the memory ran out. Run it again with fewer --jobs."
        raise DetenteError("a worker process was ended from outside", hint=hint) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(parent: int, from_main: bool, opens: Callable[..., object] | None, given: tuple[Any, ...]) -> None:  # noqa: FBT001 -- sent to another process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with(parent, from_main=from_main)
    if opens is not None:
        opens(*given)


def _end_with(parent: int, *, from_main: bool) -> None:
    """End this process when its parent ends: by a signal of the kernel where there is one, and by a thread that watches."""
    if from_main and sys.platform == "linux":  # the signal comes with the end of the thread that started us
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before
        os._exit(1)
    threading.Thread(target=_watch, args=(parent,), daemon=True, name="watches the parent").start()


def _watch(parent: int) -> None:
    above = multiprocessing.parent_process()
    sentinels = [] if above is None else [above.sentinel]
    while os.getppid() == parent and not wait(sentinels, LOOK):
        pass
    os._exit(1)
