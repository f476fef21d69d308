"""The Bot API as https://core.telegram.org/bots/api publishes it, as far as we use it."""

import itertools
import json
import re
import time
from typing import Any

from tests.channels.provider import Asked, Provider, Reply

TOKEN = "123456:AAE-testtokenx"
PATH = re.compile(r"/(file/)?bot([^/]+)/(.+)")


class BotApi(Provider):
    """`files` are what customers sent, by file id; `blocked` are chats that blocked the bot."""

    def __init__(self) -> None:
        super().__init__()
        self.hook: dict[str, Any] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.blocked: set[str] = set()
        self.known: set[str] = {"77"}
        self.numbers = itertools.count(500)
        self.updates = itertools.count(9000)
        self.last_error = ""

    def answer(self, asked: Asked) -> Reply:
        found = PATH.fullmatch(asked.path)
        if found is None or found[2] != TOKEN:
            return failed(404 if found is None else 401, "Unauthorized")
        if found[1]:
            content = {path: content for path, content in self.files.values()}.get(found[3])
            return Reply(body=content) if content is not None else failed(404, "Not Found")
        return getattr(self, f"on_{found[3]}")(asked)

    def on_getMe(self, asked: Asked) -> Reply:
        return good({"id": 123456, "is_bot": True, "username": "zabota_bot"})

    def on_setWebhook(self, asked: Asked) -> Reply:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", asked.json["secret_token"]):
            return failed(400, "Bad Request: secret token contains unallowed characters")
        self.hook = asked.json
        return good(True)

    def on_getWebhookInfo(self, asked: Asked) -> Reply:
        info = {"url": self.hook.get("url", ""), "pending_update_count": 1 if self.last_error else 0}
        return good({**info, "last_error_message": self.last_error} if self.last_error else info)

    def on_getFile(self, asked: Asked) -> Reply:
        file = self.files.get(asked.json["file_id"])
        if file is None:
            return failed(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        return good({"file_id": asked.json["file_id"], "file_path": file[0], "file_size": len(file[1])})

    def on_sendMessage(self, asked: Asked) -> Reply:
        said = asked.json
        if not 1 <= len(said["text"]) <= 4096:
            return failed(400, "Bad Request: message is too long")
        return self.to_chat(str(said["chat_id"]))

    def on_sendPhoto(self, asked: Asked) -> Reply:
        return self.to_chat(asked.parts["chat_id"][1].decode())

    on_sendDocument = on_sendPhoto

    def to_chat(self, chat: str) -> Reply:
        if chat in self.blocked:
            return failed(403, "Forbidden: bot was blocked by the user")
        if chat not in self.known:
            return failed(400, "Bad Request: chat not found")
        return good({"message_id": next(self.numbers), "chat": {"id": int(chat), "type": "private"}})

    def update(self, what: str = "message", **said: Any) -> dict[str, Any]:
        """An update with a message of Vera's."""
        vera = {"id": 77, "first_name": "Вера", "last_name": "Ёлкина", "language_code": "ru"}
        message = {
            "message_id": 11,
            "date": int(time.time()),
            "chat": {"id": 77, "type": "private", "first_name": "Вера"},
            "from": {**vera, "is_bot": False},
        }
        return {"update_id": next(self.updates), what: {**message, **said}}

    def body(self, update: dict[str, Any]) -> bytes:
        return json.dumps(update).encode()


def good(result: Any) -> Reply:
    return Reply(said={"ok": True, "result": result})


def failed(status: int, words: str, **parameters: Any) -> Reply:
    said = {"ok": False, "error_code": status, "description": words}
    return Reply(status, {**said, "parameters": parameters} if parameters else said)
