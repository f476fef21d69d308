import pytest

from tests.channels.provider import Reply
from tests.webhooks.listener import is_genuine
from zabota.core.errors import Refused
from zabota.webhooks.actions.switch_webhook import switch_webhook
from zabota.webhooks.actions.try_webhook import try_webhook


def test_the_trial_is_told_once_and_says_nothing(webhook, listener, dan):
    assert try_webhook(webhook, by=dan).state == "told"
    assert listener.asked[0].json["data"] == {} and is_genuine(listener.asked[0], webhook.secret)
    listener.next = [Reply(404, body="нет такого".encode())]
    failed = try_webhook(webhook, by=dan)
    assert failed.state == "given_up" and failed.status == 404 and "нет такого" in failed.answer


def test_not_while_it_is_off(webhook, dan):
    switch_webhook(webhook, on=False, by=dan)
    webhook.refresh_from_db()
    with pytest.raises(Refused):
        try_webhook(webhook, by=dan)
