"""A quiet shop's day, all at once: mail, forms, chats, people at desks, surveys, another system."""

import http.client
import json
import random
import re
import smtplib
import threading
import time
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import make_msgid
from typing import Any
from urllib.parse import quote, urlencode

from tests.channels.sink import Sink
from tests.faults.intake_process import ADDRESS
from tests.faults.served import Served

WORDS = "Где мой заказ? Aș vrea să știu când e gata. Please call me back. Ёлка țară ședință".split()
PAGES = """/ /owner/ /inbox/ /customers/ /promises/ /recovery/ /complaints/ /reports/ /reports/waiting/
    /scores/ /scores/branches/ /scores/words/ /scores/alarms/ /feedback/ /tasks/ /outbox/ /inboxes/
    /settings/webhooks/
    """.split()
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
CSRF = "a" * 32
SURVEY = re.compile(r"(/survey/[^\s\"'<>?]+/|/a/[^\s\"'<>?]+)")


class Traffic:
    """Every `pace` seconds something of each sort; 1 is a busy shop. `done` and `wrong` count."""

    def __init__(self, served: Served, people: dict[str, str], sink: Sink, pace: float):
        self.served, self.people, self.sink, self.pace = served, people, sink, pace
        self.done: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.stopping = threading.Event()
        self.dice = random.Random(2026)
        self.read = 0
        self.threads: list[threading.Thread] = []

    def start(self) -> None:
        self._every(9, self.mail)
        self._every(31, self.form)
        self._every(17, self.visitor)
        self._every(11, self.answer_surveys)
        for cookie in self.people.values():
            self._every(7, self.look, cookie)
            self._every(23, self.answer, cookie)
            self._start(self.listen, cookie)

    def stop(self) -> None:
        self.stopping.set()
        for thread in self.threads:
            thread.join(60)

    def _start(self, work: Callable[..., None], *given: Any) -> None:
        thread = threading.Thread(target=work, args=given, daemon=True)
        self.threads.append(thread)
        thread.start()

    def _every(self, seconds: float, work: Callable[..., None], *given: Any) -> None:
        def again() -> None:
            while not self.stopping.wait(seconds * self.pace * self.dice.uniform(0.6, 1.4)):
                try:
                    work(*given)
                except (OSError, http.client.HTTPException, smtplib.SMTPException, ValueError) as error:
                    self.wrong[f"{work.__name__}: {type(error).__name__} {error}"[:120]] += 1

        self._start(again)

    # ---- asking

    def ask(
        self, method: str, path: str, body: Any = None, **headers: str
    ) -> tuple[int, dict[str, str], str]:
        link = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=60)
        try:
            link.request(method, path, body, {name.replace("_", "-"): said for name, said in headers.items()})
            answer = link.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode(errors="replace")
        finally:
            link.close()

    def count(self, what: str, status: int, *right: int) -> None:
        if status in right:
            self.done[what] += 1
        else:
            self.wrong[f"{what}: {status}"] += 1

    def words(self) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(5, 60)))

    # ---- customers

    def mail(self) -> None:
        """A stranger writes, or somebody answers what we wrote."""
        number = self.done["mail"] + self.wrong.total()
        message = EmailMessage()
        message["To"], message["Subject"] = ADDRESS, f"Заказ {number}"
        message["From"] = f"Вера {number} <vera{number}@example.com>"
        message["Message-ID"] = make_msgid(domain="example.com")
        if self.sink.mails and self.dice.random() < 0.3:
            ours = message_from_bytes(self.dice.choice(self.sink.mails[-20:]), policy=policy.default)
            message.replace_header("From", str(ours["To"]))
            message["In-Reply-To"] = message["References"] = str(ours["Message-ID"])
        message.set_content(self.words())
        if self.dice.random() < 0.2:
            message.add_attachment(self.dice.randbytes(30_000), "application", "pdf", filename="счёт.pdf")
        with smtplib.SMTP("127.0.0.1", self.served.smtp_port, "sender.example", timeout=60) as client:
            client.send_message(message)
        self.done["mail"] += 1

    def form(self) -> None:
        came_from = f"203.0.113.{self.dice.randint(1, 250)}"
        status, _headers, page = self.ask("GET", "/forms/long-form/", X_Forwarded_For=came_from)
        self.count("form page", status, 200)
        token = re.search(r'name="token" value="([^"]+)"', page)
        self.stopping.wait(4)
        said = {
            "name": "Раду",
            "contact": f"radu{self.dice.randint(1, 9999)}@example.com",
            "text": self.words(),
        }
        body = urlencode({**said, "token": token[1] if token else ""})
        status, *_rest = self.ask("POST", "/forms/long-form/", body, X_Forwarded_For=came_from, **FORM)
        self.count("form", status, 302)

    def visitor(self) -> None:
        self._start(self._chat)

    def _chat(self) -> None:
        """Comes, writes, listens for a while, writes again, goes without a word."""
        try:
            came_from = f"198.51.100.{self.dice.randint(1, 250)}"
            _status, _headers, said = self.ask("GET", "/chat/long-chat/session/", X_Forwarded_For=came_from)
            by = {"Authorization": f"Bearer {json.loads(said)['token']}", "X-Forwarded-For": came_from}
            self._write(by)
            _status, _headers, said = self.ask("GET", "/chat/long-chat/messages/", **by)
            ticket = quote(json.loads(said)["ticket"])
            link = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=90)
            link.request("GET", f"/chat/live?ticket={ticket}")
            self.count("chat stream", link.getresponse().status, 200)
            self.stopping.wait(self.dice.uniform(5, 70))
            self._write(by)
            link.close()
        except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
            self.wrong[f"chat: {type(error).__name__} {error}"[:120]] += 1

    def _write(self, by: dict[str, str]) -> None:
        body = urlencode({"client": f"{self.dice.getrandbits(60):015x}", "text": self.words()})
        status, *_rest = self.ask("POST", "/chat/long-chat/messages/", body, **by, **FORM)
        self.count("chat message", status, 201)

    def answer_surveys(self) -> None:
        """Who got a link follows it, mostly."""
        fresh, self.read = self.sink.mails[self.read :], len(self.sink.mails)
        for raw in fresh:
            letter = message_from_bytes(raw, policy=policy.default)
            body = letter.get_body(("plain",))
            link = SURVEY.search(body.get_content() if body else "")
            if link and self.dice.random() < 0.8:
                self._answer_survey(link[1])

    def _answer_survey(self, path: str) -> None:
        status, headers, page = self.ask("GET", path)
        if status == 302:
            path = headers["Location"] if headers["Location"].startswith("/") else path
            status, headers, page = self.ask("GET", path)
        names = set(re.findall(r'type="radio" name="([^"]+)"', page))
        if status != 200 or not names:
            return
        values = {
            name: re.findall(rf'type="radio" name="{re.escape(name)}" value="([^"]+)"', page)
            for name in names
        }
        said = {name: self.dice.choice(choices) for name, choices in values.items()}
        body = urlencode({**said, "comment": self.words()})
        status, *_rest = self.ask("POST", path, body, **FORM)
        self.count("survey", status, 302, 422)

    # ---- our people

    def look(self, cookie: str) -> None:
        """A page of the desk; of the inbox also one talk, as the screen asks for it."""
        path = self.dice.choice(PAGES)
        status, _headers, page = self.ask("GET", path, Cookie=f"sessionid={cookie}")
        self.count("page", status, 200)
        if talks := re.findall(r"/conversations/(\d+)/", page):
            pk = self.dice.choice(talks)
            status, *_rest = self.ask("GET", f"/conversations/{pk}/", Cookie=f"sessionid={cookie}")
            self.count("talk", status, 200)
            self.count(
                "attendance", self.press(cookie, f"/conversations/{pk}/attendance/", {"first": "1"}), 200
            )

    def answer(self, cookie: str) -> None:
        """The longest waiting: an answer that settles it, as most do."""
        _status, _headers, page = self.ask("GET", "/inbox/", Cookie=f"sessionid={cookie}")
        talks = re.findall(r"/conversations/(\d+)/", page)
        if not talks:
            return
        pk = talks[0] if self.dice.random() < 0.5 else self.dice.choice(talks)
        _status, _headers, page = self.ask("GET", f"/conversations/{pk}/", Cookie=f"sessionid={cookie}")
        version, key = (re.search(rf'name="{name}" value="([^"]*)"', page) for name in ("version", "key"))
        if version is None or key is None:
            return
        said = {"text": self.words(), "version": version[1], "key": key[1]}
        if self.dice.random() < 0.8:
            _s, _h, asked = self.ask(
                "GET", f"/conversations/{pk}/resolution/?with=reply", Cookie=f"sessionid={cookie}"
            )
            reasons = re.findall(r'<option value="(\d+)"', asked)
            said |= {"resolving": "1", "outcome": "done", "reason": self.dice.choice(reasons or [""])}
        self.count("answer", self.press(cookie, f"/conversations/{pk}/reply/", said), 200, 204, 302, 409, 422)

    def press(self, cookie: str, path: str, said: dict[str, str]) -> int:
        headers = {
            "Cookie": f"sessionid={cookie}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "HX-Request": "true",
        }
        return self.ask("POST", path, urlencode(said), **headers, **FORM)[0]

    def listen(self, cookie: str) -> None:
        """The stream of one browser; it comes again when it ends, as browsers do."""
        while not self.stopping.wait(2):
            try:
                link = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=5)
                link.request("GET", "/live", headers={"Cookie": f"sessionid={cookie}"})
                answer = link.getresponse()
                self.count("stream", answer.status, 200)
                until = time.monotonic() + self.dice.uniform(60, 300)
                while time.monotonic() < until and not self.stopping.is_set():
                    try:
                        line = answer.fp.readline()
                    except TimeoutError:
                        continue
                    if not line:
                        break
                    self.done["heard"] += line.startswith(b"data:")
                link.close()
            except (OSError, http.client.HTTPException) as error:
                self.wrong[f"listen: {type(error).__name__} {error}"[:120]] += 1
