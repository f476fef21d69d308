"""VK's API and Callback API as VK publishes them, as far as we use them."""

import itertools
import json
import time
from typing import Any

from tests.channels.provider import Asked, Provider, Reply

TOKEN, GROUP, VERA, CODE = "vk1.a.token", 123456, 77, "a1b2c3d4"


class VkApi(Provider):
    """`denied` do not let the community write; `sent` is what came through, by random_id."""

    def __init__(self) -> None:
        super().__init__()
        self.denied: set[str] = set()
        self.sent: dict[str, dict[str, str]] = {}
        self.ids: dict[str, int] = {}
        self.numbers = itertools.count(300)
        self.servers: list[dict[str, Any]] = []
        self.chosen: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.uploads: list[tuple[str, bytes]] = []

    def answer(self, asked: Asked) -> Reply:
        if asked.method == "GET":
            kept = self.files.get(asked.path)
            return Reply(body=kept) if kept is not None else Reply(404, {})
        name = asked.path.rpartition("/")[2]
        if name in ("upload-photo", "upload-file"):
            field = name.partition("-")[2]
            self.uploads.append(asked.parts[field])
            return Reply(said={"server": 1, "photo": "[{}]", "hash": "h", "file": "kept"})
        form = asked.form
        if form.get("access_token") != TOKEN:
            return failed(5, "User authorization failed: invalid access_token")
        if form.get("v") != "5.199":
            return failed(8, "Invalid request: v is deprecated")
        return getattr(self, "on_" + name.replace(".", "_"))(form)

    def on_messages_send(self, form: dict[str, str]) -> Reply:
        if form["peer_id"] in self.denied:
            return failed(901, "Can't send messages for users without permission")
        if form["random_id"] not in self.sent:  # the same random_id is the same message
            self.sent[form["random_id"]] = form
            self.ids[form["random_id"]] = next(self.numbers)
        return good(self.ids[form["random_id"]])

    def on_users_get(self, form: dict[str, str]) -> Reply:
        return good([{"id": int(form["user_ids"]), "first_name": "Вера", "last_name": "Ёлкина"}])

    def on_photos_getMessagesUploadServer(self, form: dict[str, str]) -> Reply:
        return good({"upload_url": f"{self.url}/upload-photo"})

    def on_photos_saveMessagesPhoto(self, form: dict[str, str]) -> Reply:
        return good([{"owner_id": -GROUP, "id": 11}]) if form["hash"] == "h" else failed(100, "hash")

    def on_docs_getMessagesUploadServer(self, form: dict[str, str]) -> Reply:
        return good({"upload_url": f"{self.url}/upload-file"})

    def on_docs_save(self, form: dict[str, str]) -> Reply:
        return good({"type": "doc", "doc": {"owner_id": -GROUP, "id": 12, "title": form["title"]}})

    def on_groups_getCallbackConfirmationCode(self, form: dict[str, str]) -> Reply:
        return good({"code": CODE})

    def on_groups_getCallbackServers(self, form: dict[str, str]) -> Reply:
        return good({"count": len(self.servers), "items": self.servers})

    def on_groups_addCallbackServer(self, form: dict[str, str]) -> Reply:
        """VK asks the address for the confirmation string at once."""
        asked = json.dumps({"type": "confirmation", "group_id": GROUP}).encode()
        answer = self.post(form["url"], asked, **{"Content-Type": "application/json"})
        status = "ok" if answer.text == CODE else "failed"
        self.servers = [{"id": 4, "url": form["url"], "secret_key": form["secret_key"], "status": status}]
        return good({"server_id": 4})

    def on_groups_editCallbackServer(self, form: dict[str, str]) -> Reply:
        self.servers[0] |= {"url": form["url"], "secret_key": form["secret_key"]}
        return good(1)

    def on_groups_setCallbackSettings(self, form: dict[str, str]) -> Reply:
        self.chosen = form
        return good(1)


def good(response: Any) -> Reply:
    return Reply(said={"response": response})


def failed(code: int, words: str) -> Reply:
    return Reply(said={"error": {"error_code": code, "error_msg": words}})


_events = itertools.count(1)


def event(kind: str, told: Any, secret: str) -> dict[str, Any]:
    number = f"event-{next(_events)}"
    known = {"group_id": GROUP, "event_id": number, "v": "5.199", "secret": secret}
    return {"type": kind, "object": told, **known}


def message(number: int = 1, **more: Any) -> dict[str, Any]:
    """A message of Vera's."""
    told = {
        "id": 900 + number,
        "date": int(time.time()),
        "peer_id": VERA,
        "from_id": VERA,
        "conversation_message_id": number,
        "out": 0,
        "text": "Здравствуйте! Țară, ёж.",
        "attachments": [],
    }
    return {**told, **more}
