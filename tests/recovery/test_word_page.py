from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.models import RecoveryCase


@pytest.fixture
def fixed(answer, irina):
    case = RecoveryCase.objects.get(response=answer(timezone.now() - timedelta(hours=3), Waiting=3))
    fix_case(case, "Перезаписали на завтра", by=irina)
    return case


@pytest.fixture
def url(fixed) -> str:
    return reverse("recovery:word", args=[fixed.token])


@pytest.fixture
def phone_of_alice() -> Client:
    """A browser that must send the CSRF token, if one were asked for, and keeps nothing."""
    return Client(enforce_csrf_checks=True)


def test_looking_writes_nothing_however_often(phone_of_alice, fixed, url):
    before = RecoveryCase.objects.values().get(id=fixed.id)
    for method in (phone_of_alice.get, phone_of_alice.head):
        for _look in range(3):
            assert method(url + "?answer=yes&score=9").status_code == 200
    assert RecoveryCase.objects.values().get(id=fixed.id) == before


def test_yes_ends_the_case_then_a_mark_is_asked_and_thanks_said(phone_of_alice, fixed, url):
    page = phone_of_alice.post(url, {"answer": "yes", "words": "Теперь хорошо"}, follow=True)
    assert "How well did we put it right?" in page.content.decode()
    page = phone_of_alice.post(url, {"score": "9"}, follow=True)
    assert "We are glad" in page.content.decode()
    fixed.refresh_from_db()
    assert (fixed.ending, fixed.mark_after) == ("confirmed", 9)


def test_no_starts_the_clock_again_and_says_by_when(phone_of_alice, fixed, url):
    page = phone_of_alice.post(url, {"answer": "no", "words": "Снова не то"}, follow=True)
    assert "We are at it" in page.content.decode()
    fixed.refresh_from_db()
    assert fixed.times_reopened == 1 and fixed.fixed_at is None


def test_neither_yes_nor_no_is_asked_again_with_the_words_kept(phone_of_alice, url):
    page = phone_of_alice.post(url, {"words": "Не знаю"})
    assert page.status_code == 422
    assert "Не знаю" in page.content.decode() and "Please press yes or no." in page.content.decode()


@pytest.mark.parametrize("score", ["", "0", "11", "x"])
def test_a_mark_that_is_none_is_asked_for_again(phone_of_alice, url, fixed, score):
    phone_of_alice.post(url, {"answer": "yes"})
    assert phone_of_alice.post(url, {"score": score}).status_code == 422


@pytest.mark.parametrize("token", ["1-abc", "x", "zzzzzzzzzzzzzzzzzzzz-1", "-"])
def test_a_token_we_did_not_make_opens_nothing(phone_of_alice, fixed, token):
    assert phone_of_alice.get(reverse("recovery:word", args=[token])).status_code == 404


def test_another_case_s_token_does_not_fit(phone_of_alice, fixed):
    forged = f"{fixed.token.partition('-')[0]}-{'0' * 40}"
    assert phone_of_alice.post(reverse("recovery:word", args=[forged]), {"answer": "yes"}).status_code == 404


def test_after_sixty_days_the_link_has_closed(phone_of_alice, fixed, url):
    RecoveryCase.objects.update(asked_customer_at=timezone.now() - timedelta(days=61))
    RecoveryCase.objects.update(received_at=timezone.now() - timedelta(days=70))
    assert phone_of_alice.post(url, {"answer": "yes"}).status_code == 410
    fixed.refresh_from_db()
    assert fixed.closed_at is None


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Is it put right?"), ("ru", "Всё ли исправлено?"), ("ro", "Este totul în regulă?")],
)
def test_it_speaks_the_customer_s_languages(phone_of_alice, url, language, words):
    assert words in phone_of_alice.get(url, {"language": language}).content.decode()
