"""The Cloud API as Meta publishes it, as far as we use it: messages, media, templates, webhooks."""

import hashlib
import hmac
import itertools
import json
import re
import time
from typing import Any

from tests.channels.provider import Asked, Provider, Reply

TOKEN, SECRET, NUMBER, ACCOUNT = "EAAG-token", "app-secret", "106540352242922", "102290129340398"
VERA = "37369123456"
BODY = "Здравствуйте, {{1}}! Ваш заказ №{{2}} готов. Спасибо!"


class CloudApi(Provider):
    """`media` are files of customers by id; `messages` is what was sent, `uploads` what was uploaded."""

    def __init__(self) -> None:
        super().__init__()
        self.media: dict[str, tuple[str, bytes]] = {}
        self.messages: list[dict[str, Any]] = []
        self.uploads: dict[str, tuple[str, bytes]] = {}
        self.numbers = itertools.count(1)
        self.hook: dict[str, str] = {}
        self.templates = [template("order_ready", "ru", BODY)]

    def answer(self, asked: Asked) -> Reply:
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return failed(401, 190, "Invalid OAuth access token")
        if asked.path.startswith("/lookaside/"):
            kept = self.media.get(asked.path.rpartition("/")[2])
            return Reply(body=kept[1]) if kept else Reply(404, {})
        proof = hmac.new(SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
        if asked.query.get("appsecret_proof") != proof:
            return failed(400, 100, "Invalid appsecret_proof provided in the API argument")
        path = asked.path.removeprefix("/v23.0/")
        routes = {
            f"{NUMBER}/messages": self.on_message,
            f"{NUMBER}/media": self.on_upload,
            f"{ACCOUNT}/subscribed_apps": self.on_subscribe,
            f"{ACCOUNT}/message_templates": self.on_templates,
            NUMBER: self.on_number,
        }
        if path in routes:
            return routes[path](asked)
        if path in self.media:
            url = f"{self.url}/lookaside/{path}"
            return Reply(said={"url": url, "mime_type": self.media[path][0], "id": path})
        return failed(400, 100, "Unsupported get request. Object does not exist", error_subcode=33)

    def on_number(self, asked: Asked) -> Reply:
        hooks = {"webhook_configuration": {"whatsapp_business_account": self.hook.get("url", "")}}
        return Reply(said={"id": NUMBER, "display_phone_number": "+373 22 123456", **hooks})

    def on_subscribe(self, asked: Asked) -> Reply:
        self.hook = {"url": asked.json["override_callback_uri"], "token": asked.json["verify_token"]}
        return Reply(said={"success": True})

    def on_templates(self, asked: Asked) -> Reply:
        start = int(asked.query.get("after", "0"))
        page: dict[str, Any] = {"data": self.templates[start : start + 1]}
        if start + 1 < len(self.templates):
            page["paging"] = {"cursors": {"after": str(start + 1)}, "next": "https://graph.example/next"}
        return Reply(said=page)

    def on_upload(self, asked: Asked) -> Reply:
        number = f"media-{next(self.numbers)}"
        self.uploads[number] = asked.parts["file"]
        return Reply(said={"id": number})

    def on_message(self, asked: Asked) -> Reply:
        said = asked.json
        if said["messaging_product"] != "whatsapp" or not re.fullmatch(r"\d{6,15}", said["to"]):
            return failed(400, 100, "Invalid parameter")
        if said["type"] == "template":
            known = {(one["name"], one["language"]) for one in self.templates}
            if (said["template"]["name"], said["template"]["language"]["code"]) not in known:
                return failed(404, 132001, "Template name does not exist in the translation")
        self.messages.append(said)
        return Reply(said={"messages": [{"id": f"wamid.{next(self.numbers)}"}]})


def template(name: str, language: str, body: str, status: str = "APPROVED", **more: Any) -> dict[str, Any]:
    body_part = {"type": "BODY", "text": body}
    return {"name": name, "language": language, "status": status, "components": [body_part], **more}


def failed(status: int, code: int, words: str, **more: Any) -> Reply:
    return Reply(status, {"error": {"message": words, "type": "OAuthException", "code": code, **more}})


def words(number: str = "wamid.in1", kind: str = "text", age: float = 0, **one: Any) -> dict[str, Any]:
    """A message of Vera's."""
    told = one or {"body": "Здравствуйте! Țară, ёж."}
    return {"from": VERA, "id": number, "timestamp": str(int(time.time() - age)), "type": kind, kind: told}


def status(number: str, state: str, **more: Any) -> dict[str, Any]:
    return {"id": number, "status": state, "timestamp": str(int(time.time())), "recipient_id": VERA, **more}


def post(*items: dict[str, Any], number: str = NUMBER) -> dict[str, Any]:
    """A post of the webhook with these messages and statuses."""
    value: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "37322123456", "phone_number_id": number},
        "contacts": [{"profile": {"name": "Вера Ёлкина"}, "wa_id": VERA}],
    }
    for item in items:
        value.setdefault("statuses" if "status" in item else "messages", []).append(item)
    change = {"field": "messages", "value": value}
    return {"object": "whatsapp_business_account", "entry": [{"id": ACCOUNT, "changes": [change]}]}


def signed(said: Any, secret: str = SECRET) -> tuple[bytes, dict[str, str]]:
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    shown = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return body, {"X-Hub-Signature-256": f"sha256={shown}"}
