"""Asking an ASGI application without a server, as a stranger or with what one shows."""

import asyncio
from typing import Any


class Asked:
    """One request and what came back so far."""

    def __init__(self, path: str, method: str = "GET", address: str = "10.0.0.1", **headers: str):
        named = [(name.replace("_", "-").lower().encode(), said.encode()) for name, said in headers.items()]
        self.scope: dict[str, Any] = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": b"",
            "headers": named,
            "http_version": "1.1",
            "scheme": "http",
            "client": (address, 1),
            "server": ("127.0.0.1", 80),
        }
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self.body = b""
        self.to_send: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def receive(self) -> dict[str, Any]:
        return await self.to_send.get()

    async def send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
        self.body += message.get("body", b"")
