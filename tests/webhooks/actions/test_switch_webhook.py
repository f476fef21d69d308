from zabota.channels.models import Dispatch
from zabota.webhooks.actions.switch_webhook import switch_off, switch_webhook
from zabota.webhooks.models import Webhook


def test_off_and_on_again(webhook, dan):
    for _time in range(2):
        switch_webhook(webhook, on=False, by=dan)
    webhook.refresh_from_db()
    assert webhook.switched_off_because == "asked"
    switch_webhook(webhook, on=True, by=dan)
    webhook.refresh_from_db()
    assert webhook.switched_off_at is None and webhook.failures == 0


def test_by_itself_the_owner_is_told_once_in_their_language(webhook, dan):
    dan.language = "ru"
    dan.save()
    for _time in range(2):
        switch_off(Webhook.objects.get(), Webhook.Because.SILENT)
        webhook = Webhook.objects.get()
        switch_off(webhook, Webhook.Because.SILENT)
    mail = Dispatch.objects.get(about=f"webhook-{webhook.id}")
    assert "отключён" in mail.subject and webhook.url in mail.body
