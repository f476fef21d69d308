"""Reading mail: our read() against the standard library's bare parsing of the same mails.

Method: mails are made here (seeded), 8 KB on average: headers as they arrive after four hops, text and HTML,
some with a picture, in English, Russian and Romanian. Each reader takes all of them, several rounds in turn;
the CPU time of the best round counts. A second run takes mails with a 1 MB file. compat32 only parses;
`policy.default, decoded` does a part of what read() does (four headers and the bodies).

    python bench/parse_mail.py [--mails 400] [--rounds 5]
"""

import argparse
import email
import random
import time
from collections.abc import Callable
from email import policy
from email.message import EmailMessage

from zabota.channels.mail.hash import content_hash
from zabota.channels.mail.read import read

WORDS = {
    "en": "order delivery yesterday please answer phone broken return money shop branch waiting".split(),
    "ru": "заказ доставка вчера прошу ответить телефон сломан вернуть деньги магазин филиал жду".split(),
    "ro": "comandă livrare ieri vă rog răspuns telefon stricat înapoi bani magazin filială aștept".split(),
}


def main() -> None:
    """Print rates and ratios."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--mails", type=int, default=400)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    report("ordinary", [make(random.Random(n), 0) for n in range(chosen.mails)], chosen.rounds)
    report("with a 1 MB file", [make(random.Random(n), 1_000_000) for n in range(10)], chosen.rounds)


def report(title: str, mails: list[bytes], rounds: int) -> None:
    """One table: each reader's CPU time a mail and its rate as a multiple of the bare parsing's."""
    readers: dict[str, Callable[[bytes], object]] = {
        "compat32, parse only": email.message_from_bytes,
        "policy.default, parse only": lambda raw: email.message_from_bytes(raw, policy=policy.default),
        "policy.default, decoded": decode_all,
        "read()": read,
        "read() and content_hash()": lambda raw: content_hash(read(raw)),
    }
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(rounds):
        for name, reader in readers.items():
            best[name] = min(best[name], seconds(reader, mails))
    floor = best["compat32, parse only"]
    print(f"{title}: {len(mails)} mails, {sum(map(len, mails)) / len(mails) / 1000:.1f} KB on average")
    for name, taken in best.items():
        rate = floor / taken
        print(f"  {name:28} {taken / len(mails) * 1000:8.3f} ms CPU a mail  {rate:6.2f} x the floor's rate")


def seconds(reader: Callable[[bytes], object], mails: list[bytes]) -> float:
    """CPU seconds to read all mails once."""
    start = time.process_time()
    for raw in mails:
        reader(raw)
    return time.process_time() - start


def decode_all(raw: bytes) -> list[object]:
    """What a reader on policy.default has to do at the least; what it raises on is left out."""
    message = email.message_from_bytes(raw, policy=policy.default)
    found: list[object] = [message["From"].addresses, str(message["Subject"]), message["Date"].datetime]
    for part in message.walk():
        if not part.is_multipart():
            found.append(part.get_content())
    return found


def make(chance: random.Random, file_size: int) -> bytes:
    """One seeded mail as bytes."""
    words = WORDS[chance.choice(sorted(WORDS))]
    text = "\n".join(" ".join(chance.choices(words, k=9)) + "." for _ in range(16))
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = f"Alice {chance.choice(words).title()} <alice{chance.randrange(999)}@example.com>"
    mail["To"] = "help@example.org"
    mail["Subject"] = " ".join(chance.choices(words, k=6))
    mail["Date"] = "Fri, 14 Mar 2025 10:15:00 +0200"
    mail["Message-ID"] = f"<{chance.getrandbits(64):x}@example.com>"
    mail.set_content(text)
    mail.add_alternative(page(text), subtype="html")
    if file_size or chance.random() < 0.2:
        data = chance.randbytes(file_size or 2_000)
        mail.add_attachment(data, maintype="image", subtype="png", filename=f"{chance.choice(words)}.png")
    return trace(chance) + mail.as_bytes()


def page(text: str) -> str:
    """The text as a mail program's HTML."""
    style = "margin:0;padding:0;font-family:Arial,sans-serif;font-size:14px;color:#222222"
    rows = "".join(f'<div dir="ltr" style="{style}">{line}</div>\n' for line in text.split("\n"))
    return f"<html><head><meta charset='utf-8'></head><body>{rows}</body></html>"


def trace(chance: random.Random) -> bytes:
    """Headers that the way adds."""
    hops = "".join(
        f"Received: from relay{n}.example.net (relay{n}.example.net [192.0.2.{n}])\r\n"
        f"\tby mx{n}.example.org with ESMTPS id {chance.getrandbits(60):x}\r\n"
        f"\tfor <help@example.org>; Fri, 14 Mar 2025 10:15:0{n} +0200\r\n"
        for n in range(4)
    )
    key = "\r\n\t".join(f"{chance.getrandbits(280):070x}" for _ in range(5))
    return (
        "Return-Path: <alice@example.com>\r\nDelivered-To: help@example.org\r\n"
        "Authentication-Results: mx.example.org; dkim=pass header.d=example.com header.s=s1;\r\n"
        "\tspf=pass (permitted) smtp.mailfrom=alice@example.com; dmarc=pass header.from=example.com\r\n"
        f"{hops}DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1;\r\n\tbh=x; b={key}\r\n"
    ).encode()


if __name__ == "__main__":
    main()
