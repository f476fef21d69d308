from collections.abc import Callable

import pytest

from tests.desk.conftest import limits  # noqa: F401 - a fixture
from zabota.imports.actions.begin_import import begin_import
from zabota.imports.actions.begin_mailbox import begin_mailbox
from zabota.imports.actions.look_at_mailbox import look_at_mailbox
from zabota.imports.actions.run_import import run_import
from zabota.imports.actions.run_mailbox import run_mailbox
from zabota.imports.actions.start_import import start_import
from zabota.imports.actions.start_mailbox import start_mailbox
from zabota.imports.actions.undo_mailbox import run_undo_mailbox, undo_mailbox
from zabota.imports.models import CustomerImport, MailboxImport

TABLE = (
    "ФИО;Телефон;E-mail;Карта;Заметка\r\n"
    "Ион Чебан;069 123 456;ion@example.md;A-1\r\n"
    '"Ёлкина; Вера";;vera@example.com;B-2\r\n'
    "\r\n"
    "Без адреса;12;;;\r\n"
    ";;;;что-то\r\n"
    "Ион Ч.;+373 69 123456;ion.second@example.md;\r\n"
    "Двое;;vera@example.com;A1\r\n"
)
"""Vera has a card; row 7 is the same phone as row 2; the last names addresses of two cards."""


@pytest.fixture
def brought(central, dan) -> Callable[..., CustomerImport]:
    def bring(text: str = TABLE, encoding: str = "cp1251", by=dan, **more) -> CustomerImport:
        return begin_import(text.encode(encoding), "клиенты.csv", by=by, branch=central, **more)

    return bring


def taken_over(of: CustomerImport, by) -> CustomerImport:
    start_import(of, by=by)
    run_import(of.id)
    of.refresh_from_db()
    return of


@pytest.fixture
def laid(central, dan, mail_inbox) -> Callable[..., MailboxImport]:
    """laid(b"From ...") is a mailbox file that was looked at."""

    def lay(content: bytes, name: str = "почта.mbox", by=dan, **more) -> MailboxImport:
        more.setdefault("inbox", mail_inbox)
        of = begin_mailbox([content], name, by=by, **more)
        look_at_mailbox(of.id)
        of.refresh_from_db()
        return of

    return lay


def mail_taken_over(of: MailboxImport, by) -> MailboxImport:
    start_mailbox(of, by=by)
    run_mailbox(of.id)
    of.refresh_from_db()
    return of


def mail_undone(of: MailboxImport, by) -> MailboxImport:
    undo_mailbox(of, by=by)
    run_undo_mailbox(of.id)
    of.refresh_from_db()
    return of


def what_became(of: MailboxImport) -> list[str]:
    return list(of.mails.order_by("number").values_list("outcome", flat=True))
