"""Very many visitors of the chat on one process: each hears of their own answer; who does not read is cut."""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from config import open_files
from tests.aside import run_aside
from tests.faults.served import ROOT, Served, wait_until
from tests.load.visitors import Deaf, Visitor, all_of

pytestmark = pytest.mark.xdist_group("faults")

NEWS = 1600
UNREAD = "SELECT count(*) FROM channels_delivery WHERE read_at IS NULL"


@pytest.fixture(scope="module")
def served(ready_home, new_home) -> Iterator[Served]:
    running = Served(ready_home(), new_home())
    running.company = running.prepare("tests.load.load_company")
    running.start()
    yield running
    running.stop()


def other_side(served: Served, *words: Any) -> None:
    command = [sys.executable, "-m", "tests.load.answering", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=served.environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]


def memory(process: int) -> int:
    """Bytes that are really in memory."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) * 1024


async def until(is_so: Callable[[], bool], why: str, seconds: float) -> None:
    for _tenth in range(int(seconds * 10)):
        if is_so():
            return
        await asyncio.sleep(0.1)
    raise AssertionError(why)


async def visited(served: Served, first: int, number: int, patience: float) -> str:
    visitors = [Visitor(served.port, first + one) for one in range(number)]
    await all_of(visitors, "begin")
    await asyncio.to_thread(wait_until, lambda: served.sql(UNREAD) == 0, "nobody reads the chat", patience)
    before = memory(served.process.pid)
    await all_of(visitors, "listen")
    each = (memory(served.process.pid) - before) / number
    await asyncio.to_thread(other_side, served, "answer", served.company["nina_id"])

    def deaf() -> int:
        return sum("chat" not in one.topics for one in visitors)

    try:
        await until(lambda: deaf() == 0, "somebody heard nothing", patience)
    except AssertionError:
        raise AssertionError(f"{deaf()} of {number} heard nothing") from None
    texts = await all_of(visitors, "texts")
    wrong = [one.number for one, said in zip(visitors, texts, strict=True) if said != [one.answer]]
    assert not wrong, f"{len(wrong)} read something else than their answer"
    more = [one.number for one in visitors if one.topics.count("chat") != 1]
    assert not more, f"{len(more)} were told of what is not theirs"
    assert not any(one.is_cut for one in visitors), "streams ended"
    assert await asyncio.to_thread(lambda: served.asks("/inbox/", served.company["nina"])[0]) == 200
    for one in visitors:
        await one.leave()
    heard = f"{number} visitors on one process: each heard of and read their own answer"
    return f"{heard}; {each / 1000:.1f} kB of memory each"


def test_a_hundred_visitors_hear_each_their_own_answer(served, capsys):
    said = run_aside(visited(served, 100, 100, 120))
    with capsys.disabled():
        print(f"\n{said}")


@pytest.mark.soak
def test_five_thousand_visitors_hear_each_their_own_answer(served, capsys):
    if open_files.raise_limit() < 6000:
        pytest.skip(f"this machine lets a process open {open_files.limit()} files; ulimit -n 6000 is needed")
    said = run_aside(visited(served, 1000, 5000, 3600))
    with capsys.disabled():
        print(f"\n{said}")


def test_who_does_not_read_is_cut_and_the_others_still_hear(served, capsys):
    async def story() -> tuple[Visitor, list[Deaf]]:
        visitors = [Visitor(served.port, number) for number in range(3)]
        await all_of(visitors, "begin")
        reader, *rest = visitors
        deaf = [Deaf(one) for one in rest]
        assert all([one.begun() for one in deaf])
        await reader.listen()
        tokens = [one.token for one in visitors]
        await asyncio.to_thread(other_side, served, "write", NEWS, *tokens)
        await until(lambda: reader.topics.count("writing") == NEWS, "the reader was not told all", 60)
        assert not reader.is_cut
        await reader.leave()
        return reader, deaf

    _reader, deaf = run_aside(story())
    came = [one.rest(NEWS) for one in deaf]
    with capsys.disabled():
        print(f"\n{NEWS} news each: the one who reads heard all, those who do not were cut after {came}")
    assert max(came) < NEWS, "somebody who did not read was waited for"
