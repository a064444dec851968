"""Real `harvest` processes for shells, forked by one that has imported the program and been warmed up.

What a shell calls is a small client, which hands over its arguments, folder and standard streams, and ends
with the exit code of the process that was forked for it.

    python -m tests.support.harvest_server SOCKET      # serves until it is stopped
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from harvester.cli import main
from tests.support.paths import ROOT
from tests.support.zygote import warm_up

_LONGEST_CALL = 2**20
_CLIENT = """
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect(sys.argv[1])
    call = json.dumps({"folder": os.getcwd(), "arguments": sys.argv[2:]}).encode()
    socket.send_fds(server, [call], [0, 1, 2])
    sys.exit(int(server.recv(10) or 70))
"""


@contextmanager
def harvest_for_shells(folder: Path) -> Iterator[str]:
    """Serve, and yield what defines the command `harvest` for a shell.

    Args:
        folder: an empty one; the address of a socket has to be short.
    """
    client, address = folder / "client.py", folder / "socket"
    client.write_text(_CLIENT, "utf-8")
    called = [sys.executable, "-m", "tests.support.harvest_server", str(address)]
    with subprocess.Popen(called, stdout=subprocess.PIPE, cwd=ROOT) as server:
        assert server.stdout
        assert server.stdout.readline() == b"serving\n"
        yield f'harvest() {{ "{sys.executable}" -SE "{client}" "{address}" "$@"; }}\n'
        server.terminate()


def _serve(address: str) -> None:
    """Fork a process for each client."""
    warm_up()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        print("serving", flush=True)
        while True:
            client, _ = listening.accept()
            with client:
                if not os.fork():
                    _live(client)
            # Those that have ended; the client knows how.
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def _live(client: socket.socket) -> None:
    """Be the process that a client stands for; never returns."""
    code = 70
    try:
        call, streams, *_ = socket.recv_fds(client, _LONGEST_CALL, 3)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        asked = json.loads(call)
        os.chdir(asked["folder"])
        code = main(asked["arguments"])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        client.send(str(code).encode())
        os._exit(code)


if __name__ == "__main__":
    _serve(sys.argv[1])
