"""Gateways as they are found: one speaks JSON, one forms, one takes all in the address."""

import itertools
from typing import Any

from tests.channels.provider import Asked, Provider, Reply

KEY = "gateway-key"


class Gateway(Provider):
    """`sent` is what was handed over, by the ids it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = itertools.count(7001)
        self.sent: dict[str, dict[str, Any]] = {}

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/json":
            if asked.headers.get("authorization") != f"Bearer {KEY}":
                return Reply(401, {"error": "unauthorized"})
            if asked.method == "GET":
                return Reply(405, {"error": "post it"})
            return Reply(
                said={"messages": [{"id": self.take(asked.json["messages"][0]), "status": "queued"}]}
            )
        if asked.path == "/form":
            if asked.form.get("password") != KEY:
                return Reply(said={"code": 3, "error": "bad password"})
            return Reply(said={"code": 0, "id": self.take(asked.form)})
        if asked.path == "/plain":
            return Reply(body=self.take(asked.query).encode(), headers={"Content-Type": "text/plain"})
        return Reply(404, {})

    def take(self, said: dict[str, Any]) -> str:
        number = str(next(self.numbers))
        self.sent[number] = said
        return number


SETTINGS = {
    "json": {
        "method": "json",
        "fields_sent": "messages.0.to={to}\nmessages.0.content={text}\nmessages.0.from={sender}\n"
        "messages.0.callback={report_url}",
        "headers_sent": "Authorization: Bearer {key}",
        "id_path": "messages.0.id",
    },
    "form": {
        "method": "form",
        "fields_sent": "phone={to_digits}\nmes={text}\npassword={key}",
        "headers_sent": "",
        "id_path": "id",
        "ok_path": "code",
        "ok_value": "0",
    },
    "plain": {
        "method": "query",
        "fields_sent": "to={to}\ntext={text}\nkey={key}",
        "headers_sent": "",
        "id_path": "",
    },
}
INBOUND = {
    "in_from": "from",
    "in_text": "text",
    "in_id": "id",
    "report_state": "status",
    "report_reason": "error",
    "delivered_values": "delivered, DELIVRD",
    "failed_values": "failed, UNDELIV",
    "thanks": "OK",
}
