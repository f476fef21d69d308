"""Several processes of ours as one: started together, started again when one dies, stopped together."""

import signal
import subprocess
import sys
import threading
import time

LONGEST_STOP = 20.0  # seconds
PAUSE_AFTER_DEATH = 1.0


def run_together(commands: list[list[str]], keep: list[int]) -> int:
    """Run each command as `zabota <command>` until we are told to stop; `keep` are sockets they inherit."""
    stopping = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: stopping.set())
    running = [_start(command, keep) for command in commands]
    while not stopping.wait(0.2):
        for place, process in enumerate(running):
            if process.poll() is not None:
                print(
                    f"zabota {commands[place][0]} ended ({process.returncode}); starting it again", flush=True
                )
                stopping.wait(PAUSE_AFTER_DEATH)
                running[place] = _start(commands[place], keep)
    return _stop(running)


def _start(command: list[str], keep: list[int]) -> subprocess.Popen[bytes]:
    """A session of its own, so that a Ctrl-C reaches it through us alone."""
    whole = [sys.executable, "-m", "config.cli", *command]
    return subprocess.Popen(whole, pass_fds=keep, start_new_session=True)  # noqa: S603


def _stop(running: list[subprocess.Popen[bytes]]) -> int:
    for process in running:
        process.terminate()
    deadline = time.monotonic() + LONGEST_STOP
    for process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
    return 0
