"""A wave, from the marketer's design to answers and conclusions: pages, mails, the customer's telephone."""

import re
from email import message_from_bytes
from email.policy import default

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import greet, hire
from zabota.channels.models import Dispatch
from zabota.channels.outgoing_mail import as_mail
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.run_waves import run_waves
from zabota.feedback.models import Answer, Invitation, Mark, Survey, Wave


@pytest.fixture
def marketer(central):
    return hire("Elena", "marketer")


@pytest.fixture
def doctor(db):
    return add_touchpoint("Doctor", "buying", names={"ru": "Приём врача", "ro": "Consultația medicului"})


def post(client, route, /, *args, **given):
    page = client.post(reverse(f"feedback:{route}", args=args), given)
    assert page.status_code == 302, page.content.decode()
    return page


def link_in(mail: bytes, mark: str = "") -> str:
    text = message_from_bytes(mail, policy=default).get_content()
    assert "Один вопрос: Приём врача" in text and "просто ответьте" in text
    return next(url for url in re.findall(r"https?://[^/\s]+(/survey/\S+)", text) if url.endswith(mark))


def test_a_marketer_asks_a_quarter_and_decides(client, marketer, doctor, central, mail_inbox):
    customers = [
        greet("Вера", "vera@example.com", central, language="ru"),
        greet("Ștefan", "stefan@example.com", central, language="ro"),
    ]
    client.force_login(marketer)
    post(client, "new_survey", name="Квартал", greeting_ru="Как вы с нами?", thanks_ru="Спасибо!")
    survey = Survey.objects.get()
    post(client, "new_question", survey.pk, "mark", touchpoint=doctor.pk)
    today = timezone.localdate()
    post(
        client,
        "new_wave",
        name="Квартал · 03.2026",
        survey=survey.pk,
        starts_on=today,
        ends_on=today,
        rhythm="quarterly",
        batch_size=50,
    )
    wave = Wave.objects.get()
    post(client, "wave_start", wave.pk)
    run_waves()
    run_waves()
    asked = {row.customer: row for row in Invitation.objects.all()}
    assert set(asked) == set(customers) and Dispatch.objects.count() == 2

    mails = {dispatch.to: as_mail(dispatch) for dispatch in Dispatch.objects.all()}
    seven = link_in(mails["vera@example.com"], "=7")
    filled = client.get(seven).content.decode()
    assert "Как вы с нами?" in filled and 'value="7" checked' in filled
    assert not Mark.objects.exists(), "looking keeps nothing, however often a scanner looks"
    address, _question, query = seven.partition("?")
    name, value = query.split("=")
    assert client.post(address, {name: value, f"why-{doctor.pk}": "Долго ждали"}).status_code == 302
    assert Mark.objects.get().score == 7

    progress = client.get(reverse("feedback:wave_progress", args=[wave.pk])).content.decode()
    assert re.search(r"Answered.*?>\s*1\s*<", progress, re.S)
    post(client, "wave_pause", wave.pk, resting="1")
    post(client, "wave_ending", wave.pk)
    post(client, "wave_conclusions", wave.pk, conclusions="Второй врач по утрам; отвечает Олег, до мая")
    wave.refresh_from_db()
    page = client.get(reverse("feedback:wave", args=[wave.pk])).content.decode()
    assert "Второй врач по утрам" in page and wave.followed_by.name in page
    following = client.get(reverse("feedback:wave", args=[wave.followed_by.pk])).content.decode()
    assert "planned" in following and "cannot be compared" not in following
    assert not Answer.objects.exists()
