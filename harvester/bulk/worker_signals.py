"""What a worker on this machine does when it starts.

Dask imports this by its name (`distributed.worker.preload` in its configuration).

A terminal sends its signals to all processes. Only the call decides what becomes of the work: it ends the
workers, and a worker that an interrupt ended by itself would print a traceback.
"""

from __future__ import annotations

from harvester.processes import leave_signals_of_terminal


def dask_setup(worker: object) -> None:
    """Let the process that started a worker answer the signals of the terminal.

    Args:
        worker: of Dask; its process is this one.
    """
    leave_signals_of_terminal()
