"""SMPP, against an SMS centre that speaks it."""

from collections.abc import Iterator

import pytest

from tests.channels.provider import own_network, read_all, sent, tried
from tests.channels.smpp.centre import PASSWORD, SYSTEM, Centre, delivery, receipt
from zabota.channels.actions.look_into_inbox import look_into_inbox
from zabota.channels.kind import TryLater
from zabota.channels.kinds import smpp
from zabota.channels.models import Delivery, Inbox
from zabota.channels.smpp import messages, pdu, session
from zabota.desk.models import Conversation, Message

__all__ = ["own_network"]
VERA = "+37369123456"


@pytest.fixture
def centre() -> Iterator[Centre]:
    server = Centre()
    yield server
    server.stop()


@pytest.fixture
def operator(own_network, centre, central, desk_team, monkeypatch) -> Inbox:
    monkeypatch.setattr(smpp, "STAY_SECONDS", 0.6)
    return Inbox.objects.create(
        name="SMS", kind="smpp", key="smpp", branch=central, team=desk_team,
        settings={"host": "127.0.0.1", "port": centre.port, "system_id": SYSTEM, "sender": "Clinica"},
        secrets={"password": PASSWORD},
    )  # fmt: skip


def test_an_sms_comes_in_and_is_acknowledged_after_it_was_kept(centre, operator, monkeypatch):
    seen = []
    acknowledge = session.Session.acknowledge

    def watched(self, message):
        seen.append(Delivery.objects.count())
        acknowledge(self, message)

    monkeypatch.setattr(session.Session, "acknowledge", watched)
    centre.to_deliver.put(delivery("37369123456", "Здравствуйте! Ёж, țară".encode("utf-16-be")))
    assert look_into_inbox(operator.id) == 1
    assert seen == [1] and centre.acknowledged == [1000] and centre.binds == [0x9]
    read_all()
    talk = Conversation.objects.get()
    assert talk.messages.get().text == "Здравствуйте! Ёж, țară"
    assert talk.customer.identities.get().value == VERA


def test_what_comes_again_is_one_and_what_cannot_be_read_is_kept(centre, operator):
    for _again in range(2):
        centre.to_deliver.put(delivery("37369123456", b"Da\x00 \x1be", coding=0))
        centre.to_deliver.put(b"\x01")
        look_into_inbox(operator.id)
    read_all()
    outcomes = sorted(Delivery.objects.values_list("outcome", flat=True))
    assert outcomes == ["message", "unreadable"]
    assert Message.objects.order_by("id").first().text == "Da@ €"
    assert len(centre.acknowledged) == 4


def test_an_answer_goes_out_in_parts_that_belong_together(centre, operator):
    words = "Готово! " * 12
    dispatch = sent(operator, VERA, words)
    assert dispatch.sent_at, dispatch.problem
    assert dispatch.sms_parts == len(centre.sent) == 2
    first, second = centre.sent
    assert (first["from"], first["ton"], first["to"]) == ("Clinica", 5, "37369123456")
    assert first["coding"] == 8 and first["esm"] == 0x40 and first["report"] == 1
    assert first["message"][:3] == b"\x05\x00\x03" and first["message"][4:6] == b"\x02\x01"
    assert second["message"][4:6] == b"\x02\x02" and first["message"][3] == second["message"][3]
    texts = b"".join(one["message"][6:] for one in centre.sent)
    assert texts.decode("utf-16-be") == words.strip()


def test_reports_are_understood(centre, operator):
    operator.settings["hex_ids"] = True
    operator.save()
    dispatch = sent(operator, VERA, "Gata! [€]")
    assert centre.sent[0]["message"] == b"Gata! \x1b<\x1be\x1b>"
    centre.to_deliver.put(receipt(str(int(centre.sent[0]["id"], 16)), "ACCEPTD"))
    centre.to_deliver.put(receipt(str(int(centre.sent[0]["id"], 16))))
    look_into_inbox(operator.id)
    read_all()
    dispatch.refresh_from_db()
    assert dispatch.delivered_at
    second = sent(operator, VERA, "Ещё")
    state = pdu.MESSAGE_STATE.to_bytes(2, "big") + b"\x00\x01\x05"
    name = str(int(centre.sent[1]["id"], 16)).encode() + b"\0"
    known = pdu.RECEIPTED_ID.to_bytes(2, "big") + len(name).to_bytes(2, "big") + name
    centre.to_deliver.put(delivery("37369123456", b"", coding=0, esm=0x04, tlvs=known + state))
    look_into_inbox(operator.id)
    read_all()
    second.refresh_from_db()
    assert second.failed_at and second.problem == f"{messages.NOT_DELIVERED}\nUNDELIV"


def test_what_was_taken_is_not_sent_again_when_the_centre_slows_down(centre, operator):
    centre.statuses = [0, 0x14]
    dispatch = sent(operator, VERA, "ё" * 100)
    assert dispatch.problem.startswith(messages.AWAY) and len(centre.sent) == 1
    assert 28 < (dispatch.next_try_at - dispatch.created_at).total_seconds() < 34
    assert tried(dispatch).sent_at and len(centre.sent) == 2
    centre.statuses = [0xB]
    assert sent(operator, "+3731").problem.startswith(messages.NO_NUMBER)
    centre.statuses = [0x58]
    assert sent(operator, VERA).problem.startswith(messages.BUSY)


def test_a_lost_answer_is_uncertain(centre, operator):
    centre.drop = True
    dispatch = sent(operator, VERA)
    assert dispatch.uncertain_at and dispatch.problem.startswith(session.LOST)


def test_the_test_button_says_what_is_wrong(centre, operator, own_network):
    def problem() -> str:
        with pytest.raises(TryLater) as wrong:
            operator.channel.try_out(operator)
        return str(wrong.value).split("\n")[0]

    operator.channel.try_out(operator)
    operator.secrets = {"password": "wrong"}
    assert problem() == session.WRONG_PASSWORD
    operator.settings["port"] = 9
    assert "refuses the connection" in problem()
    operator.settings["host"] = "10.9.8.7"
    assert "private network" in problem()
    assert smpp.SmppForm({"host": "smsc.example", "port": 2775, "system_id": "clinic"}).is_valid()


@pytest.mark.parametrize("raw", [b"", b"\0" * 15, b"\0" * 17, pdu.Pdu(5, body=b"\0\1").as_bytes()])
def test_odd_bytes_are_no_message(raw):
    with pytest.raises(ValueError):
        pdu.read_delivered(pdu.parse(raw).body)
