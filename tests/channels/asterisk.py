"""An Asterisk of the test: it speaks the manager interface as documented, to one or more listeners."""

import hashlib
import socket
import threading
import time
from contextlib import suppress

CHALLENGE = "840415273"


class Asterisk:
    """Listens on loopback while in a `with`. `tell` sends an event to all who are logged in."""

    def __init__(self, user: str = "zabota", secret: str = "тайна 7", greeting: bytes = b""):
        self.user, self.secret = user, secret
        self.greeting = greeting or b"Asterisk Call Manager/9.0.0\r\n"
        self.going_on: list[dict[str, str]] = []
        self.logins = 0
        self.listeners: list[socket.socket] = []
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]

    def __enter__(self) -> "Asterisk":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.close()
        self.break_off()

    def tell(self, event: str, **fields: str) -> None:
        for listener in list(self.listeners):
            send(listener, Event=event, Privilege="call,all", **fields)

    def break_off(self) -> None:
        """Every connection ends, as when Asterisk restarts."""
        for listener in self.listeners:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        self.listeners = []

    def await_logins(self, number: int, seconds: float = 15) -> None:
        deadline = time.monotonic() + seconds
        while self.logins < number or not self.listeners:
            assert time.monotonic() < deadline, f"{self.logins} logins"
            time.sleep(0.02)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                link, _address = self.server.accept()
                threading.Thread(target=self._serve, args=(link,), daemon=True).start()

    def _serve(self, link: socket.socket) -> None:
        with suppress(OSError):
            link.sendall(self.greeting)
            heard = b""
            while more := link.recv(4096):
                heard += more
                while b"\r\n\r\n" in heard:
                    whole, _end, heard = heard.partition(b"\r\n\r\n")
                    lines = whole.decode().split("\r\n")
                    self._answer(link, dict(line.split(": ", 1) for line in lines if ": " in line))

    def _answer(self, link: socket.socket, said: dict[str, str]) -> None:
        about = {"ActionID": said.get("ActionID", "")}
        action = said.get("Action")
        if action == "Challenge":
            send(link, Response="Success", Challenge=CHALLENGE, **about)
        elif action == "Login":
            key = hashlib.md5(f"{CHALLENGE}{self.secret}".encode(), usedforsecurity=False).hexdigest()
            if (said.get("Username"), said.get("Key")) != (self.user, key):
                send(link, Response="Error", Message="Authentication failed", **about)
                return
            # An event may come before the answer to the login, as from a busy Asterisk.
            send(link, Event="FullyBooted", Status="Fully Booted")
            send(link, Response="Success", Message="Authentication accepted", **about)
            self.logins += 1
            self.listeners.append(link)
        elif action == "CoreShowChannels":
            send(link, Response="Success", EventList="start", **about)
            for channel in self.going_on:
                send(link, Event="CoreShowChannel", **channel)
            send(link, Event="CoreShowChannelsComplete", EventList="Complete", **about)
        elif action == "Ping":
            send(link, Response="Success", Ping="Pong", **about)


def send(link: socket.socket, **fields: str) -> None:
    with suppress(OSError):
        link.sendall("".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode() + b"\r\n")


def incoming_call(asterisk: Asterisk, number: str, extension: str = "101", call: str = "1772446.1") -> None:
    """As far as ringing: a trunk's channel, then a telephone of ours is dialled."""
    own = {"DestChannel": f"PJSIP/{extension}-0000000b", "DestUniqueid": "1772446.2", "DestLinkedid": call}
    caller = {"Channel": "PJSIP/trunk-0000000a", "CallerIDNum": number, "Uniqueid": call, "Linkedid": call}
    asterisk.tell("Newchannel", CallerIDName="<unknown>", Exten="022800800", **caller)
    asterisk.tell("DialBegin", DialString=extension, **caller, **own)


def answer(asterisk: Asterisk, extension: str = "101", call: str = "1772446.1") -> None:
    own = {"Channel": f"PJSIP/{extension}-0000000b", "Uniqueid": "1772446.2", "Linkedid": call}
    trunk = {"Channel": "PJSIP/trunk-0000000a", "Uniqueid": call, "Linkedid": call}
    asterisk.tell("BridgeEnter", BridgeUniqueid="b1", **own)
    asterisk.tell("BridgeEnter", BridgeUniqueid="b1", **trunk)


def hang_up(asterisk: Asterisk, extension: str = "101", call: str = "1772446.1") -> None:
    own = {"Channel": f"PJSIP/{extension}-0000000b", "Uniqueid": "1772446.2", "Linkedid": call}
    trunk = {"Channel": "PJSIP/trunk-0000000a", "Uniqueid": call, "Linkedid": call}
    asterisk.tell("Hangup", Cause="16", **own)
    asterisk.tell("Hangup", Cause="16", **trunk)
