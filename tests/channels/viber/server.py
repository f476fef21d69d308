"""Viber's REST API for bots as Viber publishes it, as far as we use it."""

import hashlib
import hmac
import itertools
import json
import time
from typing import Any

import requests

from tests.channels.provider import Asked, Provider, Reply

TOKEN = "445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9"
VERA = "01234567890A="


class ViberApi(Provider):
    """`known` are subscribed; `fetched` is what Viber took from the addresses we gave it."""

    def __init__(self) -> None:
        super().__init__()
        self.known = {VERA}
        self.hook = ""
        self.fetched: dict[str, bytes] = {}
        self.files: dict[str, bytes] = {}
        self.messages: list[dict[str, Any]] = []
        self.tokens = itertools.count(4_912_661_846_655_238_145)
        self.fetch = True

    def answer(self, asked: Asked) -> Reply:
        if asked.method == "GET":
            kept = self.files.get(asked.path)
            return Reply(body=kept) if kept is not None else Reply(404, {})
        if asked.headers.get("x-viber-auth-token") != TOKEN:
            return said(2, "invalidAuthToken")
        return getattr(self, f"on_{asked.path.rpartition('/')[2]}")(asked.json)

    def on_get_account_info(self, asked: dict[str, Any]) -> Reply:
        return said(0, "ok", id="pa:75346594275468546724", name="Клиника", webhook=self.hook)

    def on_set_webhook(self, asked: dict[str, Any]) -> Reply:
        """Viber knocks at once, and takes the address only if it is answered with 200."""
        event = {"event": "webhook", "timestamp": int(time.time() * 1000), "message_token": 241}
        body, headers = signed(event)
        if self.post(asked["url"], body, **headers).status_code != 200:
            return said(1, "invalidUrl")
        self.hook = asked["url"]
        return said(0, "ok", event_types=asked["event_types"])

    def on_send_message(self, asked: dict[str, Any]) -> Reply:
        if not asked.get("sender", {}).get("name") or len(asked["sender"]["name"]) > 28:
            return said(3, "badData")
        if asked["receiver"] not in self.known:
            return said(6, "receiverNotSubscribed")
        if asked["type"] in ("picture", "file") and self.fetch:
            with requests.Session() as session:
                session.trust_env = False
                self.fetched[asked["type"]] = session.get(asked["media"], timeout=10).content
        self.messages.append(asked)
        return said(0, "ok", message_token=next(self.tokens))


def said(status: int, words: str, **more: Any) -> Reply:
    return Reply(said={"status": status, "status_message": words, **more})


def message(token: int = 1, kind: str = "text", **one: Any) -> dict[str, Any]:
    vera = {"id": VERA, "name": "Вера Ёлкина", "language": "ru", "country": "MD", "api_version": 1}
    told = one or {"text": "Здравствуйте! Țară, ёж."}
    return {
        "event": "message",
        "timestamp": int(time.time() * 1000),
        "message_token": token,
        "sender": vera,
        "message": {"type": kind, **told},
    }


def news(event: str, token: Any, **more: Any) -> dict[str, Any]:
    at = int(time.time() * 1000)
    return {"event": event, "timestamp": at, "message_token": token, "user_id": VERA, **more}


def signed(event: Any, token: str = TOKEN) -> tuple[bytes, dict[str, str]]:
    body = event if isinstance(event, bytes) else json.dumps(event).encode()
    return body, {"X-Viber-Content-Signature": hmac.new(token.encode(), body, hashlib.sha256).hexdigest()}
