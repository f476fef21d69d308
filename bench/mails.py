"""Seeded mails as they arrive: plain, with HTML, with a small file; English, Russian, Romanian."""

import random
from email import policy
from email.message import EmailMessage
from pathlib import Path

from bench.parse_mail import page, trace
from bench.talks import POOL, person

TO = "help@zabota.example"


def make_mail(number: int, seed: str = "mails") -> bytes:
    """One mail; of three, two are from a sender known to a company of 1,000 talks, one from a new one."""
    chance = random.Random(f"{seed} {number}")
    language = chance.choice(sorted(POOL))
    text = "\n\n".join(chance.sample(POOL[language], 2))
    name, address = person(chance.randrange(300))
    if number % 3 == 0:
        address = f"new-{seed}-{number}@example.com"
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = f"{name} <{address}>"
    mail["To"] = TO
    mail["Subject"] = " ".join(text.split()[:6])
    mail["Date"] = "Fri, 14 Mar 2025 10:15:00 +0200"
    mail["Message-ID"] = f"<{seed}-{number}-{chance.getrandbits(64):x}@example.com>"
    mail.set_content(text, cte="base64" if number % 4 == 3 else "quoted-printable")
    if number % 2:
        mail.add_alternative(page(text), subtype="html", cte="quoted-printable")
    if number % 5 == 4:
        mail.add_attachment(
            b"%PDF-1.7\n" + chance.randbytes(6_000),
            maintype="application",
            subtype="pdf",
            filename=f"{language}-{number}.pdf",
        )
    for place, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"--{seed}-{number}-{place}")
    return trace(chance) + mail.as_bytes()


def write_mails(folder: Path, number: int, seed: str) -> list[Path]:
    """That many files, in an emptied folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.iterdir():
        left.unlink()
    paths = [folder / f"{n:06}.eml" for n in range(number)]
    for n, path in enumerate(paths):
        path.write_bytes(make_mail(n, seed))
    return paths
