"""The survey in a real browser: a phone, taps, no JavaScript; and what a scanner may do to it."""

import pytest
from django.utils import timezone

from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.actions.revoke_invitation import revoke_invitation
from zabota.feedback.models import Invitation, Response


def address(invitation: Invitation) -> str:
    return f"/survey/{invitation.token}/"


def test_looking_writes_nothing_however_often(client, invitation):
    kept = Invitation.objects.values().get()
    for method in (client.get, client.head, client.options):
        for _again in range(10):
            method(address(invitation), HTTP_USER_AGENT="mail scanner")
            method(address(invitation) + "?mark-1=10&comment=x&language=ro")
    assert Invitation.objects.values().get() == kept and not Response.objects.exists()


def test_the_opening_is_told_by_hand_alone(client, invitation):
    assert client.get(address(invitation) + "opening/").status_code == 405
    assert client.post(address(invitation) + "opening/").status_code == 204
    assert Invitation.objects.get().opened_at is not None


def test_only_the_exact_link_opens_it(client, invitation, vera, survey):
    other = invite(vera, survey)
    forged = [
        invitation.token[:-1],
        invitation.token[:-1] + ("0" if invitation.token[-1] != "0" else "1"),
        f"{other.token.split('-')[0]}-{invitation.token.split('-')[1]}",
        "zzzzzzzzzzzzz-0",
        "я-1",
        "1",
    ]
    for token in forged:
        page = client.get(f"/survey/{token}/")
        assert page.status_code == 404 and "This link does not work" in page.content.decode()
        assert client.post(f"/survey/{token}/", {"mark-1": "10"}).status_code == 404
    assert not Response.objects.exists()


def test_a_link_speaks_the_customers_language_and_others_on_wish(client, vera, survey):
    invitation = invite(vera, survey)
    assert "Регистратура" in client.get(address(invitation)).content.decode()
    page = client.get(address(invitation) + "?language=ro").content.decode()
    assert 'lang="ro"' in page and "Recepția" in page


def test_what_was_entered_is_kept_when_something_is_wrong(client, invitation, reception):
    wrong = {f"mark-{reception.id}": "11", "comment": "Спасибо, Ștefan"}
    page = client.post(address(invitation), wrong)
    assert page.status_code == 422
    assert "whole number from 1 to 10" in page.content.decode() and "Ștefan" in page.content.decode()
    assert client.post(address(invitation), {}).status_code == 422
    assert not Response.objects.exists()


@pytest.mark.parametrize("text", ["a\x00b", "<script>alert(1)</script>", "é" * 9000, "=1+1"])
def test_any_text_is_taken_as_text(client, invitation, reception, text):
    entered = {f"mark-{reception.id}": "4", f"why-{reception.id}": text, "mark-999": "10"}
    assert client.post(address(invitation), entered).status_code == 302
    assert Response.objects.get().marks.get().why == text.replace("\x00", "")[:5000]


def test_once_answered_it_thanks_and_takes_no_second_answer(client, invitation, reception):
    client.post(address(invitation), {f"mark-{reception.id}": "10"})
    client.post(address(invitation), {f"mark-{reception.id}": "1"})
    assert Response.objects.get().lowest == 10
    assert "Thank you" in client.get(address(invitation)).content.decode()


def test_thanks_differ_and_nobody_is_sent_to_a_review_page(client, alice, bob, vera, survey, reception):
    pages = {}
    for customer, score in ((alice, 3), (bob, 8), (vera, 10)):
        invitation = invite(customer, survey)
        respond(invitation, {reception.id: (score, "")})
        pages[score] = client.get(address(invitation) + "?language=en").content.decode()
    assert "We are sorry" in pages[3] and "within" in pages[3]
    assert "still missing" in pages[8] and "glad it went well" in pages[10]
    assert not any("review" in page.lower() or "within" in page for page in (pages[8], pages[10]))


def test_links_that_ran_out_or_were_withdrawn_say_so(client, invitation, irina):
    Invitation.objects.update(expires_at=timezone.now())
    page = client.get(address(invitation))
    assert page.status_code == 410 and "has closed" in page.content.decode()
    revoke_invitation(invitation, by=irina)
    page = client.get(address(invitation))
    assert page.status_code == 410 and "withdrawn" in page.content.decode()


def tap(page, touchpoint, score):
    page.locator(f'input[name="mark-{touchpoint.id}"][value="{score}"]').locator("xpath=..").tap()


def test_a_customer_answers_with_taps_and_without_javascript(phone, vera, survey, reception, doctor, axe):
    invitation = invite(vera, survey)
    page = phone(java_script_enabled=False)
    page.goto(address(invitation))
    tap(page, reception, 10)
    assert not page.locator(f"#why-{reception.id}").is_visible()
    tap(page, doctor, 4)
    page.locator(f"#why-{doctor.id}").fill("Долго ждали, никто не объяснил")
    page.locator("form.survey button").tap()
    page.wait_for_selector(".survey-thanks")
    response = Response.objects.get()
    assert {mark.touchpoint: (mark.score, mark.why) for mark in response.marks.all()} == {
        reception: (10, ""),
        doctor: (4, "Долго ждали, никто не объяснил"),
    }
    page.goto(address(invitation))
    assert page.locator(".survey-thanks").is_visible()


def test_every_key_is_large_enough_for_a_thumb_and_nothing_is_wider_than_the_phone(phone, invitation):
    page = phone()
    page.goto(address(invitation))
    boxes = [label.bounding_box() for label in page.locator(".marks label").all()]
    assert len(boxes) == 20 and min(min(box["width"], box["height"]) for box in boxes) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_keyboard_is_enough(desktop, invitation, reception):
    page = desktop()
    page.goto(address(invitation))
    page.locator(f'input[name="mark-{reception.id}"]').first.focus()
    for _step in range(7):
        page.keyboard.press("ArrowRight")
    assert page.locator(f"#why-{reception.id}").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("A chair in the corridor")
    page.locator("form.survey button").press("Enter")
    page.wait_for_selector(".survey-thanks")
    assert Response.objects.get().lowest == 8
    assert Invitation.objects.get().opened_at is not None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_survey_is_accessible_in_each_of_its_states(phone, invitation, doctor, axe, scheme):
    page = phone(color_scheme=scheme)
    page.goto(address(invitation))
    axe(page)
    page.locator("form.survey button").tap()
    page.locator(".notice-danger").wait_for()
    axe(page)
    tap(page, doctor, 3)
    axe(page)
    page.locator("form.survey button").tap()
    page.wait_for_selector(".survey-thanks")
    axe(page)
    page.goto(f"{address(invitation)}correction/")
    page.locator("form.survey").wait_for()
    axe(page)
    page.goto("/survey/1-no/")
    axe(page)
