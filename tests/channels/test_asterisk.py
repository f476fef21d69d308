"""Asterisk's manager interface, spoken by a server of the test; and its events made into calls, pure."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.channels.asterisk import Asterisk, incoming_call
from zabota.channels.asterisk.connection import Connection, as_message
from zabota.channels.asterisk.switchboard import Switchboard
from zabota.channels.kind import TryLater, WrongPassword
from zabota.company.actions.set_parameter import set_parameter

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
TRUNK = {"Channel": "PJSIP/provider-0000000a", "Uniqueid": "9.1", "Linkedid": "9.1"}
DESK = {"Channel": "PJSIP/101-0000000b", "Uniqueid": "9.2", "Linkedid": "9.1"}


@pytest.fixture
def loopback(db):
    set_parameter("channels.allowed_hosts", "127.0.0.1")


def hear(*events: dict[str, str], board: Switchboard | None = None) -> list[tuple]:
    board = board or Switchboard()
    told = [one for event in events for one in board.hear(event, NOW)]
    return [(t["event"], t.get("direction"), t.get("from", t.get("to")), t.get("extension")) for t in told]


def event(name: str, *parts: dict[str, str], **fields: str) -> dict[str, str]:
    whole = {"Event": name}
    for part in parts:
        whole |= part
    return whole | fields


CALLS_IN = event("Newchannel", TRUNK, CallerIDNum="069123456", CallerIDName="Вера", Exten="022800800")
RINGS = event(
    "DialBegin", TRUNK, CallerIDNum="069123456", DestChannel="PJSIP/101-0000000b", DestLinkedid="9.1"
)
RINGS_102 = event("DialBegin", TRUNK, DestChannel="PJSIP/102-0000000c", DestLinkedid="9.1")
BRIDGE = (event("BridgeEnter", DESK), event("BridgeEnter", TRUNK))
ENDS = event("Hangup", TRUNK)


def test_a_call_rings_is_answered_and_ends():
    assert hear(CALLS_IN, RINGS, RINGS, *BRIDGE, *BRIDGE, event("Hangup", DESK), ENDS, ENDS) == [
        ("ringing", "in", "069123456", "101"),
        ("answered", "in", "069123456", "101"),
        ("ended", "in", "069123456", "101"),
    ]


def test_who_of_several_answers_has_the_call_and_nobody_is_a_missed_one():
    told = hear(CALLS_IN, RINGS, RINGS_102, *BRIDGE, ENDS)
    assert [one[3] for one in told] == ["101", "102", "101", "101"]
    assert hear(CALLS_IN, RINGS, event("Hangup", DESK), ENDS)[-1] == ("missed", "in", "069123456", "")


def test_a_call_of_ours_goes_out_and_one_between_two_desks_is_nobodys_business():
    own = {"Channel": "PJSIP/101-0000000b", "Uniqueid": "9.1", "Linkedid": "9.1"}
    begins = event("Newchannel", own, CallerIDNum="101", Exten="069777777")
    dials = event("DialBegin", own, DestChannel="PJSIP/provider-0000000a", DialString="provider/069777777")
    bridge = [event("BridgeEnter", own), event("BridgeEnter", TRUNK, Uniqueid="9.2")]
    assert hear(begins, dials, *bridge, event("Hangup", own)) == [
        ("ringing", "out", "069777777", "101"),
        ("answered", "out", "069777777", "101"),
        ("ended", "out", "069777777", "101"),
    ]
    inside = event("Newchannel", own, CallerIDNum="101", Exten="102")
    rings = event("DialBegin", own, DestChannel="PJSIP/102-0000000c", DialString="102")
    assert hear(inside, rings, event("Hangup", own)) == []


def test_a_withheld_number_is_none_and_a_recording_is_named_by_its_record():
    hidden = event("Newchannel", TRUNK, CallerIDNum="<unknown>", CallerIDName="<unknown>")
    rings = event("DialBegin", TRUNK, CallerIDNum="anonymous", DestChannel="PJSIP/101-0000000b")
    assert hear(hidden, rings) == [("ringing", "in", "", "101")]
    record = event("Cdr", UniqueID="9.1", Disposition="ANSWERED", UserField="https://pbx.example.org/9.wav")
    told = Switchboard().hear(record, NOW)
    assert [(one["event"], one["recording_url"]) for one in told] == [
        ("recording", "https://pbx.example.org/9.wav")
    ]
    assert Switchboard().hear(event("Cdr", UniqueID="9.1", UserField="note"), NOW) == []


def test_what_ended_while_nobody_listened_is_found_out_afterwards():
    board = Switchboard()
    hear(CALLS_IN, RINGS, *BRIDGE, board=board)
    still = event("CoreShowChannel", TRUNK)
    assert hear(still, event("CoreShowChannelsComplete"), board=board) == []
    assert hear(event("CoreShowChannelsComplete"), board=board) == [("ended", "in", "069123456", "101")]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([CALLS_IN, RINGS, RINGS_102, *BRIDGE, ENDS, event("Hangup", DESK), event("Rubbish")]),
        max_size=14,
    )
)
def test_whatever_comes_in_whatever_order_a_call_ends_once_and_nothing_breaks(events):
    told = [one[0] for one in hear(*events)]
    ends = events.count(ENDS)
    assert told.count("ended") + told.count("missed") <= ends
    assert told.count("answered") <= 1 + ends


def test_we_log_in_by_challenge_and_hear_events(loopback):
    with Asterisk() as asterisk, Connection("127.0.0.1", asterisk.port, "zabota", "тайна 7") as line:
        asterisk.await_logins(1)
        incoming_call(asterisk, "069123456")
        assert line.read()["Event"] == "Newchannel"
        assert line.read()["DestChannel"] == "PJSIP/101-0000000b"
        assert line.read(0.05) is None
        asterisk.break_off()
        with pytest.raises(TryLater):
            line.read()


def test_what_is_wrong_is_said_in_words(loopback):
    with Asterisk() as asterisk, pytest.raises(WrongPassword, match="does not let us in"):
        Connection("127.0.0.1", asterisk.port, "zabota", "wrong")
    with Asterisk(greeting=b"SSH-2.0-OpenSSH\r\n") as other, pytest.raises(TryLater, match="no Asterisk"):
        Connection("127.0.0.1", other.port, "zabota", "x")
    with pytest.raises(TryLater, match="refuses"):
        Connection("127.0.0.1", 1, "zabota", "x")


def test_a_line_break_in_a_setting_is_no_command_of_its_own():
    assert as_message(b"Event: Hangup\r\nrubbish\r\nCause: 16: Normal") == {
        "Event": "Hangup",
        "Cause": "16: Normal",
    }
