"""A program of the company on the other side: it checks our signature and signs what it posts."""

import itertools
import json
import time
from typing import Any

from tests.channels.provider import Asked, Provider, Reply
from zabota.channels.kind import NotSigned
from zabota.channels.open_json.signing import check_signed, signed_headers

SECRET = "общая тайна, secretul comun"


class Program(Provider):
    """`files` are what it gives out, by path."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = itertools.count(1)
        self.files: dict[str, bytes] = {}
        self.taken: list[dict[str, Any]] = []

    def answer(self, asked: Asked) -> Reply:
        if asked.method == "GET":
            content = self.files.get(asked.path)
            return (
                Reply(404, {})
                if content is None
                else Reply(body=content, headers={"Content-Type": "image/png"})
            )
        if not self.is_signed(asked):
            return Reply(403, {"problem": "bad signature"})
        if asked.json["type"] == "ping":
            return Reply(said={"ok": True})
        self.taken.append(asked.json)
        return Reply(said={"id": f"their-{next(self.numbers)}"})

    def is_signed(self, asked: Asked) -> bool:
        headers = {"X-Zabota-Timestamp": asked.headers["x-zabota-timestamp"]}
        headers["X-Zabota-Signature"] = asked.headers["x-zabota-signature"]
        try:
            check_signed(SECRET, headers, asked.body)
        except NotSigned:
            return False
        return True


def signed(
    said: dict[str, Any] | bytes, secret: str = SECRET, age: float = 0
) -> tuple[bytes, dict[str, str]]:
    body = said if isinstance(said, bytes) else json.dumps(said, ensure_ascii=False).encode()
    return body, signed_headers(secret, body, time.time() - age)


def words(number: str = "m-1", **more: Any) -> dict[str, Any]:
    vera = {"id": "vera-7", "name": "Вера Ёлкина", "email": "vera@example.com", "language": "ru"}
    return {"type": "message", "id": number, "from": vera, "text": "Ёлка, țară, всё ли готово?", **more}
