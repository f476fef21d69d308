"""Asterisk's events made into what happened to calls. Pure: it remembers the calls that go on, no more.

A call is all channels of one Linkedid. Its first channel tells the direction: a telephone of ours calls
out, a trunk brings a call in. Calls between two telephones of ours are nobody's business.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

MOST_CALLS = 5_000
PEER = re.compile(r"^[^/]+/(?P<peer>.+?)(?:-[0-9a-fA-F]+)?(?:;\d)?$")
TRUNK_WORDS = re.compile(r"<unknown>|anonymous|unavailable|restricted", re.IGNORECASE)
Happening = dict[str, Any]


@dataclass
class Line:
    """One call that goes on."""

    is_incoming: bool
    number: str = ""
    name: str = ""
    extension: str = ""
    ringing: set[str] = field(default_factory=set)
    in_bridge: set[str] = field(default_factory=set)
    is_answered: bool = False
    is_internal: bool = False


class Switchboard:
    """`hear` each event in order. `longest_extension` is the most digits of a number of our own."""

    def __init__(self, longest_extension: int = 5):
        self.longest = longest_extension
        self.lines: OrderedDict[str, Line] = OrderedDict()
        self.seen: set[str] = set()
        self.awaits_list = False

    def ask_anew(self) -> None:
        """The list of what goes on was asked for; a call heard of before it comes goes on as well."""
        self.seen, self.awaits_list = set(), True

    def hear(self, event: dict[str, str], at: datetime) -> list[Happening]:
        if self.awaits_list and (call_id := event.get("Linkedid")):
            self.seen.add(call_id)
        hearing = {
            "Newchannel": self.new_channel,
            "DialBegin": self.dial_begin,
            "BridgeEnter": self.bridge_enter,
            "Hangup": self.hangup,
            "Cdr": self.cdr,
            "CoreShowChannel": self.listed,
            "CoreShowChannelsComplete": self.list_ends,
        }.get(event.get("Event", ""))
        return [self.dated(told, at) for told in hearing(event)] if hearing else []

    def new_channel(self, event: dict[str, str]) -> Iterable[Happening]:
        call_id = event.get("Linkedid", "")
        if call_id and call_id == event.get("Uniqueid") and call_id not in self.lines:
            own = self.own_extension(event.get("Channel", ""))
            number = "" if own else bare(event.get("CallerIDNum", ""))
            line = Line(not own, number=number, name=known(event.get("CallerIDName", "")), extension=own)
            if own:
                line.number = bare(event.get("Exten", ""))
                line.is_internal = 0 < len(line.number) <= self.longest
            self.lines[call_id] = line
            while len(self.lines) > MOST_CALLS:
                self.lines.popitem(last=False)
        return []

    def dial_begin(self, event: dict[str, str]) -> Iterable[Happening]:
        call_id = event.get("Linkedid") or event.get("DestLinkedid", "")
        own = self.own_extension(event.get("DestChannel", ""))
        line = self.lines.setdefault(call_id, Line(bool(own), number=bare(event.get("CallerIDNum", ""))))
        if line.is_internal:
            return []
        if not line.is_incoming:
            line.number = line.number or bare(event.get("DialString", "").split("@")[0].split("/")[-1])
            if line.ringing:
                return []
            line.ringing.add(line.extension)
            return [self.told(call_id, line, "ringing", line.extension)]
        if not own or own in line.ringing:
            return []
        line.ringing.add(own)
        return [self.told(call_id, line, "ringing", own)]

    def bridge_enter(self, event: dict[str, str]) -> Iterable[Happening]:
        """Answered: both sides are in a bridge. One of ours is enough where the other was there first."""
        call_id = event.get("Linkedid", "")
        line = self.lines.get(call_id)
        if line is None or line.is_internal:
            return []
        line.in_bridge.add(event.get("Uniqueid", ""))
        own = self.own_extension(event.get("Channel", ""))
        if own and line.is_incoming:
            line.extension = own
        if line.is_answered or len(line.in_bridge) < 2:
            return []
        line.is_answered = True
        return [self.told(call_id, line, "answered", line.extension)]

    def hangup(self, event: dict[str, str]) -> Iterable[Happening]:
        """The call ends with its first channel; a telephone that stops ringing ends nothing."""
        if event.get("Uniqueid") != event.get("Linkedid"):
            return []
        return self.end(event.get("Linkedid", ""))

    def end(self, call_id: str) -> list[Happening]:
        line = self.lines.pop(call_id, None)
        if line is None or line.is_internal or not (line.number or line.ringing):
            return []
        return [self.told(call_id, line, "ended" if line.is_answered else "missed", line.extension)]

    def cdr(self, event: dict[str, str]) -> Iterable[Happening]:
        """The record of a call at its end may name the recording (its user field, or a field of its own)."""
        where = event.get("RecordingURL") or event.get("UserField", "")
        if not where.startswith(("http://", "https://")):
            return []
        told = {"call_id": event.get("LinkedID") or event.get("UniqueID", ""), "event": "recording"}
        return [{**told, "recording_url": where}] if told["call_id"] else []

    def listed(self, event: dict[str, str]) -> Iterable[Happening]:
        """After a lost connection: what still goes on."""
        self.seen.add(event.get("Linkedid", ""))
        return []

    def list_ends(self, event: dict[str, str]) -> Iterable[Happening]:
        """Calls that ended while nobody listened."""
        over = [call_id for call_id in self.lines if call_id not in self.seen]
        self.seen, self.awaits_list = set(), False
        return [told for call_id in over for told in self.end(call_id)]

    def own_extension(self, channel: str) -> str:
        """`PJSIP/101-0000002a` is 101, one of ours; a trunk is none."""
        found = PEER.match(channel)
        peer = found["peer"].split("@")[0] if found else ""
        return peer if peer.isdecimal() and len(peer) <= self.longest else ""

    def told(self, call_id: str, line: Line, happening: str, extension: str) -> Happening:
        sides = {"from": line.number} if line.is_incoming else {"to": line.number}
        direction = "in" if line.is_incoming else "out"
        return {
            "call_id": call_id,
            "event": happening,
            "direction": direction,
            **sides,
            "extension": extension,
            "name": line.name,
        }

    def dated(self, told: Happening, at: datetime) -> Happening:
        return {**told, "at": at.isoformat()}


def bare(number: str) -> str:
    """A number as it was shown; nothing for one that was withheld."""
    return "" if TRUNK_WORDS.search(number) or not re.search(r"\d", number) else number.strip()


def known(name: str) -> str:
    return "" if TRUNK_WORDS.search(name) or not re.search(r"[^\W\d_]", name) else name.strip()
