"""Where mails begin and end in a mailbox file, however it was written."""

import mailbox as of_python
import tracemalloc

import pytest

from tests.imports.mailbox_files import correspondence, mail, mailbox
from zabota.imports.mailbox import envelope_moment, is_mail, is_mailbox, mail_at, places_in, stuffed


def mails_in(path) -> list[bytes]:
    return [mail_at(path, place.begin, place.length) for place in places_in(path)]


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_every_mail_comes_out_as_it_went_in(tmp_path, line_end):
    path = tmp_path / "a.mbox"
    path.write_bytes(mailbox(*correspondence(), line_end=line_end))
    found = mails_in(path)
    assert [raw.replace(b"\r\n", b"\n").rstrip(b"\n") for raw in found] == [
        raw.replace(b"\r\n", b"\n").rstrip(b"\n") for raw in correspondence()
    ]


def test_a_paragraph_that_begins_with_from_cuts_no_mail(tmp_path):
    path = tmp_path / "a.mbox"
    raw = b"From a@b Mon Mar  4 09:30:00 2019\nFrom: a@b.c\nSubject: x\n\nHello\n\n"
    raw += b"From here on it is text\nand more.\n\n"
    path.write_bytes(raw * 3)
    assert len(mails_in(path)) == 3 and b"\nFrom here on" in mails_in(path)[1]


def test_it_goes_on_where_it_was(tmp_path):
    path = tmp_path / "a.mbox"
    path.write_bytes(mailbox(*correspondence()))
    places = list(places_in(path))
    for done, place in enumerate(places, 1):
        assert list(places_in(path, place.end)) == places[done:]


def test_what_another_program_writes_is_read_alike(tmp_path):
    """Python's own writer, which stuffs as most do, is the judge."""
    path = tmp_path / "b.mbox"
    box = of_python.mbox(path)
    for raw in correspondence():
        box.add(raw.replace(b"\r\n", b"\n"))
    box.close()
    assert len(mails_in(path)) == 6
    assert b"\nFrom now on" in mails_in(path)[2]


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"hello", b"From me to you\n", b"From a\n\n\nFrom b\n\n", b"\x00" * 5000]
)
def test_what_is_no_mailbox_holds_no_mail(tmp_path, content):
    path = tmp_path / "c.mbox"
    path.write_bytes(content)
    assert mails_in(path) == [] and not is_mailbox(content) and not is_mail(content)


def test_stuffing_there_and_back(tmp_path):
    raw = mail(1, text="From one\r\n>From two\r\n>>From three").replace(b"\r\n", b"\n")
    path = tmp_path / "d.mbox"
    path.write_bytes(stuffed(raw) + stuffed(raw))
    assert [one.rstrip() for one in mails_in(path)] == [raw.rstrip()] * 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"From a@b.c Mon Mar  4 09:30:00 2019\n", "2019-03-04T09:30:00+00:00"),
        (b"From 1627@xxx Mon Mar 04 09:30:00 +0200 2019\r\n", "2019-03-04T07:30:00+00:00"),
        (b"From - Thu Jan  1 00:00:00 1970\n", None),
        (b"From nobody\n", None),
        (b"From a Mon Foo 99 09:30 2019\n", None),
    ],
)
def test_when_a_mail_came_by_its_envelope_line(line, said):
    found = envelope_moment(line)
    assert (found.isoformat() if found else None) == said


def test_a_large_file_is_not_held_in_memory(tmp_path):
    path = tmp_path / "big.mbox"
    one = mailbox(mail(1, text="x" * 500))
    path.write_bytes(one * 20_000)
    tracemalloc.start()
    count = sum(1 for _place in places_in(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000 and peak < 1_000_000, f"{peak} bytes"
