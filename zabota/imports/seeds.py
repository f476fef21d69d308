"""Files of a demo company that were looked at only: nothing in the demo's figures changes."""

from zabota.channels.models import Inbox
from zabota.company.models import Branch, User
from zabota.imports.actions.begin_import import begin_import
from zabota.imports.actions.begin_mailbox import begin_mailbox
from zabota.imports.actions.look_at_mailbox import look_at_mailbox

TABLE = """ФИО;Телефон;Почта;Карта;Язык
Марина Гуцу;069 811 204;marina.gutu@example.md;KL-2041;русский
Ion Ceban;;ion.ceban@example.md;KL-2042;română
Светлана;+373 79 11;;KL-2043;ru
;;;;
Ștefan Rusu;060 455 871;stefan.rusu@example;KL-2044;ro
"""


def seed_imports(by: User, branch: Branch) -> None:
    begin_import(TABLE.encode("cp1251", "replace"), "клиенты-2019.csv", by=by, branch=branch)


LETTERS = (
    (
        "Lidia Rusu <lidia.rusu@example.md>",
        "{ours}",
        "Programare",
        "Bună ziua, pot veni marți la ora 10?",
        "1",
        "",
    ),
    ("{ours}", "lidia.rusu@example.md", "Re: Programare", "Bună ziua! Da, vă așteptăm.", "2", "1"),
    (
        "Пётр Онищук <p.onishchuk@example.com>",
        "{ours}",
        "Результаты",
        "Здравствуйте! Когда будут готовы?",
        "3",
        "",
    ),
    ("news@shop.example", "{ours}", "Скидки", "Только сегодня", "4", ""),
)


def seed_mailbox(by: User, branch: Branch) -> None:
    """Mail of four years ago, looked at only."""
    inbox = (
        Inbox.objects.filter(kind="email", branch=branch).first()
        or Inbox.objects.filter(kind="email").first()
    )
    if inbox is None:
        return
    ours = inbox.address or "help@example.com"
    pieces = []
    for sender, to, subject, text, number, answers in LETTERS:
        head = (
            f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: Tue, 0{number} Mar 2022 10:00:00 +0200\n"
            f"Message-ID: <{number}@old.example>\nContent-Type: text/plain; charset=utf-8\n"
        ).format(ours=ours)
        head += f"In-Reply-To: <{answers}@old.example>\n" if answers else ""
        head += "List-Id: <news.shop.example>\n" if sender.startswith("news@") else ""
        pieces.append(f"From x@old.example Tue Mar  1 10:00:00 2022\n{head}\n{text}\n\n".encode())
    made = begin_mailbox([b"".join(pieces)], "почта-2022.mbox", inbox=inbox, by=by, branch=branch)
    look_at_mailbox(made.id)
