import pytest

from tests.cast import greet
from zabota.channels.models import Dispatch
from zabota.customers.models import Consent, Identity
from zabota.feedback.actions.respond import respond
from zabota.feedback.actions.send_batch import send_batch
from zabota.feedback.actions.start_wave import start_wave
from zabota.feedback.models import Invitation, Refusal
from zabota.feedback.waves import progress_of


@pytest.fixture
def people(alice, bob, vera, north):
    return [alice, bob, vera, greet("Ștefan", "stefan@example.com", north, language="ro")]


def test_batch_after_batch_everyone_is_asked_once_in_their_language(wave, people, mail_inbox):
    wave.batch_size = 3
    wave.save()
    start_wave(wave)
    assert [send_batch(wave) for _time in range(3)] == [3, 1, 0]
    assert {row.customer for row in Invitation.objects.all()} == set(people)
    sent = {row.to: row for row in Dispatch.objects.all()}
    assert len(sent) == 4 and all(row.is_automatic for row in sent.values())
    mail = sent["stefan@example.com"]
    assert "[[survey]]" in mail.body and "Ștefan" in mail.body and mail.links["survey"][0] == "survey"
    assert "http" not in mail.body, "no working link stands in the outbox"


def test_the_policy_decides_on_each_and_every_refusal_is_explained(wave, people, mail_inbox):
    alice, bob, vera, stefan = people
    Consent.objects.create(customer=alice, purpose="surveys", withdrawn_at=wave.created_at, source="letter")
    Identity.objects.filter(customer=bob).delete()
    start_wave(wave)
    send_batch(wave)
    assert {row.customer: row.reason for row in Refusal.objects.filter(wave=wave)} == {
        alice: "withdrawn",
        bob: "no_channel",
    }
    progress = progress_of(wave)
    assert (progress.target, progress.looked_at, progress.invited, progress.spared) == (4, 4, 2, 2)


def test_only_the_target_group_is_looked_at(wave, people, mail_inbox, north):
    wave.branches.add(north)
    wave.group = {"languages": ["ro"]}
    wave.save()
    start_wave(wave)
    send_batch(wave)
    asked = {row.customer for row in Invitation.objects.all()}
    assert asked and all(customer.language == "ro" and north in customer.branches.all() for customer in asked)
    assert people[0] not in asked


def test_with_the_answers_it_wanted_nobody_else_is_asked(wave, people, mail_inbox, reception):
    wave.batch_size, wave.answers_wanted = 1, 1
    wave.save()
    start_wave(wave)
    send_batch(wave)
    respond(Invitation.objects.get(), {reception.id: (8, "")})
    assert send_batch(wave) == 0
    progress = progress_of(wave)
    assert (progress.invited, progress.answered, progress.opened) == (1, 1, 1)
