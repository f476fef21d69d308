"""Pages of plans: types, the panel beside the talk, my steps, and the files that show what was done."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.conftest import session_cookie
from tests.orders.conftest import show, step_at
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.hand_step import hand_step
from zabota.orders.models import ActionPlan, Evidence, RequestType


def as_user(user) -> Client:
    client = Client()
    client.cookies["sessionid"] = session_cookie(user)
    return client


def a_photo(name: str = "Этап №1.png") -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (6, 6), "orange").save(made, "PNG")
    return SimpleUploadedFile(name, made.getvalue())


def test_nina_begins_a_plan_beside_the_talk_and_is_told_what_is_open(talk, paper, nina):
    desk = as_user(nina)
    begun = desk.post(reverse("orders:beginning", args=[talk.id]), {"request_type": paper.id})
    assert begun.status_code == 302
    side = desk.get(reverse("desk:side", args=[talk.id])).content.decode()
    assert "Выяснить" in side and "Подписать" in side and "It is done" in side
    resolution, pressed = reverse("desk:resolution", args=[talk.id]), {"HX-Request": "true"}
    refused = desk.post(resolution, {"outcome": "done"}, headers=pressed)
    assert refused.status_code == 422
    assert "“Справка” is not finished: “Выяснить”, “Подписать”, “Снять на фото”" in refused.content.decode()


def test_a_file_that_is_not_enough_stays_and_the_page_says_what_is_missing(plan, nina):
    for position in (1, 2):
        show(step_at(plan, position), nina)
        do_step(step_at(plan, position), by=nina)
    desk, last = as_user(nina), step_at(plan, 3)
    page = reverse("orders:completion", args=[last.id])
    text = SimpleUploadedFile("фото.png", "не картинка".encode())
    answer = desk.post(page, {"remark": "", "files": text})
    assert answer.status_code == 422 and "Add a photo" in answer.content.decode()
    assert Evidence.objects.filter(step=last).count() == 1
    assert desk.post(page, {"remark": "Вот", "files": a_photo(), "from": "talk"}).status_code == 302
    plan.refresh_from_db()
    assert plan.finished_at
    picture = Evidence.objects.filter(step=last, file__is_picture=True).get()
    assert desk.get(reverse("orders:evidence_preview", args=[picture.id]))["Content-Type"] == "image/webp"
    assert "attachment" in desk.get(reverse("orders:evidence_file", args=[picture.id]))["Content-Disposition"]


def test_pavel_finds_nothing_of_it_until_a_step_is_handed_to_him(plan, nina, pavel):
    step, north = step_at(plan, 1), as_user(pavel)
    page = reverse("orders:step", args=[step.id])
    assert north.get(page).status_code == 404
    assert north.get(reverse("orders:plan", args=[plan.conversation_id])).status_code == 404
    hand_step(step, department=None, doer=pavel, by=nina)
    shown = north.get(page).content.decode()
    assert "It is done" in shown and f"/conversations/{plan.conversation_id}/" not in shown
    assert step.title in north.get(reverse("orders:steps")).content.decode()
    assert step.title in north.get(reverse("insight:my_day")).content.decode()
    given = north.post(reverse("orders:handing", args=[step.id]), {"department": "", "doer": ""})
    assert given.status_code == 302 and given["Location"] == reverse("orders:steps")


def test_a_step_is_handed_on_sent_back_and_the_plan_called_off(plan, nina, oleg, archive):
    step, desk, lead = step_at(plan, 1), as_user(nina), as_user(oleg)
    handed = {"department": archive.id, "doer": ""}
    assert desk.post(reverse("orders:handing", args=[step.id]), handed).status_code == 302
    assert "Архив" in desk.get(reverse("orders:steps"), {"of": archive.id}).content.decode()
    do_step(step, by=nina)
    back = reverse("orders:sending_back", args=[step.id])
    assert desk.post(back, {"because": "Не то"}).status_code == 422
    assert lead.post(back, {"because": "Не то"}).status_code == 302
    assert "Не то" in desk.get(reverse("orders:step", args=[step.id])).content.decode()
    ending = reverse("orders:ending", args=[plan.id])
    assert desk.post(ending, {"why": "customer", "note": ""}).status_code == 422
    assert desk.post(ending, {"why": "customer", "note": "Передумала"}).status_code == 302
    assert ActionPlan.objects.get().called_off_at


def test_dan_takes_his_sector_s_types_changes_one_and_retires_one(dan, archive):
    office = as_user(dan)
    assert "Begin with your sector" in office.get(reverse("orders:types")).content.decode()
    assert office.post(reverse("orders:preset")).status_code == 302
    kept = RequestType.objects.first()
    page = reverse("orders:type", args=[kept.id])
    assert kept.name in office.get(page).content.decode()
    rows = {"steps-TOTAL_FORMS": 2, "steps-INITIAL_FORMS": 0, "name": "Иное"}
    rows |= {"steps-0-title": "Раз", "steps-0-hours": "1.5", "steps-0-evidence": "photo"}
    rows |= {"steps-1-title": "", "steps-1-evidence": "tick", "steps-0-department": archive.id}
    assert office.post(page, {**rows, "name": ""}).status_code == 422
    assert office.post(page, rows).status_code == 302
    step = kept.steps.get()
    assert (step.title, step.due_seconds, step.evidence, step.department) == ("Раз", 5400, "photo", archive)
    office.post(reverse("orders:retirement", args=[kept.id]))
    assert "Иное" in office.get(reverse("orders:types")).content.decode()


@pytest.mark.parametrize("name", ["orders:types", "orders:new_type"])
def test_types_are_not_nina_s_to_change(nina, name):
    assert as_user(nina).get(reverse(name)).status_code == 403
