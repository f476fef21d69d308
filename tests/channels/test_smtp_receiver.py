"""The built-in receiver, spoken to by a real SMTP client."""

import smtplib
import socket
from email.message import EmailMessage

import pytest

from config.postgres import PostgresProblem
from zabota.channels import smtp_receiver
from zabota.channels.actions import take_in as take_in_module
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.models import Delivery, Inbox
from zabota.channels.smtp_receiver import Receiver

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def receiver(db):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    receiver = Receiver("127.0.0.1", port, largest_bytes=200_000)
    receiver.start()
    yield receiver
    receiver.stop()


@pytest.fixture
def client(receiver):
    with smtplib.SMTP("127.0.0.1", receiver.port, "client.example", timeout=20) as client:
        yield client


def letter(text: str = "Здравствуйте! Bună ziua! Țară, ёж.", message_id: str = "<1@example.com>") -> bytes:
    message = EmailMessage()
    message["From"] = "Вера Ёлкина <vera@example.com>"
    message["To"] = "help@zabota.example"
    message["Subject"] = "Не работает весы"
    message["Message-ID"] = message_id
    message.set_content(text)
    return message.as_bytes().replace(b"\n", b"\r\n")


def refusal(error) -> str:
    return error.value.recipients["nobody@zabota.example"][1].decode()


def test_a_mail_is_committed_as_it_came_before_the_client_hears_250(client, mail_inbox, announced):
    client.sendmail("vera@example.com", ["Help@Zabota.example"], letter())
    delivery = Delivery.objects.get()
    assert bytes(delivery.raw) == letter()
    assert delivery.facts == {"mail_from": "vera@example.com", "peer": "127.0.0.1"}
    read_deliveries()
    assert announced[0].carried.sender == "vera@example.com"
    assert announced[0].carried.text.strip() == "Здравствуйте! Bună ziua! Țară, ёж."


def test_the_same_mail_sent_again_after_a_lost_answer_is_taken_in_once(client, mail_inbox):
    for _ in range(2):
        assert client.sendmail("vera@example.com", ["help@zabota.example"], letter()) == {}
    assert Delivery.objects.count() == 1


def test_an_unknown_recipient_is_refused_in_words(client, mail_inbox):
    with pytest.raises(smtplib.SMTPRecipientsRefused) as error:
        client.sendmail("vera@example.com", ["nobody@zabota.example"], letter())
    assert "Nobody here receives mail at this address" in refusal(error)


def test_an_inbox_that_is_switched_off_receives_nothing(client, mail_inbox):
    Inbox.objects.update(switched_off_at="2026-01-01T00:00Z")
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        client.sendmail("vera@example.com", ["help@zabota.example"], letter())


def test_a_part_after_a_plus_reaches_the_same_inbox(client, mail_inbox):
    client.sendmail("vera@example.com", ["help+заказ5@zabota.example"], letter(), ["SMTPUTF8"])
    assert Delivery.objects.get().inbox == mail_inbox


def test_several_recipients_fill_several_inboxes(client, mail_inbox, north):
    other = Inbox.objects.create(
        name="North mail", kind="email", address="north@zabota.example", branch=north
    )
    client.sendmail("vera@example.com", ["help@zabota.example", "north@zabota.example"], letter())
    assert {delivery.inbox for delivery in Delivery.objects.all()} == {mail_inbox, other}


def test_a_bounce_from_nobody_is_taken_in_and_is_automatic(client, mail_inbox, announced):
    client.sendmail("", ["help@zabota.example"], letter())
    read_deliveries()
    assert announced[0].carried.is_automatic


def test_a_full_disk_asks_the_client_to_come_again(client, mail_inbox, monkeypatch):
    monkeypatch.setattr(smtp_receiver, "why_paused", lambda: "The disk is full.")
    with pytest.raises(smtplib.SMTPDataError) as error:
        client.sendmail("vera@example.com", ["help@zabota.example"], letter())
    assert error.value.smtp_code == 452
    assert not Delivery.objects.exists()


def test_a_database_that_cannot_keep_it_asks_the_client_to_come_again(client, mail_inbox, monkeypatch):
    broken = "SELECT no_such_column, %s, %s, %s, %s, %s, %s"
    monkeypatch.setattr(take_in_module, "STATEMENT", broken)
    with pytest.raises(smtplib.SMTPDataError) as error:
        client.sendmail("vera@example.com", ["help@zabota.example"], letter())
    assert error.value.smtp_code == 452
    monkeypatch.undo()
    client.sendmail("vera@example.com", ["help@zabota.example"], letter())
    assert Delivery.objects.count() == 1


def test_an_error_of_the_program_never_sends_a_mail_back(client, mail_inbox, monkeypatch):
    def fail(address: str) -> Inbox:
        raise PostgresProblem("The database did not start: the disk is full.")

    monkeypatch.setattr(smtp_receiver, "find_inbox", fail)
    with pytest.raises(smtplib.SMTPRecipientsRefused) as error:
        client.sendmail("vera@example.com", ["help@zabota.example"], letter())
    assert error.value.recipients["help@zabota.example"][0] == 452
    monkeypatch.undo()
    client.sendmail("vera@example.com", ["help@zabota.example"], letter())
    assert Delivery.objects.count() == 1


def test_a_mail_that_is_too_big_is_refused_and_the_next_one_taken(client, mail_inbox):
    with pytest.raises(smtplib.SMTPException):
        client.sendmail("vera@example.com", ["help@zabota.example"], letter("ё" * 300_000))
    client.sendmail("vera@example.com", ["help@zabota.example"], letter())
    assert Delivery.objects.count() == 1


def test_lines_longer_than_the_standard_allows_are_taken(client, mail_inbox):
    raw = letter() + b"x" * 5000 + b"\r\n"
    client.sendmail("vera@example.com", ["help@zabota.example"], raw)
    assert bytes(Delivery.objects.get().raw) == raw
