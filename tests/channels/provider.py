"""A provider's server of the tests: real HTTP on loopback; each speaks its published protocol."""

import json
import threading
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.core.cache import cache

from zabota.channels.actions.fetch_enclosure import fetch_enclosure
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.send_dispatch import send_dispatch
from zabota.channels.models import Dispatch, Enclosure, Inbox
from zabota.company.actions.set_parameter import set_parameter


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}

    @property
    def parts(self) -> dict[str, tuple[str, bytes]]:
        """Of a multipart form: name -> (file name, content)."""
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        message = BytesParser(policy=HTTP).parsebytes(head + self.body)
        found = {}
        for part in message.iter_parts():
            name = part.get_param("name", header="content-disposition")
            found[name] = (part.get_filename() or "", part.get_payload(decode=True))
        return found


@dataclass
class Reply:
    status: int = 200
    said: Any = None
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


LOST = Reply(0)
"""The request is taken, and the link breaks before the answer."""


class Provider:
    """Subclass and answer; `next` holds replies that are given instead, once each."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.next: list[Reply] = []
        provider = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                parts = urlsplit(self.path)
                length = int(self.headers.get("Content-Length") or 0)
                asked = Asked(
                    self.command,
                    parts.path,
                    {name: values[0] for name, values in parse_qs(parts.query).items()},
                    {name.lower(): value for name, value in self.headers.items()},
                    self.rfile.read(length),
                )
                provider.asked.append(asked)
                reply = provider.next.pop(0) if provider.next else provider.answer(asked)
                if reply is LOST:
                    self.close_connection = True
                    self.connection.close()
                    return
                body = reply.body if reply.body is not None else json.dumps(reply.said).encode()
                self.send_response(reply.status)
                for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = handle_any

            def log_message(self, *args: Any) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.http.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()

    def answer(self, asked: Asked) -> Reply:
        raise NotImplementedError

    def paths(self) -> list[str]:
        return [one.path.rpartition("/")[2] for one in self.asked]

    def post(self, url: str, body: bytes, **headers: str) -> requests.Response:
        """Knock at the installation's door as the provider does."""
        with requests.Session() as session:
            session.trust_env = False
            return session.post(url, data=body, headers=headers, timeout=20)


@pytest.fixture
def own_network(db) -> None:
    """The administrator allows the servers of the tests."""
    cache.clear()
    set_parameter("channels.allowed_hosts", "127.0.0.1")


def told(client, inbox: Inbox, said: Any, **headers: str):
    """The provider posts to the door of an inbox."""
    body = said if isinstance(said, bytes) else json.dumps(said, ensure_ascii=False).encode()
    return client.post(f"/in/{inbox.key}/", body, content_type="application/json", headers=headers)


def read_all() -> None:
    """What the reader and the workers do: messages of deliveries, then their files."""
    read_deliveries()
    for enclosure_id in Enclosure.objects.filter(file=None, failed_at=None).values_list("id", flat=True):
        fetch_enclosure(enclosure_id)


def sent(inbox: Inbox, to: str, body: str = "Bună ziua, всё готово.", **more: Any) -> Dispatch:
    """A dispatch after its first try."""
    return tried(queue_dispatch(inbox=inbox, to=to, body=body, **more))


def tried(dispatch: Dispatch) -> Dispatch:
    Dispatch.objects.filter(id=dispatch.id).update(next_try_at=None)
    send_dispatch(dispatch.id)
    dispatch.refresh_from_db()
    return dispatch
