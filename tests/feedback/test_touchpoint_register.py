"""The register's pages: from a sector, out and in as a file, judged, and the worst of each place."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import greet, hire
from zabota.company.models import Department
from zabota.core.panels import panels_for
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Mark, Touchpoint
from zabota.feedback.touchpoint_worst import worst_by_stage, worst_first


def test_a_marketer_takes_a_sector_s_hundred_by_choosing(client, central, reception):
    client.force_login(hire("Elena", "marketer"))
    client.cookies["language"] = "ru"
    Department.objects.create(name="Маркетинг")
    page = client.get(reverse("feedback:touchpoint_presets"), {"sector": "clinic"}).content.decode()
    assert "Место, где надевают бахилы" in page and page.count('type="checkbox"') == 99
    assert page.count("disabled") == 1, "Reception is there already"
    asked = {"sector": "clinic", "name": ["Lift", "Reception", "Leaflet"], "owner_0": "x", "owner_5": "99999"}
    assert client.post(reverse("feedback:touchpoint_presets"), asked).status_code == 302
    assert set(Touchpoint.objects.values_list("name", flat=True)) == {"Reception", "Lift", "Leaflet"}
    listed = client.get(reverse("feedback:touchpoints"), {"q": "ЛИСТОВКА"}).content.decode()
    assert "Листовка" in listed and "Лифт" not in listed


def test_what_is_exported_can_be_taken_in_again(client, central, north, reception, parking_at_north):
    client.force_login(hire("Elena", "marketer"))
    data = b"".join(client.get(reverse("feedback:export_touchpoints")).streaming_content)
    Touchpoint.objects.all().delete()
    file = SimpleUploadedFile("register.csv", data)
    assert client.post(reverse("feedback:touchpoint_import"), {"file": file}).status_code == 302
    again = b"".join(client.get(reverse("feedback:export_touchpoints")).streaming_content)
    assert again == data and "Парковка" in again.decode()
    broken = SimpleUploadedFile("register.csv", "stage,name\nbuying,Новое\nnever,X\n".encode())
    answer = client.post(reverse("feedback:touchpoint_import"), {"file": broken})
    assert answer.status_code == 422 and "Line 3" in answer.content.decode()
    assert not Touchpoint.objects.filter(name="Новое").exists()


def test_a_judgement_is_made_on_the_touchpoint_s_page_and_found_in_the_list(client, nina, reception, doctor):
    client.force_login(nina)
    said = {"is_obvious": "True", "is_simple": "False", "note": "Три формы подряд"}
    client.post(reverse("feedback:judgement", args=[reception.pk]), said)
    assert (
        "Три формы подряд" in client.get(reverse("feedback:touchpoint", args=[reception.pk])).content.decode()
    )
    hard = client.get(reverse("feedback:touchpoints"), {"judged": "not_simple"}).content.decode()
    assert "Reception" in hard and "Doctor" not in hard
    client.post(reverse("feedback:judgement", args=[doctor.pk]), {"is_obvious": "True"})
    assert not doctor.judgements.exists()


def test_the_worst_is_the_most_surely_bad_not_the_rarely_marked(central, survey, reception, doctor, maria):
    for number in range(32):
        asked = invite(greet(f"Гость {number}", f"g{number}@example.com", central), survey)
        marks = {reception.id: (4 if number % 2 else 7, "")}
        if number == 0:
            marks[doctor.id] = (1, "Нагрубил")
        respond(asked, marks)
    places = worst_first(Mark.objects.visible_to(maria).by_touchpoint())
    assert [place.touchpoint for place in places] == [reception, doctor]
    assert places[0].score.n == 32 and places[1].score.is_thin
    assert worst_by_stage(places)["buying"].touchpoint == doctor
    at_branch = panels_for("branch", central, maria)[0]
    assert at_branch["places"][0].touchpoint == reception


def test_a_customer_s_worst_touchpoint_stands_on_the_card(client, alice, survey, reception, doctor, nina):
    respond(invite(alice, survey), {reception.id: (9, ""), doctor.id: (2, "Не слушал")})
    client.force_login(nina)
    card = client.get(reverse("customers:card", args=[alice.pk])).content.decode()
    assert "Worst touchpoint" in card and "mean 2.0, 1 mark" in card


def test_the_quiz_runs_from_the_start_to_the_forgotten_stages(client, oleg, pavel, reception, doctor):
    client.force_login(oleg)
    page = client.post(reverse("feedback:quizzes"))["Location"]
    assert 'data-seconds="1' in client.get(page).content.decode()
    client.post(page, {"said": "регистратура\nпогода"})
    result = client.get(page).content.decode()
    assert "1 of 2 touchpoints" in result and "Forgotten altogether: buying" in result
    client.force_login(pavel)
    assert client.get(page).status_code == 404
