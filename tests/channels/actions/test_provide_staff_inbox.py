from django.core.mail import send_mail

from zabota.channels.actions.provide_staff_inbox import provide_staff_inbox
from zabota.channels.models import Dispatch, Inbox


def test_it_is_made_once_and_left_as_it_was_set(db):
    inbox = provide_staff_inbox()
    Inbox.objects.update(name="Письма сотрудникам")
    assert provide_staff_inbox() == inbox
    assert Inbox.objects.get().name == "Письма сотрудникам"


def test_a_password_mail_stands_in_the_outbox_without_its_link(db, settings):
    settings.EMAIL_BACKEND = "zabota.channels.staff_mail.OutboxBackend"
    assert (
        send_mail("Новый пароль", "https://zabota.example/reset/secret", None, ["nina@zabota.example"]) == 1
    )
    dispatch = Dispatch.objects.get()
    assert dispatch.to == "nina@zabota.example" and dispatch.subject == "Новый пароль"
    assert dispatch.body == "" and "secret" in dispatch.sealed_body
