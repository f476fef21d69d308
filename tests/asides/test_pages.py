"""Asking beside a conversation, on pages and over HTTP; and that the page of a conversation pays nothing."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from zabota.asides.models import Aside

TO = "lab@example.org"


def test_it_is_asked_written_on_and_closed_on_pages(client, nina, asked):
    client.force_login(nina)
    new = reverse("asides:new", args=[asked.id])
    message = asked.messages.get()
    assert "Where is my order?" in client.get(new).content.decode()
    by = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    given = {"key": "k", "to": TO, "subject": "Анализ", "text": "Готов?", "answer_by": by}
    wrong = client.post(new, {**given, "to": "alice@example.com"})
    assert wrong.status_code == 422 and "Готов?" in wrong.content.decode()
    for _press in range(2):
        assert client.post(new, {**given, "quotes": [message.id]}).status_code == 302
    made = Aside.objects.get()
    assert "> Where is my order?" in made.messages.get().text
    side = client.get(reverse("desk:side", args=[asked.id])).content.decode()
    assert "Анализ" in side and TO in side
    assert "Анализ" in client.get(reverse("asides:beside", args=[asked.id])).content.decode()
    assert "Анализ" in client.get(reverse("insight:my_day")).content.decode()
    page = reverse("asides:aside", args=[made.id])
    assert "Готов?" in client.get(page).content.decode()
    client.post(reverse("asides:more", args=[made.id]), {"key": "m", "text": "Ждём", "answer_by": by})
    assert made.messages.count() == 2
    client.post(reverse("asides:closure", args=[made.id]))
    made.refresh_from_db()
    assert made.state == "closed"


def test_the_page_of_a_conversation_pays_nothing_for_it(client, nina, aside, asked):
    client.force_login(nina)
    with CaptureQueriesContext(
        connection,
    ) as asked_of_it:
        shown = client.get(reverse("desk:conversation", args=[asked.id])).content.decode()
    assert not [query for query in asked_of_it if "asides_" in query["sql"]]
    assert "sklad@supplier.example" not in shown


def test_a_program_asks_and_reads_the_answer(program, nina, asked):
    call = program(nina)
    given = {
        "conversation": asked.id,
        "to": TO,
        "subject": "Анализ",
        "text": "Готов?",
        "answer_by": (timezone.now() + timedelta(days=1)).isoformat(),
    }
    made = call("post", "/asides", given)
    assert made.status_code == 201 and made.json()["state"] == "waiting"
    one = f"/asides/{made.json()['id']}"
    assert len(call("post", f"{one}/messages", {"text": "Ждём"}).json()["messages"]) == 2
    assert call("put", f"{one}/closure").json()["state"] == "closed"
    assert [row["id"] for row in call("get", "/asides").json()["rows"]] == [made.json()["id"]]
    assert call("get", one).json()["subject"] == "Анализ"
