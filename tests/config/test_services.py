"""Threads that run beside the pages go on after an error of any kind."""

import asyncio
import sys
import threading
import time

import pytest

from tests.aside import run_aside
from zabota.channels.handlers import asterisk, reader
from zabota.core.live.hub import Hub
from zabota.privacy import handlers as privacy


class Broken:
    """Fails in a way that nobody thought of, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.twice = threading.Event()

    def __call__(self, *_given, **_named):
        self.asked += 1
        if self.asked > 1:
            self.twice.set()
        raise MemoryError("nobody thought of this")

    def __getattr__(self, _name: str):
        return self()


@pytest.mark.parametrize(
    ("module", "service", "part", "pause"),
    [
        (reader, "Reader", "connector_params", "PAUSE_SECONDS"),
        (asterisk, "AsteriskListeners", "Inbox", "LOOK_SECONDS"),
        (privacy, "AccessKeeper", "keep_waiting", "PAUSE_SECONDS"),
    ],
)
def test_a_service_asks_again_after_an_error_of_any_kind(monkeypatch, module, service, part, pause):
    broken = Broken()
    monkeypatch.setattr(module, pause, 0.01)
    monkeypatch.setattr(module, part, broken)
    running = getattr(module, service)()
    running.start()
    try:
        assert broken.twice.wait(10), "its thread ended at the first error"
    finally:
        monkeypatch.undo()
        running.stop()


def test_the_hub_of_live_updates_asks_again_after_an_error_of_any_kind(monkeypatch):
    broken, hub = Broken(), Hub()
    hub_module = sys.modules[Hub.__module__]  # the package shows the one hub under this name
    monkeypatch.setattr(hub_module, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(hub_module, "connector_params", broken)

    async def run() -> None:
        hub.start()
        deadline = time.monotonic() + 10
        while not broken.twice.is_set() and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        await asyncio.to_thread(hub.stop)

    run_aside(run())
    assert broken.twice.is_set(), "its thread ended at the first error"
